import { elementsOf, parseHtml, placeOf, type HtmlTree } from '../document/htmlTree.ts';
import { scanTags } from '../document/tags.ts';
import { message } from '../text/message.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { applyEdits } from '../text/textEdit.ts';
import { outlineOf } from './outline.ts';
import type { BrokenBody, Finding } from './repair.ts';

/** Elements whose end tag either closes one or does nothing at all. One of formatting, a heading, a form or a
 * part of a table may do more than that, and `</p>` and `</br>` make elements. */
const CLOSERS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote button center details div dl fieldset figcaption figure footer header ' +
    'iframe ins label main nav noscript ol picture q script section span style sub summary sup ul video'
  ).split(' '),
);

/** End tags that close nothing and that browsers therefore pass over. */
export function* findSurplusEndTags(body: BrokenBody): Generator<Finding> {
  const { markup, tree } = body;
  const surplus = surplusIn(body);
  if (surplus.length === 0) return;
  // Whatever the search may have missed shows in the tree.
  const without = applyEdits(
    markup,
    surplus.map(({ start, end }) => ({
      range: { start: start - tree.base, end: end - tree.base },
      newText: '',
    })),
  );
  const again = parseHtml(without, { start: 0, end: without.length });
  if (outlineOf(again) !== outlineOf(tree)) return;
  for (const { start, end, count } of runsOf(body.text, surplus)) {
    const range = deletable(body, { start, end });
    if (!range) continue;
    yield {
      message:
        count === 1 ? message('This end tag closes nothing.') : message('These end tags close nothing.'),
      range: { start, end },
      edits: [{ range, newText: '' }],
    };
  }
}

/** Tags with nothing but spaces between them. */
interface Run extends OffsetRange {
  readonly count: number;
}

function runsOf(text: string, tags: readonly OffsetRange[]): Run[] {
  const runs: Run[] = [];
  for (const { start, end } of tags) {
    const last = runs.at(-1);
    if (last && /^[ \t]*$/.test(text.slice(last.end, start))) {
      runs[runs.length - 1] = { start: last.start, end, count: last.count + 1 };
    } else {
      runs.push({ start, end, count: 1 });
    }
  }
  return runs;
}

function surplusIn({ markup, tree, isInCode }: BrokenBody): OffsetRange[] {
  const surplus: OffsetRange[] = [];
  // What a template holds is a tree of its own.
  if (/<template/i.test(markup)) return surplus;
  const closing = endTagsOf(tree);
  for (const { kind, name, start, end } of scanTags(markup)) {
    if (kind !== 'close' || !CLOSERS.has(name)) continue;
    const tag = { start: start + tree.base, end: end + tree.base };
    if (!closing.has(tag.start) && !isInCode(tag.start)) surplus.push(tag);
  }
  return surplus;
}

/** Where the end tags begin that close an element. */
function endTagsOf(tree: HtmlTree): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const element of elementsOf(tree)) {
    const endTag = placeOf(tree, element)?.endTag;
    if (endTag) starts.add(endTag.start);
  }
  return starts;
}

/** Lines are looked at a little way only: some are a whole article. */
const NEAR = 200;

/** What goes with the tags: their whole line where they are alone there. undefined where Markdown might read what
 * follows in another way. */
function deletable({ text, body, isInHtml }: BrokenBody, tags: OffsetRange): OffsetRange | undefined {
  const [before = ''] =
    /[^\r\n]*$/.exec(text.slice(Math.max(body.start, tags.start - NEAR), tags.start)) ?? [];
  if (before.length === NEAR || !/^[ \t]*$/.test(before)) return tags;
  const ahead = text.slice(tags.end, tags.end + NEAR);
  const [rest = '', lineBreak] = /^[ \t]*(\r\n|\n|\r|$)/.exec(ahead) ?? [];
  const isAlone = lineBreak !== undefined && rest.length < NEAR;
  if (!isInHtml(tags.start)) {
    const follows = isAlone ? ahead.slice(rest.length) : ahead;
    const isCode = /\t| {4}/.test(before);
    if (isCode || !/^ {0,3}(?:<|[\r\n]|$)/.test(follows)) return undefined;
  }
  return isAlone ? { start: tags.start - before.length, end: tags.end + rest.length } : tags;
}

import type { StateBlock } from 'markdown-it';
import { scanTags, VOID_ELEMENTS, type Tag } from '../document/tags.ts';

/** Elements that stand inside a line of Markdown (kramdown's HTML_SPAN_ELEMENTS, and what HTML added since):
 * any other begins a block of HTML. */
export const SPAN_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark ' +
    'option q rb rbc rp rt rtc ruby s samp select small span strike strong sub sup textarea time tt u var wbr'
  ).split(' '),
);

/** Elements whose end tag an author may leave out: one without reaches to the next blank line. */
const OPTIONAL_END: ReadonlySet<string> = new Set(
  'p li dt dd tr td th thead tbody tfoot caption colgroup option optgroup'.split(' '),
);

/** The tags of a text and, by number, where the element that an opening tag begins ends. */
interface BlockTags {
  readonly tags: readonly Tag[];
  /** The end of the matching end tag; -1 without one. */
  readonly ends: Int32Array;
}

/** What a render keeps in markdown-it's environment. */
interface Env {
  blockTags?: BlockTags;
}

/**
 * markdown-it's rule for blocks of HTML, as kramdown has them: a block element at the start of a line is raw
 * up to its end tag; blank lines neither end it nor does indentation in it begin code. CommonMark's own rule
 * would break the article in the middle. What is left of the end tag's line belongs to the block.
 */
export function htmlBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!;
  if (state.src[start] !== '<') return false;
  const indented = state.sCount[startLine]! - state.blkIndent >= 4;
  // An indented line is code, but behind HTML it is the rest of an article that has one end tag too many.
  if (indented && state.tokens.at(-1)?.type !== 'html_block') return false;
  const blockTags = ((state.env as Env).blockTags ??= matchTags(state.src));
  const first = tagAt(blockTags.tags, start);
  if (blockTags.tags[first]?.start !== start || !startsBlock(blockTags.tags[first])) return false;
  if (silent) return true;

  const stop = blockEnd(state, blockTags, first, startLine, endLine);
  if (markdownInHtml(state, blockTags, first, startLine, stop)) return true;
  state.line = stop;
  const token = state.push('html_block', '', 0);
  token.map = [startLine, stop];
  token.content = state.getLines(startLine, stop, state.blkIndent, true);
  return true;
}

/** `<div markdown="1">`: what the element holds is Markdown, if its tags stand in lines of their own or all of
 * it in one. */
function markdownInHtml(
  state: StateBlock,
  { tags, ends }: BlockTags,
  first: number,
  startLine: number,
  stop: number,
): boolean {
  const { name, start, end } = tags[first]!;
  const written = MARKDOWN.exec(state.src.slice(start, end))?.[1];
  if (written === undefined || ends[first]! < 0) return false;
  const isSpan = written === 'span' || (written === '1' && HOLDS_TEXT.has(name));
  const close = state.src.lastIndexOf('</', ends[first]);
  const inner = state.src.slice(end, close);
  const isOneLine = !inner.includes('\n');
  if (!isSpan && !isOneLine && !/^[ \t]*\n[^]*\n[ \t]*$/.test(inner)) return false;
  const push = (type: string, content: string, map: [number, number]): void => {
    const token = state.push(type, '', 0);
    token.content = content;
    token.map = map;
    if (type === 'inline') token.children = [];
  };
  push('html_block', state.src.slice(start, end), [startLine, startLine + 1]);
  if (isSpan || isOneLine) {
    if (!isSpan) state.push('paragraph_open', 'p', 1).map = [startLine, stop];
    push('inline', inner.trim(), [startLine, stop]);
    if (!isSpan) state.push('paragraph_close', 'p', -1);
  } else {
    const lineMax = state.lineMax;
    state.lineMax = stop - 1;
    state.level++;
    state.md.block.tokenize(state, startLine + 1, stop - 1);
    state.level--;
    state.lineMax = lineMax;
  }
  push('html_block', `${state.src.slice(close, state.eMarks[stop - 1])}\n`, [stop - 1, stop]);
  state.line = stop;
  return true;
}

const MARKDOWN = /^<[^>]*?\smarkdown=["']?(1|block|span)["'\s>]/i;
/** Elements whose Markdown is the text of a line (kramdown's HTML_CONTENT_MODEL_SPAN, of blocks). */
const HOLDS_TEXT = new Set('p h1 h2 h3 h4 h5 h6 caption dt th legend optgroup'.split(' '));

function startsBlock(tag: Tag): boolean {
  // `<https://…>` is a link and `<divclass="…` a slip.
  return tag.kind === 'comment' || (/^[a-z][\w:.-]*(?<!:)$/.test(tag.name) && !SPAN_ELEMENTS.has(tag.name));
}

/** The line after the block that begins with tag number `first`: after the first line at whose end no block
 * element is open. */
function blockEnd(
  state: StateBlock,
  { tags, ends }: BlockTags,
  first: number,
  startLine: number,
  endLine: number,
): number {
  let line = startLine;
  let at = first;
  const inside = (next: number): boolean =>
    next < endLine && (state.isEmpty(next) || state.sCount[next]! >= state.blkIndent);
  for (;;) {
    const tag = tags[at];
    if (!tag || tag.start >= state.eMarks[line]!) return line + 1;
    let end = tag.end;
    if (tag.kind === 'open' && startsBlock(tag) && !VOID_ELEMENTS.has(tag.name)) {
      end = ends[at]!;
      if (end < 0) {
        const toBlank = OPTIONAL_END.has(tag.name);
        while (inside(line + 1) && !(toBlank && state.isEmpty(line + 1))) line++;
        return line + 1;
      }
    }
    while (end > state.eMarks[line]!) {
      if (!inside(line + 1)) return line + 1;
      line++;
    }
    do at++;
    while (at < tags.length && tags[at]!.start < end);
  }
}

/** Pairs start tags with end tags, each name by itself: an end tag closes the last open tag of its name. */
function matchTags(source: string): BlockTags {
  const tags = [...scanTags(source)];
  const ends = new Int32Array(tags.length).fill(-1);
  const open = new Map<string, number[]>();
  for (const [number, tag] of tags.entries()) {
    if (tag.kind === 'comment') continue;
    const waiting = open.get(tag.name);
    if (tag.kind === 'close') {
      const start = waiting?.pop();
      if (start !== undefined) ends[start] = tag.end;
    } else if (waiting) {
      // A paragraph holds no other: the next one ends it.
      if (tag.name === 'p') waiting.length = 0;
      waiting.push(number);
    } else {
      open.set(tag.name, [number]);
    }
  }
  return { tags, ends };
}

/** The number of the first tag at or after `offset`. */
function tagAt(tags: readonly Tag[], offset: number): number {
  let low = 0;
  let high = tags.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tags[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

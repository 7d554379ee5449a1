import { elementsOf, placeOf } from '../document/htmlTree.ts';
import type { Field, FieldValue, PostDocument } from '../document/postDocument.ts';
import { readTerms } from '../facts/postFacts.ts';
import { encloses, slice, touches, trimmed, type OffsetRange } from '../text/offsetRange.ts';

/** What a selection at `offset` grows to, step by step: each range holds the one before it. */
export function findSelectionSteps(post: PostDocument, offset: number): OffsetRange[] {
  const { text } = post;
  const steps = [...candidates(post, offset), { start: 0, end: text.length }];
  const grown: OffsetRange[] = [];
  for (const step of steps) {
    const last = grown.at(-1);
    if (step.end <= step.start || !touches(step, offset)) continue;
    const grows = !last || (encloses(step, last) && step.end - step.start > last.end - last.start);
    if (grows) grown.push(step);
  }
  return grown;
}

function candidates(post: PostDocument, offset: number): OffsetRange[] {
  const { frontMatter, stamp, headingLink, body } = post;
  if (frontMatter.kind !== 'absent') {
    const { content, openFence } = frontMatter;
    const end = frontMatter.kind === 'closed' ? frontMatter.closeFence.end : content.end;
    if (offset <= end) {
      const inside = frontMatter.fields.find(({ range }) => touches(range, offset));
      return [
        ...(inside ? fieldSteps(post.text, inside, offset) : []),
        trimmed(post.text, content),
        { start: openFence.start, end },
      ];
    }
  }
  if (stamp && touches(stamp.range, offset)) return [stamp.valueRange, stamp.range];
  if (headingLink && touches(headingLink.range, offset)) {
    return [headingLink.textRange, headingLink.urlRange, headingLink.range];
  }
  return touches(body, offset) ? bodySteps(post, offset) : [];
}

/** Item → value → field. */
function fieldSteps(text: string, field: Field, offset: number): OffsetRange[] {
  const { value, keyRange, range } = field;
  if (touches(keyRange, offset)) return [keyRange, range];
  const steps: OffsetRange[] = [];
  for (let at: FieldValue | undefined = value; at; at = itemAt(at, offset)) {
    steps.unshift(...(at.kind === 'scalar' ? [withoutQuotes(text, at.range)] : []), at.range);
  }
  const word = readTerms(text, field).find((term) => touches(term.range, offset));
  return [...(word ? [withoutQuotes(text, word.range), word.range] : []), ...steps, range].sort(
    (a, b) => a.end - a.start - (b.end - b.start),
  );
}

function itemAt(value: FieldValue, offset: number): FieldValue | undefined {
  return value.kind === 'list' ? value.items.find(({ range }) => touches(range, offset)) : undefined;
}

function withoutQuotes(text: string, range: OffsetRange): OffsetRange {
  const written = slice(text, range);
  return /^(["'])[^]*\1$/.test(written) && written.length > 1
    ? { start: range.start + 1, end: range.end - 1 }
    : range;
}

/** Text → element's content → element → the elements around it → body. */
function bodySteps({ text, body, html }: PostDocument, offset: number): OffsetRange[] {
  const around: OffsetRange[] = [];
  for (const element of elementsOf(html)) {
    const place = placeOf(html, element);
    if (!place) continue;
    const { startTag, endTag } = place;
    if (startTag.start > offset) break;
    if (!endTag) {
      // A picture, or a tag that nothing closes.
      if (touches(startTag, offset)) around.push(startTag);
      continue;
    }
    const whole = { start: startTag.start, end: endTag.end };
    if (!touches(whole, offset)) continue;
    around.push(whole);
    const content = { start: startTag.end, end: endTag.start };
    if (touches(content, offset)) around.push(content, trimmed(text, content));
    else around.push(offset < content.start || content.start === content.end ? startTag : endTag);
  }
  return [
    ...textSteps(text, body, offset),
    ...around.sort((a, b) => a.end - a.start - (b.end - b.start)),
    trimmed(text, body),
  ];
}

/** The text between two tags, and of Markdown the line and the paragraph. */
function textSteps(text: string, body: OffsetRange, offset: number): OffsetRange[] {
  const open = text.lastIndexOf('<', offset - 1);
  const isTag =
    open >= body.start && text.lastIndexOf('>', offset - 1) < open && /[a-z/!]/i.test(text[open + 1] ?? '');
  if (isTag) return [];
  const start = Math.max(body.start, open < 0 ? 0 : text.lastIndexOf('>', offset - 1) + 1);
  const next = text.indexOf('<', offset);
  const end = next < 0 ? body.end : next;
  const between = { start, end };
  const before = text.lastIndexOf('\n\n', offset - 1);
  const after = text.indexOf('\n\n', offset);
  const paragraph = {
    start: Math.max(start, before < 0 ? 0 : before + 2),
    end: Math.min(end, after < 0 ? body.end : after),
  };
  return [trimmed(text, paragraph), trimmed(text, between)];
}

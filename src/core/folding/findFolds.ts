import { elementsOf, placeOf } from '../document/htmlTree.ts';
import { findMarkdownCode } from '../document/markdownCode.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { findHeadings, type Heading } from '../facts/headings.ts';
import type { OffsetRange } from '../text/offsetRange.ts';

/** Lines that can be folded into the first of them. */
export interface Fold {
  /** From somewhere in the first line to somewhere in the last one. */
  readonly range: OffsetRange;
  /** Whether the last line stays in sight, as that of an end tag does. */
  readonly keepsLastLine: boolean;
  readonly kind: 'region' | 'other';
}

const REGION = /<!--[ \t]*#(end)?region\b[^>]*-->/g;

/** What can be folded: front matter, elements, regions, fenced code, and the sections of Markdown headings.
 * Some lie within one line, where there is nothing to fold. */
export function findFolds(post: PostDocument): Fold[] {
  const { frontMatter } = post;
  const folds: Fold[] = [];
  if (frontMatter.kind === 'closed') {
    const range = { start: frontMatter.openFence.start, end: frontMatter.closeFence.end };
    folds.push({ range, keepsLastLine: false, kind: 'region' });
  }
  for (const element of elementsOf(post.html)) {
    const place = placeOf(post.html, element);
    if (!place?.endTag) continue;
    const range = { start: place.startTag.start, end: place.endTag.start };
    folds.push({ range, keepsLastLine: true, kind: 'other' });
  }
  for (const range of findMarkdownCode(post.text, post.body)) {
    folds.push({ range, keepsLastLine: false, kind: 'other' });
  }
  folds.push(...findRegions(post), ...findSections(post));
  return folds;
}

function* findRegions({ text, body }: PostDocument): Generator<Fold> {
  const open: number[] = [];
  for (const { index, 0: mark, 1: end } of text.slice(body.start).matchAll(REGION)) {
    const at = body.start + index;
    if (end === undefined) {
      open.push(at);
      continue;
    }
    const start = open.pop();
    if (start !== undefined) {
      yield { range: { start, end: at + mark.length }, keepsLastLine: false, kind: 'region' };
    }
  }
}

/** From each heading of Markdown to the line before the next one of its rank. */
function* findSections(post: PostDocument): Generator<Fold> {
  const open: Heading[] = [];
  const fold = (heading: Heading, end: number): Fold => ({
    range: { start: heading.range.start, end },
    keepsLastLine: true,
    kind: 'other',
  });
  for (const heading of findHeadings(post)) {
    if (heading.syntax !== 'markdown') continue;
    while (open.length > 0 && open.at(-1)!.rank >= heading.rank) yield fold(open.pop()!, heading.range.start);
    open.push(heading);
  }
  while (open.length > 0) yield fold(open.pop()!, post.body.end);
}

import type { PostDocument } from '../document/postDocument.ts';
import { encloses, overlaps, shifted, type OffsetRange } from '../text/offsetRange.ts';
import { findChange, type TextChange } from '../text/textChange.ts';
import { freeName } from './freeName.ts';
import type { MarkedJunk } from './junkMarks.ts';
import { placeTags } from './places.ts';
import type { PreviewPiece, RenderedBody } from './renderedPost.ts';
import { sanitize } from './sanitize.ts';
import { showText } from './shownText.ts';
import { isWhole, nameOf } from './splitMarkup.ts';

/**
 * The body of a post that differs from one rendered before by one change. Where that is within a single piece
 * the piece is rendered alone, and where it is before the body nothing is: all others move along. undefined
 * where it is not certain that a whole render would give the same.
 */
export function patchBody(
  before: RenderedBody,
  post: PostDocument,
  removals: readonly MarkedJunk[],
): RenderedBody | undefined {
  const change = findChange(before.post.text, post.text) ?? { start: 0, end: 0, length: 0, shift: 0 };
  const { shift } = change;
  const bodyMoved = change.end <= before.post.body.start;
  if (post.body.start !== before.post.body.start + (bodyMoved ? shift : 0)) return undefined;
  const number = bodyMoved ? -1 : findPiece(before.pieces, change);
  const old = before.pieces[number];
  const range = bodyMoved ? { start: change.start, end: change.end } : old?.source;
  if (!range) return undefined;
  const inside = junkInside(before.removals, removals, range, shift);
  if (!inside) return undefined;
  const { pieces } = before;
  if (!old) return { ...before, post, removals, pieces: pieces.map((piece) => moved(piece, shift)) };
  const source = { start: range.start, end: range.end + shift };
  const now = renderAlone(before, post.text, source, inside.after);
  if (!now) return undefined;
  if (!old.isAlone) {
    // By itself the piece must have given what it gave among all.
    const was = renderAlone(before, before.post.text, range, inside.before);
    if (was?.name !== now.name || was.html !== old.html) return undefined;
  }
  const patched = pieces.map((piece, index) => (index < number ? piece : moved(piece, shift)));
  patched[number] = { ...old, html: now.html, source, isAlone: true };
  return { ...before, post, removals, pieces: patched };
}

/** The number of the piece that a change is within; -1 without one. */
function findPiece(pieces: readonly PreviewPiece[], { start, end }: TextChange): number {
  return pieces.findIndex(({ source }) => source && source.start < start && end < source.end);
}

function moved(piece: PreviewPiece, shift: number): PreviewPiece {
  if (shift === 0) return piece;
  // Written out: there are thousands at each letter, and a spread takes five times as long.
  const { html, start, isWhole, source, isAlone = false } = piece;
  return { html, start: start + shift, isWhole, source: source && shifted(source, shift), isAlone };
}

interface JunkInside {
  readonly before: readonly MarkedJunk[];
  readonly after: readonly MarkedJunk[];
}

/** The junk within what has changed; undefined where that is not all that is new of the junk. */
function junkInside(
  before: readonly MarkedJunk[],
  after: readonly MarkedJunk[],
  range: OffsetRange,
  shift: number,
): JunkInside | undefined {
  const newRange = { start: range.start, end: range.end + shift };
  const [insideBefore, insideAfter] = [within(before, range), within(after, newRange)];
  if (before.length - insideBefore.length !== after.length - insideAfter.length) return undefined;
  let [at, to] = [0, 0];
  while (at < before.length || to < after.length) {
    const [old, junk] = [before[at], after[to]];
    if (old && encloses(range, old.range)) at++;
    else if (junk && encloses(newRange, junk.range)) to++;
    else {
      if (!old || !junk || overlaps(range, old.range)) return undefined;
      if (!isSame(junk, old, old.range.start < range.start ? 0 : shift)) return undefined;
      at++;
      to++;
    }
  }
  return { before: insideBefore, after: insideAfter };
}

function within(removals: readonly MarkedJunk[], range: OffsetRange): MarkedJunk[] {
  return removals.filter((junk) => encloses(range, junk.range));
}

function isSame(junk: MarkedJunk, old: MarkedJunk, shift: number): boolean {
  return (
    junk.range.start === old.range.start + shift &&
    junk.range.end === old.range.end + shift &&
    junk.kind === old.kind &&
    junk.rule === old.rule &&
    junk.reason === old.reason
  );
}

/** What markdown-it or Liquid would read in it. */
const NOT_PLAIN = /\0|\{[{%]/;

/** A range of the post as a piece; undefined where it is none. */
function renderAlone(
  { view, places, gate }: RenderedBody,
  text: string,
  range: OffsetRange,
  removals: readonly MarkedJunk[],
): { readonly html: string; readonly name: string } | undefined {
  const { shown, marks } = showText(text, range, view, removals);
  const raw = shown.text;
  const name = nameOf(raw);
  if (NOT_PLAIN.test(raw) || !isWhole(raw, name)) return undefined;
  const attribute = freeName(raw, 'galley-at');
  const placed = placeTags(
    raw,
    { attribute, mark: marks?.attribute },
    (offset) => shown.originOf(offset) - range.start,
  );
  // As markdown-it does.
  const html = placed.replace(/\r\n?/g, '\n');
  return { html: sanitize(html, { marks, placeAttribute: places ? attribute : undefined }, gate), name };
}

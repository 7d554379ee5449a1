import { fingerprint } from '../text/fingerprint.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';

/** A post before a bulk change, or after it. */
export type Side = 'before' | 'after';

/** A place that changes: where it is in the text before, what stands there, and what stands there afterwards.
 * Offsets are UTF-16 code units; a byte order mark counts as one. */
export type ChangedPiece = readonly [start: number, before: string, after: string];

/** What a bulk change makes of one post: enough to do it, to undo it, and to tell which of the two has happened. */
export interface JournalEntry {
  /** Which post: a URI. */
  readonly uri: string;
  /** The text before and after, by length and fingerprint. */
  readonly before: string;
  readonly after: string;
  /** In order, apart. */
  readonly pieces: readonly ChangedPiece[];
}

/** A half of a surrogate pair without the other one. */
const HALF_CHARACTER = /\p{Cs}/u;

/** What a text is known by in a journal. */
export function identify(text: string): string {
  return `${text.length}-${fingerprint(text)}`;
}

/**
 * What these edits make of a post.
 * @throws RangeError where edits overlap, leave the text, or tear a character apart, so that no file could hold
 * what they make: that is a bug of the caller.
 */
export function makeEntry(uri: string, text: string, edits: readonly TextEdit[]): JournalEntry {
  const after = applyEdits(text, edits);
  if (HALF_CHARACTER.test(after)) throw new RangeError(`an edit tears a character of ${uri} apart`);
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return {
    uri,
    before: identify(text),
    after: identify(after),
    pieces: sorted.map(({ range, newText }) => [range.start, text.slice(range.start, range.end), newText]),
  };
}

/** Which side of the change a text is; undefined where it is neither, because somebody else changed it. */
export function sideOf(text: string, { before, after, pieces }: JournalEntry): Side | undefined {
  const found = identify(text);
  const side = found === before ? 'before' : found === after ? 'after' : undefined;
  if (side === undefined) return undefined;
  // What is to be replaced stands where it is to be: a fingerprint alone may be another text's as well.
  const edits = editsToward(side === 'before' ? 'after' : 'before', { pieces });
  const part = side === 'before' ? 1 : 2;
  return edits.every(({ range }, at) => text.startsWith(pieces[at]![part], range.start)) ? side : undefined;
}

/** The edits that make a side of the other one, whose ranges mean that other one. */
export function editsToward(side: Side, { pieces }: Pick<JournalEntry, 'pieces'>): TextEdit[] {
  let shift = 0;
  return pieces.map(([at, before, after]) => {
    if (side === 'after') return { range: { start: at, end: at + before.length }, newText: after };
    const start = at + shift;
    shift += after.length - before.length;
    return { range: { start, end: start + after.length }, newText: before };
  });
}

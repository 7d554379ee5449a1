import { foldText } from './foldText.ts';
import type { TextPattern } from './postQuery.ts';

/** Tells of folded texts whether they are like the pattern: in time that grows with the text's length alone. */
export function matcherOf({ pieces, isWhole }: TextPattern): (folded: string) => boolean {
  const wanted = pieces.map(foldText);
  const [first = ''] = wanted;
  if (wanted.length === 1) return isWhole ? (text) => text === first : (text) => text.includes(first);
  if (!isWhole) return (text) => endOf(wanted, text, 0) >= 0;
  const last = wanted.at(-1)!;
  const between = wanted.slice(1, -1);
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    const end = endOf(between, text, first.length);
    return end >= 0 && end <= text.length - last.length;
  };
}

/** Where the last of the pieces ends that stand in the text from `start` on, each at its first place; -1 where one
 * does not. */
function endOf(pieces: readonly string[], text: string, start: number): number {
  let end = start;
  for (const piece of pieces) {
    const at = text.indexOf(piece, end);
    if (at < 0) return -1;
    end = at + piece.length;
  }
  return end;
}

import type { PreviewPiece } from '../../core/postService.ts';
import type { PagePiece, PieceChange } from '../../protocol/previewMessages.ts';

/** What makes the pieces of one render those of another. undefined where nothing changes. */
export function findPieceChange(
  before: readonly PreviewPiece[],
  after: readonly PreviewPiece[],
): PieceChange | undefined {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && isSame(before[from]!, after[from]!, 0)) from++;
  if (from === before.length && from === after.length) return undefined;
  const shift = (after.at(-1)?.start ?? 0) - (before.at(-1)?.start ?? 0);
  let tail = 0;
  while (
    tail < shorter - from &&
    isSame(before[before.length - 1 - tail]!, after[after.length - 1 - tail]!, shift)
  )
    tail++;
  return {
    from,
    removed: before.length - tail - from,
    pieces: after.slice(from, after.length - tail).map(toPagePiece),
    shift,
  };
}

export function toPagePiece({ html, start, isWhole }: PreviewPiece): PagePiece {
  return { html, start, isWhole };
}

function isSame(before: PreviewPiece, after: PreviewPiece, shift: number): boolean {
  return (
    before.html === after.html && before.isWhole === after.isWhole && before.start + shift === after.start
  );
}

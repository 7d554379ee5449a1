import type * as vscode from 'vscode';
import type { Repair, RepairKind } from '../core/postService.ts';
import type { CleaningTools } from './cleaning/cleaningTools.ts';
import { findJunk } from './cleaning/foundPiece.ts';

/** What can be mended in a post, but for what stands in junk: that goes. */
export function findRepairsOutsideJunk(
  tools: CleaningTools,
  document: vscode.TextDocument,
  kinds: readonly RepairKind[],
): readonly Repair[] {
  const repairs = kinds.length === 0 ? [] : tools.service.repairs(tools.posts.get(document), { kinds });
  // Looking for junk takes longer, and most posts have nothing to mend.
  if (repairs.length === 0) return repairs;
  const junk = findJunk(tools, document);
  return repairs.filter(
    ({ range }) => !junk.some((piece) => piece.range.start <= range.start && range.end <= piece.range.end),
  );
}

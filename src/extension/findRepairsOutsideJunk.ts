import type * as vscode from 'vscode';
import type { OffsetRange, Repair, RepairKind } from '../core/postService.ts';
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
  return repairs.length === 0 ? repairs : outside(findJunk(tools, document), repairs);
}

/** Those that stand in no piece of junk. */
export function outside(
  junk: readonly { readonly range: OffsetRange }[],
  repairs: readonly Repair[],
): readonly Repair[] {
  return repairs.filter(
    ({ range }) => !junk.some((piece) => piece.range.start <= range.start && range.end <= piece.range.end),
  );
}

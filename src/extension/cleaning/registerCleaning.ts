import * as vscode from 'vscode';
import type { BulkWork } from '../bulk/bulkWork.ts';
import { registerCleanAds } from './cleanAds.ts';
import type { CleaningTools } from './cleaningTools.ts';
import { registerJunkFixes } from './junkFixes.ts';
import { registerJunkHints } from './junkHints.ts';
import { registerJunkHover } from './junkHover.ts';
import { registerPieceActions } from './pieceActions.ts';
import { Reviews } from './reviews.ts';
import { registerRuleTexts } from './ruleTexts.ts';

/** All that finds, shows, keeps and removes junk. */
export function registerCleaning({
  bulk,
  ...tools
}: CleaningTools & { readonly bulk: BulkWork }): vscode.Disposable {
  const reviews = new Reviews(tools);
  return vscode.Disposable.from(
    reviews,
    registerRuleTexts(tools.service),
    registerJunkHints(tools),
    registerJunkFixes(tools),
    registerJunkHover(tools),
    registerPieceActions({ ...tools, reviews, bulk }),
    registerCleanAds({ ...tools, reviews, bulk }),
  );
}

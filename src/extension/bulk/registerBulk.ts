import * as vscode from 'vscode';
import type { CleaningTools } from '../cleaning/cleaningTools.ts';
import type { BulkWork } from './bulkWork.ts';

interface Dependencies extends CleaningTools {
  readonly bulk: BulkWork;
}

/** The commands that change many posts, but for those of cleaning and of terms, and the way back. */
export function registerBulk({ bulk }: Dependencies): vscode.Disposable {
  void bulk.offerInterrupted();
  return vscode.Disposable.from(
    bulk,
    vscode.commands.registerCommand('galley.undoBulkChange', () => bulk.undo()),
  );
}

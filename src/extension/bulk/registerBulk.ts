import * as vscode from 'vscode';
import type { CleaningTools } from '../cleaning/cleaningTools.ts';
import type { Sites } from '../sites.ts';
import { askForField, askForKey } from './askForField.ts';
import type { BulkSource } from './bulkSource.ts';
import type { BulkWork } from './bulkWork.ts';
import { FieldSource } from './sources/fieldSource.ts';
import { FixSource } from './sources/fixSource.ts';
import { RepairSource } from './sources/repairSource.ts';

interface Dependencies extends Omit<CleaningTools, 'posts'> {
  readonly bulk: BulkWork;
  readonly sites: Sites;
}

/** The commands that change many posts, but for those of cleaning and of terms, and the way back. */
export function registerBulk({ service, rules, sites, bulk, log }: Dependencies): vscode.Disposable {
  bulk.offerInterrupted().catch((error: unknown) => log.error(String(error)));
  /** A command for the files and folders that a menu is about, or else for the whole workspace. */
  const register = (name: string, ask: () => Promise<BulkSource | undefined>): vscode.Disposable =>
    vscode.commands.registerCommand(name, async (place?: unknown, selected?: unknown) => {
      const source = await ask();
      return source ? bulk.run(source, placesOf(place, selected)) : 0;
    });
  return vscode.Disposable.from(
    bulk,
    vscode.commands.registerCommand('galley.undoBulkChange', () => bulk.undo()),
    register('galley.fixProblemsInPosts', () => Promise.resolve(new FixSource({ service, sites }))),
    register('galley.repairPosts', async () => {
      await rules.ready();
      return new RepairSource({ service, rules });
    }),
    register('galley.setFieldInPosts', async () => {
      const change = await askForField(vscode.l10n.t('Set a Field in Posts'));
      return change && new FieldSource(service, change);
    }),
    register('galley.removeFieldInPosts', async () => {
      const key = await askForKey(vscode.l10n.t('Remove a Field from Posts'));
      return key === undefined ? undefined : new FieldSource(service, { key });
    }),
  );
}

function placesOf(place: unknown, selected: unknown): readonly vscode.Uri[] {
  const uris = (Array.isArray(selected) ? selected : []).filter((one) => one instanceof vscode.Uri);
  if (uris.length > 0) return uris;
  if (place instanceof vscode.Uri) return [place];
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
}

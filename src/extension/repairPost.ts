import * as vscode from 'vscode';
import { REPAIR_KINDS, type Repair, type RepairKind } from '../core/postService.ts';
import { capitalise } from './capitalise.ts';
import type { CleaningTools } from './cleaning/cleaningTools.ts';
import { toRange } from './convert.ts';
import { findRepairsOutsideJunk } from './findRepairsOutsideJunk.ts';
import { listCounts } from './listCounts.ts';
import { isPost } from './posts.ts';
import { repairKinds } from './settings.ts';

/** The command that mends the active post. `{ "kinds": ["lazy-image"] }` as its argument, from a key binding
 * or another extension, mends that without a question. */
export function registerRepairPost(tools: CleaningTools): vscode.Disposable {
  return vscode.commands.registerCommand('galley.repairPost', (argument?: unknown) =>
    repairActivePost(tools, kindsIn(argument)),
  );
}

/**
 * Mends the active post as one edit.
 * @param asked the kinds; the person is asked where there are none
 * @returns the number of places mended
 */
async function repairActivePost(
  tools: CleaningTools,
  asked: readonly RepairKind[] | undefined,
): Promise<number> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isPost(editor.document)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a post to mend it.'));
    return 0;
  }
  const { document } = editor;
  const find = (kinds: readonly RepairKind[]): readonly Repair[] =>
    findRepairsOutsideJunk(tools, document, kinds);
  const found = find(asked ?? REPAIR_KINDS);
  if (found.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing to mend in this post.'));
    return 0;
  }
  const kinds = asked ?? (await askForKinds(found, repairKinds(document.uri)));
  if (!kinds || kinds.length === 0) return 0;

  // What is there now: people may have typed while the question stood.
  const repairs = find(kinds);
  const { version } = document;
  // An edit of the editor, not of the file: that one would go past a read-only editor.
  const accepted = await editor.edit((edit) => {
    for (const { range, newText } of repairs.flatMap(({ edits }) => edits)) {
      edit.replace(toRange(document, range), newText);
    }
  });
  if (!accepted || document.version === version) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The post could not be changed. Is it read-only?'));
    return 0;
  }
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Places mended: {kinds}.', { kinds: listCounts(repairKindNames(), repairs) }),
  );
  return repairs.length;
}

/** Which of the kinds that were found to mend; `ticked` are so at first. */
async function askForKinds(
  found: readonly Repair[],
  ticked: readonly RepairKind[],
): Promise<readonly RepairKind[] | undefined> {
  const names = repairKindNames();
  const items = REPAIR_KINDS.filter((kind) => found.some((repair) => repair.kind === kind)).map((kind) => ({
    repairs: kind,
    label: capitalise(names[kind]),
    description: String(found.filter((repair) => repair.kind === kind).length),
    picked: ticked.includes(kind),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Repair Post'),
    placeHolder: vscode.l10n.t('What shall be mended?'),
  });
  return picked?.map(({ repairs }) => repairs);
}

/** What the kinds are called where some of them are counted. */
export function repairKindNames(): Readonly<Record<RepairKind, string>> {
  return {
    'lazy-image': vscode.l10n.t('pictures and frames that only a script would load'),
    'image-address': vscode.l10n.t('addresses of pictures'),
    'tracking-parameters': vscode.l10n.t('tracking parameters in links'),
    'glued-tag': vscode.l10n.t('tags without a space'),
    'surplus-end-tag': vscode.l10n.t('end tags that close nothing'),
    'control-character': vscode.l10n.t('characters that nobody sees'),
  };
}

/** A menu calls the command with other things, such as the post's address. */
function kindsIn(argument: unknown): readonly RepairKind[] | undefined {
  if (typeof argument !== 'object' || argument === null || !('kinds' in argument)) return undefined;
  const { kinds } = argument;
  return Array.isArray(kinds) ? REPAIR_KINDS.filter((kind) => kinds.includes(kind)) : undefined;
}

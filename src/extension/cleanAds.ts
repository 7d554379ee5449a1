import * as vscode from 'vscode';
import type { PostService } from '../core/postService.ts';
import { cleanManyPosts } from './cleanFolder.ts';
import { toOffsetRange, toRange, translate } from './convert.ts';
import type { OwnRules } from './ownRules.ts';
import { isPost, type OpenPosts } from './posts.ts';
import { describeRemovals } from './removalSummary.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly rules: OwnRules;
  readonly log: vscode.LogOutputChannel;
}

/** The commands that remove junk. */
export function registerCleanAds({ service, posts, rules, log }: Dependencies): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('galley.cleanAds', () => cleanActivePost({ service, posts, rules })),
    vscode.commands.registerCommand(
      'galley.cleanAdsInFolder',
      (folder?: vscode.Uri, selected?: readonly vscode.Uri[]) => {
        const places = selected && selected.length > 0 ? selected : folder ? [folder] : [];
        return cleanManyPosts({ service, rules, log, places });
      },
    ),
    vscode.commands.registerCommand('galley.cleanAdsInWorkspace', () =>
      cleanManyPosts({
        service,
        rules,
        log,
        places: (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri),
      }),
    ),
  );
}

/**
 * Removes the junk of the active post, or that within its selection, as one edit.
 * @returns the number of pieces removed.
 */
async function cleanActivePost({ service, posts, rules }: Omit<Dependencies, 'log'>): Promise<number> {
  await rules.ready();
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isPost(editor.document)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a post to clean it.'));
    return 0;
  }
  const { document } = editor;
  const selections = editor.selections.filter((selection) => !selection.isEmpty);
  const { removals, leftAlone } = service.clean(posts.get(document), {
    ...rules.optionsFor(document.uri),
    ...(selections.length > 0 && {
      within: selections.map((selection) => toOffsetRange(document, selection)),
    }),
  });
  if (leftAlone) {
    void vscode.window.showWarningMessage(translate(leftAlone));
    return 0;
  }
  if (removals.length === 0) {
    void vscode.window.showInformationMessage(
      selections.length > 0
        ? vscode.l10n.t('Nothing to clean in the selection.')
        : vscode.l10n.t('Nothing to clean in this post.'),
    );
    return 0;
  }
  const { version } = document;
  // An edit of the editor, not of the file: that one would go past a read-only editor.
  const accepted = await editor.edit((edit) => {
    for (const { range } of removals) edit.delete(toRange(document, range));
  });
  if (!accepted || document.version === version) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The post could not be changed. Is it read-only?'));
    return 0;
  }
  void vscode.window.showInformationMessage(describeRemovals(removals));
  return removals.length;
}

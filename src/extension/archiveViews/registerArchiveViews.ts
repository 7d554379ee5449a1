import * as vscode from 'vscode';
import type { ArchiveNode, BrowsedField } from '../../core/postService.ts';
import type { Surveys } from '../survey/surveys.ts';
import type { BulkTools } from '../terms/postsWithTerm.ts';
import { ARCHIVE_VIEWS, ArchiveTree } from './archiveTree.ts';
import { registerGoToPost } from './goToPost.ts';
import { PostDrops } from './postDrops.ts';
import { registerStatusItem } from './statusItem.ts';
import { registerTermActions } from './termActions.ts';

/** The views in the side bar that show the archive by tag, category, source site, author and date. */
export function registerArchiveViews(tools: BulkTools & { readonly surveys: Surveys }): vscode.Disposable {
  const dragAndDropController = new PostDrops(tools);
  const views = Object.entries(ARCHIVE_VIEWS).map(([id, field]) => {
    const tree = new ArchiveTree(tools.archive, field);
    const view = vscode.window.createTreeView<ArchiveNode>(id, {
      treeDataProvider: tree,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController,
    });
    return vscode.Disposable.from(tree, view, field ? registerOrder(view, id, tree, field) : NOTHING);
  });
  return vscode.Disposable.from(
    ...views,
    registerTermActions(tools),
    registerGoToPost(tools.archive),
    registerStatusItem(tools.archive, tools.surveys),
  );
}

const NOTHING = new vscode.Disposable(() => undefined);

/** The commands in a view's title: VS Code does not tell a command which view it was chosen in, so that each has
 * its own. */
function registerOrder(
  view: vscode.TreeView<ArchiveNode>,
  id: string,
  tree: ArchiveTree,
  field: BrowsedField,
): vscode.Disposable {
  const say = (): void => {
    const { filter, by } = tree.order;
    view.description = filter === '' ? '' : `“${filter}”`;
    void vscode.commands.executeCommand('setContext', `${id}.filtered`, filter !== '');
    void vscode.commands.executeCommand('setContext', `${id}.byName`, by === 'name');
  };
  const change = (order: Partial<ArchiveTree['order']>): void => {
    tree.order = { ...tree.order, ...order };
    say();
  };
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand(`${id}.filter`, async () => {
      const filter = await vscode.window.showInputBox({
        title: TITLES[field](),
        prompt: vscode.l10n.t('Show those whose name holds this. Nothing shows all.'),
        value: tree.order.filter,
      });
      if (filter !== undefined) change({ filter: filter.trim() });
    }),
    registerCommand(`${id}.clearFilter`, () => change({ filter: '' })),
    registerCommand(`${id}.sortByName`, () => change({ by: 'name' })),
    registerCommand(`${id}.sortByCount`, () => change({ by: 'count' })),
  );
}

const TITLES: Readonly<Record<BrowsedField, () => string>> = {
  tags: () => vscode.l10n.t('Tags'),
  categories: () => vscode.l10n.t('Categories'),
  sourceSite: () => vscode.l10n.t('Sources'),
  author: () => vscode.l10n.t('Authors'),
};

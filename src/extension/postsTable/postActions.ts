import * as vscode from 'vscode';
import type { PostList } from '../../core/postService.ts';
import type { PostsAction } from '../../protocol/postsMessages.ts';
import { exportPosts } from './exportPosts.ts';
import type { PostsTable } from './postsTable.ts';

/** More than these are not opened unasked. */
const MANY = 20;

/** What the menu of the table has besides what its page offers: changes, which Galley has commands for. */
type PostsChange = 'clean' | 'fix' | 'repair' | 'addTag' | 'setField' | 'removeField';

/** What can be done with the posts of a table, by the command that does it: a row for each. */
export const POST_ACTIONS: Readonly<
  Record<
    PostsAction | PostsChange,
    { readonly command: string; readonly run: (table: PostsTable) => Promise<void> }
  >
> = {
  open: {
    command: 'galley.openSelectedPosts',
    run: withSelected(async (posts) => {
      if (posts.length > MANY && !(await isSure(posts.length))) return;
      const uris = urisOf(posts);
      for (const uri of uris) await vscode.window.showTextDocument(uri, { preview: uris.length === 1 });
    }),
  },
  preview: {
    command: 'galley.previewSelectedPost',
    run: withSelected(async (posts) => {
      const [first] = urisOf(posts);
      await vscode.commands.executeCommand('galley.openPreviewToSide', first);
    }),
  },
  copyPath: {
    command: 'galley.copySelectedPostPaths',
    run: withSelected((posts) => vscode.env.clipboard.writeText(urisOf(posts).map(pathOf).join('\n'))),
  },
  export: {
    command: 'galley.exportSelectedPosts',
    run: async (table) => {
      const selected = await table.selected();
      // One post has the focus and is selected most of the time: then all are meant.
      const posts = selected && selected.length > 1 ? selected : await table.all();
      if (posts) await exportPosts(posts, table.surveys);
    },
  },
  clean: { command: 'galley.cleanSelectedPosts', run: changing('galley.cleanAdsInFolder') },
  fix: { command: 'galley.fixSelectedPosts', run: changing('galley.fixProblemsInPosts') },
  repair: { command: 'galley.repairSelectedPosts', run: changing('galley.repairPosts') },
  addTag: { command: 'galley.addTagToSelectedPosts', run: changing('galley.addTagToPosts') },
  setField: { command: 'galley.setFieldInSelectedPosts', run: changing('galley.setFieldInPosts') },
  removeField: {
    command: 'galley.removeFieldFromSelectedPosts',
    run: changing('galley.removeFieldInPosts'),
  },
};

/** @param command takes a file, and all that are meant. */
function changing(command: string): (table: PostsTable) => Promise<void> {
  return withSelected((posts) => {
    const uris = urisOf(posts);
    return vscode.commands.executeCommand(command, uris[0], uris);
  });
}

function withSelected(run: (posts: PostList) => PromiseLike<void>): (table: PostsTable) => Promise<void> {
  return async (table) => {
    const posts = await table.selected();
    if (posts && posts.length > 0) await run(posts);
  };
}

function urisOf(posts: PostList): vscode.Uri[] {
  return Array.from({ length: posts.length }, (_, place) => vscode.Uri.parse(posts.pathAt(place), true));
}

/** As the system of whoever reads it would write it, where the files are a system's. */
function pathOf(uri: vscode.Uri): string {
  return uri.scheme === 'file' || uri.scheme === 'vscode-remote' ? uri.fsPath : uri.toString(true);
}

async function isSure(count: number): Promise<boolean> {
  const open = vscode.l10n.t('Open');
  const question = vscode.l10n.t('Open {count} posts?', { count });
  return (await vscode.window.showWarningMessage(question, { modal: true }, open)) === open;
}

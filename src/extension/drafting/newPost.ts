import * as vscode from 'vscode';
import { postFileName, type PostService } from '../../core/postService.ts';
import type { FieldHabitsReader } from '../fieldHabits.ts';
import { now } from '../moment.ts';
import { folderAround, isFile } from '../siteFiles.ts';
import type { Sites } from '../sites.ts';
import { findPostsFolder } from './postsFolder.ts';

interface Dependencies {
  readonly service: PostService;
  readonly habits: FieldHabitsReader;
  readonly sites: Sites;
}

/** The commands that begin a post, or a draft: they ask for a title. `{ "title": … }` as the argument, from a key
 * binding or another extension, asks nothing. */
export function registerNewPost(dependencies: Dependencies): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('galley.newPost', (argument?: unknown) =>
      beginPost(dependencies, false, argument),
    ),
    vscode.commands.registerCommand('galley.newDraft', (argument?: unknown) =>
      beginPost(dependencies, true, argument),
    ),
  );
}

/** What is to be written, and where. */
interface Planned {
  readonly uri: vscode.Uri;
  readonly text: string;
  /** The file's place, for people. */
  readonly place: string;
}

/** @returns the new file, for other extensions. */
async function beginPost(
  { service, habits, sites }: Dependencies,
  isDraft: boolean,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  const folder = await chooseFolder(argument instanceof vscode.Uri ? argument : undefined, sites);
  if (!folder) return undefined;
  const usual = await habits.read(folder);
  const home = await sites.find(vscode.Uri.joinPath(folder, isDraft ? '_drafts/x' : '_posts/x'));
  const plan = (title: string): Planned | undefined => {
    const { slug, day, text } = service.newPost(title, isDraft, { habits: usual, now: now(home) });
    if (slug === '') return undefined;
    const name = day === undefined ? `_drafts/${slug}.md` : `_posts/${postFileName(slug, day)}`;
    const uri = vscode.Uri.joinPath(folder, name);
    return { uri, text, place: vscode.workspace.asRelativePath(uri) };
  };
  const title = titleIn(argument) ?? (await askForTitle(isDraft, plan));
  const planned = title === undefined ? undefined : plan(title);
  return planned && create(planned);
}

function askForTitle(
  isDraft: boolean,
  plan: (title: string) => Planned | undefined,
): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: isDraft ? vscode.l10n.t('New Draft') : vscode.l10n.t('New Post'),
    prompt: vscode.l10n.t('The title of the post'),
    ignoreFocusOut: true,
    async validateInput(title) {
      if (title.trim() === '') return undefined;
      const planned = plan(title);
      if (!planned) return vscode.l10n.t('The title needs a letter or a digit.');
      const { uri, place } = planned;
      if (await isFile(uri)) return vscode.l10n.t('There is already a file {place}.', { place });
      return { message: place, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
}

/** Writes the file, and shows it with the caret where the body begins. Nothing is ever overwritten. */
async function create({ uri, text, place }: Planned): Promise<vscode.Uri | undefined> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false });
  if ((await isFile(uri)) || !(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{place} was not written. Is there a file of that name, or is the folder read-only?', {
        place,
      }),
    );
    return undefined;
  }
  const editor = await vscode.window.showTextDocument(uri);
  const end = editor.document.positionAt(text.length);
  editor.selection = new vscode.Selection(end, end);
  return uri;
}

/** The folder whose `_posts` or `_drafts` the post is for: that of the folder in a menu, of the site of the active
 * file, or of the workspace folder that a person picks. */
async function chooseFolder(inMenu: vscode.Uri | undefined, sites: Sites): Promise<vscode.Uri | undefined> {
  if (inMenu) {
    const inIt = vscode.Uri.joinPath(inMenu, 'x');
    return folderAround(inIt) ?? findPostsFolder(inIt, sites);
  }
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active && vscode.workspace.getWorkspaceFolder(active)) return findPostsFolder(active, sites);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder of the site first.'));
    return undefined;
  }
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  return folder && findPostsFolder(vscode.Uri.joinPath(folder.uri, 'x'), sites);
}

function titleIn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('title' in argument)) return undefined;
  return typeof argument.title === 'string' ? argument.title : undefined;
}

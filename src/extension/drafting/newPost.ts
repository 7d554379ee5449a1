import * as vscode from 'vscode';
import { postFileName, type PostService } from '../../core/postService.ts';
import type { FieldHabitsReader } from '../fieldHabits.ts';
import { now } from '../moment.ts';
import { isFile, siteFolder } from '../siteFiles.ts';
import { NOT_POSTS } from '../archive.ts';

interface Dependencies {
  readonly service: PostService;
  readonly habits: FieldHabitsReader;
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
  { service, habits }: Dependencies,
  isDraft: boolean,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  const site = await chooseSite(argument instanceof vscode.Uri ? argument : undefined);
  if (!site) return undefined;
  const usual = await habits.read(site);
  const plan = (title: string): Planned | undefined => {
    const { slug, day, text } = service.newPost(title, isDraft, { habits: usual, now: now() });
    if (slug === '') return undefined;
    const place = day === undefined ? `_drafts/${slug}.md` : `_posts/${postFileName(slug, day)}`;
    return { uri: vscode.Uri.joinPath(site, place), text, place };
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

/** The folder of the site that the post is for: that of the folder in a menu, of the active post, or of the
 * workspace folder that a person picks. */
async function chooseSite(place: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  // A folder `_posts` holds its posts as `_posts/x` does.
  if (place) return siteFolder(vscode.Uri.joinPath(place, 'x'));
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active && vscode.workspace.getWorkspaceFolder(active)) return findSite(active);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder of the site first.'));
    return undefined;
  }
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  return folder && findSite(folder.uri);
}

/** The site around a file, or the one in a workspace folder, which need not be at its root. */
async function findSite(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const site = siteFolder(uri);
  if (!folder || site?.toString() !== folder.uri.toString()) return site;
  const posts = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, '{_posts,*/_posts,*/*/_posts}/**/*.{md,markdown,html}'),
    NOT_POSTS,
    200,
  );
  const sites = posts.flatMap((post) => siteFolder(post) ?? []);
  return sites.sort((a, b) => a.path.length - b.path.length)[0] ?? site;
}

function titleIn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('title' in argument)) return undefined;
  return typeof argument.title === 'string' ? argument.title : undefined;
}

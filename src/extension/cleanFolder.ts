import * as vscode from 'vscode';
import { LineIndex, type PostService, type Removal } from '../core/postService.ts';
import { NOT_POSTS, POST_FILES } from './archive.ts';
import { translate } from './convert.ts';
import type { OwnRules } from './ownRules.ts';
import { baseName } from './posts.ts';
import { describeRemovals } from './removalSummary.ts';

interface Request {
  readonly service: PostService;
  readonly rules: OwnRules;
  readonly log: vscode.LogOutputChannel;
  readonly folders: readonly vscode.Uri[];
}

interface DirtyPost {
  readonly uri: vscode.Uri;
  readonly removals: readonly Removal[];
  readonly ranges: readonly vscode.Range[];
}

/**
 * Cleans all posts below the folders: looks first, says what would go, and asks. What is applied is one edit
 * that one undo takes back.
 * @returns the number of posts changed.
 */
export async function cleanManyPosts({ service, rules, log, folders }: Request): Promise<number> {
  await rules.ready();
  const dirty = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Clean Ads: looking for junk'),
      cancellable: true,
    },
    (progress, token) => findDirtyPosts({ service, rules, log, folders }, progress, token),
  );
  if (!dirty) return 0;
  if (dirty.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing to clean.'));
    return 0;
  }
  const removeAll = vscode.l10n.t('Remove');
  const review = vscode.l10n.t('Review Each');
  const summary = describeWouldGo(dirty);
  const answer = await vscode.window.showWarningMessage(
    summary.message,
    { modal: true, detail: summary.detail },
    removeAll,
    review,
  );
  if (answer === undefined) return 0;
  return apply(dirty, answer === review, log);
}

/** @returns undefined when the person cancelled. */
async function findDirtyPosts(
  { folders, ...tools }: Request,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<DirtyPost[] | undefined> {
  const found = await Promise.all(
    folders.map((folder) =>
      vscode.workspace.findFiles(new vscode.RelativePattern(folder, POST_FILES), NOT_POSTS, undefined, token),
    ),
  );
  const files = [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()];
  const dirty: DirtyPost[] = [];
  for (const [number, uri] of files.entries()) {
    if (token.isCancellationRequested) return undefined;
    progress.report({ message: `${number + 1} / ${files.length}`, increment: 100 / files.length });
    const post = await findJunk(uri, tools);
    if (post) dirty.push(post);
  }
  return dirty;
}

async function findJunk(
  uri: vscode.Uri,
  { service, rules, log }: Omit<Request, 'folders'>,
): Promise<DirtyPost | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const text = open ? open.getText() : await readText(uri, log);
  if (text === undefined) return undefined;
  const post = service.read(text, baseName(uri));
  if (post.document.frontMatter.kind === 'absent') return undefined;
  const { removals, leftAlone } = service.clean(post, rules.optionsFor(uri));
  if (leftAlone) log.warn(`${uri.toString()}: ${translate(leftAlone)}`);
  if (removals.length === 0) return undefined;
  const lines = new LineIndex(text);
  const position = (offset: number): vscode.Position => {
    const { line, character } = lines.positionAt(offset);
    return new vscode.Position(line, character);
  };
  const ranges = removals.map(({ range }) => new vscode.Range(position(range.start), position(range.end)));
  return { uri, removals, ranges };
}

/** A file's text as an editor would show it: without a byte order mark. */
async function readText(uri: vscode.Uri, log: vscode.LogOutputChannel): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    log.warn(`${uri.toString()} was skipped: ${String(error)}`);
    return undefined;
  }
}

function describeWouldGo(dirty: readonly DirtyPost[]): { message: string; detail: string } {
  const removals = dirty.flatMap((post) => post.removals);
  return {
    message: vscode.l10n.t('Clean Ads finds junk in {posts} posts.', { posts: dirty.length }),
    detail: vscode.l10n.t('Pieces to remove: {count}.', { count: removals.length }),
  };
}

async function apply(
  dirty: readonly DirtyPost[],
  review: boolean,
  log: vscode.LogOutputChannel,
): Promise<number> {
  const edit = new vscode.WorkspaceEdit();
  const label = vscode.l10n.t('Clean Ads');
  for (const { uri, ranges } of dirty) {
    edit.set(
      uri,
      ranges.map((range): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [
        vscode.TextEdit.delete(range),
        { label, needsConfirmation: review },
      ]),
    );
  }
  const wasDirty = new Set(
    vscode.workspace.textDocuments.filter((document) => document.isDirty).map(({ uri }) => uri.toString()),
  );
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return 0;
  // What the person had not saved stays theirs to save.
  const changed = dirty.filter(({ uri }) => !wasDirty.has(uri.toString()));
  for (const { uri } of changed) {
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.isDirty && !(await document.save())) log.warn(`${uri.toString()} was not saved`);
  }
  void vscode.window.showInformationMessage(describeRemovals(dirty.flatMap(({ removals }) => removals)));
  return dirty.length;
}

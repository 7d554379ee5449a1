import * as vscode from 'vscode';
import type { Post, PostService, Removal } from '../core/postService.ts';
import { walkPosts } from './archivePosts.ts';
import { toRange, translate } from './convert.ts';
import { readSmallFile } from './files.ts';
import { isPostFile } from './languageDetection.ts';
import type { OwnRules } from './ownRules.ts';
import { baseName } from './posts.ts';
import { describeKinds, describeRemovals } from './removalSummary.ts';

interface Request {
  readonly service: PostService;
  readonly rules: OwnRules;
  readonly log: vscode.LogOutputChannel;
  /** Folders, and posts. */
  readonly places: readonly vscode.Uri[];
}

type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/**
 * Cleans all posts of the places: looks first, says what would go, and asks. What is applied is found
 * anew at that moment, since posts may change while people decide, as one edit that one undo takes back.
 * @returns the number of posts changed.
 */
export async function cleanManyPosts(request: Request): Promise<number> {
  await request.rules.ready();
  const found = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Clean Ads: looking for junk'),
      cancellable: true,
    },
    (progress, token) => findDirtyPosts(request, progress, token),
  );
  if (!found) return 0;
  if (found.posts.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing to clean.'));
    return 0;
  }
  const remove = vscode.l10n.t('Remove');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Posts with junk: {posts}. Pieces to remove: {pieces}.', {
      posts: found.posts.length,
      pieces: found.removals.length,
    }),
    { modal: true, detail: describeKinds(found.removals) },
    remove,
  );
  return answer === remove ? apply(request, found.posts) : 0;
}

/** @returns undefined when the person cancelled. */
async function findDirtyPosts(
  request: Request,
  progress: Progress,
  token: vscode.CancellationToken,
): Promise<{ posts: vscode.Uri[]; removals: Removal[] } | undefined> {
  const posts: vscode.Uri[] = [];
  const all: Removal[] = [];
  const walk = {
    ...request,
    token,
    progress: (done: number, files: number) =>
      progress.report({ message: `${done} / ${files}`, increment: 100 / files }),
  };
  const finished = await walkPosts(walk, ({ uri, post }) => {
    const removals = findJunk(uri, post, request);
    if (removals.length === 0) return;
    posts.push(uri);
    all.push(...removals);
  });
  return finished ? { posts, removals: all } : undefined;
}

function findJunk(uri: vscode.Uri, post: Post, { service, rules, log }: Request): readonly Removal[] {
  const { removals, leftAlone } = service.clean(post, rules.optionsFor(uri));
  if (leftAlone) log.warn(`${uri.toString()}: ${translate(leftAlone)}`);
  return removals;
}

async function apply(request: Request, posts: readonly vscode.Uri[]): Promise<number> {
  const { log } = request;
  const documents = await openFaithfully(posts, log);
  const before = new Map(documents.map((document) => [document, document.isDirty]));
  const edit = new vscode.WorkspaceEdit();
  const removals: Removal[] = [];
  // Nothing is awaited between the reading and the edit: what is found is what is there.
  for (const document of documents) {
    const post = request.service.read(document.getText(), baseName(document.uri));
    const junk = isPostFile(document.uri, post) ? findJunk(document.uri, post, request) : [];
    removals.push(...junk);
    edit.set(
      document.uri,
      junk.map(({ range }) => vscode.TextEdit.delete(toRange(document, range))),
    );
  }
  const versions = new Map(documents.map((document) => [document, document.version]));
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return 0;

  const changed = documents.filter((document) => document.version !== versions.get(document));
  for (const document of changed) {
    // What the person had not saved stays theirs to save.
    if (before.get(document) === true) continue;
    if (document.isDirty && !(await document.save())) log.warn(`${document.uri.toString()} was not saved`);
  }
  const skipped = posts.length - documents.length;
  const summary = describeRemovals(removals);
  void vscode.window.showInformationMessage(
    skipped === 0
      ? summary
      : vscode.l10n.t('{summary} Posts skipped: {count}. The output “Galley” says why.', {
          summary,
          count: skipped,
        }),
  );
  return changed.length;
}

/** Opens the posts without showing them, but for those that VS Code would save with other line ends than they
 * have: nothing but junk is to change. */
async function openFaithfully(
  posts: readonly vscode.Uri[],
  log: vscode.LogOutputChannel,
): Promise<vscode.TextDocument[]> {
  const documents: vscode.TextDocument[] = [];
  for (const uri of posts) {
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const lineEnds = new Set(new TextDecoder().decode(await readSmallFile(uri)).match(/\r\n|\n|\r/g) ?? []);
      if (lineEnds.size > 1 || lineEnds.has('\r')) throw new Error('its line ends are mixed');
      documents.push(document);
    } catch (error) {
      log.warn(`${uri.toString()} was skipped: ${String(error)}`);
    }
  }
  return documents;
}

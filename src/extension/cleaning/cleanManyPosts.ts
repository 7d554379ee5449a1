import * as vscode from 'vscode';
import {
  LARGEST_SHARE,
  type CleaningOptions,
  type CleaningResult,
  type Post,
  type Removal,
} from '../../core/postService.ts';
import { applyAndSave } from '../applyAndSave.ts';
import { walkPosts } from '../archivePosts.ts';
import { toRange, translate } from '../convert.ts';
import { isPostFile } from '../languageDetection.ts';
import { openFaithfully } from '../openFaithfully.ts';
import { baseName } from '../posts.ts';
import { isOff } from './cleanRequest.ts';
import type { CleaningTools } from './cleaningTools.ts';
import { isLarge, percentOf } from './largeShare.ts';
import { describeKinds } from './removalSummary.ts';
import { sayOff } from './sayOff.ts';

interface Request extends Omit<CleaningTools, 'posts'> {
  /** Folders, and posts. */
  readonly places: readonly vscode.Uri[];
  /** How to clean a post. */
  readonly optionsFor: (post: vscode.Uri) => CleaningOptions;
}

type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/** A post with junk. */
interface DirtyPost {
  readonly uri: vscode.Uri;
  readonly removals: readonly Removal[];
  /** How much of the text would go, from 0 to 1. */
  readonly share: number;
}

/** How many posts that would lose much of their text a question names. */
const MOST_NAMED = 5;

/**
 * Cleans all posts of the places: looks first, says what would go, and asks. What is applied is found
 * anew at that moment, since posts may change while people decide, as one edit that one undo takes back.
 * @returns the number of posts changed.
 */
export async function cleanManyPosts(request: Request): Promise<number> {
  await request.rules.ready();
  const { places, optionsFor } = request;
  if (places.length > 0 && places.every((place) => isOff(optionsFor(place)))) return sayOff();
  const found = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Clean Ads: looking for junk'),
      cancellable: true,
    },
    (progress, token) => findDirtyPosts(request, progress, token),
  );
  if (!found) return 0;
  if (found.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing to clean.'));
    return 0;
  }
  const answer = await ask(found);
  if (!answer) return 0;
  const chosen = answer === 'all' ? found : found.filter(({ share }) => !isLarge(share));
  return apply(
    request,
    chosen.map(({ uri }) => uri),
    answer === 'all',
  );
}

/** @returns undefined when the person cancelled. */
async function findDirtyPosts(
  request: Request,
  progress: Progress,
  token: vscode.CancellationToken,
): Promise<DirtyPost[] | undefined> {
  const found: DirtyPost[] = [];
  const walk = {
    ...request,
    token,
    progress: (done: number, files: number) =>
      progress.report({ message: `${done} / ${files}`, increment: 100 / files }),
  };
  const finished = await walkPosts(walk, ({ uri, post }) => {
    const { removals, share } = findJunk(uri, post, request);
    if (removals.length > 0) found.push({ uri, removals, share });
  });
  return finished ? found : undefined;
}

function findJunk(uri: vscode.Uri, post: Post, { service, optionsFor, log }: Request): CleaningResult {
  const result = service.clean(post, optionsFor(uri));
  if (result.leftAlone) log.warn(`${uri.toString()}: ${translate(result.leftAlone)}`);
  return result;
}

/** Asks what to clean: all of the posts, those that keep most of their text, or none. */
async function ask(found: readonly DirtyPost[]): Promise<'all' | 'usual' | undefined> {
  const removals = found.flatMap((post) => post.removals);
  const likely = removals.filter(({ by }) => by.level === 'thorough').length;
  const large = found.filter(({ share }) => isLarge(share));
  const detail = [describeKinds(removals)];
  if (likely > 0) {
    detail.push(
      vscode.l10n.t('Only most likely junk, told by text or structure: {count}.', { count: likely }),
    );
  }
  if (large.length > 0) detail.push('', ...listLarge(large));

  const usual = vscode.l10n.t('Remove');
  const skip = vscode.l10n.t('Remove, but Skip These');
  const all = vscode.l10n.t('Remove from These as Well');
  const offered = large.length === 0 ? [usual] : large.length === found.length ? [all] : [skip, all];
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Posts with junk: {posts}. Pieces to remove: {pieces}.', {
      posts: found.length,
      pieces: removals.length,
    }),
    { modal: true, detail: detail.join('\n') },
    ...offered,
  );
  if (answer === undefined) return undefined;
  return answer === all ? 'all' : 'usual';
}

/** The posts that would lose much of their text, the largest share first. */
function listLarge(large: readonly DirtyPost[]): string[] {
  const percent = LARGEST_SHARE * 100;
  const lines = [...large]
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_NAMED)
    .map(({ uri, share }) => `${vscode.workspace.asRelativePath(uri)}: ${percentOf(share)} %`);
  return [
    vscode.l10n.t('Posts that would lose more than {percent} % of their text: {count}.', {
      percent,
      count: large.length,
    }),
    ...lines,
    ...(large.length > MOST_NAMED ? ['…'] : []),
  ];
}

async function apply(request: Request, posts: readonly vscode.Uri[], evenLarge: boolean): Promise<number> {
  const { log } = request;
  const documents = await openFaithfully(posts, log);
  let skipped = posts.length - documents.length;
  const edit = new vscode.WorkspaceEdit();
  const removals: Removal[] = [];
  // Nothing is awaited between the reading and the edit: what is found is what is there.
  for (const document of documents) {
    const post = request.service.read(document.getText(), baseName(document.uri));
    if (!isPostFile(document.uri, post)) continue;
    const found = findJunk(document.uri, post, request);
    if (isLarge(found.share) && !evenLarge) {
      skipped++;
      log.warn(
        `${document.uri.toString()} was skipped: it would lose ${percentOf(found.share)} % of its text`,
      );
      continue;
    }
    removals.push(...found.removals);
    edit.set(
      document.uri,
      found.removals.map(({ range }) => vscode.TextEdit.delete(toRange(document, range))),
    );
  }
  const changed = await applyAndSave(edit, documents, log);
  if (changed.length === 0) return 0;
  void tell({ posts: changed.length, pieces: removals.length, skipped, log });
  return changed.length;
}

async function tell({
  log,
  skipped,
  ...done
}: {
  readonly posts: number;
  readonly pieces: number;
  readonly skipped: number;
  readonly log: vscode.LogOutputChannel;
}): Promise<void> {
  const summary = vscode.l10n.t('Posts cleaned: {posts}. Pieces removed: {pieces}.', done);
  if (skipped === 0) {
    void vscode.window.showInformationMessage(summary);
    return;
  }
  const why = vscode.l10n.t('Show Why');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('{summary} Posts skipped: {count}.', { summary, count: skipped }),
    why,
  );
  if (answer === why) log.show();
}

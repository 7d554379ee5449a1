import * as vscode from 'vscode';
import type { Diagnostic, Post, PostService } from '../../core/postService.ts';
import type { Archive } from '../archive.ts';
import { walkPosts } from '../archivePosts.ts';
import type { Problems } from '../problems.ts';
import { comparesWithArchive } from '../settings.ts';
import type { Sites } from '../sites.ts';
import type { TeamFiles } from '../teamFile/teamFiles.ts';
import { Turns } from '../turns.ts';

/** What it takes to check posts that no editor shows. */
export interface CheckTools {
  readonly service: PostService;
  readonly team: TeamFiles;
  readonly archive: Archive;
  readonly sites: Sites;
  readonly problems: Problems;
  readonly log: vscode.LogOutputChannel;
}

/** Which posts are checked: all that are below these folders, or are these files. */
export interface CheckRequest {
  readonly places: readonly vscode.Uri[];
  readonly token: vscode.CancellationToken;
  /** Told after each file. */
  readonly progress?: (done: number, all: number) => void;
}

/** A post, and what is to be mended in it: the same as when it is open. */
export interface CheckedPost {
  readonly uri: vscode.Uri;
  readonly post: Post;
  readonly found: readonly Diagnostic[];
}

/**
 * Sees to it that all is known that is asked about posts of these places: the archive, and the sites of its posts.
 * @returns false when the person cancelled.
 */
export async function prepareCheck(
  { team, archive, sites }: Pick<CheckTools, 'team' | 'archive' | 'sites'>,
  { places, token }: Pick<CheckRequest, 'places' | 'token'>,
): Promise<boolean> {
  await team.ready();
  if (places.some(comparesWithArchive)) {
    if (!(await archive.whole(vscode.l10n.t('Checking posts')))) return false;
    await archive.caughtUp();
    await findSites(archive.index.paths(), sites, token);
  }
  return !token.isCancellationRequested;
}

/**
 * Checks posts one after the other, when all is known that is asked about them.
 * @returns false when the person cancelled.
 */
export async function checkPosts(
  tools: CheckTools,
  { places, token, progress }: CheckRequest,
  visit: (checked: CheckedPost) => void,
): Promise<boolean> {
  if (!(await prepareCheck(tools, { places, token }))) return false;
  const { service, problems, log } = tools;
  const turns = new Turns();
  const walk = { service, log, places, token, ...(progress && { progress }) };
  try {
    return await walkPosts(walk, async ({ uri, post }) => {
      visit({ uri, post, found: await problems.find(uri, post) });
      if (turns.isOver) await turns.pass();
    });
  } catch (error) {
    // Listing files throws when it is cancelled.
    if (token.isCancellationRequested) return false;
    throw error;
  }
}

/** Reads the sites of all posts: whether two have the same address is told by their places in them. */
async function findSites(
  paths: Iterable<string>,
  sites: Sites,
  token: vscode.CancellationToken,
): Promise<void> {
  const folders = new Set<string>();
  const turns = new Turns();
  // Others have their turn meanwhile, and may change the archive.
  for (const path of [...paths]) {
    if (turns.isOver) await turns.pass();
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (folders.has(folder) || token.isCancellationRequested) continue;
    folders.add(folder);
    await sites.find(vscode.Uri.parse(path, true));
  }
}

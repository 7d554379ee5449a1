import * as vscode from 'vscode';
import { NOT_POSTS } from '../postFiles.ts';
import { collectionsOf, folderAround, isWithin } from '../siteFiles.ts';
import type { Sites } from '../sites.ts';

/** How many posts tell where those of a workspace folder are. */
const SAMPLE = 200;

/**
 * The folder that holds the `_posts` and `_drafts` of the site around a file: those around the file itself where
 * Jekyll reads them, else those of the site's settings, else those that the workspace folder has.
 */
export async function findPostsFolder(file: vscode.Uri, sites: Sites): Promise<vscode.Uri | undefined> {
  const own = folderAround(file);
  const place = await sites.find(file);
  const collections = place && collectionsOf(place);
  if (own && (!collections || isWithin(collections, own))) return own;
  const workspace = vscode.workspace.getWorkspaceFolder(file)?.uri;
  const within = collections ?? workspace;
  if (!within) return undefined;
  const nearest = await nearestPost(within);
  // The posts may be those of a site deeper in the folder, which has settings of its own.
  if (!nearest) return within;
  return collections ? folderAround(nearest) : findPostsFolder(nearest, sites);
}

/** A post that lies no deeper below the folder than others. */
async function nearestPost(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const posts = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, '{_posts,*/_posts,*/*/_posts}/**/*.{md,markdown,html}'),
    NOT_POSTS,
    SAMPLE,
  );
  const depth = (post: vscode.Uri): number => folderAround(post)?.path.length ?? Infinity;
  return posts.sort((a, b) => depth(a) - depth(b))[0];
}

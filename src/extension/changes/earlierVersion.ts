import * as vscode from 'vscode';
import { readNamedFile } from '../files.ts';
import { baseName } from '../posts.ts';
import { committedName, findRepository } from './git.ts';

/** Which version a post is compared with: a Git revision, or the file as saved, which is the empty name. */
export type Revision = string;
export const SAVED: Revision = '';
export const HEAD: Revision = 'HEAD';

/** A version of a post. */
export interface EarlierVersion {
  /** undefined where there is none. */
  readonly text: string | undefined;
  /** What people are to know of it. */
  readonly note: string | undefined;
}

export function nameOf(revision: Revision): string {
  // Commits by the length that Git itself shows.
  return revision === SAVED
    ? vscode.l10n.t('the saved file')
    : revision.replace(/^([\da-f]{7})[\da-f]{33}$/, '$1');
}

/** Reads the post as it was. Never fails. */
export async function readEarlierVersion(
  post: vscode.Uri,
  revision: Revision,
  log: vscode.LogOutputChannel,
): Promise<EarlierVersion> {
  const values = { file: baseName(post), version: nameOf(revision) };
  const missing = vscode.l10n.t('{file} is not in {version}: it is new, or had another name.', values);
  try {
    if (revision === SAVED) {
      if (post.scheme === 'untitled')
        return { text: undefined, note: vscode.l10n.t('{file} has not been saved yet.', values) };
      const bytes = await readNamedFile(post);
      return { text: await vscode.workspace.decode(bytes, { uri: post }), note: undefined };
    }
    const repository = await findRepository(post);
    if (!repository)
      return { text: undefined, note: vscode.l10n.t('{file} is in no Git repository.', values) };
    const old = revision === HEAD ? committedName(repository, post) : post;
    const text = (await repository.show(revision, old.fsPath)).replace(/^\uFEFF/, '');
    const isRenamed = old.toString() !== post.toString();
    const note = isRenamed
      ? vscode.l10n.t('In {version} it is {file}.', { ...values, file: baseName(old) })
      : undefined;
    return { text, note };
  } catch (error) {
    log.info(`${post.toString()} cannot be read in ${nameOf(revision)}: ${String(error)}`);
    return { text: undefined, note: missing };
  }
}

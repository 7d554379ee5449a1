import * as vscode from 'vscode';
import type { NamedTerm, PostService, TermField } from '../../core/postService.ts';
import type { Archive } from '../archive.ts';
import type { BulkWork } from '../bulk/bulkWork.ts';
import { isPost, type OpenPosts } from '../posts.ts';

export interface TermTools {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly archive: Archive;
  readonly log: vscode.LogOutputChannel;
}

/** What it takes to change posts as well. */
export interface BulkTools extends TermTools {
  readonly bulk: BulkWork;
}

/** The name at a place of a post. */
export function termAtPosition(
  { service, posts }: TermTools,
  document: vscode.TextDocument,
  position: vscode.Position,
): NamedTerm | undefined {
  return service.termAt(posts.get(document), document.offsetAt(position));
}

/**
 * The posts that have one of some names: those of the archive, and those that are being edited.
 * @returns undefined when the person did not wait for the archive to be read.
 */
export async function postsWithTerm(
  { service, posts, archive }: TermTools,
  field: TermField,
  names: ReadonlySet<string>,
): Promise<vscode.Uri[] | undefined> {
  if (!(await archive.whole(vscode.l10n.t('Galley: reading the posts of this workspace')))) return undefined;
  const saved = [...names].flatMap((name) => archive.index.pathsWith(field, name));
  const open = vscode.workspace.textDocuments
    .filter((document) => isPost(document) && document.isDirty)
    .filter((document) =>
      service.terms(posts.get(document)).some((term) => term.field === field && names.has(term.value)),
    )
    .map(({ uri }) => uri.toString());
  return [...new Set([...open, ...saved])].map((path) => vscode.Uri.parse(path, true));
}

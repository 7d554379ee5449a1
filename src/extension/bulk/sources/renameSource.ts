import * as vscode from 'vscode';
import type { Post, PostService, Renaming } from '../../../core/postService.ts';
import type { BulkSource, FoundEdits } from '../bulkSource.ts';

/** Another name, or none, for tags, categories or authors in many posts, by the names that a post had. */
export class RenameSource implements BulkSource {
  readonly title: string;
  readonly verb: string;
  readonly nothing = vscode.l10n.t('No post has that name any more.');
  readonly #service: PostService;
  readonly #renaming: Renaming;

  constructor(service: PostService, renaming: Renaming, isMerge: boolean) {
    this.#service = service;
    this.#renaming = renaming;
    const { from, to } = renaming;
    if (to === undefined) {
      this.title = vscode.l10n.t('Remove “{key}”', { key: [...from].join(', ') });
      this.verb = vscode.l10n.t('Remove');
    } else if (isMerge) {
      this.title = vscode.l10n.t('Merge into “{to}”', { to });
      this.verb = vscode.l10n.t('Merge');
    } else {
      this.title = vscode.l10n.t('Rename to “{to}”', { to });
      this.verb = vscode.l10n.t('Rename');
    }
  }

  wants(text: string): boolean {
    return text.startsWith('---') || text.startsWith('\uFEFF---');
  }

  find(_uri: vscode.Uri, post: Post): FoundEdits {
    const { field, from } = this.#renaming;
    const edits = this.#service.renameTerms(post, this.#renaming);
    if (edits.length === 0) return { edits: [] };
    const names = this.#service.terms(post).filter((term) => term.field === field && from.has(term.value));
    const label = [...new Set(names.map(({ value }) => value))].join(', ');
    return { edits: edits.map((edit) => ({ ...edit, label })) };
  }
}

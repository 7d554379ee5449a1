import * as vscode from 'vscode';
import { excerptOf, type FieldChange, type Post, type PostService } from '../../../core/postService.ts';
import type { BulkSource, FoundEdits } from '../bulkSource.ts';

/** A field that many posts get or lose, by what it was before. */
export class FieldSource implements BulkSource {
  readonly title: string;
  readonly verb: string;
  readonly nothing = vscode.l10n.t('All posts are so already.');
  readonly #service: PostService;
  readonly #change: FieldChange;

  constructor(service: PostService, change: FieldChange) {
    this.#service = service;
    this.#change = change;
    const isSet = change.value !== undefined;
    this.title = isSet
      ? vscode.l10n.t('Set “{key}”', { key: change.key })
      : vscode.l10n.t('Remove “{key}”', { key: change.key });
    this.verb = isSet ? vscode.l10n.t('Set') : vscode.l10n.t('Remove');
  }

  find(_uri: vscode.Uri, post: Post): FoundEdits {
    const { frontMatter, text } = post.document;
    // What has no front matter, and no field to lose, is not in question.
    const field =
      frontMatter.kind === 'absent'
        ? undefined
        : frontMatter.fields.find(({ key }) => key === this.#change.key);
    if (!field && this.#change.value === undefined) return { edits: [] };
    const edits = this.#service.editField(post, this.#change);
    if (!edits) {
      return { edits: [], leftAlone: vscode.l10n.t('Its front matter cannot be changed without more.') };
    }
    const label = field
      ? excerptOf(text.slice(field.range.start, field.range.end))
      : vscode.l10n.t('not there yet');
    return { edits: edits.map((edit) => ({ ...edit, label })) };
  }
}

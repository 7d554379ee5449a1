import * as vscode from 'vscode';
import { addTerm, type ListedTerm, type Post } from '../../../core/postService.ts';
import type { BulkSource, FoundEdits } from '../bulkSource.ts';

/** A tag or a category that many posts get. */
export class AddTermSource implements BulkSource {
  readonly title: string;
  readonly verb = vscode.l10n.t('Add');
  readonly nothing = vscode.l10n.t('All posts are so already.');
  readonly #field: ListedTerm;
  readonly #name: string;

  constructor(field: ListedTerm, name: string) {
    this.#field = field;
    this.#name = name;
    this.title = vscode.l10n.t('Add “{name}”', { name });
  }

  find(_uri: vscode.Uri, { document }: Post): FoundEdits {
    const edits = addTerm(document, this.#field, this.#name);
    if (!edits) {
      return { edits: [], leftAlone: vscode.l10n.t('Its front matter cannot be changed without more.') };
    }
    return { edits: edits.map((edit) => ({ ...edit, label: this.#name })) };
  }
}

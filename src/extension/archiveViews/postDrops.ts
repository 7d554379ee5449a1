import * as vscode from 'vscode';
import type { ArchiveNode } from '../../core/postService.ts';
import type { BulkTools } from '../terms/postsWithTerm.ts';
import { addToPosts, urisOf } from './termActions.ts';

/** The form in which VS Code passes files on: the explorer's, an editor's, and those of these views. */
const FILES = 'text/uri-list';

/** Posts are dragged out of the views, and onto a tag or a category, which they get. */
export class PostDrops implements vscode.TreeDragAndDropController<ArchiveNode> {
  readonly dragMimeTypes = [FILES];
  readonly dropMimeTypes = [FILES];
  readonly #tools: BulkTools;

  constructor(tools: BulkTools) {
    this.#tools = tools;
  }

  handleDrag(nodes: readonly ArchiveNode[], transfer: vscode.DataTransfer): void {
    const uris = urisOf(nodes);
    if (uris.length > 0) transfer.set(FILES, new vscode.DataTransferItem(uris.join('\r\n')));
  }

  async handleDrop(target: ArchiveNode | undefined, transfer: vscode.DataTransfer): Promise<void> {
    if (target?.kind !== 'value') return;
    const { field, value } = target;
    if (field !== 'tags' && field !== 'categories') return;
    const list = (await transfer.get(FILES)?.asString()) ?? '';
    const dropped = list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
    // What is dropped need not be a post, and others write addresses in their own way.
    const uris = dropped
      .map((line) => vscode.Uri.parse(line))
      .filter((uri) => this.#tools.archive.index.entry(uri.toString()));
    if (uris.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('None of these files is a post.'));
      return;
    }
    await addToPosts(this.#tools, uris, field, value);
  }
}

import * as vscode from 'vscode';
import type { Completion, PostService } from '../core/postService.ts';
import type { Archive } from './archive.ts';
import { toRange, translate } from './convert.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';

/** What opens the list by itself, beside the letters of a word: all that can stand before a value. */
const TRIGGERS = ['[', ',', ' ', '-', ':', '"', "'"];

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly archive: Archive;
}

export function registerCompletions({ service, posts, archive }: Dependencies): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    POST_SELECTOR,
    {
      async provideCompletionItems(document, position, token) {
        const post = posts.get(document);
        const offset = document.offsetAt(position);
        const { version } = document;
        const asked = service.wantsValues(post, offset);
        if (asked) await archive.soon();
        if (token.isCancellationRequested || document.version !== version) return undefined;
        const items = service
          .complete(post, offset, archive.index)
          .map((completion, rank) => toItem(document, completion, rank));
        return new vscode.CompletionList(items, asked && !archive.complete);
      },
    },
    ...TRIGGERS,
  );
}

function toItem(document: vscode.TextDocument, completion: Completion, rank: number): vscode.CompletionItem {
  const { label, kind, range, newText, count, documentation } = completion;
  const isField = kind === 'field';
  const item = new vscode.CompletionItem(
    count === undefined ? label : { label, description: vscode.l10n.t('posts: {count}', { count }) },
    isField ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.Value,
  );
  item.range = toRange(document, range);
  item.insertText = newText;
  // What stands in the range is compared with this, an opening quote included.
  item.filterText = (/^\s*(["'])/.exec(document.getText(item.range))?.[1] ?? '') + label;
  // Emmet offers HTML tags for every word: what the archive knows is meant first.
  item.preselect = true;
  item.sortText = String(rank).padStart(6, '0');
  if (documentation) item.documentation = new vscode.MarkdownString(translate(documentation));
  if (isField && newText.endsWith(' ')) {
    item.command = { command: 'editor.action.triggerSuggest', title: '' };
  }
  return item;
}

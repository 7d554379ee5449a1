import * as vscode from 'vscode';
import type { Completion, PostService } from '../core/postService.ts';
import type { Archive } from './archive.ts';
import { toRange, translate } from './convert.ts';
import type { FieldHabitsReader } from './fieldHabits.ts';
import { now } from './moment.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';
import type { Schemas } from './schemas.ts';
import { diagnosticOptions } from './settings.ts';
import type { Sites } from './sites.ts';

/** What opens the list by itself, beside the letters of a word: all that can stand before a value. */
const TRIGGERS = ['[', ',', ' ', '-', ':', '"', "'"];

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly archive: Archive;
  readonly habits: FieldHabitsReader;
  readonly schemas: Schemas;
  readonly sites: Sites;
}

export function registerCompletions({
  service,
  posts,
  archive,
  habits,
  schemas,
  sites,
}: Dependencies): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    POST_SELECTOR,
    {
      async provideCompletionItems(document, position, token) {
        const post = posts.get(document);
        const offset = document.offsetAt(position);
        if (offset > post.document.body.start) return undefined;
        const { version } = document;
        const asked = service.wantsValues(post, offset);
        const [known] = await Promise.all([habits.soon(document.uri), asked ? archive.soon() : undefined]);
        if (token.isCancellationRequested || document.version !== version) return undefined;
        const { requiredFields } = diagnosticOptions(document.uri);
        const items = service
          .complete(post, offset, archive.index, {
            now: now(sites.of(document.uri)),
            schemas: schemas.for(document.uri, post.facts.layout),
            ...(known && { habits: known }),
            ...(requiredFields && { requiredFields }),
          })
          .map((completion, rank) => toItem(document, completion, rank));
        return new vscode.CompletionList(items, !known || (asked && !archive.complete));
      },
    },
    ...TRIGGERS,
  );
}

function toItem(document: vscode.TextDocument, completion: Completion, rank: number): vscode.CompletionItem {
  const { label, kind, range, documentation } = completion;
  const isField = kind === 'field';
  const description = describe(completion);
  const item = new vscode.CompletionItem(
    description === undefined ? label : { label, description },
    isField ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.Value,
  );
  item.range = toRange(document, range);
  item.insertText = insertion(completion);
  // What stands in the range is compared with this, an opening quote included.
  item.filterText = (/^\s*(["'])/.exec(document.getText(item.range))?.[1] ?? '') + label;
  // Emmet offers HTML tags for every word: what the archive knows is meant first.
  item.preselect = true;
  item.sortText = String(rank).padStart(6, '0');
  if (documentation) item.documentation = new vscode.MarkdownString(translate(documentation));
  if (isField && completion.value === undefined && completion.newText !== label) {
    item.command = { command: 'editor.action.triggerSuggest', title: '' };
  }
  return item;
}

/** What the list shows behind the label. */
function describe({ count, source, value }: Completion): string | undefined {
  if (count !== undefined) return vscode.l10n.t('posts: {count}', { count });
  return source ? translate(source) : value;
}

function insertion({ newText, placeholder }: Completion): string | vscode.SnippetString {
  if (!placeholder) return newText;
  const snippet = new vscode.SnippetString();
  snippet.appendText(newText.slice(0, placeholder.start));
  const value = newText.slice(placeholder.start, placeholder.end);
  if (value === '') snippet.appendTabstop(1);
  else snippet.appendPlaceholder((inner) => inner.appendText(value), 1);
  return snippet.appendText(newText.slice(placeholder.end));
}

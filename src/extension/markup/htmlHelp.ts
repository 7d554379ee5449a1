import * as vscode from 'vscode';
import type { CompletionItem, MarkupContent, Range } from 'vscode-html-languageservice';
import { POST_SELECTOR } from '../posts.ts';
import type { HtmlBodies, HtmlBody } from './htmlBodies.ts';

/** What opens the list by itself inside a tag. */
const TRIGGERS = ['<', '/', '"', "'", '=', ' ', ':', '.', '&'];

/** So far back a tag may have begun, in UTF-16 code units. */
const LONGEST_TAG = 2000;

/** Help for the HTML in the body: names of tags, attributes and values, what they mean, where a tag's other
 * half is, and both halves renamed together. */
export function registerHtmlHelp(bodies: HtmlBodies): vscode.Disposable {
  /** The body, where the position is in it. */
  const at = async (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<HtmlBody | undefined> =>
    bodies.mayHoldHtml(document, document.offsetAt(position)) ? bodies.get(document) : undefined;

  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      POST_SELECTOR,
      {
        async provideCompletionItems(document, position) {
          if (!isInMarkup(document, position)) return undefined;
          const body = await at(document, position);
          if (!body) return undefined;
          const { items, isIncomplete } = body.html.doComplete(body.text, position, body.tree);
          return new vscode.CompletionList(items.map(toItem), isIncomplete);
        },
      },
      ...TRIGGERS,
    ),
    vscode.languages.registerHoverProvider(POST_SELECTOR, {
      async provideHover(document, position) {
        const body = await at(document, position);
        const hover = body?.html.doHover(body.text, position, body.tree);
        if (!hover) return undefined;
        return new vscode.Hover(
          toMarkdown(hover.contents as MarkupContent),
          hover.range && toRange(hover.range),
        );
      },
    }),
    vscode.languages.registerDocumentHighlightProvider(POST_SELECTOR, {
      async provideDocumentHighlights(document, position) {
        const body = await at(document, position);
        return body?.html
          .findDocumentHighlights(body.text, position, body.tree)
          .map(({ range }) => new vscode.DocumentHighlight(toRange(range)));
      },
    }),
    vscode.languages.registerLinkedEditingRangeProvider(POST_SELECTOR, {
      async provideLinkedEditingRanges(document, position) {
        const body = await at(document, position);
        const ranges = body?.html.findLinkedEditingRanges(body.text, position, body.tree);
        return ranges ? new vscode.LinkedEditingRanges(ranges.map(toRange)) : undefined;
      },
    }),
  );
}

/** Whether the caret is in what begins with `<` or `&`: prose needs no list of tags. */
function isInMarkup(document: vscode.TextDocument, position: vscode.Position): boolean {
  const offset = document.offsetAt(position);
  const start = document.positionAt(Math.max(0, offset - LONGEST_TAG));
  return /<[^<>]*$|&#?\w*$/.test(document.getText(new vscode.Range(start, position)));
}

/** The kinds that the service gives, by its numbers. */
const KINDS: ReadonlyMap<number | undefined, vscode.CompletionItemKind> = new Map([
  [3, vscode.CompletionItemKind.Function],
  [10, vscode.CompletionItemKind.Property],
  [11, vscode.CompletionItemKind.Unit],
  [12, vscode.CompletionItemKind.Value],
  [14, vscode.CompletionItemKind.Keyword],
]);

function toItem(item: CompletionItem): vscode.CompletionItem {
  const made = new vscode.CompletionItem(item.label, KINDS.get(item.kind));
  const { textEdit } = item;
  if (textEdit && 'range' in textEdit) {
    made.range = toRange(textEdit.range);
    // 2 is a snippet: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#insertTextFormat
    made.insertText =
      item.insertTextFormat === 2 ? new vscode.SnippetString(textEdit.newText) : textEdit.newText;
  }
  if (item.filterText !== undefined) made.filterText = item.filterText;
  if (item.sortText !== undefined) made.sortText = item.sortText;
  if (item.documentation !== undefined) {
    made.documentation =
      typeof item.documentation === 'string' ? item.documentation : toMarkdown(item.documentation);
  }
  if (item.command) {
    made.command = { command: 'editor.action.triggerSuggest', title: '' };
  }
  return made;
}

function toMarkdown({ kind, value }: MarkupContent): vscode.MarkdownString {
  return kind === 'markdown'
    ? new vscode.MarkdownString(value)
    : new vscode.MarkdownString().appendText(value);
}

function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

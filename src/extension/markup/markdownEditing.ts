import * as vscode from 'vscode';
import type { MarkupKind, PostService } from '../../core/postService.ts';
import { toOffsetRange } from '../convert.ts';
import { POST_SELECTOR, type OpenPosts } from '../posts.ts';

/** Markdown’s own marks, and HTML’s. */
const MARKS = { bold: { markdown: '**', html: 'b' }, italic: { markdown: '*', html: 'i' } } as const;

const LINK = vscode.DocumentDropOrPasteEditKind.Empty.append('post', 'link');

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
}

/** Bold, italic, and a link where an address is pasted onto words: in Markdown or in HTML, as the place is. */
export function registerMarkdownEditing({ service, posts }: Dependencies): vscode.Disposable {
  const kindAt = (document: vscode.TextDocument, range: vscode.Range): MarkupKind =>
    service.markupAt(posts.get(document), toOffsetRange(document, range));
  const toggle = (mark: keyof typeof MARKS) => (editor: vscode.TextEditor, edit: vscode.TextEditorEdit) => {
    for (const selection of editor.selections) toggleMark(editor.document, selection, mark, edit, kindAt);
  };
  return vscode.Disposable.from(
    vscode.commands.registerTextEditorCommand('galley.toggleBold', toggle('bold')),
    vscode.commands.registerTextEditorCommand('galley.toggleItalic', toggle('italic')),
    vscode.languages.registerDocumentPasteEditProvider(
      POST_SELECTOR,
      {
        async provideDocumentPasteEdits(document, ranges, data) {
          const url = (await data.get('text/plain')?.asString())?.trim() ?? '';
          const [range] = ranges;
          if (!range || ranges.length > 1 || !isAddress(url)) return undefined;
          const words = document.getText(range);
          if (words.trim() === '' || /[\r\n<>[\]]/.test(words) || isAddress(words)) return undefined;
          const place = kindAt(document, range);
          if (place === 'none') return undefined;
          const text =
            place === 'html'
              ? `<a href="${url.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">${words}</a>`
              : `[${words}](${url})`;
          return [new vscode.DocumentPasteEdit(text, vscode.l10n.t('Insert a link'), LINK)];
        },
      },
      { providedPasteEditKinds: [LINK], pasteMimeTypes: ['text/plain'] },
    ),
  );
}

function toggleMark(
  document: vscode.TextDocument,
  selection: vscode.Selection,
  mark: keyof typeof MARKS,
  edit: vscode.TextEditorEdit,
  kindAt: (document: vscode.TextDocument, range: vscode.Range) => MarkupKind,
): void {
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
  if (!range || range.isEmpty) return;
  const place = kindAt(document, range);
  if (place === 'none') return;
  const { markdown, html } = MARKS[mark];
  const [open, close] = place === 'html' ? [`<${html}>`, `</${html}>`] : [markdown, markdown];
  const words = document.getText(range);
  const around = new vscode.Range(
    document.positionAt(Math.max(0, document.offsetAt(range.start) - open.length)),
    document.positionAt(document.offsetAt(range.end) + close.length),
  );
  if (words.startsWith(open) && words.endsWith(close) && words.length >= open.length + close.length) {
    edit.replace(range, words.slice(open.length, words.length - close.length));
  } else if (document.getText(around) === open + words + close) {
    edit.replace(around, words);
  } else {
    edit.replace(range, open + words + close);
  }
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}

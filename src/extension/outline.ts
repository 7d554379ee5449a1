import * as vscode from 'vscode';
import type { Field, PostDocument } from '../core/postService.ts';
import { toRange } from './convert.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';

/** Outline and breadcrumbs: the fields and the heading link. */
export function registerOutline(posts: OpenPosts): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    POST_SELECTOR,
    { provideDocumentSymbols: (document) => symbolsOf(document, posts.get(document).document) },
    { label: 'Galley' },
  );
}

function symbolsOf(
  document: vscode.TextDocument,
  { frontMatter, headingLink, text }: PostDocument,
): vscode.DocumentSymbol[] {
  const symbols: vscode.DocumentSymbol[] = [];
  if (frontMatter.kind !== 'absent') {
    const end = frontMatter.kind === 'closed' ? frontMatter.closeFence.end : frontMatter.content.end;
    const whole = new vscode.DocumentSymbol(
      vscode.l10n.t('Front matter'),
      '',
      vscode.SymbolKind.Namespace,
      toRange(document, { start: frontMatter.openFence.start, end }),
      toRange(document, frontMatter.openFence),
    );
    whole.children = frontMatter.fields.map((field) => fieldSymbol(document, field, text));
    symbols.push(whole);
  }
  if (headingLink) {
    const title = text.slice(headingLink.textRange.start, headingLink.textRange.end).trim();
    symbols.push(
      new vscode.DocumentSymbol(
        title === '' ? '#' : title,
        '',
        vscode.SymbolKind.String,
        toRange(document, headingLink.range),
        toRange(document, headingLink.textRange),
      ),
    );
  }
  return symbols;
}

function fieldSymbol(
  document: vscode.TextDocument,
  { key, keyRange, range, value }: Field,
  text: string,
): vscode.DocumentSymbol {
  const detail = text.slice(value.range.start, value.range.end).split(/\r?\n/, 1)[0]!.slice(0, 80);
  return new vscode.DocumentSymbol(
    // A symbol without a name is refused, and the whole outline with it.
    key === '' ? '""' : key,
    detail,
    vscode.SymbolKind.Property,
    toRange(document, range),
    toRange(document, keyRange),
  );
}

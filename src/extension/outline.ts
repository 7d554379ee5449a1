import * as vscode from 'vscode';
import type { OutlineItem, PostService } from '../core/postService.ts';
import { toRange } from './convert.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
}

const KINDS: Readonly<Record<OutlineItem['kind'], vscode.SymbolKind>> = {
  frontMatter: vscode.SymbolKind.Namespace,
  field: vscode.SymbolKind.Property,
  headingLink: vscode.SymbolKind.String,
  heading: vscode.SymbolKind.String,
  paragraph: vscode.SymbolKind.Field,
};

/** Outline and breadcrumbs: the fields, the heading link, headings and paragraphs of the body. */
export function registerOutline({ service, posts }: Dependencies): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    POST_SELECTOR,
    {
      provideDocumentSymbols: (document) =>
        service.outline(posts.get(document)).map((item) => toSymbol(document, item)),
    },
    { label: 'Galley' },
  );
}

function toSymbol(document: vscode.TextDocument, item: OutlineItem): vscode.DocumentSymbol {
  const symbol = new vscode.DocumentSymbol(
    nameOf(item),
    item.detail,
    KINDS[item.kind],
    toRange(document, item.range),
    toRange(document, item.selection),
  );
  symbol.children = item.children.map((child) => toSymbol(document, child));
  return symbol;
}

/** A symbol without a name is refused, and the whole outline with it. */
function nameOf({ kind, name }: OutlineItem): string {
  if (kind === 'frontMatter') return vscode.l10n.t('Front matter');
  return name === '' ? '""' : name;
}

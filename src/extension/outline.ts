import * as vscode from 'vscode';
import type { FieldValue, Heading, PostDocument, PostService } from '../core/postService.ts';
import { toRange } from './convert.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
}

/** Outline and breadcrumbs: the fields, the heading link, and the headings of the body. */
export function registerOutline({ service, posts }: Dependencies): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    POST_SELECTOR,
    {
      provideDocumentSymbols(document) {
        const post = posts.get(document);
        return [
          ...frontMatterSymbols(document, post.document),
          ...headingLinkSymbols(document, post.document),
          ...headingSymbols(document, service.headings(post), post.document.body.end),
        ];
      },
    },
    { label: 'Galley' },
  );
}

function frontMatterSymbols(
  document: vscode.TextDocument,
  { frontMatter, text }: PostDocument,
): vscode.DocumentSymbol[] {
  if (frontMatter.kind === 'absent') return [];
  const end = frontMatter.kind === 'closed' ? frontMatter.closeFence.end : frontMatter.content.end;
  const whole = symbol(
    vscode.l10n.t('Front matter'),
    '',
    vscode.SymbolKind.Namespace,
    toRange(document, { start: frontMatter.openFence.start, end }),
    toRange(document, frontMatter.openFence),
  );
  whole.children = frontMatter.fields.map(({ key, keyRange, range, value }) =>
    symbol(
      key,
      describeValue(value, text),
      vscode.SymbolKind.Property,
      toRange(document, range),
      toRange(document, keyRange),
    ),
  );
  return [whole];
}

function describeValue(value: FieldValue, text: string): string {
  const written = (part: FieldValue): string => text.slice(part.range.start, part.range.end);
  const all = value.kind === 'list' ? value.items.map(written).join(', ') : written(value);
  return all.split(/\r?\n/, 1)[0]!.slice(0, 80);
}

function headingLinkSymbols(
  document: vscode.TextDocument,
  { headingLink, text }: PostDocument,
): vscode.DocumentSymbol[] {
  if (!headingLink) return [];
  const title = text.slice(headingLink.textRange.start, headingLink.textRange.end).trim();
  const whole = toRange(document, headingLink.range);
  return [symbol(title, '', vscode.SymbolKind.String, whole, toRange(document, headingLink.textRange))];
}

/** Each heading with its section, those of lower rank within. */
function headingSymbols(
  document: vscode.TextDocument,
  headings: readonly Heading[],
  end: number,
): vscode.DocumentSymbol[] {
  const top: vscode.DocumentSymbol[] = [];
  const open: { rank: number; made: vscode.DocumentSymbol }[] = [];
  for (const [index, { rank, text, range }] of headings.entries()) {
    const next = headings.slice(index + 1).find((other) => other.rank <= rank);
    const section = toRange(document, { start: range.start, end: next?.range.start ?? end });
    const made = symbol(text, '', vscode.SymbolKind.String, section, toRange(document, range));
    while (open.length > 0 && open.at(-1)!.rank >= rank) open.pop();
    (open.at(-1)?.made.children ?? top).push(made);
    open.push({ rank, made });
  }
  return top;
}

/** A symbol without a name is refused, and the whole outline with it. */
function symbol(
  name: string,
  detail: string,
  kind: vscode.SymbolKind,
  range: vscode.Range,
  selection: vscode.Range,
): vscode.DocumentSymbol {
  return new vscode.DocumentSymbol(name === '' ? '""' : name, detail, kind, range, selection);
}

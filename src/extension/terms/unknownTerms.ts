import * as vscode from 'vscode';
import type { NamedTerm, OffsetRange, PostService } from '../../core/postService.ts';
import type { Archive } from '../archive.ts';
import { toRange } from '../convert.ts';
import { POST_SELECTOR, type OpenPosts } from '../posts.ts';
import { coloursUnknownTerms, UNKNOWN_TERMS_SETTING } from '../settings.ts';

/** In package.json it has a colour: that of comments, unless a theme or a person gives it another. */
const TOKEN_TYPE = 'unknownTerm';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly archive: Archive;
}

/** Colours tags and categories that no other post has: what is misspelt is seen, and so is what is new. Nothing
 * is read for that: it begins once the archive is known. */
export function registerUnknownTerms({ service, posts, archive }: Dependencies): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const legend = new vscode.SemanticTokensLegend([TOKEN_TYPE]);
  const isUnknown = ({ field, value }: NamedTerm, path: string): boolean =>
    field !== 'author' && archive.index.countElsewhere(field, value, path) === 0;
  return vscode.Disposable.from(
    changed,
    archive.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(UNKNOWN_TERMS_SETTING)) changed.fire();
    }),
    vscode.languages.registerDocumentSemanticTokensProvider(
      POST_SELECTOR,
      {
        onDidChangeSemanticTokens: changed.event,
        provideDocumentSemanticTokens(document) {
          const tokens = new vscode.SemanticTokensBuilder(legend);
          const path = document.uri.toString();
          if (coloursUnknownTerms(document.uri) && archive.complete && archive.index.size > 1) {
            const terms = service.terms(posts.get(document));
            const unknown = terms.filter((term) => isAlone(term, terms) && isUnknown(term, path));
            for (const { range } of unknown) {
              const place = toRange(document, range);
              // A token is in one line.
              if (place.isSingleLine) tokens.push(place, TOKEN_TYPE);
            }
          }
          return tokens.build();
        },
      },
      legend,
    ),
  );
}

/** Words that stand in the same quotes have the same range: of some, nothing could be told. */
function isAlone({ range }: { readonly range: OffsetRange }, terms: readonly NamedTerm[]): boolean {
  return terms.filter((other) => other.range.start === range.start).length === 1;
}

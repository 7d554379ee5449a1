import * as vscode from 'vscode';
import { walkPosts } from '../archivePosts.ts';
import { toRange, toRangesIn } from '../convert.ts';
import { POST_SELECTOR } from '../posts.ts';
import { postsWithTerm, termAtPosition, type TermTools } from './postsWithTerm.ts';

/** Shows where else a tag, a category or an author stands: in the post, and in the archive. */
export function registerReferences(tools: TermTools): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentHighlightProvider(POST_SELECTOR, {
      provideDocumentHighlights(document, position) {
        const found = termAtPosition(tools, document, position);
        if (!found) return [];
        return tools.service
          .terms(tools.posts.get(document))
          .filter(({ field, value }) => field === found.field && value === found.value)
          .map(({ range }) => new vscode.DocumentHighlight(toRange(document, range)));
      },
    }),
    vscode.languages.registerReferenceProvider(POST_SELECTOR, {
      async provideReferences(document, position, _context, token) {
        const found = termAtPosition(tools, document, position);
        if (!found) return [];
        const places = await postsWithTerm(tools, found.field, new Set([found.value]));
        if (!places) return [];
        const locations: vscode.Location[] = [];
        await walkPosts({ ...tools, places, token }, ({ uri, post }) => {
          const ranges = tools.service
            .terms(post)
            .filter(({ field, value }) => field === found.field && value === found.value)
            .map(({ range }) => range);
          for (const range of toRangesIn(post.document.text, ranges)) {
            locations.push(new vscode.Location(uri, range));
          }
        });
        return locations;
      },
    }),
  );
}

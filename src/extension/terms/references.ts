import * as vscode from 'vscode';
import { LineIndex } from '../../core/postService.ts';
import { walkPosts } from '../archivePosts.ts';
import { toRange, toRangeIn } from '../convert.ts';
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
          const lines = new LineIndex(post.document.text);
          for (const { field, value, range } of tools.service.terms(post)) {
            if (field !== found.field || value !== found.value) continue;
            locations.push(new vscode.Location(uri, toRangeIn(lines, range)));
          }
        });
        return locations;
      },
    }),
  );
}

import * as vscode from 'vscode';
import type { PostService } from '../core/postService.ts';
import { toRange } from './convert.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
}

export function registerFolding({ service, posts }: Dependencies): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(POST_SELECTOR, {
    provideFoldingRanges: (document) =>
      service.folds(posts.get(document)).flatMap(({ range, keepsLastLine, kind }) => {
        const lines = toRange(document, range);
        const last = lines.end.line - (keepsLastLine ? 1 : 0);
        return last > lines.start.line
          ? [
              new vscode.FoldingRange(
                lines.start.line,
                last,
                kind === 'region' ? vscode.FoldingRangeKind.Region : undefined,
              ),
            ]
          : [];
      }),
  });
}

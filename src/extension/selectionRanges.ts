import * as vscode from 'vscode';
import type { PostService } from '../core/postService.ts';
import { toRange } from './convert.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
}

/** Lets a selection grow by what the post consists of. */
export function registerSelectionRanges({ service, posts }: Dependencies): vscode.Disposable {
  return vscode.languages.registerSelectionRangeProvider(POST_SELECTOR, {
    provideSelectionRanges: (document, positions) =>
      positions.map((position) => {
        const steps = service.selectionSteps(posts.get(document), document.offsetAt(position));
        const chain = steps.reduceRight<vscode.SelectionRange | undefined>(
          (parent, step) => new vscode.SelectionRange(toRange(document, step), parent),
          undefined,
        );
        return chain ?? new vscode.SelectionRange(new vscode.Range(position, position));
      }),
  });
}

import * as vscode from 'vscode';
import type { PostService } from '../core/postService.ts';
import type { Archive } from './archive.ts';
import { toRange, translate } from './convert.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly archive: Archive;
}

export function registerHovers({ service, posts, archive }: Dependencies): vscode.Disposable {
  return vscode.languages.registerHoverProvider(POST_SELECTOR, {
    async provideHover(document, position, token) {
      const post = posts.get(document);
      const offset = document.offsetAt(position);
      if (offset > post.document.body.start) return undefined;
      await archive.ready();
      const hover = service.hover(post, offset, archive.index);
      if (!hover || token.isCancellationRequested) return undefined;
      return new vscode.Hover(
        new vscode.MarkdownString(translate(hover.text)),
        toRange(document, hover.range),
      );
    },
  });
}

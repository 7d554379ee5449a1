import * as vscode from 'vscode';
import type { Message, PostService } from '../core/postService.ts';
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
      const { version } = document;
      await archive.soon();
      if (token.isCancellationRequested || document.version !== version) return undefined;
      const hover = service.hover(post, offset, archive.index);
      return hover && new vscode.Hover(asMarkdown(hover.text), toRange(document, hover.range));
    },
  });
}

/** A core message whose sentence is Markdown and whose values are a file's own words: these show as they are. */
export function asMarkdown({ text, values }: Message): vscode.MarkdownString {
  const escaped = Object.entries(values).map(([name, value]) => [
    name,
    new vscode.MarkdownString().appendText(String(value)).value,
  ]);
  const message: Message = { text, values: Object.fromEntries(escaped) as Message['values'] };
  return new vscode.MarkdownString(translate(message));
}

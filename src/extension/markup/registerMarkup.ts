import * as vscode from 'vscode';
import type { PostService } from '../../core/postService.ts';
import type { OpenPosts } from '../posts.ts';
import { HtmlBodies } from './htmlBodies.ts';
import { registerHtmlHelp } from './htmlHelp.ts';
import { registerMarkdownEditing } from './markdownEditing.ts';
import { registerTagClosing } from './tagClosing.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
}

/** Help for those who write the body, in HTML and in Markdown. */
export function registerMarkup({ service, posts }: Dependencies): vscode.Disposable {
  const bodies = new HtmlBodies(service, posts);
  return vscode.Disposable.from(
    registerHtmlHelp(bodies),
    registerTagClosing(bodies),
    registerMarkdownEditing({ service, posts }),
  );
}

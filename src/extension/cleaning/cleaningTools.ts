import type * as vscode from 'vscode';
import type { PostService } from '../../core/postService.ts';
import type { OwnRules } from '../ownRules.ts';
import type { OpenPosts } from '../posts.ts';

/** What all that cleans works with. */
export interface CleaningTools {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly rules: OwnRules;
  readonly log: vscode.LogOutputChannel;
}

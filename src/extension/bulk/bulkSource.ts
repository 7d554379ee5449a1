import type * as vscode from 'vscode';
import type { Post, TextEdit } from '../../core/postService.ts';

/** An edit of a post, by what it is ticked in a review: a rule, a code, a value. */
export interface BulkEdit extends TextEdit {
  readonly label: string;
}

/** What a source of changes finds in a post. */
export interface FoundEdits {
  /** Apart from each other. */
  readonly edits: readonly BulkEdit[];
  /** How much of the text would go, from 0 to 1: a post that would lose much is not ticked at first. */
  readonly share?: number;
  /** Why the post is left alone, if it is. */
  readonly leftAlone?: string | undefined;
}

/** What people read of a label. */
export interface LabelNote {
  readonly text?: string;
  readonly icon?: string;
}

/** Something that changes many posts: where the changes come from, and what is said of them. Made for one run. */
export interface BulkSource {
  /** The name of the command. */
  readonly title: string;
  /** The button that makes the changes. */
  readonly verb: string;
  /** Said where there is nothing to change. */
  readonly nothing: string;
  /** Whether a text is worth reading as a post. */
  wants?(text: string): boolean;
  find(uri: vscode.Uri, post: Post): FoundEdits | Promise<FoundEdits>;
  /** Whether those of the edits may be made that are ticked: the others are not. */
  allows?(post: Post, edits: readonly BulkEdit[]): boolean;
  /** More about what was found, a line each, once all posts have been looked at. */
  summary?(): readonly string[];
  noteOf?(label: string): LabelNote;
  /** The labels that are not ticked at first. */
  isUnticked?(label: string): boolean;
}

import * as vscode from 'vscode';
import { isLarge } from '../cleaning/largeShare.ts';
import type { BulkEdit } from './bulkSource.ts';
import type { LeftAlone } from './leftAlone.ts';

/** A post that would change. */
export interface PlannedPost {
  readonly uri: vscode.Uri;
  /** Its text when it was looked at, as the journal names it. */
  readonly text: string;
  readonly edits: readonly BulkEdit[];
  /** How much of its text would go, from 0 to 1. */
  readonly share: number;
}

/** What shares a label. */
export interface LabelCount {
  readonly label: string;
  readonly edits: number;
  readonly posts: readonly PlannedPost[];
}

/** What a dry run found, and which of it people want. All is ticked at first, but for posts that would lose much of
 * their text and for labels that the source says. */
export class Plan implements vscode.Disposable {
  readonly posts: readonly PlannedPost[];
  readonly leftAlone: readonly LeftAlone[];
  /** The most frequent first. */
  readonly labels: readonly LabelCount[];
  /** Those that would lose much of their text, the largest share first. */
  readonly large: readonly PlannedPost[];
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #offLabels: Set<string>;
  readonly #offPosts: Set<PlannedPost>;

  constructor(
    posts: readonly PlannedPost[],
    labels: readonly LabelCount[],
    leftAlone: readonly LeftAlone[],
    isUnticked: (label: string) => boolean = () => false,
  ) {
    this.posts = posts;
    this.leftAlone = leftAlone;
    this.labels = labels;
    this.large = posts.filter(({ share }) => isLarge(share)).sort((a, b) => b.share - a.share);
    this.#offPosts = new Set(this.large);
    this.#offLabels = new Set(this.labels.map(({ label }) => label).filter(isUnticked));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  isLabelTicked(label: string): boolean {
    return !this.#offLabels.has(label);
  }

  isPostTicked(post: PlannedPost): boolean {
    return !this.#offPosts.has(post);
  }

  tickLabels(labels: readonly string[], ticked: boolean): void {
    for (const label of labels) toggle(this.#offLabels, label, !ticked);
    this.#changed.fire();
  }

  tickPosts(posts: readonly PlannedPost[], ticked: boolean): void {
    for (const post of posts) toggle(this.#offPosts, post, !ticked);
    this.#changed.fire();
  }

  /** The edits of a post whose labels are ticked, whether or not the post is. */
  editsOf({ edits }: PlannedPost): readonly BulkEdit[] {
    return this.#offLabels.size === 0 ? edits : edits.filter(({ label }) => !this.#offLabels.has(label));
  }

  /** The posts that are to change. */
  chosen(): PlannedPost[] {
    return this.posts.filter((post) => this.isPostTicked(post) && this.editsOf(post).length > 0);
  }

  /** How much is to change. */
  count(): { readonly posts: number; readonly edits: number } {
    const chosen = this.chosen();
    return {
      posts: chosen.length,
      edits: chosen.reduce((sum, post) => sum + this.editsOf(post).length, 0),
    };
  }
}

/** Counts labels post by post, as posts are found: of all at once it takes long. */
export class LabelCounts {
  readonly #counts = new Map<string, { label: string; edits: number; posts: PlannedPost[] }>();

  add(post: PlannedPost): void {
    for (const { label } of post.edits) {
      const count = this.#counts.get(label) ?? { label, edits: 0, posts: [] };
      this.#counts.set(label, count);
      count.edits++;
      if (count.posts.at(-1) !== post) count.posts.push(post);
    }
  }

  /** The most frequent first. */
  list(): LabelCount[] {
    return [...this.#counts.values()].sort((a, b) => b.edits - a.edits || (a.label < b.label ? -1 : 1));
  }
}

function toggle<T>(set: Set<T>, member: T, isIn: boolean): void {
  if (isIn) set.add(member);
  else set.delete(member);
}

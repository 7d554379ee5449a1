import * as vscode from 'vscode';
import { percentOf } from '../cleaning/largeShare.ts';
import { baseName } from '../posts.ts';
import type { BulkSource } from './bulkSource.ts';
import type { LabelCount, Plan, PlannedPost } from './plan.ts';

/** A list is cut into pieces of so many posts: a longer one takes VS Code seconds. */
const MOST_IN_LIST = 500;

/** A row of the review: posts below what they share, or a post. */
export type ReviewNode =
  | { readonly kind: 'label'; readonly count: LabelCount; readonly posts: readonly PlannedPost[] }
  | { readonly kind: 'large'; readonly posts: readonly PlannedPost[] }
  | { readonly kind: 'some'; readonly posts: readonly PlannedPost[] }
  | { readonly kind: 'post'; readonly post: PlannedPost; readonly posts: readonly PlannedPost[] };

/** What a plan would change, by label and post, as a tree with ticks. */
export class ReviewTree implements vscode.TreeDataProvider<ReviewNode> {
  readonly #plan: Plan;
  readonly #source: BulkSource;
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(plan: Plan, source: BulkSource) {
    this.#plan = plan;
    this.#source = source;
    this.onDidChangeTreeData = plan.onDidChange;
  }

  getChildren(node?: ReviewNode): ReviewNode[] {
    if (!node) {
      const { labels, large } = this.#plan;
      return [
        ...(large.length > 0 ? [{ kind: 'large', posts: large } as const] : []),
        ...labels.map((count): ReviewNode => ({ kind: 'label', count, posts: count.posts })),
      ];
    }
    if (node.kind === 'post') return [];
    // Sorted when someone looks: for all posts at once it would take too long.
    const posts = node.kind === 'label' ? byPath(node.posts) : node.posts;
    if (posts.length <= MOST_IN_LIST) return posts.map((post) => ({ kind: 'post', post, posts: [post] }));
    const pieces: ReviewNode[] = [];
    for (let from = 0; from < posts.length; from += MOST_IN_LIST) {
      pieces.push({ kind: 'some', posts: posts.slice(from, from + MOST_IN_LIST) });
    }
    return pieces;
  }

  getTreeItem(node: ReviewNode): vscode.TreeItem {
    const item = node.kind === 'post' ? this.#postItem(node.post) : this.#groupItem(node);
    item.contextValue = node.kind;
    return item;
  }

  #groupItem(node: Exclude<ReviewNode, { kind: 'post' }>): vscode.TreeItem {
    const item = new vscode.TreeItem(this.#titleOf(node), vscode.TreeItemCollapsibleState.Collapsed);
    if (node.kind === 'label') {
      const { label, edits, posts } = node.count;
      const { text, icon } = this.#source.noteOf?.(label) ?? {};
      const counts = vscode.l10n.t('changes: {edits}, posts: {posts}', { edits, posts: posts.length });
      item.description = text === undefined ? counts : `${counts} · ${text}`;
      item.tooltip = text;
      if (icon !== undefined) item.iconPath = new vscode.ThemeIcon(icon);
      item.checkboxState = stateOf(this.#plan.isLabelTicked(label));
    } else {
      item.description = String(node.posts.length);
      if (node.kind === 'large') item.iconPath = new vscode.ThemeIcon('warning');
      item.checkboxState = stateOf(node.posts.every((post) => this.#plan.isPostTicked(post)));
    }
    return item;
  }

  #titleOf(node: Exclude<ReviewNode, { kind: 'post' }>): string {
    switch (node.kind) {
      case 'label':
        return node.count.label;
      case 'large':
        return vscode.l10n.t('Would lose much of their text');
      case 'some':
        return `${baseName(node.posts[0]!.uri)} – ${baseName(node.posts.at(-1)!.uri)}`;
    }
  }

  #postItem(post: PlannedPost): vscode.TreeItem {
    const item = new vscode.TreeItem(baseName(post.uri));
    const folder = vscode.workspace.asRelativePath(vscode.Uri.joinPath(post.uri, '..'));
    const isLarge = this.#plan.large.includes(post);
    item.description = isLarge ? `${percentOf(post.share)} % · ${folder}` : folder;
    item.tooltip = vscode.workspace.asRelativePath(post.uri);
    item.checkboxState = stateOf(this.#plan.isPostTicked(post));
    item.command = { command: 'galley.bulkShowPost', title: '', arguments: [post] };
    return item;
  }
}

function stateOf(ticked: boolean): vscode.TreeItemCheckboxState {
  return ticked ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked;
}

/** Posts in the order of their paths. */
export function byPath(posts: readonly PlannedPost[]): PlannedPost[] {
  return [...posts].sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
}

import * as vscode from 'vscode';
import type { BulkJournal } from '../../core/postService.ts';
import { AfterTexts } from './afterTexts.ts';
import type { BulkSource } from './bulkSource.ts';
import type { Plan, PlannedPost } from './plan.ts';
import { byPath, ReviewTree, type ReviewNode } from './reviewTree.ts';

const VIEW = 'galley.bulkReview';
/** Set while there is something to review: the view is there only then. */
const HAS_REVIEW = 'galley.bulkReviewOpen';

/** More than people look through in one editor. */
const MOST_COMPARED = 200;

/** What is being reviewed, and how to end it. */
interface Review {
  readonly plan: Plan;
  readonly source: BulkSource;
  readonly close: (apply: boolean) => void;
}

/** Lets people see all changes before they are made, and untick what is not to be. */
export class BulkReview implements vscode.Disposable {
  readonly #texts: AfterTexts;
  readonly #commands: vscode.Disposable;
  #review: Review | undefined;

  constructor(format: BulkJournal) {
    this.#texts = new AfterTexts(format);
    this.#commands = vscode.Disposable.from(
      vscode.commands.registerCommand('galley.bulkApply', () => this.#review?.close(true)),
      vscode.commands.registerCommand('galley.bulkDiscard', () => this.#review?.close(false)),
      // Its button is called with the row that has the focus, which it is not about.
      vscode.commands.registerCommand('galley.bulkShowChanges', () => this.#compare()),
      vscode.commands.registerCommand('galley.bulkShowSomeChanges', (node: ReviewNode) =>
        this.#compare(node),
      ),
      vscode.commands.registerCommand('galley.bulkShowPost', (post: PlannedPost) =>
        this.#review ? this.#texts.compare(this.#review.plan, post) : undefined,
      ),
    );
  }

  /** Shows a plan until the person decides. @returns whether to make the changes that are ticked then. */
  async open(plan: Plan, source: BulkSource): Promise<boolean> {
    const view = vscode.window.createTreeView<ReviewNode>(VIEW, {
      treeDataProvider: new ReviewTree(plan, source),
      // A post is unticked as a whole, a rule in all posts: neither ticks the other.
      manageCheckboxStateManually: true,
      showCollapseAll: true,
    });
    const tell = (): void => {
      view.message = vscode.l10n.t('{title}: {edits} changes in {posts} posts are ticked.', {
        title: source.title,
        ...plan.count(),
      });
    };
    tell();
    const subscriptions = vscode.Disposable.from(
      view,
      plan.onDidChange(() => {
        tell();
        this.#texts.refresh();
      }),
      view.onDidChangeCheckboxState(({ items }) => tick(plan, items)),
    );
    try {
      const decided = new Promise<boolean>((resolve) => {
        this.#review = { plan, source, close: resolve };
      });
      await vscode.commands.executeCommand('setContext', HAS_REVIEW, true);
      await vscode.commands.executeCommand(`${VIEW}.focus`);
      return await decided;
    } finally {
      this.#review = undefined;
      subscriptions.dispose();
      await vscode.commands.executeCommand('setContext', HAS_REVIEW, false);
      await this.#texts.clear();
    }
  }

  /** Shows the review that is under way, if there is one. */
  async focus(): Promise<void> {
    if (this.#review) await vscode.commands.executeCommand(`${VIEW}.focus`);
  }

  dispose(): void {
    this.#review?.close(false);
    this.#commands.dispose();
    this.#texts.dispose();
  }

  /** Shows all changes, or those of some posts, in one editor. */
  async #compare(node?: ReviewNode): Promise<void> {
    if (!this.#review) return;
    const { plan, source } = this.#review;
    const chosen = plan.chosen();
    const among = node && new Set(node.posts);
    const posts = among ? chosen.filter((post) => among.has(post)) : chosen;
    const shown = byPath(posts).slice(0, MOST_COMPARED);
    if (posts.length > shown.length) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The first {count} of {all} posts are shown.', {
          count: shown.length,
          all: posts.length,
        }),
      );
    }
    await this.#texts.compareAll(plan, shown, source.title);
  }
}

function tick(plan: Plan, items: readonly (readonly [ReviewNode, vscode.TreeItemCheckboxState])[]): void {
  for (const [node, state] of items) {
    const ticked = state === vscode.TreeItemCheckboxState.Checked;
    if (node.kind === 'label') plan.tickLabels([node.count.label], ticked);
    else plan.tickPosts(node.posts, ticked);
  }
}

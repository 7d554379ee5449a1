import * as vscode from 'vscode';
import type { ReviewNode } from '../../../src/extension/bulk/reviewTree.ts';

type Ticks = vscode.TreeCheckboxChangeEvent<ReviewNode>;

/** The review of a plan as a person has it, ticked by a test. */
export class FakeTree {
  message: string | undefined;
  readonly #data: vscode.TreeDataProvider<ReviewNode>;
  readonly #ticks = new vscode.EventEmitter<Ticks>();
  readonly onDidChangeCheckboxState = this.#ticks.event;

  constructor(data: vscode.TreeDataProvider<ReviewNode>) {
    this.#data = data;
  }

  dispose(): void {
    this.#ticks.dispose();
  }

  /** The rows below a row, each as `[x] label` or `[ ] label`. */
  async rows(below?: ReviewNode): Promise<string[]> {
    const items: vscode.TreeItem[] = [];
    for (const node of await this.#children(below)) items.push(await this.#data.getTreeItem(node));
    const sign = ({ checkboxState }: vscode.TreeItem): string =>
      checkboxState === vscode.TreeItemCheckboxState.Checked ? '[x]' : '[ ]';
    return items.map((item) => `${sign(item)} ${typeof item.label === 'string' ? item.label : ''}`);
  }

  /** The row with a label, at the top or below one there. */
  async find(label: string): Promise<ReviewNode> {
    for (const node of await this.#children()) {
      for (const one of [node, ...(await this.#children(node))]) {
        if ((await this.#data.getTreeItem(one)).label === label) return one;
      }
    }
    throw new Error(`no row “${label}”`);
  }

  async tick(label: string, ticked: boolean): Promise<void> {
    const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
    this.#ticks.fire({ items: [[await this.find(label), ticked ? Checked : Unchecked]] });
  }

  async #children(node?: ReviewNode): Promise<ReviewNode[]> {
    return (await this.#data.getChildren(node)) ?? [];
  }
}

/** Lets tests work the reviews that are shown, as long as the surrounding ones run. */
export function fakeTrees(): {
  /** Settles when the next review is shown. */
  next(): Promise<FakeTree>;
} {
  const window = vscode.window as { createTreeView: unknown };
  const own = window.createTreeView;
  let waiting: ((tree: FakeTree) => void) | undefined;
  before(() => {
    window.createTreeView = (_id: string, options: vscode.TreeViewOptions<ReviewNode>) => {
      const tree = new FakeTree(options.treeDataProvider);
      waiting?.(tree);
      return tree;
    };
  });
  after(() => {
    window.createTreeView = own;
  });
  return { next: () => new Promise((resolve) => (waiting = resolve)) };
}

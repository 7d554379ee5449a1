import { load } from 'cheerio/slim';
import type { HtmlTree } from '../document/htmlTree.ts';

/** Decides on selectors that an element alone cannot: asks the tree once for each. */
export class SelectorEngine {
  readonly #tree: HtmlTree;
  readonly #found = new Map<string, Set<unknown>>();
  #query: ReturnType<typeof load> | undefined;

  constructor(tree: HtmlTree) {
    this.#tree = tree;
  }

  /** @param element its node in the flat tree */
  matches(selector: string, element: number): boolean {
    let found = this.#found.get(selector);
    if (!found) {
      this.#query ??= load(this.#tree.root);
      found = new Set<unknown>(this.#query(selector).toArray());
      this.#found.set(selector, found);
    }
    return found.has(this.#tree.elements[element]);
  }
}

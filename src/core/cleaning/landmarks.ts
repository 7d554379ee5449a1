import type { FlatTree } from '../document/flatTree.ts';
import { isSameSite } from './guard.ts';
import type { LinkTest } from './rule.ts';

/** The elements of a body that rules ask for, by their nodes, in order. */
export class Landmarks {
  readonly tree: FlatTree;
  /** Elements to see, hear, fill in or run, and of those the ones outside links. */
  readonly things: number[] = [];
  readonly looseThings: number[] = [];
  /** Links that lead somewhere. */
  readonly links: number[] = [];
  /** `<a>` that are in no other. */
  readonly outerLinks: number[] = [];
  readonly #site: string | undefined;
  readonly #passing = new Map<LinkTest, readonly number[]>();
  #linkEnd = 0;

  /** @param site the host of the source article */
  constructor(tree: FlatTree, site: string | undefined) {
    this.tree = tree;
    this.#site = site;
  }

  /** Adds an element; all are added in order, before anything is asked. */
  add(node: number, isThing: boolean, isLink: boolean): void {
    const { names, afters } = this.tree;
    if (isThing) {
      this.things.push(node);
      if (node >= this.#linkEnd) this.looseThings.push(node);
    }
    if (names[node] !== 'a') return;
    if (isLink) this.links.push(node);
    if (node >= this.#linkEnd) this.outerLinks.push(node);
    this.#linkEnd = Math.max(this.#linkEnd, afters[node]!);
  }

  /** The links that pass a test. Each is tried once: elements around each other hold the same ones. */
  linksPassing(test: LinkTest): readonly number[] {
    let passing = this.#passing.get(test);
    if (!passing) {
      const site = this.#site;
      const passes =
        test === 'sameSite' ? (url: string) => isSameSite(url, site) : (url: string) => test.test(url);
      passing = this.links.filter((link) => passes(this.tree.attributesOf(link)['href']!));
      this.#passing.set(test, passing);
    }
    return passing;
  }
}

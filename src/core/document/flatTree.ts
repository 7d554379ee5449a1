import type { Attributes } from './htmlNodes.ts';
import type { WrittenTag } from './knownTags.ts';

/** What stands in `names` for nodes that are no elements, as the DOM calls them. */
export const TEXT = '#text';
export const COMMENT = '#comment';

/** Reads what a node says. Few are ever asked. */
export interface NodeContents {
  attributesOf(node: number): Attributes;
  textOf(node: number): string;
}

/**
 * A tree of HTML as columns of numbers: a node is its index, in the order of the start tags, and what an
 * element holds stands right behind it. Objects for all nodes, their attributes and texts take ten times as
 * long to make, and cleaning looks closer at very few of them.
 *
 * All offsets count from the beginning of the text that was read.
 */
export class FlatTree {
  /** The element's name in lower case, or `#text`, `#comment`. */
  readonly names: string[] = [];
  /** The element around the node, or -1. */
  readonly parents: number[] = [];
  /** The node behind all that the node holds: it and they are `[node, afters[node])`. */
  readonly afters: number[] = [];
  /** Where the node begins; -1 for an element that the text has no tag of. */
  readonly starts: number[] = [];
  /** Where the start tag ends; of others, where the node ends. */
  readonly startTagEnds: number[] = [];
  /** Where the end tag begins; -1 where there is none: the element is void, or something else closes it. */
  readonly endTagStarts: number[] = [];
  readonly ends: number[] = [];
  /** The start tag, if it is one that comes again and again. */
  readonly tags: (WrittenTag | undefined)[] = [];
  /** The text that was read. */
  readonly source: string;
  /** Whether each element lies within the one around it in the text as well, as in sound markup. */
  readonly isNested: boolean;
  /** Whether a tag may have lost the space behind its name. */
  mayBeGlued: boolean;
  readonly #contents: NodeContents;
  readonly #attributes: Attributes[] = [];

  constructor(source: string, contents: NodeContents, isNested: boolean) {
    this.source = source;
    this.#contents = contents;
    this.isNested = isNested;
    this.mayBeGlued = !isNested;
  }

  get length(): number {
    return this.names.length;
  }

  /** Adds a node that holds nothing yet. @returns its index */
  add(name: string, parent: number, start: number, end: number): number {
    const node = this.names.length;
    this.names.push(name);
    this.parents.push(parent);
    this.afters.push(node + 1);
    this.starts.push(start);
    this.startTagEnds.push(end);
    this.endTagStarts.push(-1);
    this.ends.push(end);
    this.tags.push(undefined);
    return node;
  }

  /** Ends an element: what was added since then is in it. */
  close(element: number, endTagStart: number, end: number): void {
    this.afters[element] = this.names.length;
    this.endTagStarts[element] = endTagStart;
    this.ends[element] = end;
  }

  isElement(node: number): boolean {
    const name = this.names[node];
    return name !== TEXT && name !== COMMENT;
  }

  /** The start tag as it is written; of an element that the text has no tag of, its name between brackets. */
  startTagOf(element: number): string {
    const start = this.starts[element]!;
    return start < 0 ? `<${this.names[element]!}>` : this.source.slice(start, this.startTagEnds[element]);
  }

  attributesOf(element: number): Readonly<Attributes> {
    return (
      this.tags[element]?.attributes ?? (this.#attributes[element] ??= this.#contents.attributesOf(element))
    );
  }

  /** The text, with its character references resolved and ends of lines as line feeds. */
  textOf(node: number): string {
    return this.#contents.textOf(node);
  }
}

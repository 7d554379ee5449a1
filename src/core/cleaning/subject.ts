import { TEXT } from '../document/flatTree.ts';
import type { BodySurvey } from './bodySurvey.ts';
import { TagWords, type Subject } from './guard.ts';

/** How much of everything has gone. */
export interface GoneAmounts {
  readonly text: number;
  readonly looseText: number;
  readonly things: number;
  readonly looseThings: number;
}

/** What has gone of an element. */
export interface Gone extends GoneAmounts {
  /** In order, without overlaps. */
  readonly runs: readonly NodeRun[];
}

/** The nodes from `from` on, up to `to`, which is not one of them. */
export interface NodeRun {
  readonly from: number;
  readonly to: number;
}

export const NOTHING_GONE: Gone = { text: 0, looseText: 0, things: 0, looseThings: 0, runs: [] };

/** An element of a body, as it stands or less what has gone of it. */
export class SurveyedElement implements Subject {
  readonly node: number;
  readonly name: string;
  readonly site: string | undefined;
  readonly textLength: number;
  readonly looseTextLength: number;
  readonly things: number;
  readonly looseThings: number;
  readonly thingCount: number;
  readonly #survey: BodySurvey;
  readonly #gone: readonly NodeRun[];

  constructor(survey: BodySurvey, node: number, site: string | undefined, gone = NOTHING_GONE) {
    const { text, looseText, things, looseThings, tree } = survey;
    const after = tree.afters[node]!;
    this.#survey = survey;
    this.#gone = gone.runs;
    this.node = node;
    this.site = site;
    this.name = tree.names[node]!;
    this.textLength = text[after]! - text[node]! - gone.text;
    this.looseTextLength = looseText[after]! - looseText[node]! - gone.looseText;
    this.thingCount = things[after]! - things[node + 1]!;
    this.things = this.thingCount - gone.things;
    this.looseThings = looseThings[after]! - looseThings[node + 1]! - gone.looseThings;
  }

  get tag(): TagWords {
    const { things, tree } = this.#survey;
    return new TagWords(tree.attributesOf(this.node), things[this.node + 1] !== things[this.node]);
  }

  get linkCount(): number {
    const { links, tree } = this.#survey;
    const gone = this.#gone.reduce((sum, { from, to }) => sum + links[to]! - links[from]!, 0);
    return links[tree.afters[this.node]!]! - links[this.node]! - gone;
  }

  text(): string {
    const { names } = this.#survey.tree;
    let text = '';
    for (const node of this.#nodes()) if (names[node] === TEXT) text += this.#survey.seenText(node);
    return text.replace(/ {2,}/g, ' ').trim();
  }

  links(): readonly string[] {
    const found: string[] = [];
    for (const node of this.#nodes()) {
      const href = this.#survey.hrefOf(node);
      if (href !== undefined) found.push(href);
    }
    return found;
  }

  thingNames(): readonly string[] {
    const { things, tree } = this.#survey;
    const found: string[] = [];
    for (let node = this.node + 1; node < tree.afters[this.node]!; node++) {
      if (things[node + 1] !== things[node]) found.push(tree.names[node]!);
    }
    return found;
  }

  code(): string {
    const { tree } = this.#survey;
    const isOne = tree.names[this.node + 1] === TEXT && tree.afters[this.node] === this.node + 2;
    return isOne ? tree.textOf(this.node + 1) : '';
  }

  /** The element and all that it holds, less what has gone. */
  *#nodes(): Generator<number> {
    let run = 0;
    const after = this.#survey.tree.afters[this.node]!;
    for (let node = this.node; node < after; node++) {
      const gone = this.#gone[run];
      if (gone?.from === node) {
        node = gone.to - 1;
        run++;
      } else {
        yield node;
      }
    }
  }
}

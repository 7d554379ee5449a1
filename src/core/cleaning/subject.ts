import type { BodySurvey, NodeRun } from './bodySurvey.ts';
import { TEXT } from '../document/flatTree.ts';
import type { LinkTest } from './rule.ts';
import { TagWords, type Subject } from './guard.ts';

/** An element of a body, as it stands or less what has gone of it. */
export class SurveyedElement implements Subject {
  readonly node: number;
  readonly name: string;
  readonly #survey: BodySurvey;
  readonly #gone: readonly NodeRun[];
  #runs: readonly NodeRun[] | undefined;
  #tag: TagWords | undefined;
  #text: string | undefined;
  /** There is more text than this, as far as it is known, and no more than that. */
  #textOver = -1;
  #textWithin = Infinity;

  /** @param gone in order, without overlaps */
  constructor(survey: BodySurvey, node: number, gone: readonly NodeRun[] = []) {
    this.#survey = survey;
    this.#gone = gone;
    this.node = node;
    this.name = survey.tree.names[node]!;
  }

  get tag(): TagWords {
    const { tree } = this.#survey;
    return (this.#tag ??= new TagWords(tree.attributesOf(this.node), this.#survey.isThing(this.node)));
  }

  hasMoreText(limit: number): boolean {
    // Many rules may ask of one element.
    if (limit <= this.#textOver) return true;
    if (limit >= this.#textWithin) return false;
    const hasMore = this.#survey.hasMoreText(this.#whatIsLeft(), limit, 'all');
    if (hasMore) this.#textOver = limit;
    else this.#textWithin = limit;
    return hasMore;
  }

  hasMoreLooseText(limit: number): boolean {
    return this.#survey.hasMoreText(this.#whatIsLeft(), limit, 'loose');
  }

  get things(): number {
    return this.#survey.count('things', this.#whatIsLeft()) - (this.#survey.isThing(this.node) ? 1 : 0);
  }

  get looseThings(): number {
    const own = this.#survey.count('looseThings', [{ from: this.node, to: this.node + 1 }]);
    return this.#survey.count('looseThings', this.#whatIsLeft()) - own;
  }

  get thingCount(): number {
    return this.#survey.count('things', [this.#inside()]);
  }

  get linkCount(): number {
    return this.#survey.count('links', this.#whatIsLeft());
  }

  countLinks(test: LinkTest): number {
    return this.#survey.countLinks(test, this.#whatIsLeft());
  }

  text(): string {
    return (this.#text ??= this.#readText());
  }

  #readText(): string {
    const text = this.#whatIsLeft().map((run) => this.#survey.seenText(run));
    return text.join('').replace(/ {2,}/g, ' ').trim();
  }

  thingNames(): readonly string[] {
    const { names } = this.#survey.tree;
    return this.#survey.thingsIn(this.#inside()).map((node) => names[node]!);
  }

  code(): string {
    const { tree } = this.#survey;
    const isOne = tree.names[this.node + 1] === TEXT && tree.afters[this.node] === this.node + 2;
    return isOne ? tree.textOf(this.node + 1) : '';
  }

  #inside(): NodeRun {
    return { from: this.node + 1, to: this.#survey.tree.afters[this.node]! };
  }

  /** The element and all that it holds, less what has gone. */
  #whatIsLeft(): readonly NodeRun[] {
    return (this.#runs ??= this.#leaveOutGone());
  }

  #leaveOutGone(): NodeRun[] {
    const runs: NodeRun[] = [];
    let { node: from } = this;
    for (const gone of this.#gone) {
      if (gone.from > from) runs.push({ from, to: gone.from });
      from = gone.to;
    }
    const to = this.#survey.tree.afters[this.node]!;
    if (from < to) runs.push({ from, to });
    return runs;
  }
}

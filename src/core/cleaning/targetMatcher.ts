import type { HtmlTree } from '../document/htmlTree.ts';
import type { BodySurvey } from './bodySurvey.ts';
import { allows, holdsInside } from './guard.ts';
import type { Target, Upward } from './rule.ts';
import { prepareTarget, type PreparedTarget } from './preparedTarget.ts';
import { selects, type Selected } from './selector.ts';
import { SelectorEngine } from './selectorEngine.ts';
import { SurveyedElement } from './subject.ts';

/** Tells whether elements of a body match targets. */
export class TargetMatcher {
  readonly #survey: BodySurvey;
  readonly #engine: SelectorEngine;
  readonly #aboveOf = new Map<Upward, ReadonlySet<number>>();

  constructor(tree: HtmlTree, survey: BodySurvey) {
    this.#survey = survey;
    this.#engine = new SelectorEngine(tree);
  }

  asItStands(node: number): SurveyedElement {
    return new SurveyedElement(this.#survey, node);
  }

  matches(prepared: PreparedTarget, element: SurveyedElement): boolean {
    const selected = this.#selects(prepared, element.node);
    if (selected === 'no' || !allows(prepared.target.guard, element.tag)) return false;
    return this.holds(prepared, element, selected === 'yes');
  }

  /** Whether an element whose start tag the target allows is the target. @param isSure whether the selector
   * selects it: otherwise it may */
  holds({ target }: PreparedTarget, element: SurveyedElement, isSure: boolean): boolean {
    if (!holdsInside(target.guard, element)) return false;
    if (!isSure && !this.#engine.matches(target.selector, element.node)) return false;
    return !target.upward || this.#above(target, target.upward).has(element.node);
  }

  /** What the element alone tells of a selector. */
  #selects({ alternatives }: PreparedTarget, node: number): Selected {
    const { tree } = this.#survey;
    return selects(alternatives, tree.names[node]!, tree.attributesOf(node));
  }

  /** The elements that are reached by `upward`, looked for once. */
  #above({ selector }: Target, upward: Upward): ReadonlySet<number> {
    const known = this.#aboveOf.get(upward);
    if (known) return known;
    const found = new Set<number>();
    this.#aboveOf.set(upward, found);
    const from = prepareTarget(upward.from);
    const wanted = prepareTarget({ selector, guard: {} });
    const { tree } = this.#survey;
    for (let node = 0; node < tree.length; node++) {
      if (!tree.isElement(node) || !this.matches(from, this.asItStands(node))) continue;
      let above = tree.parents[node]!;
      for (let step = 1; above >= 0; step++, above = tree.parents[above]!) {
        if (upward.steps !== undefined ? step < upward.steps : !this.#isSelected(wanted, above)) continue;
        found.add(above);
        break;
      }
    }
    return found;
  }

  #isSelected(prepared: PreparedTarget, node: number): boolean {
    const selected = this.#selects(prepared, node);
    return (
      selected === 'yes' || (selected === 'maybe' && this.#engine.matches(prepared.target.selector, node))
    );
  }
}

import type { HtmlTree } from '../document/htmlTree.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import type { BodySurvey } from './bodySurvey.ts';
import { elementBefore, elementBehind } from './neighbours.ts';
import type { Extent, Rule } from './rule.ts';
import { prepareTarget, type PreparedTarget } from './preparedTarget.ts';
import type { TargetMatcher } from './targetMatcher.ts';

/** What goes when an element goes. */
export interface Reach {
  readonly range: OffsetRange;
  /** Elements behind it that go along with it, */
  readonly along: readonly number[];
  /** as part of the range, or each by itself. */
  readonly isJoined: boolean;
}

interface Dependencies {
  readonly text: string;
  readonly tree: HtmlTree;
  readonly survey: BodySurvey;
  readonly matcher: TargetMatcher;
  /** What must stay. */
  readonly exceptions: readonly PreparedTarget[];
}

/** More siblings than this are a list that someone made. */
const MOST_FOLLOWERS = 50;

/** Tells how far removals reach in a body. */
export class RemovalReach {
  readonly #body: Dependencies;
  /** The nodes that must stay. */
  #kept: ReadonlySet<number> | undefined;

  constructor(body: Dependencies) {
    this.#body = body;
  }

  /** @returns undefined where the element cannot go: its tags, its neighbours or an exception are against it. */
  of(element: number, { takes }: Rule): Reach | undefined {
    const { text, survey, tree } = this.#body;
    const own = survey.removableRange(element);
    if (!own || this.#stays(element)) return undefined;
    const along = this.#followers(element, takes);
    const last = takes?.after?.joined ? along.at(-1) : undefined;
    const range = {
      start: tree.base + this.#startWith(element, own.start, takes),
      end: tree.base + (last === undefined ? own.end : survey.removableRange(last)!.end),
    };
    return leavesSeam(text, range) ? { range, along, isJoined: last !== undefined } : undefined;
  }

  /** Where the removal begins, with the elements before it that belong to it. */
  #startWith(element: number, start: number, takes: Extent | undefined): number {
    const { text, tree } = this.#body;
    const { flat, base } = tree;
    let from = start;
    let before = elementBefore(flat, element);
    for (const name of takes?.before ?? []) {
      if (before === undefined || flat.names[before] !== name || flat.afters[before]! > before + 1) break;
      if (this.#stays(before)) break;
      const at = flat.starts[before]!;
      // The tree's order is not the text's where tables are broken.
      if (at < 0 || at >= from) break;
      const between = text.slice(base + at, base + from).replace(/<[^<>]*>/g, '');
      if (between.trim() !== '') break;
      from = at;
      before = elementBefore(flat, before);
    }
    return from;
  }

  /** The siblings behind an element that go along with it. */
  #followers(element: number, takes: Extent | undefined): number[] {
    const { survey, matcher, tree } = this.#body;
    const followers: number[] = [];
    if (!takes?.after) return followers;
    const prepared = prepareTarget(takes.after);
    let next = elementBehind(tree.flat, element);
    while (next !== undefined && followers.length < MOST_FOLLOWERS) {
      if (!survey.removableRange(next) || this.#stays(next)) break;
      if (!matcher.matches(prepared, matcher.asItStands(next))) break;
      followers.push(next);
      next = elementBehind(tree.flat, next);
    }
    return followers;
  }

  /** Whether an element, or what it holds or is held by, must stay. */
  #stays(element: number): boolean {
    if (this.#body.exceptions.length === 0) return false;
    return (this.#kept ??= this.#findKept()).has(element);
  }

  #findKept(): ReadonlySet<number> {
    const { exceptions, matcher, tree } = this.#body;
    const { afters, parents, length } = tree.flat;
    const kept = new Set<number>();
    let keptTo = 0;
    for (let node = 0; node < length; node++) {
      if (!tree.flat.isElement(node)) continue;
      const element = matcher.asItStands(node);
      if (exceptions.some((exception) => matcher.matches(exception, element))) {
        keptTo = Math.max(keptTo, afters[node]!);
        for (let outer = parents[node]!; outer >= 0 && !kept.has(outer); outer = parents[outer]!) {
          kept.add(outer);
        }
      }
      if (node < keptTo) kept.add(node);
    }
    return kept;
  }
}

/** Whether what stands before and behind the range stays apart: `&am` and `p;` would become one. */
function leavesSeam(text: string, { start, end }: OffsetRange): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 1);
  if (/<[!/?]?-?$/.test(before)) return false;
  if (/&#?\w*$/.test(before) && /[\w;#]/.test(after)) return false;
  return !(before.endsWith('{') && /[{%]/.test(after));
}

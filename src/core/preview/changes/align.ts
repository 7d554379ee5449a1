import { diffArrays } from 'diff';

/** What stands in both texts, in order, or what does not: half-open ranges of numbers of each. */
export interface Stretch {
  readonly isSame: boolean;
  readonly before: readonly [start: number, end: number];
  readonly after: readonly [start: number, end: number];
}

/** How far two lists are searched for the fewest changes. */
const MOST_CHANGES = 1_500;
/** What all searches of one comparison may cost together, in steps. */
const MOST_STEPS = 6_000_000;
/** Over how many changes a search may go on that each lead to the end of the lists, if it were the only one. */
const FAR = 100;

/**
 * Finds what two lists have in common. The time that a search takes grows with how much they differ: where it
 * would take too long, they have nothing in common but how they begin and end.
 */
export class Aligner {
  #steps = MOST_STEPS;

  align<T>(
    before: readonly T[],
    after: readonly T[],
    isSame = (a: T, b: T): boolean => a === b,
  ): readonly Stretch[] {
    const shorter = Math.min(before.length, after.length);
    let head = 0;
    while (head < shorter && isSame(before[head]!, after[head]!)) head++;
    let tail = 0;
    while (tail < shorter - head && isSame(before.at(-1 - tail)!, after.at(-1 - tail)!)) tail++;
    const stretches = new Stretches();
    stretches.add(true, head, head);
    const middle = [
      before.slice(head, before.length - tail),
      after.slice(head, after.length - tail),
    ] as const;
    this.#alignMiddle(...middle, isSame, stretches);
    stretches.add(true, tail, tail);
    return stretches.list;
  }

  #alignMiddle<T>(before: T[], after: T[], isSame: (a: T, b: T) => boolean, stretches: Stretches): void {
    const length = before.length + after.length;
    if (before.length === 0 || after.length === 0) {
      stretches.add(false, before.length, after.length);
      return;
    }
    // A search for `n` changes follows about n² / 2 paths, and seldom many of them far.
    const most = Math.floor(Math.min(MOST_CHANGES, Math.sqrt(2 * this.#steps), (FAR * this.#steps) / length));
    const changes = diffArrays(before, after, { comparator: isSame, maxEditLength: most });
    let count = 0;
    for (const { added, removed, value } of changes ?? []) {
      if (added || removed) count += value.length;
      stretches.add(!added && !removed, added ? 0 : value.length, removed ? 0 : value.length);
    }
    if (!changes) stretches.add(false, before.length, after.length);
    this.#steps -= Math.min(this.#steps, (changes ? count : most) ** 2 / 2 + length);
  }
}

class Stretches {
  readonly list: Stretch[] = [];

  add(isSame: boolean, before: number, after: number): void {
    if (before === 0 && after === 0) return;
    const last = this.list.at(-1);
    const [startBefore, startAfter] = [last?.before[1] ?? 0, last?.after[1] ?? 0];
    if (last?.isSame === isSame) this.list.pop();
    const [fromBefore, fromAfter] =
      last?.isSame === isSame ? [last.before[0], last.after[0]] : [startBefore, startAfter];
    this.list.push({
      isSame,
      before: [fromBefore, startBefore + before],
      after: [fromAfter, startAfter + after],
    });
  }
}

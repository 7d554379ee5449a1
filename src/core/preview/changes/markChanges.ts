import { Interner } from '../../text/interner.ts';
import { Aligner, type Stretch } from './align.ts';
import { isMarkedInside, MarkedHtml, Wrappers } from './markedHtml.ts';
import { parseSafeHtml, type SafeElement } from './safeTree.ts';
import { shareInCommon } from '../../text/sketch.ts';
import { tokensOf, trimTokens, type Token } from './tokens.ts';
import { unitsOf, type Run, type Unit } from './units.ts';

/** Two versions of a post in one. */
export interface MarkedChanges {
  /** Safe HTML, as that of the versions is: all of the later one, with `<ins class="galley-added">` around what
   * is new, and what is gone in `<del class="galley-removed">`. In `data-change` each says the number of its
   * change, from 1. */
  readonly html: string;
  /** How many changes there are. */
  readonly changes: number;
}

/** From which share in common one unit is a changed form of another. */
const ALIKE = 0.3;

/**
 * Marks what has changed between two versions of safe HTML. Blocks are compared first, then those that are
 * alike within, down to their words; of a script without spaces, to its characters. Where in its post an element
 * begins (`data-at`) is no difference, and is what `after` says. Without the `<del>`
 * elements, and with the content of the `<ins>` ones, it reads as `after` does; the other way round, as
 * `before` does.
 */
export function markChanges(before: string, after: string): MarkedChanges {
  const comparison = new Comparison();
  comparison.compare(unitsOf(parseSafeHtml(before)), unitsOf(parseSafeHtml(after)), false);
  const { html, changes } = comparison.marked;
  return { html, changes };
}

class Comparison {
  readonly marked = new MarkedHtml();
  readonly #aligner = new Aligner();
  readonly #keys = new Keys();

  /** @param exact whether white space is shown as it stands: within `<pre>`. */
  compare(before: readonly Unit[], after: readonly Unit[], exact: boolean): void {
    const wrappers = new Wrappers(this.marked);
    const key = (unit: Unit): number => this.#keys.of(unit.key);
    for (const { isSame, ...stretch } of this.#aligner.align(before.map(key), after.map(key))) {
      const added = after.slice(...stretch.after);
      if (!isSame) this.#compareOthers(before.slice(...stretch.before), added, exact, wrappers);
      else
        for (const unit of added) {
          wrappers.enter(unit);
          if (unit.isSeen) this.marked.keep(unit.html);
          else this.marked.pass(unit.html);
          if (unit.isSpaced) this.marked.pass('\n');
        }
    }
    wrappers.leave();
  }

  /** Of what is not the same, finds what is alike. */
  #compareOthers(removed: readonly Unit[], added: readonly Unit[], exact: boolean, wrappers: Wrappers): void {
    const [first, second] = [removed[0], added[0]];
    const isOneEach = removed.length === 1 && added.length === 1;
    const stretches: readonly Stretch[] =
      isOneEach && isSamePlace(first!, second!)
        ? [{ isSame: true, before: [0, 1], after: [0, 1] }]
        : this.#aligner.align(removed, added, isAlike);
    for (const { isSame, before, after } of stretches) {
      if (isSame) {
        for (let number = 0; number < after[1] - after[0]; number++) {
          const unit = added[after[0] + number]!;
          wrappers.enter(unit);
          this.#comparePair(removed[before[0] + number]!, unit, exact, wrappers);
          if (unit.isSpaced) this.marked.pass('\n');
        }
      } else {
        this.marked.markUnits(removed.slice(...before), 'removed', wrappers);
        this.marked.markUnits(added.slice(...after), 'added', wrappers);
      }
    }
  }

  #comparePair(before: Unit, after: Unit, exact: boolean, wrappers: Wrappers): void {
    if (before.kind === 'block' && after.kind === 'block') {
      const { element } = after;
      this.marked.keep(element.open);
      this.compare(before.units, after.units, exact || element.name === 'pre');
      this.marked.keep(element.close);
    } else if (before.kind === 'run' && after.kind === 'run') {
      this.#compareRuns(before, after, exact, wrappers);
    }
  }

  #compareRuns(before: Run, after: Run, exact: boolean, wrappers: Wrappers): void {
    if ((shareInCommon(before.sketch, after.sketch) ?? 1) < ALIKE / 2) {
      this.marked.markUnits([before], 'removed', wrappers);
      this.marked.markUnits([after], 'added', wrappers);
      return;
    }
    const [old, now] = [before, after].map(({ nodes }) => trimTokens(tokensOf(nodes))) as [Token[], Token[]];
    const key = (token: Token): number => this.#keys.ofToken(token, exact);
    const stretches = this.#aligner.align(old.map(key), now.map(key));
    for (const { isSame, ...stretch } of joinSplinters(stretches, now)) {
      if (!isSame) for (const token of old.slice(...stretch.before)) this.marked.token(token, 'removed');
      for (const token of now.slice(...stretch.after)) this.marked.token(token, isSame ? undefined : 'added');
    }
    this.marked.endRun();
  }
}

/** Whether the one must have become the other where nothing else is left: it holds the same things, or stands
 * where only such a one can. */
function isSamePlace(a: Unit, b: Unit): boolean {
  if (a.kind === 'run' || b.kind === 'run') return a.kind === b.kind;
  if (a.element.name !== b.element.name) return false;
  const holdsBlocks = [a, b].every(({ units }) => units.some(({ kind }) => kind === 'block'));
  return holdsBlocks || isMarkedInside(a.element);
}

function isAlike(a: Unit, b: Unit): boolean {
  if (a.kind === 'block' && b.kind === 'block') {
    if (a.element.name !== b.element.name) return false;
    // A row keeps its cells.
    if (isCell(a.element)) return true;
  } else if (a.kind !== b.kind) return false;
  return (shareInCommon(a.sketch, b.sketch) ?? 1) >= ALIKE;
}

function isCell({ name }: SafeElement): boolean {
  return name === 'td' || name === 'th';
}

/** Where next to nothing stays between two changes, such as a space between two words, people read on more
 * easily if it counts as changed with them. */
function* joinSplinters(stretches: readonly Stretch[], now: readonly Token[]): Generator<Stretch> {
  let last: Stretch | undefined;
  for (const [number, stretch] of stretches.entries()) {
    const next = stretches[number + 1];
    if (!last) last = stretch;
    else if (!last.isSame && (!stretch.isSame || (next && isSplinter(last, stretch, next, now))))
      last = {
        isSame: false,
        before: [last.before[0], stretch.before[1]],
        after: [last.after[0], stretch.after[1]],
      };
    else {
      yield last;
      last = stretch;
    }
  }
  if (last) yield last;
}

/** In UTF-16 code units. */
const LONGEST_SPLINTER = 2;

function isSplinter(last: Stretch, { after }: Stretch, next: Stretch, now: readonly Token[]): boolean {
  const hasBoth = [({ before }: Stretch) => before, ({ after }: Stretch) => after].every((side) =>
    [last, next].some((stretch) => side(stretch)[1] > side(stretch)[0]),
  );
  if (!hasBoth) return false;
  const tokens = now.slice(...after);
  return (
    tokens.every(({ kind }) => kind === 'text' || kind === 'space') &&
    tokens.reduce((length, { html }) => length + html.length, 0) <= LONGEST_SPLINTER
  );
}

/** Numbers for what looks the same. */
class Keys {
  readonly #keys = new Interner<string>((key) => key);
  readonly #pathNumbers = new Map<readonly SafeElement[], number>();

  of(key: string): number {
    return this.#keys.add(key);
  }

  ofToken({ key, path, kind }: Token, exact: boolean): number {
    return this.of(`${this.#ofPath(path)} ${kind === 'space' && !exact ? ' ' : key}`);
  }

  /** By the start tags. */
  #ofPath(path: readonly SafeElement[]): number {
    const known = this.#pathNumbers.get(path);
    if (known !== undefined) return known;
    const number = this.of(path.map(({ openKey }) => openKey).join(''));
    this.#pathNumbers.set(path, number);
    return number;
  }
}

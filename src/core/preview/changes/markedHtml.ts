import type { SafeElement } from './safeTree.ts';
import type { Token } from './tokens.ts';
import type { Unit } from './units.ts';

/** Whether something is in the later version only, or in the earlier one. */
export type Mark = 'added' | 'removed';

const ELEMENT = { added: 'ins', removed: 'del' } as const;

/** Elements that have a place of their own in what holds them: a mark around one would be moved by a page, or
 * cost a list its numbers. What they hold is marked. */
const MARKED_INSIDE: ReadonlySet<string> = new Set(
  (
    'article caption col colgroup dd dt figcaption header hgroup li rb rp rt rtc source summary tbody td tfoot ' +
    'th thead tr'
  ).split(' '),
);

/** Whether the element itself cannot be marked. */
export function isMarkedInside({ name }: SafeElement): boolean {
  return MARKED_INSIDE.has(name);
}

/** An inline element that is open, as the versions have it. */
interface Opened {
  readonly openKey: string;
  readonly close: string;
  readonly of: Map<Version, SafeElement>;
}

type Version = 'before' | 'after';

/** Writes HTML in which both versions stand. Each mark holds text or whole elements, and says the number of
 * the change that it belongs to: what stands together is one. */
export class MarkedHtml {
  readonly #html: string[] = [];
  #changes = 0;
  /** Whether what comes next goes on with the last change. */
  #isInChange = false;
  #mark: Mark | undefined;
  readonly #opened: Opened[] = [];
  /** The paths of both versions that lead to what is open now. */
  readonly #paths = new Map<Version, readonly SafeElement[]>();

  get html(): string {
    return this.#html.join('');
  }

  get changes(): number {
    return this.#changes;
  }

  /** What both versions have, or a tag. */
  keep(html: string): void {
    this.#html.push(html);
    this.#isInChange = false;
  }

  /** What is no change and ends none. */
  pass(html: string): void {
    this.#html.push(html);
  }

  /** All of these, which stand one behind the other. */
  markUnits(units: readonly Unit[], mark: Mark, wrappers: Wrappers): void {
    let isOpen = false;
    const setOpen = (asked: boolean): void => {
      if (asked !== isOpen) this.pass(asked ? this.#startTag(mark) : endTag(mark));
      isOpen = asked;
    };
    for (const unit of units) {
      if (mark === 'added' && !wrappers.areOf(unit)) {
        setOpen(false);
        wrappers.enter(unit);
      }
      if (unit.kind === 'run' || !isMarkedInside(unit.element)) {
        // What nobody sees is no change.
        if (unit.isSeen) setOpen(true);
        else if (mark === 'removed') continue;
        this.pass(mark === 'removed' ? htmlAlone(unit) : unit.html);
      } else {
        setOpen(false);
        this.pass(unit.element.open);
        const inner = new Wrappers(this);
        this.markUnits(unit.units, mark, inner);
        inner.leave();
        this.pass(unit.element.close);
      }
      if (unit.isSpaced) this.pass('\n');
    }
    setOpen(false);
  }

  /** One token of a run; `endRun` closes what it opens. */
  token(token: Token, mark?: Mark): void {
    if (token.kind === 'unseen' && mark === 'removed') return;
    this.#openPath(token.path, mark === 'removed' ? 'before' : 'after');
    const asked = token.kind === 'unseen' ? undefined : mark;
    if (asked !== this.#mark) this.#endMark();
    if (asked && !this.#mark) {
      this.#html.push(this.#startTag(asked));
      this.#mark = asked;
    }
    if (!asked && token.kind !== 'unseen') this.#isInChange = false;
    this.#html.push(token.html);
  }

  endRun(): void {
    this.#endMark();
    this.#closeTo(0);
  }

  #startTag(mark: Mark): string {
    if (!this.#isInChange) this.#changes++;
    this.#isInChange = true;
    return `<${ELEMENT[mark]} class="galley-${mark}" data-change="${this.#changes}">`;
  }

  /** An element of one version goes on in an equal one of the other. */
  #openPath(path: readonly SafeElement[], version: Version): void {
    if (this.#paths.get(version) === path) return;
    let depth = 0;
    for (const opened of this.#opened) {
      const element = path[depth];
      const own = opened.of.get(version);
      if (!element || (own ? own !== element : opened.openKey !== element.openKey)) break;
      opened.of.set(version, element);
      depth++;
    }
    this.#closeTo(depth);
    for (const element of path.slice(depth)) {
      this.#endMark();
      this.#html.push(element.open);
      this.#opened.push({
        openKey: element.openKey,
        close: element.close,
        of: new Map([[version, element]]),
      });
      this.#paths.clear();
    }
    this.#paths.set(version, path);
  }

  #closeTo(depth: number): void {
    if (this.#opened.length === depth) return;
    this.#endMark();
    this.#paths.clear();
    while (this.#opened.length > depth) this.#html.push(this.#opened.pop()!.close);
  }

  #endMark(): void {
    if (this.#mark) this.#html.push(endTag(this.#mark));
    this.#mark = undefined;
  }
}

function endTag(mark: Mark): string {
  return `</${ELEMENT[mark]}>`;
}

/** What is gone stands without its wrappers; text that they kept apart stays apart. */
function htmlAlone(unit: Unit): string {
  return unit.kind === 'run' && unit.around.length > 0 ? `<div>${unit.html}</div>` : unit.html;
}

/** The wrappers that are open: those of the later version. */
export class Wrappers {
  readonly #marked: MarkedHtml;
  #open: readonly SafeElement[] = [];

  constructor(marked: MarkedHtml) {
    this.#marked = marked;
  }

  areOf({ around }: Unit): boolean {
    return around === this.#open;
  }

  /** Closes and opens what leads to a unit. */
  enter({ around }: Pick<Unit, 'around'>): void {
    let depth = 0;
    while (depth < around.length && around[depth] === this.#open[depth]) depth++;
    for (const { close } of this.#open.slice(depth).reverse()) this.#marked.pass(close);
    for (const { open } of around.slice(depth)) this.#marked.pass(open);
    this.#open = around;
  }

  leave(): void {
    this.enter({ around: [] });
  }
}

/** What the posts of one source site do. */
export interface Habits {
  /** How many posts there are. */
  readonly posts: number;
  /** How many of them have each key. */
  readonly keys: ReadonlyMap<string, number>;
  /** How many of them write the date in each form. */
  readonly dateForms: ReadonlyMap<string, number>;
}

/** What of a post tells of habits. */
interface Shape {
  readonly sourceSite: string;
  readonly keys: string;
  readonly dateForm: string;
}

interface Tally {
  posts: number;
  readonly shapes: Map<string, number>;
  readonly dateForms: Map<string, number>;
  /** Made when someone asks, and again after a change. */
  habits: Habits | undefined;
}

const NO_HABITS: Habits = { posts: 0, keys: new Map(), dateForms: new Map() };

/** Counts what posts have in common, by source site. */
export class SiteHabits {
  readonly #tallies = new Map<string, Tally>();

  add(shape: Shape): void {
    this.#change(shape, 1);
  }

  remove(shape: Shape): void {
    this.#change(shape, -1);
  }

  clear(): void {
    this.#tallies.clear();
  }

  of(sourceSite: string): Habits {
    const tally = this.#tallies.get(sourceSite);
    return tally ? (tally.habits ??= summarise(tally)) : NO_HABITS;
  }

  #change({ sourceSite, keys, dateForm }: Shape, by: 1 | -1): void {
    let tally = this.#tallies.get(sourceSite);
    if (!tally) {
      tally = { posts: 0, shapes: new Map(), dateForms: new Map(), habits: undefined };
      this.#tallies.set(sourceSite, tally);
    }
    tally.posts += by;
    tally.habits = undefined;
    count(tally.shapes, keys, by);
    if (dateForm !== '') count(tally.dateForms, dateForm, by);
    if (tally.posts === 0) this.#tallies.delete(sourceSite);
  }
}

function summarise({ posts, shapes, dateForms }: Tally): Habits {
  const keys = new Map<string, number>();
  for (const [shape, times] of shapes) {
    for (const key of new Set(shape.split(' '))) if (key !== '') count(keys, key, times);
  }
  return { posts, keys, dateForms: new Map(dateForms) };
}

function count(counts: Map<string, number>, value: string, by: number): void {
  const now = (counts.get(value) ?? 0) + by;
  if (now > 0) counts.set(value, now);
  else counts.delete(value);
}

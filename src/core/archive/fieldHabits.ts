import type { Field, ListValue, PostDocument } from '../document/postDocument.ts';
import { writableForm } from '../facts/writableForm.ts';
import { readTerms, scalarOf, type PostFacts } from '../facts/postFacts.ts';
import { slice } from '../text/offsetRange.ts';

/** How the posts of an archive write their front matter. */
export interface FieldHabits {
  /** The fields that nearly all posts have, in their usual order. */
  readonly usual: readonly string[];
  /** The fields that more than a few posts have, in their usual order. */
  readonly common: readonly string[];
  /** How dates are written; see `writableForm`. */
  readonly dateForm: string | undefined;
  /** The quotes around a title. */
  readonly titleQuote: '"' | "'" | '';
  readonly terms: TermsForm;
  /** The values that nearly all posts have that have the field at all; the layout that most have. */
  readonly values: ReadonlyMap<string, string>;
  /** The author, tags and categories that most posts of a source site have, by the site; '' are posts without
   * one. */
  readonly ofSite: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/** How tags and categories are written: `[ a, b ]`, `[a, b]`, a line each, or words between spaces. */
export type TermsForm = 'spaced' | 'tight' | 'block' | 'words';

/** What there is to know of an archive that nobody has looked at. */
export const NO_HABITS: FieldHabits = {
  usual: [],
  common: [],
  dateForm: undefined,
  titleQuote: '"',
  terms: 'spaced',
  values: new Map(),
  ofSite: new Map(),
};

/** A post with it in nearly all of a hundred. */
const NEARLY_ALL = 0.9;
const SOME = 0.05;
const MOST = 0.6;

/** What a source site gives its posts. */
const OF_SITE = ['author', 'tags', 'categories'];

/** Each post says something else there. */
const OWN_VALUES = new Set(['title', 'date', 'from', 'slug', 'permalink', 'description', 'excerpt']);

/** A longer value is nobody's habit. */
const LONGEST_VALUE = 100;

/** Learns from some posts how all are written. */
export function findFieldHabits(
  posts: readonly { readonly document: PostDocument; readonly facts: PostFacts }[],
): FieldHabits {
  const places = new Map<string, number[]>();
  const values = new Map<string, Tally>();
  const sites = new Map<string, Map<string, Tally>>();
  const [dates, quotes, forms] = [new Tally(), new Tally(), new Tally()];
  for (const { document, facts } of posts) {
    for (const [place, [key, field]] of [...facts.fields].entries()) {
      appended(places, key).push(place);
      const value = scalarOf(field)?.text ?? '';
      if (value !== '' && value.length <= LONGEST_VALUE && !OWN_VALUES.has(key))
        tallied(values, key).add(value);
    }
    const date = scalarOf(facts.fields.get('date'));
    dates.add(writableForm(date?.text ?? ''));
    const title = scalarOf(facts.fields.get('title'));
    if (title) quotes.add(/^["']/.exec(slice(document.text, title.range))?.[0] ?? '');
    const site = facts.sourceSite ?? '';
    const own = sites.get(site) ?? new Map<string, Tally>();
    sites.set(site, own);
    for (const key of OF_SITE) {
      const field = facts.fields.get(key);
      tallied(own, key).add(JSON.stringify(field ? valuesOf(document.text, field) : []));
      if (field && key !== 'author') forms.add(termsForm(document.text, field));
    }
  }
  const order = [...places].sort((a, b) => mean(a[1]) - mean(b[1]));
  const had = (share: number): string[] =>
    order.filter(([, at]) => at.length >= share * posts.length).map(([key]) => key);
  return {
    usual: had(NEARLY_ALL),
    common: had(SOME),
    dateForm: dates.top(0),
    titleQuote: (quotes.top(0) as FieldHabits['titleQuote'] | undefined) ?? NO_HABITS.titleQuote,
    terms: (forms.top(0) as TermsForm | undefined) ?? NO_HABITS.terms,
    values: new Map(pairs(values, (tally, key) => tally.top(key === 'layout' ? 0 : NEARLY_ALL))),
    ofSite: new Map(
      [...sites].map(([site, own]) => [
        site,
        new Map(
          pairs(own, (tally) => tally.top(MOST)).map(([key, text]) => [key, JSON.parse(text) as string[]]),
        ),
      ]),
    ),
  };
}

/** Counts values. */
class Tally {
  readonly #counts = new Map<string, number>();
  #all = 0;

  add(value: string | undefined): void {
    if (value === undefined) return;
    this.#all++;
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  /** The value that comes most often, if it is at least that share of all. */
  top(share: number): string | undefined {
    let best: string | undefined;
    let most = 0;
    for (const [value, count] of this.#counts) {
      if (count > most) [best, most] = [value, count];
    }
    return most >= share * this.#all ? best : undefined;
  }
}

function valuesOf(text: string, field: Field): string[] {
  if (field.key === 'author') return [scalarOf(field)?.text ?? ''].filter((value) => value !== '');
  return readTerms(text, field).map(({ value }) => value);
}

function termsForm(text: string, { value }: Field): TermsForm | undefined {
  if (value.kind === 'list') return listForm(text, value);
  return value.kind === 'scalar' ? 'words' : undefined;
}

function listForm(text: string, { style, range }: ListValue): TermsForm | undefined {
  if (style === 'block') return 'block';
  const inner = text.slice(range.start + 1, range.end - 1);
  return inner.trim() === '' ? undefined : /^\s/.test(inner) ? 'spaced' : 'tight';
}

function appended(lists: Map<string, number[]>, key: string): number[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function tallied(tallies: Map<string, Tally>, key: string): Tally {
  const tally = tallies.get(key) ?? new Tally();
  tallies.set(key, tally);
  return tally;
}

function pairs(
  tallies: ReadonlyMap<string, Tally>,
  pick: (tally: Tally, key: string) => string | undefined,
): [string, string][] {
  return [...tallies].flatMap(([key, tally]) => {
    const value = pick(tally, key);
    return value === undefined ? [] : [[key, value] as [string, string]];
  });
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

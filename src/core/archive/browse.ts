import { foldCase } from '../text/foldCase.ts';
import type { ArchiveIndex, PostChoice } from './archiveIndex.ts';
import { unitBelow, type Period } from './moment.ts';
import type { TitledPost } from './postList.ts';

/** The fields by whose values people look through an archive. */
export type BrowsedField = 'tags' | 'categories' | 'sourceSite' | 'author';

/** A value, and how many posts have it. */
export interface ValueNode {
  readonly kind: 'value';
  readonly field: BrowsedField;
  readonly value: string;
  readonly count: number;
}

/** A year, a month or a day, and how many of the posts with the value are of it. */
export interface PeriodNode {
  readonly kind: 'period';
  readonly field?: BrowsedField | undefined;
  readonly value?: string | undefined;
  readonly period: Period;
  readonly count: number;
}

export interface PostNode extends TitledPost {
  readonly kind: 'post';
  /** The choice that it was found by. */
  readonly within: PostChoice;
}

/** What is not shown, since it is too much to look at. */
export interface RestNode {
  readonly kind: 'rest';
  readonly within: PostChoice;
  readonly count: number;
}

export type ArchiveNode = ValueNode | PeriodNode | PostNode | RestNode;

/** More posts than these are shown by year, by month and by day. */
const MANY_POSTS = 100;
/** More than this nobody reads in a tree. */
const MOST_SHOWN = 1000;

/** By name means as people of the place that the editor is set to order names. */
const COLLATOR = new Intl.Collator(undefined, { numeric: true });

export interface ValueOrder {
  readonly by: 'count' | 'name';
  /** Part of the values' names; letters of any case and width. */
  readonly filter: string;
}

/** The values of a field: those that people look for, in the order of their choice. */
export function browseValues(
  index: ArchiveIndex,
  field: BrowsedField,
  { by, filter }: ValueOrder,
): ArchiveNode[] {
  const wanted = foldCase(filter).trim();
  const found = index.values(field).filter(({ value }) => foldCase(value).includes(wanted));
  if (by === 'name') found.sort((a, b) => COLLATOR.compare(a.value, b.value));
  const nodes = found
    .slice(0, MOST_SHOWN)
    .map(({ value, count }): ArchiveNode => ({ kind: 'value', field, value, count }));
  return withRest(nodes, { field }, found.length);
}

/** The posts of a choice, or where there are many the periods that they fall into. */
export function browsePosts(
  index: ArchiveIndex,
  choice: PostChoice & { readonly field?: BrowsedField | undefined },
): ArchiveNode[] {
  const posts = index.posts(choice);
  const { field, value, period } = choice;
  const unit = period === undefined ? 'year' : unitBelow(period);
  if (unit && posts.length > MANY_POSTS) {
    const periods = posts.periods(unit);
    // A level with one branch tells nothing.
    if (periods.length === 1 && periods[0]!.period !== '') {
      return browsePosts(index, { field, value, period: periods[0]!.period });
    }
    return periods.map((one) => ({ kind: 'period', field, value, ...one }));
  }
  const nodes = Array.from({ length: Math.min(posts.length, MOST_SHOWN) }, (_, place): ArchiveNode => ({
    kind: 'post',
    within: choice,
    ...posts.titledAt(place),
  }));
  return withRest(nodes, choice, posts.length);
}

function withRest(nodes: ArchiveNode[], within: PostChoice, count: number): ArchiveNode[] {
  return count > nodes.length ? [...nodes, { kind: 'rest', within, count: count - nodes.length }] : nodes;
}

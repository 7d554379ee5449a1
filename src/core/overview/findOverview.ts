import type { ArchiveIndex, ValueCount } from '../archive/archiveIndex.ts';
import { momentsOf, NO_MOMENT, type Period } from '../archive/moment.ts';
import type { PostList } from '../archive/postList.ts';
import {
  countDays,
  findBursts,
  findGaps,
  type Burst,
  type DayCounts,
  type Gap,
  type Standouts,
} from './days.ts';
import { findSourcesOverTime, type SourcesOverTime } from './sourcesOverTime.ts';

/** More tags are not told. */
const MOST_TAGS = 100;

/** From the beginning of a period to the end of another one, or of the same. */
export interface Span {
  readonly from: Period;
  readonly to: Period;
}

/** What an archive looks like from afar: counts alone. */
export interface ArchiveOverview {
  /** Of all posts, and of those that do not say when they were written. */
  readonly count: number;
  readonly undated: number;
  readonly days: DayCounts;
  readonly gaps: Standouts<Gap>;
  readonly bursts: Standouts<Burst>;
  /** Of the span from here on: its posts, and how many different sources and tags they have. */
  readonly countInSpan: number;
  readonly sourceCount: number;
  readonly tagCount: number;
  readonly sources: SourcesOverTime;
  /** The most used first. */
  readonly tags: readonly ValueCount[];
}

/** Looks at all posts, some of it at those of a span alone. It pauses at every post.
 * @param index must not change meanwhile. */
export function* findOverview(index: ArchiveIndex, span?: Span): Generator<undefined, ArchiveOverview> {
  const all = index.posts();
  const days = yield* countDays(momentsIn(all));
  const posts = span ? postsOf(all, span) : all;
  const tags = yield* countTags(posts);
  const { reader } = posts;
  const sites = new Set<string>();
  const names = reader.texts('sourceSite');
  for (const row of posts.rows) {
    sites.add(names[reader.numberAt(row, 'sourceSite')]!);
    yield;
  }
  sites.delete('');
  return {
    count: all.length,
    undated: all.length - days.counts.reduce((sum, count) => sum + count, 0),
    days,
    gaps: yield* findGaps(days),
    bursts: yield* findBursts(days),
    countInSpan: posts.length,
    sourceCount: sites.size,
    tagCount: tags.length,
    sources: yield* findSourcesOverTime(posts),
    tags: tags.slice(0, MOST_TAGS),
  };
}

function* momentsIn({ reader, rows }: PostList): Generator<number> {
  for (const row of rows) yield reader.momentAt(row);
}

function postsOf(all: PostList, span: Span): PostList {
  const { reader, rows } = all;
  const [from, to] = [momentsOf(span.from).from, momentsOf(span.to).to];
  return all.pick(
    rows.filter((row) => {
      const moment = reader.momentAt(row);
      return moment !== NO_MOMENT && moment >= from && moment < to;
    }),
  );
}

/** Many posts have the same tags: they are counted as one list each. */
function* countTags({ reader, rows }: PostList): Generator<undefined, ValueCount[]> {
  const lists = reader.lists('tags');
  const uses = new Int32Array(lists.length);
  for (const row of rows) {
    uses[reader.numberAt(row, 'tags')]!++;
    yield;
  }
  const counts = new Map<string, number>();
  for (const [number, count] of uses.entries()) {
    if (count === 0) continue;
    for (const tag of new Set(lists[number])) if (tag !== '') counts.set(tag, (counts.get(tag) ?? 0) + count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

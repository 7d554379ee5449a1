import type { Period } from '../archive/moment.ts';
import { queryTerm } from '../archive/query/parseQuery.ts';
import type { Span } from './findOverview.ts';

/** The posts that a mark of a chart stands for: all that this says of them. */
export interface MarkedPosts {
  readonly span?: Span;
  /** Those that do not say when they were written. */
  readonly isUndated?: true;
  readonly tag?: string;
  /** The host of their source; '' for those without one. */
  readonly source?: string;
  /** Those that have a source, and none of these. */
  readonly otherSources?: readonly string[];
  /** Those with junk of a kind, or of any. */
  readonly junk?: string;
  /** Those with a problem of this code. */
  readonly problem?: string;
}

/** The filter that finds the posts in the table. */
export function markedFilter(marked: MarkedPosts): string {
  const { span, isUndated, tag, source, otherSources, junk, problem } = marked;
  const terms: string[] = [];
  if (tag !== undefined) terms.push(queryTerm('tags', tag));
  if (source !== undefined) terms.push(source === '' ? '-from:*' : queryTerm('sourceSite', source));
  if (otherSources) terms.push('from:*', ...otherSources.map((one) => `-${queryTerm('sourceSite', one)}`));
  if (junk !== undefined) terms.push(junk === 'any' ? 'junk:>0' : `junk:${junk}`);
  if (problem !== undefined) terms.push(`problems:${problem}`);
  if (isUndated) terms.push('-date:*');
  if (span) terms.push(`date:${dates(span)}`);
  return terms.join(' ');
}

function dates({ from, to }: Span): Period {
  return from === to ? from : `${from}..${to}`;
}

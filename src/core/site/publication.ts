import type { ScalarValue } from '../document/postDocument.ts';
import { readPsychScalar } from '../document/psychScalar.ts';
import { isoDay, readDate } from '../facts/dates.ts';
import { fileDayOf, scalarOf, type PostFacts } from '../facts/postFacts.ts';
import { defaultOf } from './defaultValues.ts';
import type { PostPlace } from './postPlace.ts';
import { expandPermalink, fileTitle } from './permalink.ts';
import type { Site } from './site.ts';
import { instantIn } from './timeZone.ts';

/** What Jekyll makes of a post's date: each part is undefined where it depends on what is not known. */
export interface PublicationDate {
  /** Epoch milliseconds. */
  readonly time: number | undefined;
  /** What the site's clocks show then, as if they were UTC's. */
  readonly shown: number | undefined;
}

/** A post as Jekyll publishes it, where that can be told from its text, its path and the site's settings. */
export interface Publication extends PublicationDate {
  /** The day in its address, `2021-08-26`. */
  readonly day: string | undefined;
  readonly layout: string | undefined;
  readonly categories: readonly string[];
  /** Its address below the site's, `/2021/08/26/floods.html`. */
  readonly url: string | undefined;
}

/** What a post says that decides where and when it is published. */
export interface PublicationSource {
  readonly date: Pick<ScalarValue, 'text' | 'style'> | undefined;
  readonly slug: string | undefined;
  readonly permalink: string | undefined;
  readonly layout: string | undefined;
  readonly categories: readonly string[];
}

/** The same of a post that was read. */
export function publicationSource({ fields, categories }: PostFacts): PublicationSource {
  const text = (key: string): string | undefined => scalarOf(fields.get(key))?.text;
  return {
    date: scalarOf(fields.get('date')),
    slug: text('slug'),
    permalink: text('permalink'),
    layout: text('layout'),
    categories: categories.map(({ value }) => value),
  };
}

/** @returns undefined for what is no post: Jekyll treats drafts, pages and collections otherwise. */
export function findPublication(
  source: PublicationSource,
  site: Site,
  place: PostPlace,
): Publication | undefined {
  if (place.kind !== 'post' || !site.isKnown) return undefined;
  const date = findPublicationDate(source, site, place);
  const categories = [...new Set([...place.folders, ...defaultTerms(site, place), ...source.categories])];
  const written = (key: 'slug' | 'permalink' | 'layout'): string | undefined => {
    const value = source[key] ?? defaultOf(site.defaults, place, key);
    return typeof value === 'string' ? value : undefined;
  };
  const title = written('slug') ?? fileTitle(place.fileName);
  return {
    ...date,
    day: date.shown === undefined ? undefined : isoDay(date.shown),
    layout: written('layout'),
    categories,
    url:
      title === undefined
        ? undefined
        : expandPermalink(written('permalink') ?? site.permalink, {
            title,
            categories,
            shown: date.shown,
            place,
          }),
  };
}

const UNKNOWN: PublicationDate = { time: undefined, shown: undefined };

/**
 * When a post is published. Jekyll reads a time in three ways (`Jekyll::Utils.parse_date` behind Psych): with a
 * zone as what it says; in full and out of quotes, as `2021-08-26 20:00:00`, in UTC and to the second; else by the
 * clocks of the site. Without a date, that of the file's name counts.
 */
export function findPublicationDate(
  { date: written }: Pick<PublicationSource, 'date'>,
  site: Site,
  place: PostPlace,
): PublicationDate {
  const { zone } = site;
  if (!written) {
    const day = fileDayOf(place.fileName);
    if (day === undefined || defaultOf(site.defaults, place, 'date') !== undefined) return UNKNOWN;
    return byTheSitesClocks(Date.parse(`${day}T00:00:00Z`));
  }
  const date = readDate(written.text);
  if (!date) return UNKNOWN;
  const isFull = isFullTime(written);
  if (!date.hasZone && !isFull) return byTheSitesClocks(date.time);
  const time = isFull ? Math.floor(date.time / 1000) * 1000 : date.time;
  return { time, shown: zone && time + zone.offsetAt(time) };

  function byTheSitesClocks(shown: number): PublicationDate {
    return { time: zone && instantIn(zone, shown), shown };
  }
}

/** Whether it is a time to YAML itself: without a zone it means UTC. */
export function isFullTime({ style, text }: Pick<ScalarValue, 'text' | 'style'>): boolean {
  return style === 'plain' && readPsychScalar(text).kind === 'time';
}

function defaultTerms(site: Site, place: PostPlace): string[] {
  const terms = defaultOf(site.defaults, place, 'categories');
  if (typeof terms === 'string') return terms.split(/\s+/).filter(Boolean);
  return Array.isArray(terms) ? terms.map(String) : [];
}

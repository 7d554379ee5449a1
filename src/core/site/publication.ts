import type { ScalarValue } from '../document/postDocument.ts';
import { readPsychScalar } from '../document/psychScalar.ts';
import { isoDay, readDate } from '../facts/dates.ts';
import { scalarOf, type PostFacts } from '../facts/postFacts.ts';
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

/** @returns undefined for what is no post: Jekyll treats drafts, pages and collections otherwise. */
export function findPublication(facts: PostFacts, site: Site, place: PostPlace): Publication | undefined {
  if (place.kind !== 'post' || !site.isKnown) return undefined;
  const date = findPublicationDate(facts, site, place);
  const categories = [
    ...new Set([
      ...place.folders,
      ...defaultTerms(site, place),
      ...facts.categories.map(({ value }) => value),
    ]),
  ];
  const written = (key: string): string | undefined => {
    const own = scalarOf(facts.fields.get(key))?.text ?? defaultOf(site.defaults, place, key);
    return typeof own === 'string' ? own : undefined;
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
export function findPublicationDate(facts: PostFacts, site: Site, place: PostPlace): PublicationDate {
  const { zone } = site;
  const written = scalarOf(facts.fields.get('date'));
  if (!written) {
    if (facts.fileDay === undefined || defaultOf(site.defaults, place, 'date') !== undefined) return UNKNOWN;
    return byTheSitesClocks(Date.parse(`${facts.fileDay}T00:00:00Z`));
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
export function isFullTime({ style, text }: ScalarValue): boolean {
  return style === 'plain' && readPsychScalar(text).kind === 'time';
}

function defaultTerms(site: Site, place: PostPlace): string[] {
  const terms = defaultOf(site.defaults, place, 'categories');
  if (typeof terms === 'string') return terms.split(/\s+/).filter(Boolean);
  return Array.isArray(terms) ? terms.map(String) : [];
}

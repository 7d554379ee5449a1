import type { PostFacts } from '../facts/postFacts.ts';
import { placeOf } from './postPlace.ts';
import { findPublicationDate, publicationSource } from './publication.ts';
import type { Site } from './site.ts';

/** Where a post is: in which site, and its path below the site's root, with `/`. */
export interface PostOfSite {
  readonly site: Site;
  readonly path: string;
}

/** When a post is published, in the time of its site. */
export interface SiteDate {
  /** Epoch milliseconds. */
  readonly time: number;
  /** What the site's clocks show then, as if they were UTC's. */
  readonly shown: number;
  /** The name of their zone: `Asia/Shanghai`. */
  readonly zone: string;
}

/** undefined where the post, its place or its site do not tell. */
export function findSiteDate(facts: PostFacts, { site, path }: Partial<PostOfSite>): SiteDate | undefined {
  const place = site && path !== undefined ? placeOf(site, path) : undefined;
  if (!site?.zone || !place) return undefined;
  const { time, shown } = findPublicationDate(publicationSource(facts), site, place);
  return time === undefined || shown === undefined ? undefined : { time, shown, zone: site.zone.name };
}

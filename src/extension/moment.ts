import type { Moment } from '../core/postService.ts';
import type { PostSite } from './sites.ts';

/** The present, by the clocks of a post's site; where it names no zone, by the person's. */
export function now(place: PostSite | undefined): Moment {
  const time = Date.now();
  const zone = place?.site.zone;
  return zone
    ? { time, offset: Math.round(zone.offsetAt(time) / 60_000), isOfSite: true }
    : { time, offset: -new Date(time).getTimezoneOffset() };
}

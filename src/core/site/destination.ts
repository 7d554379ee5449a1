import type { PostPlace } from './postPlace.ts';
import { findPublication, type PublicationSource } from './publication.ts';
import type { Site } from './site.ts';

/** How far west of Greenwich people live, in milliseconds: there a day begins last. */
export const FARTHEST_WEST = 12 * 3_600_000;

/** What a post says that decides which file Jekyll writes for it. */
export interface DestinationSource extends PublicationSource {
  /** Whether it says `published: false`. */
  readonly isHidden: boolean;
}

/**
 * The file that Jekyll writes a post to (`Jekyll::Document#destination`), below the folder of the site that it
 * builds: `2021/08/26/floods.html`. undefined where that depends on what is not known, and for what may not be
 * published at all.
 *
 * @param now epoch milliseconds: later posts are not published yet.
 */
export function findDestination(
  source: DestinationSource,
  site: Site,
  place: PostPlace,
  now: number | undefined,
): string | undefined {
  if (source.isHidden || mayBeLeftOut(site, place)) return undefined;
  const publication = findPublication(source, site, place);
  if (publication?.url === undefined) return undefined;
  const { time, shown, url } = publication;
  const latest = time ?? (shown === undefined ? undefined : shown + FARTHEST_WEST);
  const isOut = site.future || (latest !== undefined && now !== undefined && latest <= now);
  return isOut ? fileAt(url) : undefined;
}

function fileAt(url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url).slice(1);
  } catch {
    // It has a percent sign that escapes nothing: Ruby and JavaScript may read that in different ways.
    return undefined;
  }
  if (url.endsWith('/')) return `${path}index.html`;
  return path.endsWith('.html') ? path : `${path}.html`;
}

/** Whether Jekyll may never come across the file: its own rules (`Jekyll::EntryFilter`) leave out folders that
 * begin with a sign, the settings others. A pattern that may mean the file counts as one that does. */
function mayBeLeftOut(site: Site, { path, folders, isInCollections }: PostPlace): boolean {
  return (
    !isInCollections ||
    folders.some((name) => /^[._#~]|~$/.test(name)) ||
    site.exclude.some((pattern) => path.startsWith(/^\/?([^*?[\]{}\\]*)/.exec(pattern)![1]!))
  );
}

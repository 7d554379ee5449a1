import { addressName } from '../../archive/addressName.ts';
import type { ArchiveEntry } from '../../archive/archiveEntry.ts';
import { readDate } from '../../facts/dates.ts';
import { scalarOf, type PostFacts } from '../../facts/postFacts.ts';
import { hides } from '../../facts/published.ts';
import { findDestination, type DestinationSource } from '../../site/destination.ts';
import { placeOf } from '../../site/postPlace.ts';
import { publicationSource } from '../../site/publication.ts';
import { message } from '../../text/message.ts';
import type { CheckContext, Finding, PostHome } from './check.ts';

/** More posts than this are not named. */
const MOST_NAMED = 5;

/** Of more posts with the same name it is not asked where they are published. */
const MOST_COMPARED = 500;

/** Another post that Jekyll writes to the same file: one of them is lost. */
export function* checkSameAddress({ post, facts, archive, home, now }: CheckContext): Generator<Finding> {
  const pathInSite = archive?.pathInSite;
  if (!pathInSite || home?.place.kind !== 'post' || post.frontMatter.kind !== 'closed') return;
  const text = (key: string): string => scalarOf(facts.fields.get(key))?.text ?? '';
  const name = addressName(text('permalink'), text('slug'), home.place.fileName);
  const alike = archive.index.twins('name', { name });
  // Nearly every post has a name of its own: that is quick to see.
  if (alike.length === 0 || (alike.length === 1 && alike[0] === archive.path)) return;
  const file = findDestination(sourceOf(facts), home.site, home.place, now);
  if (file === undefined) return;
  const others = alike.slice(0, MOST_COMPARED).filter((path) => {
    const [entry, below] = [archive.index.entry(path), path === archive.path ? undefined : pathInSite(path)];
    return entry && below !== undefined && destinationOf(entry, home.site, below, now) === file;
  });
  if (others.length === 0) return;
  const field = facts.fields.get('permalink') ?? facts.fields.get('slug');
  yield {
    message: message('Posts that Jekyll writes to the same file, {file}: {count}. One replaces the other.', {
      file,
      count: others.length,
    }),
    range: field?.value.kind === 'scalar' ? field.value.range : post.frontMatter.openFence,
    fixes: [],
    related: others.slice(0, MOST_NAMED),
  };
}

function sourceOf(facts: PostFacts): DestinationSource {
  const published = facts.fields.get('published');
  const isHidden = published !== undefined && hides(scalarOf(published)?.text ?? '');
  return { ...publicationSource(facts), isHidden };
}

/** The index does not keep whether a date is in quotes. Without a zone that may decide on it: where it makes a
 * difference, the file is not known. */
function destinationOf(
  entry: ArchiveEntry,
  site: PostHome['site'],
  path: string,
  now: number | undefined,
): string | undefined {
  const place = placeOf(site, path);
  if (!place) return undefined;
  const { date, slug, permalink, layout, categories, isHidden } = entry;
  const file = (style: 'plain' | 'double'): string | undefined => {
    const source = {
      date: date === '' ? undefined : { text: date, style },
      slug: slug || undefined,
      permalink: permalink || undefined,
      layout,
      categories,
      isHidden,
    };
    return findDestination(source, site, place, now);
  };
  const plain = file('plain');
  return readDate(date)?.hasZone !== false || plain === file('double') ? plain : undefined;
}

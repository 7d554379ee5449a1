import { addressName } from './addressName.ts';
import type { ArchiveEntry } from './archiveEntry.ts';
import { decodedName } from './decodedName.ts';
import type { BlobReader, TextBlob } from './textBlob.ts';

/** What each post says for itself. */
export type OwnTexts = Pick<
  ArchiveEntry,
  'title' | 'from' | 'date' | 'slug' | 'permalink' | 'isHidden' | 'name'
>;

/** What is behind the name of the file. */
const HIDDEN = 1;
/** `from` is without the source site that it begins with. */
const SITE_LEFT_OUT = 2;
/** There are `slug` and `permalink`, which hardly any post has. */
const ADDRESS = 4;
/** There is `name`: the name of the file does not tell it. */
const NAME = 8;

/** Appends a post's own texts, the name of its file first, as its path has it. */
export function writeOwnTexts(blob: TextBlob, fileName: string, entry: ArchiveEntry): void {
  const { title, from, date, slug, permalink, isHidden, name, sourceSite } = entry;
  const leavesSite = sourceSite !== '' && from.startsWith(sourceSite);
  const hasAddress = slug !== '' || permalink !== '';
  const hasName = name !== addressName(permalink, slug, decodedName(fileName));
  const flags = (isHidden ? HIDDEN : 0) | (leavesSite ? SITE_LEFT_OUT : 0);
  blob.encoded(fileName);
  blob.number(flags | (hasAddress ? ADDRESS : 0) | (hasName ? NAME : 0));
  blob.text(title);
  blob.text(leavesSite ? from.slice(sourceSite.length) : from);
  blob.text(date);
  if (hasName) blob.text(name);
  if (!hasAddress) return;
  blob.text(slug);
  blob.text(permalink);
}

/** Reads what `writeOwnTexts` wrote. */
export function readOwnTexts(reader: BlobReader, sourceSite: string): OwnTexts {
  const fileName = reader.text();
  const flags = reader.number();
  const title = reader.text();
  const from = (flags & SITE_LEFT_OUT ? sourceSite : '') + reader.text();
  const date = reader.text();
  const ownName = flags & NAME ? reader.text() : undefined;
  const slug = flags & ADDRESS ? reader.text() : '';
  const permalink = flags & ADDRESS ? reader.text() : '';
  const name = ownName ?? addressName(permalink, slug, decodedName(fileName));
  return { title, from, date, slug, permalink, isHidden: (flags & HIDDEN) !== 0, name };
}

/** Reads the title alone of what `writeOwnTexts` wrote. */
export function readTitle(reader: BlobReader): string {
  reader.skip();
  reader.number();
  return reader.text();
}

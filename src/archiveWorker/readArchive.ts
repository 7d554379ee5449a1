import { basename } from 'node:path';
import { PostTable } from '../core/archive/postTable.ts';
import { readEntry, readEntryOfBytes } from '../core/archive/readEntry.ts';
import type { FileSystem } from '../disk/fileSystem.ts';
import { PostReader, stampOf } from '../disk/readPost.ts';
import type { ArchivePart, ArchiveToRead } from '../protocol/archiveMessages.ts';
import { AskedFolder, type AskedFile, type AskedFiles } from './askedFolder.ts';

/** How many files are sent together: whoever adds them to others is at it for some milliseconds. */
const PART = 1000;

/** The longest front matter that is one, in bytes. */
const LONGEST = 1_000_000;

/** Reads the posts of folders, or some of their files, and sends what they say, part by part. */
export function readArchive(
  { folders, files, known, origin }: ArchiveToRead,
  fs: FileSystem,
  send: (part: ArchivePart) => void,
): void {
  const table = known && PostTable.unpack(known, origin);
  const reader = new PostReader(fs, '');
  const asked = folders.map((folder) => new AskedFolder(folder, fs));
  const found = asked.map((folder) => folder.files(files));
  const all = found.reduce((sum, { count }) => sum + count, 0);
  // One folder of a workspace may be within another; what is asked for and not seen is gone.
  const seen = files || folders.length > 1 ? new Set<string>() : undefined;

  let [done, read] = [0, 0];
  let gone: string[] = [];
  let part = new PostTable();
  const sendPart = (isLast: boolean): void => {
    const packed = part.files > 0 ? part.pack(origin) : undefined;
    send({ table: packed, gone, read, done, all, isLast });
    [read, gone, part] = [0, [], new PostTable()];
  };
  const readAny = (uri: string, path: string): void => {
    const result = reader.readHead({ path, named: false }, LONGEST);
    if (result.kind === 'post') part.set(uri, readEntry(result.text, basename(path)), result.stamp);
    else if (result.kind === 'noPost') part.set(uri, undefined, result.stamp);
    else gone.push(uri);
  };
  for (const { uri, path } of chain(found)) {
    done++;
    if (seen?.has(uri)) continue;
    seen?.add(uri);
    if (table && isCurrent(table, uri, path, fs)) continue;
    read++;
    const usual = reader.readUsualHead(path, true);
    const entry = usual && readEntryOfBytes(usual.bytes, basename(path));
    if (entry) part.set(uri, entry, usual.stamp);
    else readAny(uri, path);
    if (read >= PART) sendPart(false);
  }
  for (const uri of files ?? []) if (!seen!.has(uri)) gone.push(uri);
  for (const uri of table?.filesIn((place) => asked.some((folder) => folder.holds(place))) ?? [])
    gone.push(uri);
  sendPart(true);
}

function* chain(found: readonly AskedFiles[]): Iterable<AskedFile> {
  for (const { each } of found) yield* each;
}

/** Takes a file that is there out of what is known: what stays is gone. */
function isCurrent(table: PostTable, uri: string, path: string, fs: FileSystem): boolean {
  try {
    return table.take(uri, stampOf(fs.statSync(path)));
  } catch {
    // It has gone since: reading it says so, too.
    return false;
  }
}

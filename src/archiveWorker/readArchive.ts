import { basename } from 'node:path';
import { PostTable } from '../core/archive/postTable.ts';
import { readEntry, readEntryOfBytes } from '../core/archive/readEntry.ts';
import type { FileSystem } from '../disk/fileSystem.ts';
import { PostReader, stampOf } from '../disk/readPost.ts';
import type { ArchivePart, ArchiveToRead } from '../protocol/archiveMessages.ts';
import { AskedFolder, type AskedFile } from './askedFolder.ts';

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
  const found = new Map<string, AskedFile>();
  for (const folder of asked) for (const file of folder.files(files)) found.set(file.uri, file);

  let [done, read] = [0, 0];
  let gone = files?.filter((uri) => !found.has(uri)) ?? [];
  let part = new PostTable();
  const sendPart = (isLast: boolean): void => {
    const packed = part.files > 0 ? part.pack(origin) : undefined;
    send({ table: packed, gone, read, done, all: found.size, isLast });
    [read, gone, part] = [0, [], new PostTable()];
  };
  const readAny = (uri: string, path: string): void => {
    const result = reader.readHead({ path, named: false }, LONGEST);
    if (result.kind === 'post') part.set(uri, readEntry(result.text, basename(path)), result.stamp);
    else if (result.kind === 'noPost') part.set(uri, undefined, result.stamp);
    else gone.push(uri);
  };
  for (const { uri, path } of found.values()) {
    done++;
    if (table && isCurrent(table, uri, path, fs)) continue;
    read++;
    const usual = reader.readUsualHead(path, true);
    const entry = usual && readEntryOfBytes(usual.bytes, basename(path));
    if (entry) part.set(uri, entry, usual.stamp);
    else readAny(uri, path);
    if (read >= PART) sendPart(false);
  }
  for (const uri of table?.filesIn((place) => asked.some((folder) => folder.holds(place))) ?? [])
    gone.push(uri);
  sendPart(true);
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

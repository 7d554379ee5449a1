import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { besideName } from './besideFile.ts';
import { absolutePath } from '../disk/paths.ts';
import type { FileSystem } from './io.ts';
import { whyNot } from '../disk/whyNot.ts';

const WRITE_BITS = 0o222;
const PERMISSIONS = 0o7777;
const COMPARED_AT_ONCE = 1 << 16;

/**
 * Puts `content` in the place of what the file held when it was read, whole or not at all: it is written
 * beside the file, which it then replaces. A link stays; what it leads to is replaced.
 *
 * @param before what was read: a file that holds anything else by now is left as it is
 * @returns why the file was left as it was, or undefined when it was written
 */
export function writePost(
  fs: FileSystem,
  cwd: string,
  path: string,
  before: Uint8Array,
  content: Uint8Array,
): string | undefined {
  let beside: string | undefined;
  try {
    const target = fs.realpathSync(absolutePath(cwd, path));
    const stat = fs.statSync(target);
    if (!stat.isFile()) return 'not written: it is no regular file';
    // The bits, not access(2): root may write all.
    if ((stat.mode & WRITE_BITS) === 0) return 'not written: it is read-only';

    beside = join(dirname(target), besideName());
    writeWhole(fs, beside, content, stat);
    // As late as possible, so that next to no time is left for others to write.
    if (!holds(fs, target, before)) {
      fs.unlinkSync(beside);
      return 'not written: it changed while it was cleaned';
    }
    fs.renameSync(beside, target);
    return undefined;
  } catch (error) {
    if (beside !== undefined) discard(fs, beside);
    return `not written: ${whyNot(error)}`;
  }
}

function writeWhole(fs: FileSystem, path: string, content: Uint8Array, like: Stats): void {
  const file = fs.openSync(path, 'wx', 0o600);
  try {
    for (let at = 0; at < content.length;) at += fs.writeSync(file, content, at, content.length - at);
    keepOwner(fs, file, like);
    fs.fchmodSync(file, like.mode & PERMISSIONS);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

function keepOwner(fs: FileSystem, file: number, { uid, gid }: Stats): void {
  const own = fs.fstatSync(file);
  if (own.uid === uid && own.gid === gid) return;
  try {
    fs.fchownSync(file, uid, gid);
  } catch {
    // Only root may give files away. Git, too, leaves what it writes with who writes it.
  }
}

/** Whether the file holds exactly these bytes. */
function holds(fs: FileSystem, path: string, bytes: Uint8Array): boolean {
  const file = fs.openSync(path, 'r');
  try {
    if (fs.fstatSync(file).size !== bytes.length) return false;
    const buffer = Buffer.allocUnsafe(COMPARED_AT_ONCE);
    for (let at = 0; at < bytes.length;) {
      const read = fs.readSync(file, buffer, 0, buffer.length, at);
      if (read === 0 || buffer.compare(bytes, at, at + read, 0, read) !== 0) return false;
      at += read;
    }
    return true;
  } finally {
    fs.closeSync(file);
  }
}

/** Removes what was begun. */
function discard(fs: FileSystem, path: string): void {
  try {
    fs.unlinkSync(path);
  } catch {
    // It was never made, or cannot be removed: the complaint about the post says why it was not written.
  }
}

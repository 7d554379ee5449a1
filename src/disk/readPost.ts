import type { Stats } from 'node:fs';
import { constants, isAscii, isUtf8, transcode } from 'node:buffer';
import type { FileSystem } from './fileSystem.ts';
import { absolutePath, type FoundPost } from './paths.ts';
import { whyNot } from './whyNot.ts';

/** What a file held, or why that is not known. */
type Content =
  | {
      readonly kind: 'post';
      /** Decoded; a byte order mark is its first character. */
      readonly text: string;
      /** What the file held. Good until the reader reads the next one. */
      readonly bytes: Uint8Array;
    }
  /** The file is in a folder that was searched, and does not begin with front matter. */
  | { readonly kind: 'noPost' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** As long as it is the same, the file is. */
export interface FileStamp {
  /** In bytes. */
  readonly size: number;
  /** In whole milliseconds since 1970. */
  readonly mtime: number;
}

/** A post's text, or why there is none. */
export type ReadResult =
  | Exclude<Content, { kind: 'post' | 'noPost' }>
  | (Extract<Content, { kind: 'post' | 'noPost' }> & { readonly stamp: FileStamp });

/** What most posts begin with. */
export interface UsualHead {
  readonly bytes: string;
  readonly stamp: FileStamp | undefined;
}

/** In bytes: more might not fit into one string. */
export const LARGEST_POST = constants.MAX_STRING_LENGTH;

/** What the usual post fits into, and what a front matter nearly always fits into, in bytes. */
const USUAL_SIZE = 1 << 20;
const HEAD_SIZE = 4096;

const DASH = 0x2d;
const LF = 0x0a;
const CR = 0x0d;

const WHOLE = new TextDecoder('utf-8', { ignoreBOM: true });

/** A first line that opens a front matter, as the core reads it. */
const OPEN_FENCE = /^(?:\xEF\xBB\xBF)?---[a-z]*[ \t]*\r?\n/;
const CLOSE_FENCE = /[\r\n](?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/;

/** Reads posts one after the other into one buffer: allocating one a file costs more than reading it. */
export class PostReader {
  readonly #fs: FileSystem;
  readonly #cwd: string;
  readonly #usual = Buffer.allocUnsafeSlow(USUAL_SIZE);

  constructor(fs: FileSystem, cwd: string) {
    this.#fs = fs;
    this.#cwd = cwd;
  }

  /** The whole post. */
  read(post: FoundPost): ReadResult {
    return this.#open(post, (file, size) => {
      // A big file that is no post is not read to its end to see that.
      if (!post.named && size > USUAL_SIZE && !opensFrontMatter(this.#bytes(file, HEAD_SIZE))) {
        return { kind: 'noPost' };
      }
      if (size !== Infinity && size > LARGEST_POST) return tooLong(size);
      const bytes = this.#bytes(file, size);
      if (bytes === undefined) return tooLong(LARGEST_POST + 1);
      if (!post.named && !opensFrontMatter(bytes)) return { kind: 'noPost' };
      return decode(bytes);
    });
  }

  /**
   * The post's beginning, at least up to the fence that closes its front matter, if one does.
   * @param longest in bytes: what has no such fence by then has no front matter.
   */
  readHead(post: FoundPost, longest = LARGEST_POST): ReadResult {
    return this.#open(post, (file, size) => {
      for (let length = HEAD_SIZE; ; length *= 16) {
        // What tells no size, a pipe for example, is read once and to its end.
        const bytes = this.#bytes(file, size === Infinity ? size : Math.min(size, length));
        if (bytes === undefined) return tooLong(LARGEST_POST + 1);
        if (!opensFrontMatter(bytes)) return post.named ? decode(new Uint8Array()) : { kind: 'noPost' };
        const all = length >= size || size === Infinity;
        if (!all && length > longest) return { kind: 'noPost' };
        const closed = CLOSE_FENCE.exec(latin1(bytes));
        const end = closed ? closed.index + closed[0].length : bytes.length;
        // At the very end of what was read, a fence may be the beginning of a longer line.
        if (all || end < bytes.length) return decode(bytes.subarray(0, end));
      }
    });
  }

  /**
   * The bytes of the post's beginning up to the fence that closes its front matter: UTF-8, each byte a character
   * (Latin-1). It takes a fraction of the time that `readHead` takes.
   * @param path absolute.
   * @returns undefined where `readHead` has to say what there is.
   */
  readUsualHead(path: string, stamped: boolean): UsualHead | undefined {
    try {
      const file = this.#fs.openSync(path, 'r');
      try {
        const length = this.#fs.readSync(file, this.#usual, 0, HEAD_SIZE, 0);
        const end = this.#usualEnd(length);
        if (end === undefined) return undefined;
        const stamp = stamped ? stampOf(this.#fs.fstatSync(file)) : undefined;
        return { bytes: this.#usual.toString('latin1', 0, end), stamp };
      } finally {
        this.#fs.closeSync(file);
      }
    } catch {
      // What is wrong with it the longer way tells.
      return undefined;
    }
  }

  /** Where the fence ends that closes a front matter whose other fence is the file's first line. */
  #usualEnd(length: number): number | undefined {
    const bytes = this.#usual;
    if (bytes[0] !== DASH || bytes[1] !== DASH || bytes[2] !== DASH) return undefined;
    const fence = bytes.indexOf('\n---', 3, 'latin1');
    const end = fence + 4;
    // At the very end of what was read, a fence may be the beginning of a longer line.
    if (fence < 0 || end >= length || (bytes[end] !== LF && bytes[end] !== CR)) return undefined;
    return isUtf8(bytes.subarray(0, end)) ? end : undefined;
  }

  /** @param read gets the size in bytes, Infinity where the file does not tell it. */
  #open(post: FoundPost, read: (file: number, size: number) => Content): ReadResult {
    try {
      const file = this.#fs.openSync(absolutePath(this.#cwd, post.path), 'r');
      try {
        const stat = this.#fs.fstatSync(file);
        if (stat.isDirectory()) return { kind: 'unreadable', reason: 'is a folder' };
        const content = read(file, stat.isFile() && stat.size > 0 ? stat.size : Infinity);
        return content.kind === 'unreadable' ? content : { ...content, stamp: stampOf(stat) };
      } finally {
        this.#fs.closeSync(file);
      }
    } catch (error) {
      const reason = whyNot(error);
      // Node shows the bytes of a name that are no UTF-8 as U+FFFD, and then cannot find the file.
      const unnamed = post.path.includes('\uFFFD') && reason.includes('ENOENT');
      return { kind: 'unreadable', reason: unnamed ? 'the name is not UTF-8' : reason };
    }
  }

  /** The first `most` bytes of the file, or what there is; undefined if that is too much. */
  #bytes(file: number, most: number): Uint8Array | undefined {
    let buffer = most <= USUAL_SIZE || most === Infinity ? this.#usual : Buffer.allocUnsafeSlow(most);
    let length = 0;
    while (length < most) {
      if (length === buffer.length) {
        if (length > LARGEST_POST) return undefined;
        const longer = Buffer.allocUnsafeSlow(Math.min(length * 2, LARGEST_POST + 1));
        buffer.copy(longer, 0, 0, length);
        buffer = longer;
      }
      const read = this.#readSome(file, buffer, length, Math.min(buffer.length, most) - length);
      if (read === 0) break;
      length += read;
    }
    return length > LARGEST_POST ? undefined : buffer.subarray(0, length);
  }

  #readSome(file: number, buffer: Buffer, at: number, length: number): number {
    try {
      return this.#fs.readSync(file, buffer, at, length, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESPIPE') throw error;
      return this.#fs.readSync(file, buffer, at, length, null);
    }
  }
}

export function stampOf({ size, mtimeMs }: Stats): FileStamp {
  return { size, mtime: Math.floor(mtimeMs) };
}

function decode(bytes: Uint8Array): Content {
  if (!isUtf8(bytes)) return { kind: 'unreadable', reason: 'is not UTF-8; skipped' };
  return { kind: 'post', text: textOf(bytes), bytes };
}

/** The text of bytes that are UTF-8; a byte order mark is part of it. */
function textOf(bytes: Uint8Array): string {
  if (bytes.length > USUAL_SIZE) return WHOLE.decode(bytes);
  // A fifth of the time that it takes to make a string of UTF-8, which is more than it takes to read a file.
  return isAscii(bytes) ? latin1(bytes) : transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
}

function tooLong(size: number): Content {
  const megabytes = Math.ceil(size / 1e6).toLocaleString('en');
  return { kind: 'unreadable', reason: `is too long to be read (${megabytes} MB); skipped` };
}

function opensFrontMatter(bytes: Uint8Array | undefined): boolean {
  return bytes?.[0] === 0x2d || bytes?.[0] === 0xef ? OPEN_FENCE.test(latin1(bytes.subarray(0, 200))) : false;
}

/** One character a byte: the fences are ASCII. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

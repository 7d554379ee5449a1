import { basename } from 'node:path';
import { absolutePath } from '../disk/paths.ts';
import type { FileSystem } from './io.ts';
import { whyNot } from '../disk/whyNot.ts';

/** A file that a call names: plain data that a worker thread can be sent. */
export interface NamedText {
  readonly path: string;
  /** What people know it by. */
  readonly name: string;
  readonly text: string;
}

/** @returns why it could not be read, if it could not. */
export function readNamedText(path: string, fs: FileSystem, cwd: string): NamedText | string {
  let bytes: Uint8Array;
  try {
    bytes = fs.readFileSync(absolutePath(cwd, path));
  } catch (error) {
    return whyNot(error);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { path, name: basename(path), text };
  } catch {
    // The one thing that a fatal decoder throws for.
    return 'is not UTF-8';
  }
}

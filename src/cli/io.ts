import type * as fs from 'node:fs';
import type { Writable } from 'node:stream';
import type { FileSystem as ReadingFileSystem } from '../disk/fileSystem.ts';

/** The file operations that the command line needs: Node's own, or a test's that fail on purpose. */
export type FileSystem = ReadingFileSystem &
  Pick<
    typeof fs,
    'fchmodSync' | 'fchownSync' | 'fsyncSync' | 'renameSync' | 'rmSync' | 'unlinkSync' | 'writeSync'
  >;

/** What Git has printed. */
export interface GitAnswer {
  readonly ok: boolean;
  readonly out: string;
  /** Why it is not ok. */
  readonly err: string;
}

/** Everything outside the program that it touches. */
export interface Io {
  /** The arguments behind the program's name. */
  readonly argv: readonly string[];
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Whether people look at `stderr`, so that it may say how far the work is. */
  readonly showsProgress?: boolean;
  /** The folder that relative paths mean: absolute. */
  readonly cwd: string;
  readonly fs: FileSystem;
  /** Runs Git. */
  readonly git: (args: readonly string[]) => GitAnswer;
  readonly version: string;
  /** The bundle that worker threads run; without one, all is done in this thread. */
  readonly workerFile?: string;
  /** Says that the person wants to stop: what is begun is finished, nothing more is begun. */
  readonly signal?: AbortSignal;
}

/** The exit codes that other programs rely on. */
export const EXIT = { ok: 0, found: 1, failed: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

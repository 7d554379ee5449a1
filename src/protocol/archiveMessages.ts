/** A folder of the workspace that is on this machine's disk. */
export interface ArchiveFolder {
  /** As files in it are named: without a slash at the end. */
  readonly uri: string;
  readonly path: string;
  /** The globs of `files.exclude`. */
  readonly excludes: readonly string[];
}

/** What the extension asks of the worker that reads posts. */
export interface ArchiveToRead {
  readonly folders: readonly ArchiveFolder[];
  /** The files to read, by their URIs; by default all that the folders hold. */
  readonly files?: readonly string[] | undefined;
  /** What is known of the folders' files by now, a packed table: those that have not changed are not read. */
  readonly known?: Uint8Array | undefined;
  /** What packs and unpacks tables. */
  readonly origin: string;
}

/** What has been read since the last part. */
export interface ArchivePart {
  /** A packed table. */
  readonly table: Uint8Array | undefined;
  /** The URIs of files that are known, or were asked for, and that the archive does not hold. */
  readonly gone: readonly string[];
  /** How many files were read since the last part. */
  readonly read: number;
  /** Files that have been read so far or are known to be as they were, and all that there are. */
  readonly done: number;
  readonly all: number;
  readonly isLast: boolean;
}

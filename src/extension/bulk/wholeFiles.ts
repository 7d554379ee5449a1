import * as vscode from 'vscode';
import { LARGEST_FILE, readSmallFile } from '../files.ts';
import type { Reason } from './leftAlone.ts';

/** Why a file was not replaced. */
export interface Failure {
  readonly reason: Extract<Reason, 'read-only' | 'changed' | 'failed'>;
  readonly detail?: string;
}

/** Reads files, and puts files in the place of others. */
export interface WholeFiles {
  /** The bytes of a file. @throws where there is none, where it is a link or too large. */
  read(file: vscode.Uri): Promise<Uint8Array>;
  /** Whether people may not write the file, by what the file system says of it. */
  isReadOnly(file: vscode.Uri): Promise<boolean>;
  /**
   * Replaces a file, whole or not at all where the host can do that.
   * @param before what it holds: a file that holds anything else by now is left as it is
   * @param beside a name for a new file in the same folder, which takes the place of the old one once it is whole
   */
  replace(
    file: vscode.Uri,
    before: Uint8Array,
    content: Uint8Array,
    beside: string,
  ): Promise<Failure | undefined>;
  /** Makes or replaces a file that nobody else writes. */
  put(file: vscode.Uri, content: Uint8Array): Promise<void>;
  /** Removes what a run that was interrupted left in a folder. */
  discard(file: vscode.Uri, beside: string): Promise<void>;
}

/** What is used of Node's module. */
interface NodeFiles {
  stat(path: string): Promise<NodeStat>;
  lstat(path: string): Promise<NodeStat>;
  open(path: string, flags: string, mode?: number): Promise<NodeHandle>;
  readFile(path: string): Promise<Uint8Array>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

interface NodeStat {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  isFile(): boolean;
}

interface NodeHandle {
  stat(): Promise<NodeStat>;
  writeFile(content: Uint8Array): Promise<void>;
  chmod(mode: number): Promise<void>;
  chown(uid: number, gid: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

const WRITE_BITS = 0o222;
const PERMISSIONS = 0o7777;

/** The way of this host: by Node where there is Node and the file is on a disk, else by VS Code. */
export function wholeFilesFor({ scheme }: vscode.Uri): WholeFiles {
  const node = scheme === 'file' ? nodeFiles() : undefined;
  return node ? new FilesOnDisk(node) : ANY_FILES;
}

function nodeFiles(): NodeFiles | undefined {
  if (typeof process === 'undefined') return undefined;
  const { getBuiltinModule } = process as unknown as { getBuiltinModule?: (name: string) => unknown };
  return getBuiltinModule?.('node:fs/promises') as NodeFiles | undefined;
}

/** Written beside, brought to the disk, and renamed: whatever happens, a file is its old or its new self. */
class FilesOnDisk implements WholeFiles {
  readonly #node: NodeFiles;

  constructor(node: NodeFiles) {
    this.#node = node;
  }

  async read({ fsPath }: vscode.Uri): Promise<Uint8Array> {
    const stat = await this.#node.lstat(fsPath);
    if (!stat.isFile()) throw new Error('it is a link, or no regular file');
    if (stat.size > LARGEST_FILE) throw new Error(`it has ${stat.size} bytes`);
    return this.#node.readFile(fsPath);
  }

  async isReadOnly({ fsPath }: vscode.Uri): Promise<boolean> {
    // The bits: who administers a machine may write all.
    return ((await this.#node.stat(fsPath)).mode & WRITE_BITS) === 0;
  }

  async replace(
    file: vscode.Uri,
    before: Uint8Array,
    content: Uint8Array,
    name: string,
  ): Promise<Failure | undefined> {
    const beside = besideOf(file, name);
    try {
      const stat = await this.#node.stat(file.fsPath);
      if (!stat.isFile()) return { reason: 'failed', detail: 'it is no regular file' };
      if ((stat.mode & WRITE_BITS) === 0) return { reason: 'read-only' };
      await this.#write(beside, content, stat);
      // As late as possible, so that next to no time is left for others to write.
      if (!equal(await this.#node.readFile(file.fsPath), before)) {
        await this.discard(file, name);
        return { reason: 'changed' };
      }
      await this.#node.rename(beside, file.fsPath);
      return undefined;
    } catch (error) {
      await this.discard(file, name);
      return { reason: 'failed', detail: String(error) };
    }
  }

  async put(file: vscode.Uri, content: Uint8Array): Promise<void> {
    const beside = `${file.fsPath}.tmp`;
    await this.#write(beside, content);
    await this.#node.rename(beside, file.fsPath);
  }

  async discard(file: vscode.Uri, name: string): Promise<void> {
    await this.#node.unlink(besideOf(file, name)).catch(() => undefined); // It was never made.
  }

  async #write(path: string, content: Uint8Array, like?: NodeStat): Promise<void> {
    const file = await this.#node.open(path, 'w', 0o600);
    try {
      await file.writeFile(content);
      if (like) await keepOwnerAndMode(file, like);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

async function keepOwnerAndMode(file: NodeHandle, { uid, gid, mode }: NodeStat): Promise<void> {
  const own = await file.stat();
  // Only who administers a machine may give files away. Git, too, leaves what it writes with who writes it.
  if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid).catch(() => undefined);
  await file.chmod(mode & PERMISSIONS);
}

function besideOf(file: vscode.Uri, name: string): string {
  return vscode.Uri.joinPath(file, '..', name).fsPath;
}

/** What VS Code offers for files wherever they are: how whole they are written is theirs to say. */
const ANY_FILES: WholeFiles = {
  read: readSmallFile,
  async isReadOnly(file) {
    const { permissions } = await vscode.workspace.fs.stat(file);
    return permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0;
  },
  async replace(file, before, content) {
    try {
      if (!equal(await vscode.workspace.fs.readFile(file), before)) return { reason: 'changed' };
      await vscode.workspace.fs.writeFile(file, content);
      return undefined;
    } catch (error) {
      const isDenied = error instanceof vscode.FileSystemError && error.code === 'NoPermissions';
      return isDenied ? { reason: 'read-only' } : { reason: 'failed', detail: String(error) };
    }
  },
  async put(file, content) {
    await vscode.workspace.fs.writeFile(file, content);
  },
  async discard() {
    // Nothing is written beside.
  },
};

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

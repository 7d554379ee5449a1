import * as vscode from 'vscode';
import type { BulkJournal, JournalEntry, JournalHead } from '../../core/postService.ts';
import { wholeFilesFor } from './wholeFiles.ts';

const HEAD = 'head.json';

/** How much of a journal is one file, in UTF-16 code units, more or less: what is written without a pause. */
const PART_LENGTH = 500_000;

/** What a change of many posts did, or was about to do, on the disk: a folder of its own. */
export class StoredJournal {
  readonly #folder: vscode.Uri;
  readonly #format: BulkJournal;
  #head: JournalHead;

  constructor(folder: vscode.Uri, format: BulkJournal, head: JournalHead) {
    this.#folder = folder;
    this.#format = format;
    this.#head = head;
  }

  get head(): JournalHead {
    return this.#head;
  }

  /** Names the change among others; later ones sort behind earlier ones. */
  get id(): string {
    return this.#folder.path.slice(this.#folder.path.lastIndexOf('/') + 1);
  }

  async setState(state: JournalHead['state']): Promise<void> {
    this.#head = { ...this.#head, state };
    await put(this.#folder, HEAD, this.#format.renderHead(this.#head));
  }

  /** Whether all of it can be read. */
  async isWhole(): Promise<boolean> {
    try {
      let posts = 0;
      for await (const entries of this.parts()) posts += entries.length;
      return posts === this.#head.posts;
    } catch {
      // A part is damaged, or gone.
      return false;
    }
  }

  /** The entries, part by part. @throws Error where a part is damaged: nothing of it can be believed. */
  async *parts(): AsyncGenerator<readonly JournalEntry[]> {
    for (let part = 0; part < this.#head.parts; part++) {
      const entries = this.#format.readPart(await read(this.#folder, nameOfPart(part)));
      if (!entries) throw new Error(`the journal is damaged: ${nameOfPart(part)}`);
      yield entries;
    }
  }

  async delete(): Promise<void> {
    await vscode.workspace.fs.delete(this.#folder, { recursive: true });
  }
}

/** The journals of a workspace. */
export class JournalStore {
  readonly #folder: vscode.Uri;
  readonly #format: BulkJournal;

  constructor(folder: vscode.Uri, format: BulkJournal) {
    this.#folder = folder;
    this.#format = format;
  }

  /**
   * Writes a journal, all of it before it returns; from then on the change may begin.
   * @returns undefined where there are no entries.
   */
  async write(title: string, entries: AsyncIterable<JournalEntry>): Promise<StoredJournal | undefined> {
    const folder = vscode.Uri.joinPath(this.#folder, `${Date.now()}`);
    await vscode.workspace.fs.createDirectory(folder);
    let [parts, posts, length] = [0, 0, 0];
    let waiting: JournalEntry[] = [];
    const flush = async (): Promise<void> => {
      if (waiting.length === 0) return;
      await put(folder, nameOfPart(parts++), this.#format.renderPart(waiting));
      waiting = [];
      length = 0;
    };
    for await (const entry of entries) {
      waiting.push(entry);
      posts++;
      length += entry.pieces.reduce((sum, [, before, after]) => sum + before.length + after.length, 200);
      if (length > PART_LENGTH) await flush();
    }
    await flush();
    const journal = new StoredJournal(folder, this.#format, { title, state: 'running', parts, posts });
    if (posts === 0) {
      await journal.delete();
      return undefined;
    }
    await journal.setState('running');
    return journal;
  }

  /** All that there are, the latest first. What was never begun is removed. */
  async list(): Promise<StoredJournal[]> {
    const journals: StoredJournal[] = [];
    // Nothing was ever changed in bulk here.
    const entries = await vscode.workspace.fs.readDirectory(this.#folder).then(undefined, () => []);
    for (const [name] of entries) {
      const folder = vscode.Uri.joinPath(this.#folder, name);
      const text = await read(folder, HEAD).then(undefined, () => undefined);
      if (text === undefined) {
        // Its head comes last: no post was touched.
        await vscode.workspace.fs.delete(folder, { recursive: true });
        continue;
      }
      const head = this.#format.readHead(text);
      if (head) journals.push(new StoredJournal(folder, this.#format, head));
    }
    return journals.sort((a, b) => Number(b.id) - Number(a.id));
  }
}

function nameOfPart(part: number): string {
  return `${part}.ndjson`;
}

async function put(folder: vscode.Uri, name: string, text: string): Promise<void> {
  const file = vscode.Uri.joinPath(folder, name);
  await wholeFilesFor(file).put(file, new TextEncoder().encode(text));
}

async function read(folder: vscode.Uri, name: string): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

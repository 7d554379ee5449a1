import * as vscode from 'vscode';
import type { BulkJournal, JournalEntry, Side } from '../../core/postService.ts';
import { applyEdits } from '../../core/postService.ts';
import { documentOf } from '../posts.ts';
import type { StoredJournal } from './journalStore.ts';
import type { LeftAlone } from './leftAlone.ts';
import { isLeftAlone, readPostFile, WriteGuard, type PostFile } from './postFile.ts';
import type { Steps } from './steps.ts';
import { wholeFilesFor } from './wholeFiles.ts';

/** How many files are written at a time: each waits for the disk. */
const AT_ONCE = 8;

/** What became of the posts of a journal. */
export interface CarriedOut {
  readonly changed: number;
  /** How many were on that side already. */
  readonly already: number;
  readonly leftAlone: readonly LeftAlone[];
  readonly cancelled: boolean;
}

/** A post that is about to change. */
interface Job {
  readonly file: PostFile;
  readonly entry: JournalEntry;
  readonly beside: string;
}

/** Brings the posts of a journal to one side of the change, those that are on the other one. Done again it goes on
 * where it was interrupted. */
export class CarryOut {
  readonly #format: BulkJournal;
  readonly #journal: StoredJournal;
  readonly #side: Side;
  readonly #guard = new WriteGuard();
  readonly #leftAlone: LeftAlone[] = [];
  #changed = 0;
  #already = 0;

  constructor(format: BulkJournal, journal: StoredJournal, side: Side) {
    this.#format = format;
    this.#journal = journal;
    this.#side = side;
  }

  async run(steps: Steps): Promise<CarriedOut> {
    let done = 0;
    for await (const entries of this.#journal.parts()) {
      for (let from = 0; from < entries.length; from += AT_ONCE) {
        if (!(await steps.next(done, this.#journal.head.posts))) return this.#result(true);
        const some = entries.slice(from, from + AT_ONCE);
        await this.#change(some, done);
        done += some.length;
      }
    }
    return this.#result(false);
  }

  #result(cancelled: boolean): CarriedOut {
    return { changed: this.#changed, already: this.#already, leftAlone: this.#leftAlone, cancelled };
  }

  async #change(entries: readonly JournalEntry[], number: number): Promise<void> {
    const jobs = await Promise.all(
      entries.map((entry, at) => this.#prepare(entry, `.galley-${this.#journal.id}-${number + at}.tmp`)),
    );
    const open: Job[] = [];
    const closed: Job[] = [];
    for (const job of jobs) if (job) (documentOf(job.file.uri) ? open : closed).push(job);
    await Promise.all(closed.map((job) => this.#replaceFile(job)));
    if (open.length > 0) await this.#editDocuments(open);
  }

  /** @returns undefined where the post is left alone, or is as it shall be. */
  async #prepare(entry: JournalEntry, beside: string): Promise<Job | undefined> {
    const uri = vscode.Uri.parse(entry.uri, true);
    // A run that was interrupted may have begun it.
    await wholeFilesFor(uri).discard(uri, beside);
    const file = await readPostFile(uri);
    if (isLeftAlone(file)) {
      this.#leftAlone.push(file);
      return undefined;
    }
    const side = this.#format.sideOf(file.text, entry);
    if (side === this.#side) {
      this.#already++;
      return undefined;
    }
    const reason = side === undefined ? 'changed' : await this.#guard.whyNot(file);
    if (!reason) return { file, entry, beside };
    this.#leftAlone.push({ uri, reason });
    return undefined;
  }

  async #replaceFile({ file: { uri, bytes, text }, entry, beside }: Job): Promise<void> {
    const after = applyEdits(text, this.#format.editsToward(this.#side, entry));
    const failure = await wholeFilesFor(uri).replace(uri, bytes, new TextEncoder().encode(after), beside);
    if (failure) this.#leftAlone.push({ uri, ...failure });
    else this.#changed++;
  }

  /** What VS Code holds is changed there, as one edit, and saved. */
  async #editDocuments(jobs: readonly Job[]): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    const documents: { readonly document: vscode.TextDocument; readonly entry: JournalEntry }[] = [];
    for (const { file, entry } of jobs) {
      const document = documentOf(file.uri);
      const hasMark = file.text.startsWith('\uFEFF');
      // Nothing is awaited between this look and the edit, which VS Code refuses for any other version.
      if (!document || document.isDirty || document.getText() !== file.text.slice(hasMark ? 1 : 0)) {
        this.#leftAlone.push({ uri: file.uri, reason: 'changed' });
        continue;
      }
      const positionAt = (offset: number): vscode.Position => document.positionAt(offset - (hasMark ? 1 : 0));
      edit.set(
        file.uri,
        this.#format
          .editsToward(this.#side, entry)
          .map(
            ({ range, newText }) =>
              new vscode.TextEdit(new vscode.Range(positionAt(range.start), positionAt(range.end)), newText),
          ),
      );
      documents.push({ document, entry });
    }
    if (documents.length === 0) return;
    const accepted = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
    for (const { document, entry } of documents) {
      if (accepted) await this.#save(document, entry);
      else this.#leftAlone.push({ uri: document.uri, reason: 'changed' });
    }
  }

  async #save(document: vscode.TextDocument, entry: JournalEntry): Promise<void> {
    const { uri } = document;
    if (!(await document.save())) {
      this.#leftAlone.push({ uri, reason: 'failed', detail: 'it was not saved' });
      return;
    }
    this.#changed++;
    const file = await readPostFile(uri);
    // What people have VS Code do on save is theirs; but then the change cannot be undone as a whole.
    if (isLeftAlone(file) || this.#format.sideOf(file.text, entry) !== this.#side) {
      this.#leftAlone.push({ uri, reason: 'saved-differently' });
    }
  }
}

import * as vscode from 'vscode';
import {
  surveyPost,
  SurveyTable,
  type ArchiveIndex,
  type CleaningOptions,
  type PostSurvey,
} from '../../core/postService.ts';
import { ArchiveStore } from '../archive/archiveStore.ts';
import { readText } from '../archivePosts.ts';
import { prepareCheck, type CheckTools } from '../archiveProblems/checkPosts.ts';
import { isPostFile } from '../languageDetection.ts';
import type { OwnRules } from '../ownRules.ts';
import { perFolder } from '../perFolder.ts';
import type { ChangedPlaces, PostFiles } from '../postFiles.ts';
import { baseName } from '../posts.ts';
import type { Schemas } from '../schemas.ts';
import { onDidChangeSettings } from '../settings.ts';
import { Turns } from '../turns.ts';
import { collectPaths, pathsIn, pathsOf } from './collectPaths.ts';
import { SharedRun, type Progress } from './sharedRun.ts';
import { SurveyBases } from './surveyBases.ts';

interface Dependencies extends CheckTools {
  readonly files: PostFiles;
  readonly schemas: Schemas;
  readonly rules: OwnRules;
  /** Where the surveys are kept; see `ArchiveStore`. */
  readonly storageUri: vscode.Uri | undefined;
  /** Galley's own: another one may find other things. */
  readonly version: string;
  /** How long nothing must change before the surveys are kept, in milliseconds. */
  readonly pause?: number;
}

/** How many files are read at a time: enough to hide how long a disk takes, or a network. */
const BATCH = 16;

/** How often it is told that there is more, while much is surveyed, in milliseconds. */
const TELL_MS = 500;

/** Settings and sites change several times in a row; in milliseconds. */
const PAUSE_MS = 300;

/** What decides which files are posts, and what is found in them. */
const SETTINGS = ['galley.files', 'galley.frontMatter', 'galley.diagnostics', 'galley.cleaning'];

type FileStamp = ReturnType<SurveyTable['stampAt']>;

const READING = (): string => vscode.l10n.t('Reading all posts');

/**
 * What only reading all of a post tells: its words, junk, problems, and a sketch of its text. Nothing is read before
 * someone asks, for some posts or for all. What was surveyed is kept over a restart, and follows files from then on;
 * what was surveyed on another basis (settings, rules, site) is not known any more.
 */
export class Surveys implements vscode.Disposable {
  readonly #tools: Dependencies;
  readonly #bases: SurveyBases;
  readonly #store: ArchiveStore;
  #table = new SurveyTable();
  readonly #changed = new vscode.EventEmitter<void>();
  /** More posts are known, or fewer. */
  readonly onDidChange = this.#changed.event;
  /** Settles when what was kept is known again, as far as it holds; with false when the person cancelled. */
  #ready: Promise<boolean> | undefined;
  readonly #all = new SharedRun((token, progress) => this.#surveyAll(token, progress));
  /** Posts that are being read, and how often they were since: the last reading counts. */
  readonly #reading = new Map<string, number>();
  /** Posts that cannot be read. */
  readonly #unreadable = new Set<string>();
  /** How to clean a post, as long as nothing is forgotten. */
  #optionsFor: (post: vscode.Uri) => CleaningOptions;
  /** All that was surveyed follows the archive: new posts as well. */
  #isWhole = false;
  #following: vscode.Disposable | undefined;
  #timer: number | undefined;
  #tellTimer: number | undefined;
  #isSaving = false;
  readonly #end = new vscode.CancellationTokenSource();

  constructor(tools: Dependencies) {
    this.#tools = tools;
    this.#bases = new SurveyBases(tools.sites);
    this.#optionsFor = this.#askForOptions();
    this.#store = new ArchiveStore(tools.storageUri, tools.log, tools.pause, 'survey.bin');
  }

  /** All that is known, by the archive's paths: to be read, and asked for again when something has changed. */
  get table(): SurveyTable {
    return this.#table;
  }

  /** What is known of a post. */
  of(uri: vscode.Uri): PostSurvey | undefined {
    return this.#table.get(uri.toString());
  }

  /** Brings back what was kept, as far as it holds, without reading a post.
   * @returns false where that was not possible. */
  ready(): Promise<boolean> {
    this.#ready ??= this.#begin().then((isReady) => {
      // Who asks again is served again.
      if (!isReady) this.#ready = undefined;
      return isReady;
    });
    return this.#ready;
  }

  /** Surveys posts that are not known yet, at once. Never rejects.
   * @param progress told of them alone. */
  async surveySome(
    uris: readonly vscode.Uri[],
    token: vscode.CancellationToken,
    progress?: Progress,
  ): Promise<void> {
    if (!(await this.ready())) return;
    const paths = uris.map((uri) => uri.toString()).filter((path) => this.#isUnknown(path));
    if (paths.length === 0) return;
    await this.#survey(paths, token, (done) => {
      progress?.(done, paths.length);
      this.#tellSoon();
    });
    this.#tell();
  }

  /**
   * Surveys all posts that are not known yet, the latest first, beside all else that goes on. What was surveyed when
   * it is cancelled stays. Never rejects.
   * @param progress told of all posts, also of those that are known.
   * @returns whether all posts are known.
   */
  surveyAll(token: vscode.CancellationToken, progress?: Progress): Promise<boolean> {
    return this.#all.join(token, progress);
  }

  dispose(): void {
    this.#end.cancel();
    this.#end.dispose();
    this.#all.stop();
    clearTimeout(this.#timer);
    clearTimeout(this.#tellTimer);
    this.#following?.dispose();
    this.#store.dispose();
    this.#changed.dispose();
  }

  async #begin(): Promise<boolean> {
    const { archive, rules, version, log } = this.#tools;
    const { token } = this.#end;
    try {
      const stored = await this.#store.read();
      const places = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
      await rules.ready();
      if (!(await archive.whole(READING()))) return false;
      if (!(await prepareCheck(this.#tools, { places, token }))) return false;
      this.#following ??= this.#follow();
      const table = stored && SurveyTable.unpack(stored, version);
      if (!table || table.size === 0) return true;
      const isGone = (path: string, row: number): boolean => !isAsIn(archive.index, path, table.stampAt(row));
      await this.#forget(table, isGone);
      if (token.isCancellationRequested) return false;
      this.#table = table;
      this.#tell();
      return true;
    } catch (error) {
      log.warn(`The surveys of posts are not ready: ${String(error)}`);
      return false;
    }
  }

  /** Forgets the posts of a table that are gone, or whose basis is another one now. @returns whether there are any. */
  async #forget(table: SurveyTable, isGone: (path: string, row: number) => boolean): Promise<boolean> {
    const turns = new Turns();
    const gone: string[] = [];
    let last = { folder: '', basis: '' };
    for (const path of await pathsIn(table)) {
      if (turns.isOver) await turns.pass();
      const row = table.rowOf(path);
      if (row === undefined) continue;
      const folder = path.slice(0, path.lastIndexOf('/'));
      // Posts of one folder mostly come together.
      if (folder !== last.folder)
        last = { folder, basis: await this.#bases.of(vscode.Uri.parse(path, true)) };
      if (table.basisAt(row) !== last.basis || isGone(path, row)) gone.push(path);
    }
    for (const path of gone) table.delete(path);
    return gone.length > 0;
  }

  async #surveyAll(token: vscode.CancellationToken, progress: Progress): Promise<boolean> {
    if (!(await this.ready()) || !(await this.#tools.archive.whole(READING()))) return false;
    this.#isWhole = true;
    for (;;) {
      const { version } = this.#bases;
      if (!(await this.#surveyUnknown(token, progress))) return false;
      // Posts that were surveyed before something changed are unknown again.
      if (version === this.#bases.version) return true;
    }
  }

  async #surveyUnknown(token: vscode.CancellationToken, progress: Progress): Promise<boolean> {
    const { index } = this.#tools.archive;
    const unknown = await collectPaths(
      () => pathsOf(index.posts()),
      (path) => this.#isUnknown(path),
      () => index.version,
    );
    const length = index.size;
    const known = length - unknown.length;
    progress(known, length);
    const told = (done: number): void => {
      progress(known + done, length);
      this.#tellSoon();
    };
    const isDone = await this.#survey(unknown, token, told);
    this.#tell();
    return isDone;
  }

  /** @returns false when it was cancelled. */
  async #survey(
    paths: readonly string[],
    token: vscode.CancellationToken,
    progress: (done: number) => void = () => undefined,
  ): Promise<boolean> {
    const turns = new Turns();
    const isOver = (): boolean => token.isCancellationRequested || this.#end.token.isCancellationRequested;
    const read = (at: number): Promise<() => Promise<void>>[] =>
      paths.slice(at, at + BATCH).map((path) => this.#read(path));
    let next = read(0);
    for (let at = 0; at < paths.length; at += BATCH) {
      const batch = next;
      // While these are surveyed.
      next = read(at + BATCH);
      for (const file of batch) {
        const survey = await file;
        if (isOver()) return false;
        await survey();
        if (turns.isOver) await turns.pass();
      }
      progress(Math.min(at + BATCH, paths.length));
    }
    return !isOver();
  }

  /** Reads a post's text. @returns what surveys it. */
  async #read(path: string): Promise<() => Promise<void>> {
    const { log } = this.#tools;
    const uri = vscode.Uri.parse(path, true);
    const reading = (this.#reading.get(path) ?? 0) + 1;
    this.#reading.set(path, reading);
    const read = await readText(uri, log);
    return async () => {
      const isLast = (): boolean => this.#reading.get(path) === reading;
      if (!isLast()) return;
      if (!read) {
        this.#table.delete(path);
        this.#unreadable.add(path);
      } else {
        const { version } = this.#bases;
        const basis = await this.#bases.of(uri);
        const survey = await this.#surveyText(uri, read.text);
        // Where something else has changed meanwhile, it is as unknown as before.
        if (!isLast() || version !== this.#bases.version) return;
        this.#table.set(path, survey, read.stamp, basis);
        this.#unreadable.delete(path);
      }
      this.#reading.delete(path);
    };
  }

  #isUnknown(path: string): boolean {
    return this.#table.rowOf(path) === undefined && !this.#unreadable.has(path);
  }

  async #surveyText(uri: vscode.Uri, text: string): Promise<PostSurvey> {
    const { service, problems } = this.#tools;
    const post = service.read(text, baseName(uri));
    // What no editor takes for a post is not cleaned and not checked either.
    if (!isPostFile(uri, post)) return surveyPost(post, [], []);
    const found = await problems.find(uri, post);
    return surveyPost(post, service.clean(post, this.#optionsFor(uri)).removals, found);
  }

  #askForOptions(): (post: vscode.Uri) => CleaningOptions {
    return perFolder((post) => this.#tools.rules.optionsFor(post));
  }

  #follow(): vscode.Disposable {
    const { files, rules, schemas, sites } = this.#tools;
    const soon = (): void => this.#lookAgainSoon();
    return vscode.Disposable.from(
      files.onDidChange((places) => void this.#follows(places)),
      rules.onDidChange(() => this.#forgetAll()),
      schemas.onDidReadAgain(() => this.#forgetAll()),
      sites.onDidChange(soon),
      vscode.workspace.onDidGrantWorkspaceTrust(soon),
      onDidChangeSettings((change) => {
        if (SETTINGS.some((name) => change.affects(name))) soon();
      }),
      // It also tells when what was not saved is saved, or given up; so does closing.
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#looksAtEditor(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#looksAtEditor(document)),
    );
  }

  /** What was surveyed as an editor had it is as in its file again. */
  #looksAtEditor({ uri, isDirty, isClosed }: vscode.TextDocument): void {
    const row = isDirty && !isClosed ? undefined : this.#table.rowOf(uri.toString());
    if (row !== undefined && this.#table.stampAt(row).mtime === 0) void this.#again([uri.toString()]);
  }

  async #follows(places: ChangedPlaces): Promise<void> {
    const files = places.files.map((uri) => uri.toString());
    const paths = new Set(files.filter((path) => this.#isWhole || this.#table.rowOf(path) !== undefined));
    // Only what is no post may be a folder that took posts away with it.
    if ([...places].length > files.length) {
      for (const path of await pathsIn(this.#table, (path) => places.affect(path))) paths.add(path);
    }
    // What is said of other posts is to be known.
    await this.#tools.archive.caughtUp();
    await this.#again([...paths]);
  }

  async #again(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    const { index } = this.#tools.archive;
    const posts = paths.filter((path) => {
      const isPost = index.entry(path) !== undefined;
      if (!isPost) this.#table.delete(path);
      return isPost;
    });
    await this.#survey(posts, this.#end.token, () => this.#tellSoon());
    this.#tell();
  }

  /** Other rules hold, and files may tell of them later, or earlier: no post is known any more. */
  #forgetAll(): void {
    this.#bases.forget();
    this.#optionsFor = this.#askForOptions();
    this.#table.clear();
    this.#tell();
  }

  /** Other settings may hold: what was found by those of before is not known any more. */
  #lookAgainSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#bases.forget();
      this.#optionsFor = this.#askForOptions();
      void this.#forget(this.#table, () => false).then((hasChanged) => {
        if (hasChanged) this.#tell();
      });
    }, PAUSE_MS);
  }

  #tellSoon(): void {
    this.#tellTimer ??= setTimeout(() => this.#tell(), TELL_MS);
  }

  #tell(): void {
    clearTimeout(this.#tellTimer);
    this.#tellTimer = undefined;
    if (this.#end.token.isCancellationRequested) return;
    this.#changed.fire();
    // Whatever comes until then is written as well.
    if (this.#isSaving) return;
    this.#isSaving = true;
    this.#store.writeSoon(() => {
      this.#isSaving = false;
      return this.#table.pack(this.#tools.version);
    });
  }
}

/** Whether a file is as the index knows it. VS Code rounds the time of a file, a thread of ours rounds it down. */
function isAsIn(index: ArchiveIndex, path: string, { size, mtime }: FileStamp): boolean {
  return index.isCurrent(path, { size, mtime }) || index.isCurrent(path, { size, mtime: mtime - 1 });
}

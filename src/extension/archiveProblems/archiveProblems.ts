import * as vscode from 'vscode';
import { LineIndex, type Site } from '../../core/postService.ts';
import { toRangeIn } from '../convert.ts';
import type { ChangedPlaces, PostFiles } from '../postFiles.ts';
import { documentOf } from '../posts.ts';
import type { Schemas } from '../schemas.ts';
import { onDidChangeSettings } from '../settings.ts';
import type { ShownProblems } from '../shownProblems.ts';
import { checkPosts, type CheckedPost, type CheckRequest, type CheckTools } from './checkPosts.ts';
import { KeptProblems } from './keptProblems.ts';

export interface ArchiveProblemsTools extends CheckTools {
  readonly files: PostFiles;
  readonly schemas: Schemas;
  readonly shown: ShownProblems;
}

/** What a check came to. */
export interface CheckSummary {
  /** False when the person cancelled: the rest was not checked. */
  readonly finished: boolean;
  readonly posts: number;
  /** How many of them have problems. */
  readonly flawed: number;
  readonly problems: number;
  /** How many of all problems are not shown, since there are too many. */
  readonly hidden: number;
}

/** Settings and sites change several times in a row; in milliseconds. */
const PAUSE_MS = 300;

/**
 * The problems of posts that are not open. Nothing is checked before someone asks; what was asked for then
 * follows files, settings, schemas and sites until it is cleared. What is open is its editor's business. What is
 * compared with the archive as a whole is as it was at the last check of a post, but for posts that tell of one
 * another.
 */
export class ArchiveProblems implements vscode.Disposable {
  readonly #tools: ArchiveProblemsTools;
  readonly #kept: KeptProblems;
  /** What was asked for: folders, and posts. */
  #places: vscode.Uri[] = [];
  /** The sites that were asked, by a post of each folder. */
  readonly #sites = new Map<string, { readonly post: vscode.Uri; readonly site: Site | undefined }>();
  /** One after the other: the last check of a post counts. */
  #work: Promise<void> = Promise.resolve();
  /** Of all that is under way. */
  #cancel = new vscode.CancellationTokenSource();
  #following: vscode.Disposable | undefined;
  #timer: number | undefined;
  #all = false;

  constructor(tools: ArchiveProblemsTools) {
    this.#tools = tools;
    this.#kept = new KeptProblems(tools.shown);
  }

  /** Checks the posts of these places, and follows them. */
  async check(
    places: readonly vscode.Uri[],
    token: vscode.CancellationToken,
    progress: CheckRequest['progress'],
  ): Promise<CheckSummary> {
    this.#following ??= this.#follow();
    this.#places = this.#places.filter((one) => !isBelowAny(one, places)).concat(places);
    const cancel = new vscode.CancellationTokenSource();
    token.onCancellationRequested(() => cancel.cancel());
    const sum = { finished: false, posts: 0, flawed: 0, problems: 0 };
    const mine = { places, token: cancel.token, ...(progress && { progress }) };
    await this.#do(async (all) => {
      all.onCancellationRequested(() => cancel.cancel());
      sum.finished = await this.#look(mine, ({ found }) => {
        sum.posts++;
        sum.problems += found.length;
        if (found.length > 0) sum.flawed++;
      });
    });
    cancel.dispose();
    return { ...sum, hidden: this.#kept.hidden };
  }

  /** Takes all problems away but those of open posts, and follows nothing any more. */
  clear(): void {
    this.#cancel.cancel();
    this.#cancel.dispose();
    this.#cancel = new vscode.CancellationTokenSource();
    clearTimeout(this.#timer);
    this.#following?.dispose();
    this.#following = undefined;
    this.#places = [];
    this.#sites.clear();
    this.#kept.clear();
  }

  dispose(): void {
    this.clear();
    this.#cancel.dispose();
  }

  /** Does a job when those before it are done, unless all is cleared meanwhile. */
  #do(job: (token: vscode.CancellationToken) => Promise<void>): Promise<void> {
    const { token } = this.#cancel;
    const done = this.#work.then(() => (token.isCancellationRequested ? undefined : job(token)));
    // A folder may go while it is read.
    this.#work = done.catch((error: unknown) =>
      this.#tools.log.warn(`Posts were not checked: ${String(error)}`),
    );
    return done;
  }

  /** Checks posts; those of the places that are no posts any more lose their problems. */
  async #look(request: CheckRequest, visit: (checked: CheckedPost) => void = () => {}): Promise<boolean> {
    const seen = new Set<string>();
    const finished = await checkPosts(this.#tools, request, (checked) => {
      const { uri, post, found } = checked;
      if (request.token.isCancellationRequested) return;
      seen.add(uri.toString());
      this.#sites.set(vscode.Uri.joinPath(uri, '..').toString(), {
        post: uri,
        site: this.#tools.sites.of(uri)?.site,
      });
      visit(checked);
      if (documentOf(uri)) {
        this.#kept.leave(uri);
        return;
      }
      const lines = new LineIndex(post.document.text);
      this.#kept.set(uri, found, (range) => toRangeIn(lines, range));
    });
    if (!finished) return false;
    for (const uri of this.#kept.posts) {
      if (!seen.has(uri.toString()) && isBelowAny(uri, request.places)) this.#kept.delete(uri);
    }
    return true;
  }

  /** Checks posts that may have changed, and those that tell of them or that they tell of. */
  async #lookAgain(posts: readonly vscode.Uri[], token: vscode.CancellationToken): Promise<void> {
    const changed = new Set(posts.map((uri) => uri.toString()));
    await this.#tools.archive.caughtUp();
    const telling = this.#kept.tellingOf(changed);
    await this.#look({ places: posts.filter((uri) => isBelowAny(uri, this.#places)), token });
    const others = new Map(telling.map((uri) => [uri.toString(), uri]));
    for (const post of this.#kept.toldBy(changed)) others.set(post, vscode.Uri.parse(post, true));
    const places = [...others.values()].filter(
      (uri) => !changed.has(uri.toString()) && isBelowAny(uri, this.#places),
    );
    await this.#look({ places, token });
  }

  #follow(): vscode.Disposable {
    const { files, schemas, sites } = this.#tools;
    return vscode.Disposable.from(
      files.onDidChange((places) => this.#follows(places)),
      schemas.onDidReadAgain(() => this.#soon(true)),
      sites.onDidChange(() => this.#soon(false)),
      onDidChangeSettings((change) => {
        if (SETTINGS.some((name) => change.affects(name))) this.#soon(true);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        const gone = removed.map(({ uri }) => uri);
        this.#places = this.#places.filter((place) => !isBelowAny(place, gone));
        for (const uri of this.#kept.posts) if (isBelowAny(uri, gone)) this.#kept.delete(uri);
      }),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => void this.#kept.leave(uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (isBelowAny(uri, this.#places)) void this.#do((token) => this.#lookAgain([uri], token));
      }),
    );
  }

  #follows(places: ChangedPlaces): void {
    const posts = new Map(places.files.map((uri) => [uri.toString(), uri]));
    // Only what is no post may be a folder that took posts away with it.
    if ([...places].length > posts.size) {
      for (const uri of this.#kept.posts) {
        if (places.affect(uri.toString())) posts.set(uri.toString(), uri);
      }
    }
    if (posts.size > 0) void this.#do((token) => this.#lookAgain([...posts.values()], token));
  }

  /** @param all whether all posts may have other problems, or only those of sites that have changed. */
  #soon(all: boolean): void {
    this.#all ||= all;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const places = this.#all ? this.#places : undefined;
      this.#all = false;
      void this.#do(async (token) => {
        const changed = places ?? (await this.#changedSites());
        if (changed.length > 0) await this.#lookQuietly(changed, token);
      });
    }, PAUSE_MS);
  }

  async #lookQuietly(places: readonly vscode.Uri[], token: vscode.CancellationToken): Promise<void> {
    const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Checking posts') };
    await vscode.window.withProgress(options, async (progress) => {
      await this.#look({
        places,
        token,
        progress: (done, all) => progress.report({ message: `${done} / ${all}` }),
      });
    });
  }

  /** The folders whose posts are of another site now, or of one that has changed. */
  async #changedSites(): Promise<vscode.Uri[]> {
    const changed: vscode.Uri[] = [];
    for (const { post, site } of this.#sites.values()) {
      if ((await this.#tools.sites.find(post))?.site !== site) changed.push(vscode.Uri.joinPath(post, '..'));
    }
    return changed;
  }
}

/** What decides which files are posts, and what is said of them. */
const SETTINGS = ['galley.files', 'galley.frontMatter', 'galley.diagnostics'];

function isBelowAny(uri: vscode.Uri, places: readonly vscode.Uri[]): boolean {
  const key = uri.toString();
  return places.some((place) => {
    const folder = place.toString();
    return key === folder || key.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
  });
}

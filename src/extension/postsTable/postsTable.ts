import * as vscode from 'vscode';
import { AMOUNT_NAMES, POST_QUERIES, type PostList } from '../../core/postService.ts';
import type {
  FromPosts,
  PlaceRange,
  PostRow,
  PostsOrder,
  PostsResult,
  ToPosts,
} from '../../protocol/postsMessages.ts';
import type { Archive } from '../archive.ts';
import { translate } from '../convert.ts';
import { inTurns } from '../turns.ts';
import { baseName } from '../posts.ts';
import type { Surveys } from '../survey/surveys.ts';
import { SelectedPosts } from './selectedPosts.ts';
import { TableSurveys } from './tableSurveys.ts';

/** How many rows come with a result, and how many of them are above the one at the top. */
const FIRST_ROWS = 120;
const ROWS_ABOVE = 30;

/** No page asks for more at once. */
const MOST_ROWS = 500;

/** What a page asks of its table. */
export type TableMessage = Exclude<FromPosts, { readonly type: 'act' | 'savedFilters' }>;

/** What a person looks at. */
export interface TableView {
  readonly filter: string;
  readonly order: PostsOrder;
  /** The paths of the posts that have the focus and are at the top. */
  readonly active?: string | undefined;
  readonly top?: string | undefined;
}

interface Result {
  readonly list: PostList;
  /** Of the index: the list is good as long as it is the same. */
  readonly of: number;
  /** By which the page knows it. */
  readonly version: number;
}

/** The posts that a page shows: what its filter finds, kept up to date with the archive. The page gets the rows that
 * it shows, and no more. */
export class PostsTable implements vscode.Disposable {
  readonly #archive: Archive;
  readonly #surveys: TableSurveys;
  readonly #tell: (message: ToPosts) => void;
  readonly #search = POST_QUERIES.search(new Intl.Collator(vscode.env.language, { numeric: true }).compare);
  readonly #selected = new SelectedPosts();
  readonly #subscription: vscode.Disposable;
  #view: TableView;
  #isListening = false;
  /** Whether a person waits for a result; else the posts have changed, and the page stays where it is. */
  #isAsked = false;
  /** The searches so far: one that is not the last is left. */
  #searches = 0;
  #result: Result | undefined;
  /** The rows of the result that are in sight. */
  #seen: PlaceRange = [0, 0];
  #isSearching = false;
  /** Whether more is known of posts than when the search began. */
  #isLate = false;

  constructor(
    { archive, surveys }: { readonly archive: Archive; readonly surveys: Surveys },
    view: TableView,
    tell: (message: ToPosts) => void,
  ) {
    this.#archive = archive;
    this.#surveys = new TableSurveys(surveys, tell);
    this.#view = view;
    this.#tell = tell;
    this.#subscription = vscode.Disposable.from(
      this.#surveys,
      archive.onDidChange(() => void this.#update()),
      surveys.onDidChange(() => this.#knowMore()),
    );
  }

  /** What is known of posts that were read as a whole. */
  get surveys(): Surveys {
    return this.#surveys.surveys;
  }

  dispose(): void {
    this.#isListening = false;
    this.#searches++;
    this.#subscription.dispose();
  }

  get filter(): string {
    return this.#view.filter;
  }

  /** Looks for other posts. */
  set filter(filter: string) {
    this.#look({ ...this.#view, filter, top: undefined });
  }

  /** The page is gone: the next one will say that it is ready. */
  stopListening(): void {
    this.#isListening = false;
  }

  receive(message: TableMessage): void {
    switch (message.type) {
      case 'ready':
        this.#isListening = true;
        this.#surveys.sayAgain();
        this.#look(this.#view);
        break;
      case 'query':
        this.#look({ ...this.#view, filter: message.filter, order: message.order, top: undefined });
        break;
      case 'wantRows':
        this.#answer(message);
        break;
      case 'select': {
        const result = this.#result;
        if (result?.version !== message.version) break;
        this.#selected.select(result.list, message.posts, () => this.#isGood(result));
        break;
      }
      case 'look':
        this.#view = { ...this.#view, active: message.active, top: message.top };
        this.#see(message);
        break;
      case 'survey':
        this.#surveys.go(message.go);
        break;
    }
  }

  /**
   * The posts that are selected, in the table's order; where none is, none.
   * @returns undefined before the archive was read. Good until it changes.
   */
  async selected(): Promise<PostList | undefined> {
    const result = await this.#current();
    const places = result && (await this.#selected.placesIn(result.list, () => this.#isGood(result)));
    if (!places || places === 'all') return places && result.list;
    const { list } = result;
    const stretches = places.map(([from, to]) => list.rows.subarray(from, to));
    const rows = new Int32Array(stretches.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const stretch of stretches) {
      rows.set(stretch, at);
      at += stretch.length;
    }
    return list.pick(rows);
  }

  /** All posts that the filter finds. */
  async all(): Promise<PostList | undefined> {
    return (await this.#current())?.list;
  }

  #isGood({ of }: Result): boolean {
    return of === this.#archive.index.version;
  }

  async #current(): Promise<Result | undefined> {
    if (!this.#result || !this.#isGood(this.#result)) await this.#update();
    return this.#result && this.#isGood(this.#result) ? this.#result : undefined;
  }

  /** Shows a view as a person asks for it. */
  #look(view: TableView): void {
    this.#view = view;
    this.#isAsked = true;
    void this.#update();
  }

  async #update(): Promise<void> {
    const search = ++this.#searches;
    const isLast = (): boolean => search === this.#searches && this.#isListening;
    if (!isLast()) return;
    this.#isSearching = true;
    await this.#find(isLast);
    if (search !== this.#searches) return;
    this.#isSearching = false;
    if (this.#isLate) void this.#update();
  }

  /** More is known of posts: what that changes in the table. */
  #knowMore(): void {
    const result = this.#result;
    // A search that is left and begun again each time would never end.
    if (this.#surveys.isWanted && this.#isSearching) this.#isLate = true;
    else if (this.#surveys.isWanted) void this.#update();
    else if (this.#isListening && result && this.#isGood(result)) {
      this.#tellSeen(result);
      // By other rules they are to be read again.
      if (!this.#surveys.isReading) this.#surveys.see(this.#urisSeen(result));
    }
  }

  #urisSeen({ list }: Result): vscode.Uri[] {
    const [from, to] = this.#seen;
    const places = Array.from({ length: to - from }, (_, at) => from + at);
    return places.map((place) => vscode.Uri.parse(list.pathAt(place), true));
  }

  #tellSeen({ version, list }: Result): void {
    const [from, to] = this.#seen;
    if (from < to) this.#tell({ type: 'rows', version, from, rows: this.#rowsOf(list, from, to) });
  }

  #see({ version, seen: [from, to] }: Extract<FromPosts, { readonly type: 'look' }>): void {
    const result = this.#result;
    if (result?.version !== version || !this.#isGood(result) || !isPlaceRange(from, to)) return;
    this.#seen = [from, Math.max(from, Math.min(to, result.list.length))];
    this.#surveys.see(this.#urisSeen(result));
    // The page may have them from a time when less was known.
    this.#tellSeen(result);
  }

  async #find(isLast: () => boolean): Promise<void> {
    this.#isLate = false;
    const { index } = this.#archive;
    if (!this.#archive.complete) {
      const text = vscode.l10n.t('Reading the posts of this workspace…');
      this.#tell({ type: 'reading', filter: this.#view.filter, text });
      // It tells when it is done.
      void this.#archive.soon();
      return;
    }
    const of = index.version;
    const isWanted = (): boolean => isLast() && of === index.version;
    const { filter, order } = this.#view;
    const query = POST_QUERIES.parse(filter, AMOUNT_NAMES);
    this.#surveys.want(POST_QUERIES.asksAmounts(query, order));
    const all = index.posts();
    const amounts = this.#surveys.amountsOf(all);
    const list = await inTurns(this.#search.find(all, query, order, amounts), isWanted);
    const selected = list && (await this.#selected.placesIn(list, isWanted));
    if (!list || !selected || !isWanted()) {
      // Posts came or went meanwhile.
      if (isLast()) await this.#update();
      return;
    }
    const version = (this.#result?.version ?? 0) + 1;
    this.#result = { list, of, version };
    // The page will say.
    this.#seen = [0, 0];
    const { active, top } = this.#view;
    const topPlace = (top === undefined ? undefined : list.placeOf(top)) ?? (this.#isAsked ? 0 : undefined);
    const from = Math.max(0, (topPlace ?? 0) - ROWS_ABOVE);
    const result: PostsResult = {
      type: 'result',
      version,
      count: list.length,
      text: vscode.l10n.t('Posts: {count} of {all}.', { count: list.length, all: index.size }),
      filter,
      order,
      problems: query.problems.map(({ range, message }) => ({ ...range, text: translate(message) })),
      selected,
      active: active === undefined ? undefined : list.placeOf(active),
      top: topPlace,
      from,
      rows: this.#rowsOf(list, from, from + FIRST_ROWS),
    };
    this.#isAsked = false;
    this.#tell(result);
  }

  #answer({ version, from, to }: Extract<FromPosts, { readonly type: 'wantRows' }>): void {
    const result = this.#result;
    // Who asks for those of another one will get the new one, or has it already.
    if (result?.version !== version || !isPlaceRange(from, to)) return;
    if (!this.#isGood(result)) void this.#update();
    else this.#tell({ type: 'rows', version, from, rows: this.#rowsOf(result.list, from, to) });
  }

  #rowsOf(list: PostList, from: number, to: number): PostRow[] {
    const rows: PostRow[] = [];
    for (let place = from; place < Math.min(to, list.length); place++) {
      const { title, sourceSite, author, tags } = list.entryAt(place);
      const path = list.pathAt(place);
      const uri = vscode.Uri.parse(path, true);
      rows.push({
        path,
        title: title || baseName(uri),
        date: POST_QUERIES.momentText(list.momentAt(place)),
        source: sourceSite,
        author,
        tags,
        survey: this.#surveys.rowSurvey(uri),
      });
    }
    return rows;
  }
}

/** Whether a page may ask for it. */
function isPlaceRange(from: number, to: number): boolean {
  return from >= 0 && to >= from && to - from <= MOST_ROWS;
}

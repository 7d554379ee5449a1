/** By what the table is sorted. */
export interface PostsOrder {
  /** `tags` is by their number. */
  readonly by: 'title' | 'date' | 'source' | 'author' | 'tags' | 'words' | 'junk' | 'problems';
  readonly isDescending: boolean;
}

/** What the table shows of a post. */
export interface PostRow {
  /** What tells it from all others. */
  readonly path: string;
  readonly title: string;
  /** As people read it. */
  readonly date: string;
  readonly source: string;
  readonly author: string;
  readonly tags: readonly string[];
  /** What only reading all of it tells; undefined where it has not been read yet. */
  readonly survey: RowSurvey | undefined;
}

export interface RowSurvey {
  readonly words: number;
  readonly junk: number;
  readonly problems: number;
  /** Of which kinds they are, for people to read; '' where there are none. */
  readonly junkText: string;
  readonly problemsText: string;
}

/** Places in the table, counted from 0: the first, and the one behind the last. */
export type PlaceRange = readonly [from: number, to: number];

export type SelectedPlaces = 'all' | readonly PlaceRange[];

/** From the extension to the page of the posts table. */
export type ToPosts =
  /** The archive is still being read. */
  | { readonly type: 'reading'; readonly filter: string; readonly text: string }
  | PostsResult
  /** The answer to `wantRows`; or rows of which more is known now. */
  | ({ readonly type: 'rows' } & SomeRows)
  | SurveyProgress;

/** All posts are being read, since the filter or the order asks for what only that tells; or a person has stopped
 * it; or nobody asks for it. */
export interface SurveyProgress {
  readonly type: 'survey';
  readonly state: 'none' | 'running' | 'stopped';
  readonly done: number;
  readonly all: number;
  /** The same for people to read. */
  readonly text: string;
}

/** Rows from a place on. */
export interface SomeRows {
  /** Of which result. */
  readonly version: number;
  readonly from: number;
  readonly rows: readonly PostRow[];
}

/** What the filter finds, in the place of what it found before. It brings the rows that will be seen first; others
 * are asked for. */
export interface PostsResult extends SomeRows {
  readonly type: 'result';
  /** How many posts there are in it. */
  readonly count: number;
  /** The same for people to read, with how many there are at all. */
  readonly text: string;
  readonly filter: string;
  readonly order: PostsOrder;
  /** What of the filter makes no sense: where in it, and why. */
  readonly problems: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly selected: SelectedPlaces;
  /** Where the post is now that has the focus; undefined where it is not in the result. */
  readonly active: number | undefined;
  /** What is to be seen at the top; undefined where the page is to stay where it is. */
  readonly top: number | undefined;
}

/** What can be done with the selected posts. */
export type PostsAction = 'open' | 'preview' | 'copyPath' | 'export';

/** From the page of the posts table to the extension. */
export type FromPosts =
  /** The page's script runs, and can take a result. */
  | { readonly type: 'ready' }
  | { readonly type: 'query'; readonly filter: string; readonly order: PostsOrder }
  /** Rows are about to be seen: those from `from` up to the one before `to`. */
  | { readonly type: 'wantRows'; readonly version: number; readonly from: number; readonly to: number }
  /** Other posts are selected: those at these places, or all that the filter finds, now and later. */
  | { readonly type: 'select'; readonly version: number; readonly posts: SelectedPlaces }
  /** Another post has the focus or is at the top: their paths; and other rows are seen, of which version. */
  | {
      readonly type: 'look';
      readonly active: string | undefined;
      readonly top: string | undefined;
      readonly version: number;
      readonly seen: PlaceRange;
    }
  /** A person does not want to wait until all posts are read, or wants to after all. */
  | { readonly type: 'survey'; readonly go: boolean }
  | { readonly type: 'act'; readonly action: PostsAction }
  /** A person wants a filter that was saved, or to save this one. */
  | { readonly type: 'savedFilters' };

/** What the page keeps over a reload of the window, and gives back to the extension. */
export interface PostsState {
  /** Of this form. */
  readonly version: 1;
  readonly filter: string;
  readonly order: PostsOrder;
  /** The paths of the posts that have the focus and are at the top. */
  readonly active?: string;
  readonly top?: string;
}

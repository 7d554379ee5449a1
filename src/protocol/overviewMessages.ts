/** `2021`, `2021-08` or `2021-08-26`. */
export type PeriodName = string;

/** From the beginning of a period to the end of another one, or of the same. */
export interface PeriodSpan {
  readonly from: PeriodName;
  readonly to: PeriodName;
}

/** The posts that a mark of a chart stands for: all that this says of them. */
export interface MarkedPosts {
  readonly span?: PeriodSpan;
  /** Those that do not say when they were written. */
  readonly isUndated?: true;
  readonly tag?: string;
  /** The host of their source; '' for those without one. */
  readonly source?: string;
  /** Those that have a source, and none of these. */
  readonly otherSources?: readonly string[];
  /** Those with junk of a kind, or of `any`. */
  readonly junk?: string;
  /** Those with a problem of this code. */
  readonly problem?: string;
}

/** The greatest of its kind, and how many there are. */
export interface Standouts<Item> {
  readonly all: number;
  readonly greatest: readonly Item[];
}

/** What the archive is like: counts alone, however many posts there are. */
export interface OverviewData {
  /** Of all posts, and of those that do not say when they were written. */
  readonly count: number;
  readonly undated: number;
  /** Days since 1970 that have posts, the earliest first, and how many each has. */
  readonly days: { readonly days: readonly number[]; readonly counts: readonly number[] };
  readonly gaps: Standouts<{
    readonly before: PeriodName;
    readonly after: PeriodName;
    readonly days: number;
  }>;
  readonly bursts: Standouts<{ readonly day: PeriodName; readonly count: number; readonly usual: number }>;
  /** Of the span from here on. */
  readonly countInSpan: number;
  readonly sourceCount: number;
  readonly tagCount: number;
  readonly sources: {
    readonly periods: readonly PeriodName[];
    /** '' is of posts without a source, undefined of all others together. */
    readonly series: readonly { readonly source?: string | undefined; readonly counts: readonly number[] }[];
  };
  readonly tags: readonly { readonly value: string; readonly count: number }[];
}

/** What reading all of the posts tells, of those that were. */
export interface HealthData {
  readonly surveyed: number;
  /** Whether more are being read. */
  readonly isReading: boolean;
  readonly kinds: readonly { readonly kind: string; readonly pieces: number; readonly characters: number }[];
  /** Characters that stay when the posts are cleaned, and those that go. */
  readonly sources: readonly { readonly source: string; readonly text: number; readonly junk: number }[];
  /** How many posts have a problem. */
  readonly problems: readonly { readonly code: string; readonly posts: number }[];
}

/** The words that the page says with numbers in them, `{…}` being what it fills in. */
export interface OverviewTexts {
  readonly posts: string;
  readonly undated: string;
  readonly sources: string;
  readonly tags: string;
  readonly dates: string;
  readonly otherSources: string;
  readonly noSource: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly tag: string;
  readonly gap: string;
  readonly postsColumn: string;
  readonly gapDays: string;
  readonly usual: string;
  readonly span: string;
  readonly more: string;
  readonly summary: string;
  readonly chart: string;
  readonly kind: string;
  /** By kind of junk. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly pieces: string;
  readonly source: string;
  readonly stays: string;
  readonly goes: string;
  readonly problem: string;
  /** By code. */
  readonly problems: Readonly<Record<string, string>>;
  readonly surveyed: string;
}

/** The charts of the page. */
export type ChartName = 'time' | 'sources' | 'tags' | 'gaps' | 'bursts' | 'junk' | 'cleaning' | 'problems';

export type ImageFormat = 'png' | 'svg';

/** From the extension to the page of the overview. */
export type ToOverview =
  /** The archive is still being read. */
  | { readonly type: 'reading'; readonly text: string }
  | {
      readonly type: 'overview';
      readonly texts: OverviewTexts;
      readonly data: OverviewData;
      readonly health: HealthData;
      /** What sources and tags are about; undefined for all posts. */
      readonly span: PeriodSpan | undefined;
    };

/** From the page of the overview to the extension. */
export type FromOverview =
  /** The page's script runs, and can take data. */
  | { readonly type: 'ready'; readonly span: PeriodSpan | undefined }
  /** Sources and tags are to be about another span. */
  | { readonly type: 'span'; readonly span: PeriodSpan | undefined }
  /** Posts are to be shown in the table. */
  | { readonly type: 'open'; readonly posts: MarkedPosts }
  /** All posts are to be read, or no more of them. */
  | { readonly type: 'survey'; readonly isWanted: boolean }
  /** A chart is to be kept as a file. */
  | {
      readonly type: 'save';
      readonly chart: ChartName;
      readonly format: ImageFormat;
      readonly bytes: Uint8Array;
    };

/** What the page keeps over a reload of the window. */
export interface OverviewState {
  /** Of this form. */
  readonly version: 1;
  readonly unit?: 'day' | 'month' | 'year' | undefined;
  /** What of the time is seen; undefined for all of it. */
  readonly zoom?: PeriodSpan | undefined;
  readonly span?: PeriodSpan | undefined;
  /** The charts that are shown as tables. */
  readonly tables: readonly ChartName[];
}

import { ArchiveIndex, type ArchiveEntry } from './archive/archiveIndex.ts';
import { readEntry } from './archive/readEntry.ts';
import { composeRules, type RulesFrom } from './cleaning/composeRules.ts';
import {
  findRemovals,
  type CleaningOptions,
  type CleaningResult,
  type Removal,
} from './cleaning/findRemovals.ts';
import { describeCounts } from './cleaning/lists/filterCounts.ts';
import type { FilterListData } from './cleaning/lists/indexFilterList.ts';
import { ListIndex, readFilterList } from './cleaning/lists/listIndex.ts';
import { JUNK_KINDS, type CleaningLevel, type JunkKind } from './cleaning/rule.ts';
import type { RuleBook } from './cleaning/ruleBook.ts';
import { testExamples, type FailedExample } from './cleaning/ruleText/examples.ts';
import { parseRuleText, type RuleList } from './cleaning/ruleText/ruleText.ts';
import { findCompletions, wantsValues } from './completions/findCompletions.ts';
import type { Completion } from './completions/completion.ts';
import type { Severity } from './diagnostics/checkTable.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { findDiagnostics, type DiagnosticOptions } from './diagnostics/findDiagnostics.ts';
import { parsePost } from './document/parsePost.ts';
import type { FieldValue, PostDocument } from './document/postDocument.ts';
import { findHeadings, type Heading } from './facts/headings.ts';
import { readFacts, type PostFacts } from './facts/postFacts.ts';
import { findFolds, type Fold } from './folding/findFolds.ts';
import { findHover, type Hover } from './hovers/findHover.ts';
import { renderPreview, type PreviewView } from './preview/renderPreview.ts';
import { editDistance } from './text/editDistance.ts';
import { LineIndex, type LinePosition } from './text/lineIndex.ts';
import { english, type Message } from './text/message.ts';
import type { OffsetRange } from './text/offsetRange.ts';
import { applyEdits, type TextEdit } from './text/textEdit.ts';

export { applyEdits, ArchiveIndex, describeCounts, editDistance, english, JUNK_KINDS, LineIndex };
export type {
  CleaningLevel,
  CleaningOptions,
  Completion,
  Diagnostic,
  DiagnosticOptions,
  FieldValue,
  FilterListData,
  Fold,
  Heading,
  JunkKind,
  LinePosition,
  ListIndex,
  Message,
  OffsetRange,
  PostDocument,
  Removal,
  RuleBook,
  RuleList,
  RulesFrom,
  Severity,
  TextEdit,
};

/** A post that was read: what the service's questions are about. */
export interface Post {
  readonly document: PostDocument;
  readonly facts: PostFacts;
}

/** All that Galley knows of posts: text in, data out. Nothing here writes, waits or keeps anything. Offsets
 * are UTF-16 code units of the post's text. */
export interface PostService {
  /** Reads a post. Never fails. `fileName` is the base name, where there is one. */
  read(text: string, fileName?: string): Post;
  /** What is to be mended, in the order of the text. */
  diagnose(post: Post, options?: DiagnosticOptions): Diagnostic[];
  /** Whether `complete` asks the archive at this place. */
  wantsValues(post: Post, offset: number): boolean;
  /** What may stand at `offset`, the best first. */
  complete(post: Post, offset: number, archive: ArchiveIndex): Completion[];
  /** What is shown when one points at `offset`. */
  hover(post: Post, offset: number, archive: ArchiveIndex): Hover | undefined;
  /** The headings of the body, in order. */
  headings(post: Post): Heading[];
  /** What can be folded. */
  folds(post: Post): Fold[];
  /** The junk. Deleting the removals' ranges, and nothing else, cleans the post. */
  clean(post: Post, options?: CleaningOptions): CleaningResult;
  /** Reads rules as people write them, a line each: docs/rules.md. Never fails. `name` is what people know the
   * text by. */
  readRules(text: string, name: string): RuleList;
  /** Reads a filter list made for browsers. Never fails: what cannot be used is counted. */
  readFilterList(text: string, name: string): ListIndex;
  /** A filter list that was read elsewhere. */
  filterList(data: FilterListData): ListIndex;
  /** The rules of all sources, asked in this order, for `CleaningOptions.rules`. */
  ruleBook(sources: readonly RulesFrom[]): RuleBook;
  /** Tries the examples of rule text. @returns those that do not come out as they say. */
  testRules(list: RuleList): FailedExample[];
  /** Safe HTML for people to read; `options` say what counts as junk. */
  preview(post: Post, view: PreviewView, options?: CleaningOptions): string;
  /** What the index keeps of the post that begins with `head`; undefined if that is no post. */
  entry(head: string): ArchiveEntry | undefined;
}

/** @param say puts the sentences of the preview into the reader's language. */
export function createPostService(say: (message: Message) => string = english): PostService {
  return Object.freeze<PostService>({
    read(text, fileName) {
      const document = parsePost(text);
      return { document, facts: readFacts(document, fileName) };
    },
    diagnose: ({ document, facts }, options) => findDiagnostics(document, facts, options),
    wantsValues: ({ document }, offset) => wantsValues(document, offset),
    complete: ({ document }, offset, archive) => findCompletions(document, offset, archive),
    hover: ({ document }, offset, archive) => findHover(document, offset, archive),
    headings: ({ document }) => findHeadings(document),
    folds: ({ document }) => findFolds(document),
    clean: ({ document, facts }, options) => findRemovals(document, facts, options),
    readRules: (text, name) => parseRuleText(text, { name }),
    readFilterList,
    filterList: (data) => new ListIndex(data),
    ruleBook: composeRules,
    testRules: testExamples,
    preview({ document, facts }, view, options) {
      const removals = view === 'original' ? [] : findRemovals(document, facts, options).removals;
      return renderPreview(document, facts, removals, view, say);
    },
    entry: readEntry,
  });
}

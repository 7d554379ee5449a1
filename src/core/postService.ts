import { ArchiveIndex, type ArchiveEntry } from './archive/archiveIndex.ts';
import { readEntry } from './archive/readEntry.ts';
import { composeRules, type RulesFrom } from './cleaning/composeRules.ts';
import { excerptOf } from './cleaning/excerpt.ts';
import {
  findRemovals,
  LARGEST_SHARE,
  weighRemovals,
  type CleaningOptions,
  type CleaningResult,
  type Removal,
} from './cleaning/findRemovals.ts';
import { describeCounts } from './cleaning/lists/filterCounts.ts';
import type { FilterListData } from './cleaning/lists/indexFilterList.ts';
import { ListIndex, readFilterList } from './cleaning/lists/listIndex.ts';
import { hashPiece } from './cleaning/pieceHash.ts';
import type { Remains } from './cleaning/remains.ts';
import {
  JUNK_KINDS,
  type CleaningChoice,
  type CleaningLevel,
  type JunkKind,
  type Rule,
} from './cleaning/rule.ts';
import { isAtElement, proposeRules } from './cleaning/proposals/proposeRules.ts';
import {
  renderProposal,
  type ElementProposals,
  type RuleProposal,
} from './cleaning/proposals/ruleProposal.ts';
import { RuleTrial } from './cleaning/proposals/ruleTrial.ts';
import type { RuleBook } from './cleaning/ruleBook.ts';
import { builtInRules, builtInText } from './cleaning/rules/builtInRules.ts';
import { RepeatFinder, type RepeatSuggestion } from './cleaning/repeats/repeatFinder.ts';
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
import { findSourceSite } from './facts/sourceSite.ts';
import { findFolds, type Fold } from './folding/findFolds.ts';
import { findHover, type Hover } from './hovers/findHover.ts';
import { renderPreview, type PreviewView } from './preview/renderPreview.ts';
import { findRepairs, type RepairOptions } from './repairs/findRepairs.ts';
import { REPAIR_KINDS, type Repair, type RepairKind } from './repairs/repair.ts';
import type { HoverPart, RuleHover } from './ruleLanguage/hoverRules.ts';
import type { LineSearch } from './ruleLanguage/lineSearch.ts';
import { NO_NAMES, type NamesInPost } from './ruleLanguage/namesInPost.ts';
import type { RuleCompletion, RuleSurroundings } from './ruleLanguage/ruleCompletion.ts';
import type { FileLine, RuleFile } from './ruleLanguage/ruleFile.ts';
import { RULE_LANGUAGE, type RuleLanguage } from './ruleLanguage/ruleLanguage.ts';
import type { RuleSymbol } from './ruleLanguage/ruleOutline.ts';
import type { RuleProblem } from './ruleLanguage/ruleProblems.ts';
import { LineIndex, type LinePosition } from './text/lineIndex.ts';
import { english, type Message } from './text/message.ts';
import { nearest } from './text/nearest.ts';
import type { OffsetRange } from './text/offsetRange.ts';
import { applyEdits, type TextEdit } from './text/textEdit.ts';

export {
  applyEdits,
  ArchiveIndex,
  describeCounts,
  english,
  excerptOf,
  hashPiece,
  JUNK_KINDS,
  LARGEST_SHARE,
  LineIndex,
  REPAIR_KINDS,
  nearest,
  NO_NAMES,
  renderProposal,
};
export type {
  CleaningChoice,
  CleaningLevel,
  CleaningOptions,
  CleaningResult,
  Completion,
  Diagnostic,
  DiagnosticOptions,
  ElementProposals,
  FieldValue,
  FileLine,
  FilterListData,
  Fold,
  Heading,
  HoverPart,
  JunkKind,
  LinePosition,
  LineSearch,
  ListIndex,
  Message,
  NamesInPost,
  OffsetRange,
  PostDocument,
  Remains,
  Removal,
  Repair,
  RepairKind,
  RepairOptions,
  RepeatSuggestion,
  Rule,
  RuleBook,
  RuleCompletion,
  RuleFile,
  RuleHover,
  RuleList,
  RuleProblem,
  RuleSurroundings,
  RuleSymbol,
  RuleProposal,
  RulesFrom,
  Severity,
  TextEdit,
};

/** A post that was read: what the service's questions are about. */
export interface Post {
  readonly document: PostDocument;
  readonly facts: PostFacts;
}

/** A search for what repeats, which keeps no post. */
export interface RepeatSearch {
  /** @param name what the post is called, in case that it is an example. */
  add(post: Post, name: string): void;
  /** What is worth a rule; what most posts have comes first. */
  suggestions(): RepeatSuggestion[];
}

/** All that Galley knows of posts: text in, data out. Nothing here writes, waits or keeps anything. Offsets
 * are UTF-16 code units of the post's text. */
export interface PostService {
  /** Help for people who write rules. */
  readonly ruleLanguage: RuleLanguage;
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
  /** What would remain if only these of the removals were done, in order. */
  weigh(post: Post, removals: readonly Pick<Removal, 'range'>[]): Remains;
  /** What a crawler broke and how to mend it, apart from cleaning. The edits of all repairs, or of some, make
   * the post say what it said. */
  repairs(post: Post, options?: RepairOptions): readonly Repair[];
  /** Reads rules as people write them, a line each: docs/rules.md. Never fails. `name` is what people know the
   * text by. */
  readRules(text: string, name: string): RuleList;
  /** Reads a filter list made for browsers. Never fails: what cannot be used is counted. */
  readFilterList(text: string, name: string): ListIndex;
  /** A filter list that was read elsewhere. */
  filterList(data: FilterListData): ListIndex;
  /** The rules of all sources, asked in this order, for `CleaningOptions.rules`. */
  ruleBook(sources: readonly RulesFrom[]): RuleBook;
  /** The text of the list of Galley's own that a rule's `source` names; undefined for any other. */
  ownRuleText(source: string): string | undefined;
  /** Tries the examples of rule text. @returns those that do not come out as they say. */
  testRules(list: RuleList): FailedExample[];
  /** Whether a rule can be made from what stands at `offset`. */
  isAtElement(post: Post, offset: number): boolean;
  /** Rules for the element at `offset` and for those around it, the innermost first, each from narrow to wide. */
  proposeRules(post: Post, offset: number): ElementProposals[];
  /** Makes what finds, in one post after the other, what a proposed rule alone would take. */
  tryProposal(proposal: RuleProposal): (post: Post) => readonly Removal[];
  /** Looks for what repeats in the posts of each source site: `add` one after the other, then ask for
   * `suggestions`. What `rules` take, by default Galley's own, is left out. */
  repeats(rules?: RuleBook): RepeatSearch;
  /** Safe HTML for people to read; `options` say what counts as junk. With `places`, block elements, links and
   * pictures say in `data-at` at which offset of the post they begin. */
  preview(post: Post, view: PreviewView, options?: CleaningOptions & { readonly places?: boolean }): string;
  /** What the index keeps of the post that begins with `head`; undefined if that is no post. */
  entry(head: string): ArchiveEntry | undefined;
}

class ReadPost implements Post {
  readonly document: PostDocument;
  readonly #fileName: string | undefined;
  #facts: PostFacts | undefined;

  constructor(document: PostDocument, fileName: string | undefined) {
    this.document = document;
    this.#fileName = fileName;
  }

  get facts(): PostFacts {
    return (this.#facts ??= readFacts(this.document, this.#fileName));
  }
}

/** @param say puts the sentences of the preview into the reader's language. */
export function createPostService(say: (message: Message) => string = english): PostService {
  return Object.freeze<PostService>({
    ruleLanguage: RULE_LANGUAGE,
    read: (text, fileName) => new ReadPost(parsePost(text), fileName),
    diagnose: ({ document, facts }, options) => findDiagnostics(document, facts, options),
    wantsValues: ({ document }, offset) => wantsValues(document, offset),
    complete: ({ document }, offset, archive) => findCompletions(document, offset, archive),
    hover: ({ document }, offset, archive) => findHover(document, offset, archive),
    headings: ({ document }) => findHeadings(document),
    folds: ({ document }) => findFolds(document),
    clean: ({ document }, options) => cleanPost(document, options),
    weigh: ({ document }, removals) => weighRemovals(document, removals),
    repairs: ({ document }, options) => findRepairs(document, options),
    readRules: (text, name) => parseRuleText(text, { name }),
    readFilterList,
    filterList: (data) => new ListIndex(data),
    ruleBook: composeRules,
    ownRuleText: builtInText,
    testRules: testExamples,
    isAtElement: ({ document }, offset) => isAtElement(document, offset),
    proposeRules: ({ document, facts }, offset) => proposeRules(document, facts, offset),
    tryProposal(proposal) {
      const trial = new RuleTrial(proposal);
      return ({ document, facts }) => trial.find(document, facts);
    },
    repeats(rules = builtInRules()) {
      const finder = new RepeatFinder(rules);
      return {
        add: ({ document, facts }, name) => finder.add(document, facts, name),
        suggestions: () => finder.suggestions(),
      };
    },
    preview({ document, facts }, view, options) {
      const removals = view === 'original' ? [] : cleanPost(document, options).removals;
      return renderPreview(document, facts, { view, removals, places: options?.places ?? false, say });
    },
    entry: readEntry,
  });
}

function cleanPost(document: PostDocument, options: CleaningOptions | undefined): CleaningResult {
  return findRemovals(document, { sourceSite: findSourceSite(document) }, options);
}

import type { ArchiveEntry } from './archive/archiveEntry.ts';
import { ArchiveIndex } from './archive/archiveIndex.ts';
import { findFieldHabits, type FieldHabits } from './archive/fieldHabits.ts';
import { readEntry } from './archive/readEntry.ts';
import { BULK_JOURNAL, type BulkJournal } from './bulk/bulkJournal.ts';
import { composeRules, type RulesFrom } from './cleaning/composeRules.ts';
import {
  weighRemovals,
  type CleaningOptions,
  type CleaningResult,
  type Removal,
} from './cleaning/findRemovals.ts';
import type { FilterListData } from './cleaning/lists/indexFilterList.ts';
import { ListIndex, readFilterList } from './cleaning/lists/listIndex.ts';
import type { Remains } from './cleaning/remains.ts';
import { isAtElement, proposeRules } from './cleaning/proposals/proposeRules.ts';
import { type ElementProposals, type RuleProposal } from './cleaning/proposals/ruleProposal.ts';
import type { RuleBook } from './cleaning/ruleBook.ts';
import { builtInText } from './cleaning/rules/builtInRules.ts';
import { testExamples, type FailedExample } from './cleaning/ruleText/examples.ts';
import { parseRuleText, type RuleList } from './cleaning/ruleText/ruleText.ts';
import { TEAM_LANGUAGE, type TeamLanguage } from './config/teamLanguage.ts';
import { findCompletions, wantsValues } from './completions/findCompletions.ts';
import type { Completion } from './completions/completion.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { findCertainFixes } from './diagnostics/findCertainFixes.ts';
import { findFixes, mends, type CodedEdit } from './diagnostics/findFixes.ts';
import { findDiagnostics, type DiagnosticOptions } from './diagnostics/findDiagnostics.ts';
import { onlyHtml } from './document/onlyHtml.ts';
import type { Moment } from './facts/writableForm.ts';
import { markupAt, type MarkupKind } from './facts/markupAt.ts';
import { findFolds, type Fold } from './folding/findFolds.ts';
import { FrontMatterSchema } from './jsonSchema/frontMatterSchema.ts';
import { findHover, wantsCounts, type Hover, type HoverSurroundings } from './hovers/findHover.ts';
import { findLinks, type PostLink } from './navigation/findLinks.ts';
import { findOutline, type OutlineItem } from './navigation/findOutline.ts';
import { findReference, type SiteReference } from './navigation/findReference.ts';
import { findSelectionSteps } from './navigation/selectionSteps.ts';
import { renameTerms, type Renaming } from './terms/renameTerms.ts';
import { findTerms, termAt, type NamedTerm } from './terms/termFields.ts';
import { markChanges, type MarkedChanges } from './preview/changes/markChanges.ts';
import { exportPage, type ExportPlace } from './preview/exportPage.ts';
import { inOnePiece } from './preview/onePiece.ts';
import { sourceOfWord } from './preview/sourceOfWord.ts';
import type { ImageChoice } from './preview/imageGate.ts';
import type { RenderedPost } from './preview/renderedPost.ts';
import { renderPreview, type PreviewRequest } from './preview/renderPreview.ts';
import type { PreviewView } from './preview/shownText.ts';
import { findRepairs, type RepairOptions } from './repairs/findRepairs.ts';
import type { Repair } from './repairs/repair.ts';
import { RULE_LANGUAGE, type RuleLanguage } from './ruleLanguage/ruleLanguage.ts';
import { findPublication, publicationSource, type Publication } from './site/publication.ts';
import { findSiteDate, type PostOfSite } from './site/siteDate.ts';
import { placeOf } from './site/postPlace.ts';
import type { Site } from './site/site.ts';
import { readPost, type Post } from './post/post.ts';
import { tryProposal } from './post/tryProposal.ts';
import { searchRepeats, type RepeatSearch } from './post/repeatSearch.ts';
import { english, type Message } from './text/message.ts';
import type { OffsetRange } from './text/offsetRange.ts';
import type { TextEdit } from './text/textEdit.ts';
import type { Surroundings } from './writing/fieldDefaults.ts';
import { addFrontMatter, renderNewPost, type NewPost } from './writing/newFrontMatter.ts';
import { editField, type FieldChange } from './writing/editField.ts';
import { setDate, type NewDate } from './writing/setDate.ts';

export { ArchiveIndex, english };
export type {
  Post,
  BulkJournal,
  CleaningOptions,
  CleaningResult,
  Completion,
  Diagnostic,
  DiagnosticOptions,
  ElementProposals,
  ExportPlace,
  FieldChange,
  FieldHabits,
  FilterListData,
  Fold,
  FrontMatterSchema,
  Hover,
  ImageChoice,
  ListIndex,
  MarkedChanges,
  MarkupKind,
  Message,
  NamedTerm,
  Moment,
  OffsetRange,
  OutlineItem,
  PostLink,
  PreviewView,
  Publication,
  Remains,
  Removal,
  Renaming,
  RenderedPost,
  Repair,
  RepairOptions,
  RepeatSearch,
  RuleBook,
  RuleList,
  RuleProposal,
  RulesFrom,
  Site,
  SiteReference,
  Surroundings,
  TextEdit,
};

export type { ComparedPost } from './alike/comparedPost.ts';
export { POSTS_ALIKE } from './alike/postsAlike.ts';
export type { CountedField, PostChoice, ValueCount } from './archive/archiveIndex.ts';
export {
  type ArchiveNode,
  type BrowsedField,
  browsePosts,
  browseValues,
  type ValueOrder,
} from './archive/browse.ts';
export { type Period, periodOf, type PeriodUnit, unitBelow } from './archive/moment.ts';
export { OVERVIEW } from './overview/overview.ts';
export type { PostList, TitledPost } from './archive/postList.ts';
export { POST_QUERIES } from './archive/query/postQueries.ts';
export type { AmountField, PostOrder, RowAmounts } from './archive/query/postQuery.ts';
export type { ExportedPost, ExportFormat } from './archive/query/renderPosts.ts';
export { TitleSearch } from './archive/titleSearch.ts';
export type { JournalHead } from './bulk/journal.ts';
export type { JournalEntry, Side } from './bulk/journalEntry.ts';
export { excerptOf } from './cleaning/excerpt.ts';
export { LARGEST_SHARE } from './cleaning/findRemovals.ts';
export { describeCounts } from './cleaning/lists/filterCounts.ts';
export { hashPiece } from './cleaning/pieceHash.ts';
export { renderProposal } from './cleaning/proposals/ruleProposal.ts';
export type { RepeatSuggestion } from './cleaning/repeats/repeatFinder.ts';
export {
  type CleaningChoice,
  type CleaningLevel,
  JUNK_KINDS,
  type JunkKind,
  type Rule,
} from './cleaning/rule.ts';
export type { TeamFile, TeamProblem } from './config/teamFile.ts';
export type { TeamCompletion } from './config/teamHelp.ts';
export type { RuleSource, TeamSetting, TeamSettings } from './config/teamSettings.ts';
export type { DiagnosticCode, Severity } from './diagnostics/checkTable.ts';
export { renderDiagnosticLine } from './diagnostics/diagnosticLine.ts';
export { joinFixes } from './diagnostics/findFixes.ts';
export type { PostDocument } from './document/postDocument.ts';
export type { Address } from './navigation/address.ts';
export type { PreviewPiece } from './preview/renderedPost.ts';
export { REPAIR_KINDS, type RepairKind } from './repairs/repair.ts';
export type { HoverPart, RuleHover } from './ruleLanguage/hoverRules.ts';
export type { LineSearch } from './ruleLanguage/lineSearch.ts';
export { type NamesInPost, NO_NAMES } from './ruleLanguage/namesInPost.ts';
export type { RuleCompletion, RuleSurroundings } from './ruleLanguage/ruleCompletion.ts';
export type { FileLine, RuleFile } from './ruleLanguage/ruleFile.ts';
export type { RuleSymbol } from './ruleLanguage/ruleOutline.ts';
export type { RuleProblem } from './ruleLanguage/ruleProblems.ts';
export { readSite, withLayouts } from './site/site.ts';
export { type PostSurvey, type ProblemCount, SKETCH_SIZE, surveyPost } from './survey/surveyPost.ts';
export { AMOUNT_NAMES, SurveyedRows } from './survey/surveyedRows.ts';
export { SurveyTable } from './survey/surveyTable.ts';
export { countSurveys, type SurveyTotals } from './survey/surveyTotals.ts';
export { addTerm, type ListedTerm } from './terms/addTerm.ts';
export { TERM_FIELDS, type TermField } from './terms/termFields.ts';
export { fingerprint } from './text/fingerprint.ts';
export { LineIndex, type LinePosition } from './text/lineIndex.ts';
export { nearest } from './text/nearest.ts';
export { printable } from './text/printable.ts';
export { shareInCommon, type Sketch } from './text/sketch.ts';
export { applyEdits } from './text/textEdit.ts';
export { isPlainKey, readNewValue } from './writing/editField.ts';
export { datedFileName, postFileName, undatedFileName } from './writing/fileNames.ts';

/** How to render a post: also what counts as junk, and where the post is, which tells the time of its date. */
export interface PreviewOptions extends CleaningOptions, Partial<PostOfSite> {
  /** Which pictures load from the web; all, if it is not said. Trackers never do. */
  readonly images?: ImageChoice;
}

/** All that Galley knows of posts: text in, data out. Nothing here writes, waits or keeps anything. Offsets
 * are UTF-16 code units of the post's text. */
export interface PostService {
  /** Help for people who write rules. */
  readonly ruleLanguage: RuleLanguage;
  /** What a change of many posts does, kept to finish it and to undo it. */
  readonly journal: BulkJournal;
  /** The settings that a team has in a file. */
  readonly team: TeamLanguage;
  /** Reads a post. Never fails. `fileName` is the base name, where there is one. Of an earlier version is taken
   * over what is the same. */
  read(text: string, fileName?: string, before?: Post): Post;
  /** What is to be mended, in the order of the text. */
  diagnose(post: Post, options?: DiagnosticOptions): Diagnostic[];
  /** The post as Jekyll publishes it, where that can be told; undefined for what is no post of the site.
   * `path` is below the site's root, with `/`. */
  publication(post: Post, site: Site, path: string): Publication | undefined;
  /** Whether `complete` asks the archive at this place. */
  wantsValues(post: Post, offset: number): boolean;
  /** What may stand at `offset`, the best first. */
  complete(post: Post, offset: number, archive: ArchiveIndex, around?: Surroundings): Completion[];
  /** Whether `hover` asks the archive at this place. */
  wantsCounts(post: Post, offset: number): boolean;
  /** What is shown when one points at `offset`. */
  hover(post: Post, offset: number, archive: ArchiveIndex, around?: HoverSurroundings): Hover | undefined;
  /** The tags, categories and authors, where they are written; or the one at an offset. */
  terms(post: Post): NamedTerm[];
  termAt(post: Post, offset: number): NamedTerm | undefined;
  /** The edits that give tags, categories or authors another name in a post. */
  renameTerms(post: Post, renaming: Renaming): TextEdit[];
  /** What a range is written in. */
  markupAt(post: Post, range: OffsetRange): MarkupKind;
  /** The text with all that is no HTML turned into spaces: every character and every line keeps its place. */
  onlyHtml(post: Post): string;
  /** The parts of the post, in order. */
  outline(post: Post): OutlineItem[];
  /** What a selection at `offset` grows to, each range in the next. */
  selectionSteps(post: Post, offset: number): OffsetRange[];
  /** What leads elsewhere, in order. */
  links(post: Post): PostLink[];
  /** What a file of the site stands for: the layout, a category, a tag. */
  reference(post: Post, offset: number): SiteReference | undefined;
  /** The edits that mend what can only be meant in one way. */
  certainFixes(post: Post, options?: DiagnosticOptions): readonly TextEdit[];
  /** The edits that mend all that has a fix, as `certainFixes` or as someone must say; and whether some of them keep
   * every field. */
  fixes(post: Post, options?: DiagnosticOptions): readonly CodedEdit[];
  mends(post: Post, edits: readonly TextEdit[]): boolean;
  /** How posts write their front matter, by some of them. */
  habits(posts: readonly Post[]): FieldHabits;
  /** Begins a post. A draft has no date yet. */
  newPost(title: string, isDraft: boolean, around: Surroundings): NewPost;
  /** What gives a post front matter; undefined where it has some. */
  addFrontMatter(post: Post, around: Surroundings): TextEdit | undefined;
  /** Gives a post the date of a moment, as `around` writes dates. */
  setDate(post: Post, now: Moment, around: Surroundings): NewDate;
  /** The edits that give a field a value, or take it away; undefined where that would change more. */
  editField(post: Post, change: FieldChange): readonly TextEdit[] | undefined;
  /** What can be folded. */
  folds(post: Post): Fold[];
  /** The junk. Deleting the removals' ranges, and nothing else, cleans the post. */
  clean(post: Post, options?: CleaningOptions): CleaningResult;
  /** What would remain if only these of the removals were done, in order. */
  weigh(post: Post, removals: readonly Pick<Removal, 'range'>[]): Remains;
  /** What a crawler broke and how to mend it, apart from cleaning. The edits of all repairs, or of some, make
   * the post say what it said. */
  repairs(post: Post, options?: RepairOptions): readonly Repair[];
  /** Reads a JSON Schema for front matter. `name` is what people know it by. @throws Error where it is none. */
  readSchema(source: string, name: string): FrontMatterSchema;
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
  /** Safe HTML for people to read. */
  preview(post: Post, view: PreviewView, options?: PreviewOptions): string;
  /** Two versions of a post as one safe HTML, as it is with all its junk: what was added and what was removed is
   * marked. Block elements, links and pictures of the later one say in `data-at` where in it they begin. */
  previewChanges(before: Post, after: Post, options?: PreviewOptions): MarkedChanges;
  /** The cleaned post as a document of its own, for any browser. `name` stands in for a title. Where `place` is
   * given, it leads to the files that the post shows. */
  exportPage(post: Post, name: string, options?: PreviewOptions, place?: ExportPlace): string;
  /** The same in pieces, for a page with a script: tags are buttons, and block elements, links and pictures say
   * in `data-at` where in the post they begin.
   * With a render of an earlier version at hand, only what has changed is rendered. */
  renderPreview(post: Post, view: PreviewView, options?: PreviewOptions, before?: RenderedPost): RenderedPost;
  /** Where a word of the preview stands in the post: it has the text `before` between itself and the element
   * that begins at `offset`. */
  sourceOfWord(post: Post, offset: number, before: string, word: string): OffsetRange | undefined;
  /** What the index keeps of the post that begins with `head`; undefined if that is no post. `fileName` is the
   * base name. */
  entry(head: string, fileName?: string): ArchiveEntry | undefined;
}

/** @param say puts the sentences of the preview into the reader's language. */
export function createPostService(say: (message: Message) => string = english): PostService {
  const render = (
    { document, facts, junk }: Post,
    view: PreviewView,
    options: PreviewOptions | undefined,
    how: Pick<PreviewRequest, 'places' | 'interactive' | 'before'>,
  ): RenderedPost => {
    const removals = view === 'original' ? [] : junk.find(options).removals;
    const reasoned =
      view === 'removed'
        ? removals.map((removal) => ({ ...removal, reason: say({ text: removal.by.note, values: {} }) }))
        : removals;
    const date = findSiteDate(facts, options ?? {});
    return renderPreview(document, facts, {
      view,
      removals: reasoned,
      images: options?.images,
      date,
      say,
      ...how,
    });
  };
  const preview: PostService['preview'] = (post, view, options) => {
    const { pieces } = render(post, view, options, { places: false });
    return pieces.map(({ html }) => html).join('');
  };
  return Object.freeze<PostService>({
    ruleLanguage: RULE_LANGUAGE,
    journal: BULK_JOURNAL,
    team: TEAM_LANGUAGE,
    read: readPost,
    diagnose: ({ document, facts }, options) => findDiagnostics(document, facts, options),
    publication({ facts }, site, path) {
      const place = placeOf(site, path);
      return place && findPublication(publicationSource(facts), site, place);
    },
    wantsValues: ({ document }, offset) => wantsValues(document, offset),
    terms: ({ document }) => findTerms(document),
    termAt: ({ document }, offset) => termAt(document, offset),
    renameTerms: ({ document }, renaming) => renameTerms(document, renaming),
    markupAt: ({ document }, range) => markupAt(document, range),
    onlyHtml: ({ document }) => onlyHtml(document),
    complete: ({ document, facts }, offset, archive, around) =>
      findCompletions(document, facts, offset, archive, around),
    wantsCounts: ({ document, facts }, offset) => wantsCounts(document, facts, offset),
    hover: ({ document, facts }, offset, archive, around) =>
      findHover(document, facts, offset, archive, around),
    outline: ({ document }) => findOutline(document),
    selectionSteps: ({ document }, offset) => findSelectionSteps(document, offset),
    links: ({ document, facts }) => findLinks(document, facts),
    reference: ({ document, facts }, offset) => findReference(document, facts, offset),
    certainFixes: ({ document, facts }, options) => findCertainFixes(document, facts, options),
    fixes: ({ document, facts }, options) => findFixes(document, facts, options),
    mends: ({ document }, edits) => mends(document, edits),
    habits: findFieldHabits,
    newPost: renderNewPost,
    addFrontMatter: ({ document, facts }, around) => addFrontMatter(document, facts, around),
    setDate: ({ document, facts }, now, around) => setDate(document, facts, now, around),
    editField: ({ document }, change) => editField(document, change),
    folds: ({ document }) => findFolds(document),
    clean: ({ junk }, options) => junk.find(options),
    weigh: ({ document }, removals) => weighRemovals(document, removals),
    repairs: ({ document }, options) => findRepairs(document, options),
    readSchema: (source, name) => new FrontMatterSchema(source, name),
    readRules: (text, name) => parseRuleText(text, { name }),
    readFilterList,
    filterList: (data) => new ListIndex(data),
    ruleBook: composeRules,
    ownRuleText: builtInText,
    testRules: testExamples,
    isAtElement: ({ document }, offset) => isAtElement(document, offset),
    proposeRules: ({ document, facts }, offset) => proposeRules(document, facts, offset),
    tryProposal,
    repeats: searchRepeats,
    preview,
    previewChanges(before, after, options) {
      const { pieces } = render(after, 'original', options, { places: true });
      return markChanges(preview(before, 'original', options), inOnePiece(pieces));
    },
    exportPage: (post, name, options, place) =>
      exportPage(preview(post, 'cleaned', { ...options, images: 'all' }), post.facts, name, place),
    renderPreview: (post, view, options, before) =>
      render(post, view, options, { places: true, interactive: true, before }),
    sourceOfWord: ({ document }, offset, before, word) => sourceOfWord(document, offset, before, word),
    entry: readEntry,
  });
}

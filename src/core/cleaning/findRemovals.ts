import { cutsCleanly } from '../document/cleanCuts.ts';
import { unglueTags } from '../document/gluedTags.ts';
import { DEEPEST_ELEMENT, LONGEST_BODY, parseHtml, type HtmlTree } from '../document/htmlTree.ts';
import { parsePost } from '../document/parsePost.ts';
import type { PostDocument } from '../document/postDocument.ts';
import type { PostFacts } from '../facts/postFacts.ts';
import { message, type Message } from '../text/message.ts';
import { encloses, type OffsetRange } from '../text/offsetRange.ts';
import { applyEdits } from '../text/textEdit.ts';
import { matchJunk, type Match, type Search } from './matchJunk.ts';
import { OffsetMap } from './offsetMap.ts';
import { hashPiece } from './pieceHash.ts';
import { remainsTheSame, shareOf, type Remains } from './remains.ts';
import type { CleaningChoice, JunkKind, Rule } from './rule.ts';
import type { RuleBook } from './ruleBook.ts';
import { builtInRules } from './rules/builtInRules.ts';
import type { Watch } from './watch.ts';

/** A range of the post that goes, and what is said of it. */
export interface Junk {
  readonly range: OffsetRange;
  readonly kind: JunkKind;
  /** The rule's id, such as `zaobao:slots`. */
  readonly rule: string;
}

/** Junk with the rule that justifies its removal. */
export interface Removal extends Junk {
  /** The rule: its level, note and source. */
  readonly by: Rule;
}

export interface CleaningOptions {
  /** `safe` by default; `thorough` adds to it; `off` finds nothing. */
  readonly level?: CleaningChoice;
  /** The levels of kinds for which another one holds. */
  readonly levels?: Readonly<Partial<Record<JunkKind, CleaningChoice>>>;
  /** The kinds to remove; all by default. */
  readonly kinds?: readonly JunkKind[];
  /** Only junk that lies within these ranges; the whole post by default. */
  readonly within?: readonly OffsetRange[];
  /** The rules to go by; Galley's own by default. */
  readonly rules?: RuleBook;
}

export interface CleaningResult {
  /** In order, without overlaps. */
  readonly removals: readonly Removal[];
  /** Why the post was left alone as a whole, if it was: then there are no removals. */
  readonly leftAlone: Message | undefined;
  /** How much of the body's visible text goes, from 0 to 1. */
  readonly share: number;
  /** Tells what the removals do not depend on; undefined where that is not known. */
  readonly watch: Watch | undefined;
}

/** Where more of the text goes than this, people are asked first: a rule may be wrong. */
export const LARGEST_SHARE = 0.3;

/** A removal may make another one possible, which takes another pass. No real post needs more than three. */
const MOST_PASSES = 8;

/** A version of the post's body: as it is, or without what earlier passes found. */
interface Version {
  readonly text: string;
  readonly body: OffsetRange;
  /** The body as browsers read it. */
  readonly html: HtmlTree;
}

/**
 * Finds the junk of a post. Deleting the removals' ranges, and nothing else, cleans it; the cleaned post has
 * no junk. What remains has been read again and says what the post said, less what stands in the ranges.
 */
export function findRemovals(
  post: PostDocument,
  facts: Pick<PostFacts, 'sourceSite'>,
  options: CleaningOptions = {},
): CleaningResult {
  if (post.html.unread) return leaveAlone(whyUnread(post.html.unread));
  const wanted = { ...options, rules: options.rules ?? builtInRules() };
  const { pieces } = wanted.rules.keptFor(facts.sourceSite);
  const kept: OffsetRange[] = [];
  for (;;) {
    const result = findAround(kept, post, facts, wanted);
    if (pieces.size === 0) return result;
    const keptNow = result.removals.filter(({ range }) =>
      pieces.has(hashPiece(post.text.slice(range.start, range.end))),
    );
    if (keptNow.length === 0) return result;
    kept.push(...keptNow.map(({ range }) => range));
  }
}

/** Finds what is junk outside the ranges `kept`, and does not hold them. */
function findAround(
  kept: readonly OffsetRange[],
  post: PostDocument,
  facts: Pick<PostFacts, 'sourceSite'>,
  options: CleaningOptions & { readonly rules: RuleBook },
): CleaningResult {
  let found: readonly Match[] = [];
  let version: Version = post;
  let watch: Watch | undefined;
  for (let pass = 0; ; pass++) {
    const search = searchIn(version, found, kept, facts, options);
    const { matches: fresh, isAll, watch: watched } = matchJunk(search);
    // Exceptions may look anywhere, and glued tags are not those of the text.
    if (pass === 0 && search.tree === post.html && search.exceptions.length === 0) watch = watched;
    if (fresh.length === 0) break;
    if (pass === MOST_PASSES) {
      return leaveAlone(message('Every removal makes another one possible: the post is not cleaned.'));
    }
    found = addTo(found, fresh);
    if (pass === 0 && isAll && staysAsRead(post, rangesOf(found))) {
      return new Cleaning(removalsOf(found), post, watch);
    }
    const cleaned = without(post, rangesOf(found));
    if (!cleaned) return leaveAlone(UNSAFE);
    version = cleaned;
  }
  if (found.length === 0) return { removals: [], leftAlone: undefined, share: 0, watch };
  const isSame = remainsTheSame(version.html, post.html, rangesOf(found));
  return isSame ? new Cleaning(removalsOf(found), post, undefined) : leaveAlone(UNSAFE);
}

/** All of these removals are to be done. */
export class Cleaning implements CleaningResult {
  readonly removals: readonly Removal[];
  readonly leftAlone: undefined;
  readonly watch: Watch | undefined;
  readonly #post: Pick<PostDocument, 'html'>;
  #share: number | undefined;

  constructor(removals: readonly Removal[], post: Pick<PostDocument, 'html'>, watch: Watch | undefined) {
    this.removals = removals;
    this.watch = watch;
    this.#post = post;
  }

  /** Few ask, and it takes reading all of the text. */
  get share(): number {
    return (this.#share ??= shareOf(this.#post.html, rangesOf(this.removals)));
  }
}

function removalsOf(found: readonly Match[]): Removal[] {
  return found.map(({ range, rule }) => ({ range, kind: rule.kind, rule: rule.id, by: rule }));
}

/** What would remain if some of a post's removals were done and others not; in order. */
export function weighRemovals(post: PostDocument, removals: readonly Pick<Removal, 'range'>[]): Remains {
  if (removals.length === 0) return { same: true, share: 0 };
  const ranges = rangesOf(removals);
  const cleaned = without(post, ranges);
  return {
    same: cleaned !== undefined && remainsTheSame(cleaned.html, post.html, ranges),
    get share() {
      return shareOf(post.html, ranges);
    },
  };
}

function rangesOf(found: readonly { readonly range: OffsetRange }[]): OffsetRange[] {
  return found.map(({ range }) => range);
}

const UNSAFE = message('What remains would read differently: the post is not cleaned.');

function whyUnread(reason: NonNullable<HtmlTree['unread']>): Message {
  switch (reason) {
    case 'tooLong':
      return message('The body has more than {limit} characters: it is not cleaned.', {
        limit: LONGEST_BODY,
      });
    case 'tooDeep':
      return message('Elements are nested more than {limit} deep: the post is not cleaned.', {
        limit: DEEPEST_ELEMENT,
      });
  }
}

function leaveAlone(why: Message): CleaningResult {
  return { removals: [], leftAlone: why, share: 0, watch: undefined };
}

function searchIn(
  { text, body, html }: Version,
  found: readonly Match[],
  kept: readonly OffsetRange[],
  facts: Pick<PostFacts, 'sourceSite'>,
  { level = 'safe', levels, kinds, within, rules }: CleaningOptions & { readonly rules: RuleBook },
): Search {
  const mended = html.flat.mayBeGlued ? unglueTags(text, body) : text;
  const offsets = new OffsetMap(rangesOf(found));
  const keptRules = rules.keptFor(facts.sourceSite).rules;
  return {
    text,
    body,
    tree: mended === text ? html : parseHtml(mended, body),
    site: facts.sourceSite,
    meanings: rules.meaningsFor(facts.sourceSite),
    exceptions: rules.exceptionsFor(facts.sourceSite),
    wants: (rule) => {
      const choice = levels?.[rule.kind] ?? level;
      return (
        (choice === 'thorough' || choice === rule.level) &&
        (kinds?.includes(rule.kind) ?? true) &&
        !keptRules.has(rule.id)
      );
    },
    accepts: (range) => {
      if (!within && kept.length === 0) return true;
      const original = offsets.whole(range);
      return (
        (within?.some((allowed) => encloses(allowed, original)) ?? true) &&
        !kept.some((one) => original.start < one.end && one.start < original.end)
      );
    },
  };
}

/** The post without the ranges; undefined where it would no longer begin as it does. */
function without(post: PostDocument, ranges: readonly OffsetRange[]): Version | undefined {
  const text = applyEdits(
    post.text,
    ranges.map((range) => ({ range, newText: '' })),
  );
  if (!keepsBeginning(post, ranges)) {
    const again = parsePost(text);
    return again.body.start === post.body.start ? again : undefined;
  }
  const body = { start: post.body.start, end: text.length };
  return { text, body, html: parseHtml(text, body) };
}

/** Whether front matter, stamp and heading link cannot become others, nor part of the body. */
function keepsBeginning({ text, body, frontMatter }: PostDocument, ranges: readonly OffsetRange[]): boolean {
  // The body goes on beginning with the same tag.
  return frontMatter.kind !== 'unclosed' && /^\s*</.test(text.slice(body.start, ranges[0]!.start));
}

/** Whether the post without the ranges is certain to be read as it was. */
function staysAsRead(post: PostDocument, ranges: readonly OffsetRange[]): boolean {
  return keepsBeginning(post, ranges) && cutsCleanly(post.html, post.text, ranges);
}

/** Adds what was found in the text without `found`; what now lies within something larger is part of it. */
function addTo(found: readonly Match[], fresh: readonly Match[]): readonly Match[] {
  if (found.length === 0) return fresh;
  const offsets = new OffsetMap(rangesOf(found));
  const all = [...found, ...fresh.map(({ range, rule }) => ({ range: offsets.whole(range), rule }))];
  all.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  let end = -1;
  return all.filter(({ range }) => {
    const isOuter = range.end > end;
    if (isOuter) end = range.end;
    return isOuter;
  });
}

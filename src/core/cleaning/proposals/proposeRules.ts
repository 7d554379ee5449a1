import type { PostDocument } from '../../document/postDocument.ts';
import type { PostFacts } from '../../facts/postFacts.ts';
import { message, type Message } from '../../text/message.ts';
import { encloses } from '../../text/offsetRange.ts';
import { findRemovals, type CleaningResult } from '../findRemovals.ts';
import { NO_RULES } from '../ruleBook.ts';
import { testExamples } from '../ruleText/examples.ts';
import { parseRuleText } from '../ruleText/ruleText.ts';
import { addressesFor } from './addresses.ts';
import { conditionsFor, type ConditionChoice } from './conditions.ts';
import { elementsAround, type ElementFacts } from './elementFacts.ts';
import { guessKind, isNamedAd } from './guessKind.ts';
import { proposalId, renderProposal, type ElementProposals, type RuleProposal } from './ruleProposal.ts';
import { selectorsFor, type SelectorChoice } from './selectors.ts';

/** More are no choice. */
const MOST_PROPOSALS = 12;

/** How many characters all tries together may read: somebody waits for the answer. */
const MOST_WORK = 10_000_000;

/** Examples are read by people. */
const LONGEST_EXAMPLE = 400;

/** Elements of which none is junk for having nothing in it. */
const MEANT_EMPTY = new Set('br hr wbr td th tr li a col'.split(' '));

const PICTURES = new Set('img picture video audio source'.split(' '));

/** A rule before it was tried. */
interface Candidate {
  readonly line: string;
  readonly description: readonly Message[];
  readonly literal: string | undefined;
  readonly word: string;
}

/**
 * Rules for the element at an offset of the body, and for those around it, the innermost first. Each has been
 * tried on the post: it takes that element, and by its conditions no article. Empty where there is nothing
 * at the offset that a rule could take.
 */
export function proposeRules(post: PostDocument, facts: PostFacts, offset: number): ElementProposals[] {
  const elements = elementsAround(post, offset);
  const tries = { left: Math.floor(MOST_WORK / (1 + post.body.end - post.body.start)) };
  return elements
    .map((element) => ({
      range: element.range,
      startTag: element.startTag,
      proposals: proposalsFor(element, post, facts, tries),
    }))
    .filter(({ proposals }) => proposals.length > 0);
}

/** Whether a rule could be made from something at the offset. */
export function isAtElement(post: PostDocument, offset: number): boolean {
  return elementsAround(post, offset).length > 0;
}

function proposalsFor(
  element: ElementFacts,
  post: PostDocument,
  facts: PostFacts,
  tries: { left: number },
): RuleProposal[] {
  const site = facts.sourceSite;
  const kind = guessKind(element);
  const proposals: RuleProposal[] = [];
  for (const { line, description, literal, word } of candidatesFor(element, site)) {
    if (proposals.length === MOST_PROPOSALS || tries.left-- <= 0) break;
    const tried = tryLine(line, post, facts);
    if (!tried?.removals.some(({ range }) => encloses(range, element.range))) continue;
    // Where more than one picture comes from, the article's may come from as well.
    if (line.startsWith('||') && tried.removals.length > 1 && showsPictures(element)) continue;
    const id = proposalId(word, line);
    proposals.push({
      line,
      description,
      kind,
      id,
      example: exampleFor(element, id, line),
      count: tried.removals.length,
      share: tried.share,
      literal,
    });
  }
  // What takes more is wider; else the order is that of the selectors.
  return proposals.sort((a, b) => a.count - b.count);
}

function* candidatesFor(element: ElementFacts, site: string | undefined): Generator<Candidate> {
  const hosts = site?.replace(/^(?:www|m)\./, '') ?? '';
  const conditions = conditionsFor(element, site);
  const all = selectorsFor(element.element);
  // The tag alone is for what has no name.
  const selectors =
    conditions.some(({ empty }) => empty) && all.length > 1 ? all.filter(({ named }) => named) : all;
  for (const selector of selectors) {
    for (const condition of conditions) {
      if (!fits(selector, condition)) continue;
      yield {
        line: `${hosts}##${selector.css}${condition.text}`,
        description: [selector.what, ...condition.what],
        literal: selector.literal,
        word: selector.word,
      };
    }
  }
  for (const { rule, whole, what, literal, word } of addressesFor(element, site)) {
    yield whole
      ? { line: rule, description: [...what, ANYWHERE], literal, word }
      : { line: `${hosts}##${rule}`, description: what, literal, word };
  }
  if (hosts === '') return;
  // An empty box that is called an advertisement is one wherever it stands.
  const empty = isNamedAd(element) ? conditions.find((condition) => condition.empty) : undefined;
  for (const { css, what, literal, word } of empty ? selectors.filter(({ named }) => named).slice(-2) : []) {
    yield {
      line: `##${css}${empty!.text}`,
      description: [what, ...empty!.what, ANYWHERE],
      literal,
      word,
    };
  }
}

const ANYWHERE = message('In posts from any site.');

/** Whether the two together are safe: without a name, the words must tell. */
function fits({ named, css }: SelectorChoice, { telling, empty }: ConditionChoice): boolean {
  return named || telling || (empty && !MEANT_EMPTY.has(css));
}

function showsPictures({ things }: ElementFacts): boolean {
  return things.some(({ name }) => PICTURES.has(name));
}

/** What a line alone takes from a post; undefined where it cannot be read. */
function tryLine(line: string, post: PostDocument, facts: PostFacts): CleaningResult | undefined {
  const list = parseRuleText(line);
  if (list.errors.length > 0 || list.rules.length === 0) return undefined;
  return findRemovals(post, facts, { level: 'thorough', rules: NO_RULES.and(list) });
}

/** The element on one line, or its tags with the beginning of its text, if the rule takes that. */
function exampleFor(element: ElementFacts, id: string, line: string): string | undefined {
  const { html, text, startTag: tag } = element;
  const startTag = html.slice(0, tag.end - tag.start);
  const endTag = /<\/[a-z][^<>]*>$/i.exec(html)?.[0] ?? '';
  const shortened = `${startTag}${text.replace(/[&<>]/g, '').slice(0, 100)}${endTag}`;
  return [html, shortened]
    .map((one) => one.replace(/\s*[\r\n]\s*/g, ' '))
    .filter((one) => one.length <= LONGEST_EXAMPLE && !/[⟦⟧\0]/.test(one))
    .find((example) => {
      const list = parseRuleText(renderProposal({ id, line, example }, { kind: 'ad', note: 'x' }).join('\n'));
      return list.errors.length === 0 && list.examples.length === 1 && testExamples(list).length === 0;
    });
}

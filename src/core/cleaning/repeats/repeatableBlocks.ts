import { isElement, type HtmlElement, type HtmlNode } from '../../document/htmlTree.ts';
import { isBlank } from '../../document/walkNodes.ts';
import type { PostDocument } from '../../document/postDocument.ts';
import type { PostFacts } from '../../facts/postFacts.ts';
import { encloses } from '../../text/offsetRange.ts';
import { surveyBody } from '../bodySurvey.ts';
import { findRemovals, LARGEST_SHARE } from '../findRemovals.ts';
import { isSameSite } from '../guard.ts';
import { outermostWrapper } from '../neighbours.ts';
import { factsOf, rangeOf, type ElementFacts } from '../proposals/elementFacts.ts';
import { stableName } from '../proposals/stableName.ts';
import type { RuleBook } from '../ruleBook.ts';

/** By what a block is the same in other posts: its words, the words over a list of links, its links alone, the
 * file of a picture or a script, or the name of an empty box. */
export type Likeness = 'words' | 'label' | 'links' | 'file' | 'box';

/** A piece of a post that may stand in others as well. */
export interface RepeatableBlock {
  readonly likeness: Likeness;
  /** Equal for blocks that are the same. */
  readonly signature: string;
  /** Whether it may as well belong to the article: the first picture, a link within a sentence. */
  readonly doubtful: boolean;
  readonly html: string;
}

/** Longer texts are told, not repeated; lists of links may be longer. */
const LONGEST_TEXT = 200;
const LONGEST_LIST = 600;
const LONGEST_LABEL = 20;

/** More links without a word above them are a list that someone made. */
const MOST_LINKS = 3;

/** What is repeated in a rule's example must be readable. */
const LONGEST_HTML = 4000;

/** A paragraph of fewer letters, without name and link, is a subheading or an ornament. */
const FEWEST_LETTERS = 6;

const BLOCKS = new Set('div p section aside ul ol center footer nav header form table button'.split(' '));
const EMPTY_BOXES = new Set(
  'div section aside span i ins center nav footer header form button iframe'.split(' '),
);
const FILES = new Set(['img', 'a', 'script']);

/** What articles themselves end or begin with: who wrote, edited and photographed, and whose it is. */
const FURNITURE =
  /制作|製作|责任?编辑|責任?編輯|编辑|編輯|编译|編譯|记者|記者|作者|撰文|文字|摄影|攝影|图片|圖片|图[：:/]|圖[：:/]|资料|資料|来源|來源|转载|轉載|版权|版權|免责|免責|声明|聲明|©|\(c\)|copyright|credit|photo|reuters|afp|getty|editor|reporter|written by|^\s*by\s|[（(【[]\s*(?:完|end)|^\W*(?:完|全文完|end)\W*$/i;

/** The pieces of a post's body that may be repeated in others: short, not the article's beginning, not what
 * articles say of themselves, and not what `rules` take already. */
export function repeatableBlocks(post: PostDocument, facts: PostFacts, rules: RuleBook): RepeatableBlock[] {
  if (post.html.unread) return [];
  const { removals } = findRemovals(post, facts, { level: 'thorough', rules });
  const { html } = post;
  const { flat } = html;
  const survey = surveyBody(flat);
  const wrapper = outermostWrapper(flat);
  const leadNode = flat.names.findIndex(
    (name, node) => name === 'img' && survey.count('looseThings', [{ from: node, to: node + 1 }]) > 0,
  );
  const lead = html.elements[leadNode];
  const allText = survey.text[flat.length]!;
  const found = new Map<string, RepeatableBlock>();
  const links: string[] = [];
  for (let node = 0; node < flat.length; node++) {
    if (node === wrapper || !mayRepeat(flat.names[node]!)) continue;
    const [textBefore, textBehind] = [survey.text[node]!, survey.text[flat.afters[node]!]!];
    const isLeadText = textBefore === 0 && textBehind > 0;
    const textLength = textBehind - textBefore;
    if (isLeadText || textLength > LONGEST_LIST || textLength > LARGEST_SHARE * allText) continue;
    const range = rangeOf(survey, html, node);
    if (!range || range.end - range.start > LONGEST_HTML) continue;
    if (removals.some((removal) => encloses(removal.range, range))) continue;
    const block = factsOf(survey, html, node, post.text);
    const { element } = block;
    const likeness = likenessOf(block, facts.sourceSite);
    if (!likeness) continue;
    const signature = `${likeness} ${signatureOf(likeness, block)}`;
    if (found.has(signature)) continue;
    if (element.name === 'a' && block.textLength > 0) links.push(signature);
    found.set(signature, {
      likeness,
      signature,
      doubtful:
        (lead !== undefined && block.things.includes(lead)) ||
        (element.name === 'a' && block.textLength > 0 && !standsAlone(element)),
      html: block.html,
    });
  }
  // So many are a digest: its headlines are the article, and some come again.
  if (links.length > MOST_LINKS) for (const signature of links) found.delete(signature);
  return [...found.values()];
}

function mayRepeat(name: string): boolean {
  return BLOCKS.has(name) || EMPTY_BOXES.has(name) || FILES.has(name);
}

function likenessOf(block: ElementFacts, site: string | undefined): Likeness | undefined {
  const { element, textLength, looseTextLength, looseThings, things, links, text, firstText } = block;
  const { name, attribs } = element;
  if (textLength === 0) {
    if (things.length === 0) return EMPTY_BOXES.has(name) && lastingName(block) !== '' ? 'box' : undefined;
    return FILES.has(name) && addressOf(block) !== '' ? 'file' : undefined;
  }
  if (looseThings > 0 || !(BLOCKS.has(name) || name === 'a')) return undefined;
  const letters = lettersOf(text);
  if (letters < 2) return undefined;
  if (name !== 'a' && links.length > 0 && links.every((url) => isSameSite(url, site))) {
    if (looseTextLength === 0) {
      return attribs['class'] !== undefined && links.length <= MOST_LINKS ? 'links' : undefined;
    }
    // One word above the links, and no other among them.
    const isLabelled =
      looseTextLength <= LONGEST_LABEL && looseTextLength === firstText.replaceAll(' ', '').length;
    if (isLabelled && lettersOf(firstText) > 1 && !FURNITURE.test(firstText)) return 'label';
  }
  if (textLength > LONGEST_TEXT || FURNITURE.test(text)) return undefined;
  const isBare = links.length === 0 && lastingName(block) === '';
  return isBare && letters < FEWEST_LETTERS ? undefined : 'words';
}

function lettersOf(text: string): number {
  return text.replace(/[^\p{L}]/gu, '').length;
}

function signatureOf(likeness: Likeness, block: ElementFacts): string {
  const { element, text, firstText } = block;
  switch (likeness) {
    case 'words':
      return `${element.name} ${lastingName(block)} ${text.replace(/\d+/g, '0')}`;
    case 'label':
      return `${element.name} ${lastingName(block)} ${firstText.replace(/\d+/g, '0')}`;
    case 'links':
    case 'box':
      return `${element.name} ${lastingName(block)}`;
    case 'file':
      return `${element.name} ${addressOf(block)}`;
  }
}

/** What of the id and the classes other posts have too. */
function lastingName({ element: { attribs } }: ElementFacts): string {
  const names = [attribs['id'] ?? '', ...(attribs['class'] ?? '').split(/\s+/)];
  return (
    names
      // What Word calls its paragraphs.
      .filter((name) => name !== '' && !/^Mso/.test(name))
      .map((name) =>
        /\d/.test(name) ? (stableName(name).prefixes[0] ?? '') : (stableName(name).exact ?? ''),
      )
      .filter((name) => name !== '')
      .join(' ')
  );
}

/** The file that a picture or a script comes from, or that a link leads to; '' where a part behind `?` tells. */
function addressOf({ element: { attribs } }: ElementFacts): string {
  const address = attribs['src'] ?? attribs['data-src'] ?? attribs['href'] ?? '';
  return /^(?:https?:)?(?:\/\/[^/?#]+)?\/[^?#]*[^/?#]/i.exec(address)?.[0] ?? '';
}

/** Whether a link is no part of a sentence: there is no text right before or behind it. */
function standsAlone(link: HtmlElement): boolean {
  const beside = (from: HtmlNode | null, next: 'prev' | 'next'): HtmlNode | null => {
    let node = from;
    while (node && isBlank(node)) node = node[next];
    return node;
  };
  return [beside(link.prev, 'prev'), beside(link.next, 'next')].every(
    (node) =>
      !node || (isElement(node) && (BLOCKS.has(node.name) || node.name === 'br' || node.name === 'hr')),
  );
}

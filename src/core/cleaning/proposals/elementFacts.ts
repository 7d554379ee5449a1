import { TEXT } from '../../document/flatTree.ts';
import type { HtmlElement, HtmlTree } from '../../document/htmlTree.ts';
import type { PostDocument } from '../../document/postDocument.ts';
import type { OffsetRange } from '../../text/offsetRange.ts';
import { surveyBody, type BodySurvey } from '../bodySurvey.ts';
import { outermostWrapper } from '../neighbours.ts';

/** What an element is and holds: what a rule can tell it by. */
export interface ElementFacts {
  readonly element: HtmlElement;
  /** From its start tag to its end tag. */
  readonly range: OffsetRange;
  readonly startTag: OffsetRange;
  /** The source in `range`. */
  readonly html: string;
  /** Its text, white space folded; of a long one the beginning. */
  readonly text: string;
  /** The first piece of that text between two tags. */
  readonly firstText: string;
  /** Characters of text, and of those outside links; white space does not count. */
  readonly textLength: number;
  readonly looseTextLength: number;
  /** What there is to see, hear, fill in or run besides, the element itself included. */
  readonly things: readonly HtmlElement[];
  /** How many of these stand outside links; the element itself does not count. */
  readonly looseThings: number;
  /** The addresses of the links. */
  readonly links: readonly string[];
}

/** More text than this is read by nobody who makes a rule. */
const MOST_TEXTS = 200;

/** More elements around each other are no choice. */
const MOST_ELEMENTS = 8;

/**
 * The elements around an offset that could be removed, the innermost first: never the outermost `<div>`, and
 * none whose tags do not match.
 */
export function elementsAround(post: PostDocument, offset: number): ElementFacts[] {
  const { html, body, text } = post;
  if (html.unread || offset < body.start || offset > body.end) return [];
  const survey = surveyBody(html.flat);
  const wrapper = outermostWrapper(html.flat);
  const found: ElementFacts[] = [];
  // Where nothing begins at the offset, what ends there is meant.
  for (const at of [offset, offset - 1]) {
    for (let node = html.flat.length - 1; node >= 0; node--) {
      if (node === wrapper || !html.flat.isElement(node)) continue;
      const range = rangeOf(survey, html, node);
      if (!range || at < range.start || at >= range.end) continue;
      found.push(factsOf(survey, html, node, text));
      if (found.length === MOST_ELEMENTS) return found;
    }
    if (found.length > 0) break;
  }
  return found;
}

/** What goes when an element goes, in the post's text; undefined where it cannot. */
export function rangeOf(survey: BodySurvey, { base }: HtmlTree, node: number): OffsetRange | undefined {
  const range = survey.removableRange(node);
  return range && { start: base + range.start, end: base + range.end };
}

/** What is known of an element that can go. */
export function factsOf(survey: BodySurvey, html: HtmlTree, node: number, text: string): ElementFacts {
  const { tree } = survey;
  const after = tree.afters[node]!;
  const texts: string[] = [];
  for (let inner = node; inner < after; inner++) {
    if (tree.names[inner] === TEXT) {
      const isSeen = survey.text[inner] !== survey.text[inner + 1];
      if (texts.length < MOST_TEXTS && (texts.length > 0 || isSeen)) {
        texts.push(isSeen ? survey.seenTextOf(inner) : ' ');
      }
      continue;
    }
  }
  const range = rangeOf(survey, html, node)!;
  return {
    element: html.elements[node]!,
    range,
    startTag: { start: range.start, end: html.base + tree.startTagEnds[node]! },
    html: text.slice(range.start, range.end),
    text: texts.join('').replace(/ {2,}/g, ' ').trim(),
    firstText: (texts[0] ?? '').trim(),
    textLength: survey.text[after]! - survey.text[node]!,
    looseTextLength: survey.looseText[after]! - survey.looseText[node]!,
    things: survey.thingsIn({ from: node, to: after }).map((thing) => html.elements[thing]!),
    looseThings: survey.count('looseThings', [{ from: node + 1, to: after }]),
    links: survey.linksIn({ from: node, to: after }),
  };
}

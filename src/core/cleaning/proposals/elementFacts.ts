import type { HtmlElement } from '../../document/htmlTree.ts';
import type { PostDocument } from '../../document/postDocument.ts';
import type { OffsetRange } from '../../text/offsetRange.ts';
import { removableRange, surveyBody, type BodySurvey } from '../bodySurvey.ts';
import { outermostWrapper } from '../outermostWrapper.ts';

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
  if (post.html.unread || offset < post.body.start || offset > post.body.end) return [];
  const survey = surveyBody(post.html);
  const wrapper = outermostWrapper(post.html);
  const found: ElementFacts[] = [];
  // Where nothing begins at the offset, what ends there is meant.
  for (const at of [offset, offset - 1]) {
    for (let index = survey.elements.length - 1; index >= 0; index--) {
      const { element } = survey.elements[index]!;
      const range = removableRange(survey, index);
      if (!range || element === wrapper || at < range.start || at >= range.end) continue;
      found.push(factsOf(survey, index, range, post.text));
      if (found.length === MOST_ELEMENTS) return found;
    }
    if (found.length > 0) break;
  }
  return found;
}

/** What is known of an element that has `range`. */
export function factsOf(survey: BodySurvey, index: number, range: OffsetRange, text: string): ElementFacts {
  const { textBefore, looseBefore, looseThingsBefore } = survey;
  const { element, own, textFrom, textTo, thingFrom, thingTo, linkFrom, linkTo } = survey.elements[index]!;
  return {
    element,
    range,
    startTag: survey.elements[index]!.place?.startTag ?? range,
    html: text.slice(range.start, range.end),
    text: survey.texts
      .slice(textFrom, Math.min(textTo, textFrom + MOST_TEXTS))
      .map(({ folded }) => folded)
      .join('')
      .replace(/ {2,}/g, ' ')
      .trim(),
    firstText: (survey.texts[textFrom]?.folded ?? '').trim(),
    textLength: textBefore[textTo]! - textBefore[textFrom]!,
    looseTextLength: looseBefore[textTo]! - looseBefore[textFrom]!,
    things: survey.things.slice(thingFrom - own, thingTo).map((thing) => thing.element),
    looseThings: looseThingsBefore[thingTo]! - looseThingsBefore[thingFrom]!,
    links: survey.links.slice(linkFrom, linkTo),
  };
}

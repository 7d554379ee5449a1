import {
  isElement,
  placeOf,
  type ElementPlace,
  type HtmlElement,
  type HtmlTree,
} from '../document/htmlTree.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { isText, walkNodes } from './nodes.ts';

/** A piece of text that a reader sees, white space folded. */
export interface SeenText {
  readonly folded: string;
  /** Its length without white space. */
  readonly length: number;
  readonly inLink: boolean;
}

/** What an element holds besides text: something to see, hear, fill in or run. */
export interface SeenThing {
  readonly element: HtmlElement;
  readonly inLink: boolean;
}

/** Where in the survey's lists the things of one element stand; `from` included, `to` not. */
interface Span {
  readonly textFrom: number;
  readonly thingFrom: number;
  readonly linkFrom: number;
  textTo: number;
  thingTo: number;
  linkTo: number;
}

/** One element of the body. */
export interface SurveyedElement extends Span {
  readonly element: HtmlElement;
  readonly place: ElementPlace | undefined;
  /** The index behind its last descendant: it and they are `[index, end)`. */
  end: number;
  /** Tags in its subtree that the source has, its own included, and where they reach. */
  tags: number;
  firstTag: number;
  lastTag: number;
  /** Whether an element in it stays open behind it, as `<b>` does. */
  leaks: boolean;
  /** 1 if the element itself is something to see, hear, fill in or run; that is not in its span. */
  readonly own: 0 | 1;
}

/**
 * The body's elements in the order of their start tags, with what each holds, counted so that a question
 * about an element costs the same however much it holds.
 */
export interface BodySurvey {
  readonly elements: readonly SurveyedElement[];
  readonly texts: readonly SeenText[];
  readonly things: readonly SeenThing[];
  /** The `href`s of the links. */
  readonly links: readonly string[];
  /** How many characters of text stand before each of `texts`; one more than there are texts. */
  readonly textBefore: readonly number[];
  /** The same, of text outside links. */
  readonly looseBefore: readonly number[];
  /** How many things outside links stand before each of `things`. */
  readonly looseThingsBefore: readonly number[];
  /** Where the start and end tags of all elements begin, in order. */
  readonly tagOffsets: readonly number[];
}

/** Not text for a reader. */
const RAW_TEXT = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'template', 'title']);

/** What makes an element worth keeping though it has no text. */
const THINGS = new Set(
  (
    'img picture video audio source track iframe frame object embed applet canvas svg math map area ' +
    'input select textarea meter progress blockquote q script template'
  ).split(' '),
);

/** Elements that a loader script fills with someone's post, video or chart. */
const EMBED =
  /\b(?:embed\w*|tweet|twitter-(?:tweet|video|timeline)|instagram-media|fb-(?:post|video)|tiktok-embed|flourish-\w+|infogram\w*|datawrapper\w*|chart\w*|highcharts\w*|player|\w+-player|video-js|jwplayer|youtube\w*|gallery|map)\b/i;
const EMBED_ATTRIBUTE =
  /^data-(?:href|url|embed|tweet|instgrm|video|image|src$|srcset|original|lazy|poster|media|component|props|chart|background|bg)/;

/** Formatting elements come back behind an element that closed without them
 * (https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements). */
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/** Elements that are but a start tag. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Whether the element itself is something to see, hear, fill in or run. */
export function isThing({ name, attribs }: HtmlElement): boolean {
  if (THINGS.has(name)) return true;
  // A custom element; a glued tag such as <divclass="ad"> has no proper name.
  if (name.includes('-'))
    return /^[a-z][\w-]*$/.test(name) && !/^amp-(?:ad|pixel|analytics|sticky-ad)\b/.test(name);
  if (attribs['class'] !== undefined && EMBED.test(attribs['class'])) return true;
  if (attribs['style'] !== undefined && /\burl\(/i.test(attribs['style'])) return true;
  for (const attribute in attribs) {
    if (attribute.startsWith('data-') && EMBED_ATTRIBUTE.test(attribute)) return true;
  }
  return false;
}

/** Looks over the whole body once. */
export function surveyBody(tree: HtmlTree): BodySurvey {
  const survey = {
    elements: [] as SurveyedElement[],
    texts: [] as SeenText[],
    things: [] as SeenThing[],
    links: [] as string[],
    textBefore: [0],
    looseBefore: [0],
    looseThingsBefore: [0],
    tagOffsets: [] as number[],
  };
  let linkDepth = 0;
  let rawDepth = 0;
  let gap = '';

  const open: number[] = [];
  const enter = (node: HtmlElement): void => {
    const { elements, texts, things, links, looseThingsBefore, tagOffsets } = survey;
    const place = placeOf(tree, node);
    const start = place?.startTag.start ?? Infinity;
    const last = place?.endTag?.start ?? place?.startTag.start ?? -Infinity;
    const own = isThing(node) ? 1 : 0;
    if (place) tagOffsets.push(start);
    elements.push({
      element: node,
      place,
      end: 0,
      textFrom: texts.length,
      textTo: 0,
      thingFrom: things.length + own,
      thingTo: 0,
      linkFrom: links.length,
      linkTo: 0,
      tags: (place ? 1 : 0) + (place?.endTag ? 1 : 0),
      firstTag: start,
      lastTag: last,
      leaks: place !== undefined && !place.endTag && FORMATTING.has(node.name),
      own,
    });
    if (own) {
      looseThingsBefore.push(looseThingsBefore.at(-1)! + (linkDepth === 0 ? 1 : 0));
      things.push({ element: node, inLink: linkDepth > 0 });
    }
    if (node.name === 'a') {
      linkDepth++;
      if (node.attribs['href'] !== undefined) links.push(node.attribs['href']);
    }
    if (RAW_TEXT.has(node.name)) rawDepth++;
    open.push(elements.length - 1);
  };

  const addText = (data: string): void => {
    if (BLANK.test(data)) {
      gap = ' ';
      return;
    }
    const folded = foldSpace(data);
    const length = visibleLength(folded);
    if (length === 0) {
      gap = ' ';
      return;
    }
    const inLink = linkDepth > 0;
    survey.texts.push({ folded: gap + folded, length, inLink });
    survey.textBefore.push(survey.textBefore.at(-1)! + length);
    survey.looseBefore.push(survey.looseBefore.at(-1)! + (inLink ? 0 : length));
    gap = '';
  };

  const leave = (): void => {
    const index = open.pop()!;
    const { elements, texts, things, links, tagOffsets } = survey;
    const closed = elements[index]!;
    // Not before now: where tags nest, their offsets are in order, and sorting only has to look.
    if (closed.place?.endTag) tagOffsets.push(closed.place.endTag.start);
    closed.end = elements.length;
    closed.textTo = texts.length;
    closed.thingTo = things.length;
    closed.linkTo = links.length;
    const { name } = closed.element;
    if (name === 'a') linkDepth--;
    if (RAW_TEXT.has(name)) rawDepth--;
    const outer = elements[open.at(-1) ?? -1];
    if (!outer) return;
    outer.tags += closed.tags;
    outer.firstTag = Math.min(outer.firstTag, closed.firstTag);
    outer.lastTag = Math.max(outer.lastTag, closed.lastTag);
    outer.leaks ||= closed.leaks;
  };

  walkNodes(tree.root.firstChild, tree.root, {
    enter(node) {
      if (isElement(node)) enter(node);
      else if (isText(node) && rawDepth === 0) addText(node.data);
    },
    leave(node) {
      if (isElement(node)) leave();
    },
  });
  survey.tagOffsets.sort((a, b) => a - b);
  return survey;
}

/** What goes when the element goes: start tag to end tag, if that takes nothing of any other element along.
 * undefined where it would, or where no end tag says where the element ends. */
export function removableRange(survey: BodySurvey, index: number): OffsetRange | undefined {
  const { element, place, tags, firstTag, lastTag, leaks } = survey.elements[index]!;
  if (!place || leaks) return undefined;
  if (!place.endTag) return VOID.has(element.name) ? place.startTag : undefined;
  const range = { start: place.startTag.start, end: place.endTag.end };
  if (firstTag < range.start || lastTag >= range.end) return undefined;
  const within = countBelow(survey.tagOffsets, range.end) - countBelow(survey.tagOffsets, range.start);
  return within === tags ? range : undefined;
}

/** How many of the sorted numbers are less than `limit`. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What most pieces of text between tags are. */
const BLANK = /^[ \n\t]*$/;
/** Most text needs no folding, and looking is cheaper. */
const FOLDABLE = /[^\S ]| {2}|[\u00AD\u200B-\u200F\u2060]/;
/** White space that is no single space. */
const WIDE_SPACE = /[^\S ]\s*| \s+/g;

/** White space folded to single spaces; what cannot be seen is gone. */
export function foldSpace(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  return text.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]+/g, '').replace(WIDE_SPACE, ' ');
}

function visibleLength(folded: string): number {
  let length = folded.length;
  for (let at = folded.indexOf(' '); at >= 0; at = folded.indexOf(' ', at + 1)) length--;
  return length;
}

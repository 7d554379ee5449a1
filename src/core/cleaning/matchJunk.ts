import { isElement, type HtmlElement, type HtmlTree } from '../document/htmlTree.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { removableRange, surveyBody, type BodySurvey } from './bodySurvey.ts';
import { holds, type Subject } from './guard.ts';
import { findIndentedCode } from './indentedCode.ts';
import { isBlank } from './nodes.ts';
import type { Extent, Rule, Target, Upward } from './rule.ts';
import { prepareTarget, type CandidateTable, type PreparedTarget } from './ruleBook.ts';
import { mayMatch } from './selector.ts';
import { SelectorEngine } from './selectorEngine.ts';

/** What to look for, and where. */
export interface Search {
  readonly text: string;
  readonly body: OffsetRange;
  readonly tree: HtmlTree;
  /** The host of the source article. */
  readonly site: string | undefined;
  readonly tables: readonly CandidateTable[];
  /** What must stay. */
  readonly exceptions: readonly PreparedTarget[];
  /** Whether a rule is wanted. */
  readonly wants: (rule: Rule) => boolean;
  /** Whether a range may go. */
  readonly accepts: (range: OffsetRange) => boolean;
}

/** A range that goes, and why. */
export interface Match {
  readonly range: OffsetRange;
  readonly rule: Rule;
}

/** Elements without attributes that are there for what they hold alone. */
const WRAPPERS = new Set('div section aside p span center figure header footer noscript ins'.split(' '));

/** More siblings than this are a list that someone made. */
const MOST_FOLLOWERS = 50;

/**
 * The junk of a body: in the order of the text, without overlaps, the outermost element that is junk.
 *
 * An element is asked about twice: as it stands, and, when junk within it has gone, as it is then. So a
 * wrapper that only held ads goes with them.
 */
export function matchJunk(search: Search): Match[] {
  const walk = new JunkWalk(search);
  const matches = walk.run();
  matches.sort((a, b) => a.range.start - b.range.start);
  let end = -1;
  return matches.filter(({ range }) => {
    // Broken tables put what they hold elsewhere in the tree than in the text.
    const apart = range.start >= end;
    if (apart) end = range.end;
    return apart;
  });
}

/** An element that the walk is inside of. */
interface OpenElement {
  readonly index: number;
  /** How many matches, texts and links there were when it began. */
  readonly matches: number;
  readonly texts: number;
  readonly links: number;
  /** What of it has gone. */
  goneText: number;
  goneLooseText: number;
  goneThings: number;
  goneLooseThings: number;
  goneLinks: number;
}

class JunkWalk {
  readonly #search: Search;
  readonly #survey: BodySurvey;
  readonly #engine: SelectorEngine;
  readonly #wrapper: HtmlElement | undefined;
  readonly #matches: Match[] = [];
  readonly #open: OpenElement[] = [];
  /** Elements that go because of one before them. */
  readonly #alongWith = new Map<number, Rule | 'joined'>();
  /** The texts and links that have not gone, up to where the walk is. */
  readonly #texts: string[] = [];
  readonly #links: string[] = [];
  #nextText = 0;
  #nextLink = 0;
  readonly #aboveOf = new Map<Upward, ReadonlySet<HtmlElement>>();
  /** The elements that must stay. */
  #kept: ReadonlySet<HtmlElement> | undefined;

  constructor(search: Search) {
    this.#search = search;
    this.#survey = surveyBody(search.tree);
    this.#engine = new SelectorEngine(search.tree);
    this.#wrapper = outermostWrapper(search.tree);
  }

  run(): Match[] {
    const { elements } = this.#survey;
    const code = findIndentedCode(this.#search.text, this.#search.body);
    let index = 0;
    while (index < elements.length) {
      while (this.#open.length > 0 && elements[this.#open.at(-1)!.index]!.end <= index) this.#leave();
      const { element, place, end } = elements[index]!;
      const isCode = element.parent === this.#search.tree.root && code.covers(place?.startTag.start);
      if (isCode || (element !== this.#wrapper && this.#matchAsItStands(index))) {
        if (isCode) this.#keepUpTo(end);
        index = end;
      } else {
        this.#enter(index);
        index++;
      }
    }
    while (this.#open.length > 0) this.#leave();
    return this.#matches;
  }

  #enter(index: number): void {
    const { textFrom, linkFrom } = this.#survey.elements[index]!;
    this.#keep(textFrom, linkFrom);
    this.#open.push({
      index,
      matches: this.#matches.length,
      texts: this.#texts.length,
      links: this.#links.length,
      goneText: 0,
      goneLooseText: 0,
      goneThings: 0,
      goneLooseThings: 0,
      goneLinks: 0,
    });
  }

  #leave(): void {
    const open = this.#open.pop()!;
    const { textTo, linkTo, element } = this.#survey.elements[open.index]!;
    this.#keep(textTo, linkTo);
    const outer = this.#open.at(-1);
    if (this.#matches.length > open.matches && element !== this.#wrapper) {
      const subject = this.#remains(open);
      const rule = this.#ruleFor(subject) ?? this.#ruleOfEmptied(open, subject);
      if (rule && this.#remove(open.index, rule, open)) return;
    }
    if (!outer) return;
    outer.goneText += open.goneText;
    outer.goneLooseText += open.goneLooseText;
    outer.goneThings += open.goneThings;
    outer.goneLooseThings += open.goneLooseThings;
    outer.goneLinks += open.goneLinks;
  }

  #matchAsItStands(index: number): boolean {
    const along = this.#alongWith.get(index);
    if (along === 'joined') {
      this.#countAsGone(index);
      return true;
    }
    const rule = along ?? this.#ruleFor(this.#asItStands(index));
    return rule !== undefined && this.#remove(index, rule, undefined);
  }

  /** A wrapper that held nothing but junk goes by the rule of the first piece. */
  #ruleOfEmptied({ matches }: OpenElement, { element, textLength, things }: Subject): Rule | undefined {
    const isBare = Object.keys(element.attribs).length === 0 && WRAPPERS.has(element.name);
    if (!isBare || textLength > 0 || things > 0) return undefined;
    return this.#matches[matches]!.rule;
  }

  #ruleFor(subject: Subject): Rule | undefined {
    const { element } = subject;
    for (const table of this.#search.tables) {
      for (const prepared of table.candidates(element.name, element.attribs)) {
        if (this.#search.wants(prepared.target) && this.#isMatch(prepared, subject)) return prepared.target;
      }
    }
    return undefined;
  }

  #isMatch({ target, alternatives }: PreparedTarget, subject: Subject): boolean {
    const { element } = subject;
    const passing = alternatives.filter((one) => mayMatch(one, element.name, element.attribs));
    if (passing.length === 0 || !holds(target.guard, subject)) return false;
    if (!passing.some(({ partial }) => !partial) && !this.#engine.matches(target.selector, element)) {
      return false;
    }
    return !target.upward || this.#above(target, target.upward).has(element);
  }

  /** The elements that are reached by `upward`, looked for once. */
  #above({ selector }: Target, upward: Upward): ReadonlySet<HtmlElement> {
    const known = this.#aboveOf.get(upward);
    if (known) return known;
    const found = new Set<HtmlElement>();
    this.#aboveOf.set(upward, found);
    const from = prepareTarget(upward.from);
    const wanted = prepareTarget({ selector, guard: {} });
    for (const [index, { element }] of this.#survey.elements.entries()) {
      if (!this.#isMatch(from, this.#asItStands(index))) continue;
      let above = parentOf(element);
      for (let step = 1; above; step++, above = parentOf(above)) {
        if (upward.steps !== undefined ? step < upward.steps : !this.#passes(wanted, above)) continue;
        found.add(above);
        break;
      }
    }
    return found;
  }

  #passes({ target, alternatives }: PreparedTarget, element: HtmlElement): boolean {
    const passing = alternatives.filter((one) => mayMatch(one, element.name, element.attribs));
    return (
      passing.some(({ partial }) => !partial) ||
      (passing.length > 0 && this.#engine.matches(target.selector, element))
    );
  }

  /** Whether an element, or what it holds or is held by, must stay. */
  #stays(element: HtmlElement): boolean {
    if (this.#search.exceptions.length === 0) return false;
    return (this.#kept ??= this.#findKept()).has(element);
  }

  #findKept(): ReadonlySet<HtmlElement> {
    const { elements } = this.#survey;
    const kept = new Set<HtmlElement>();
    let keptTo = 0;
    for (const [index, { element, end }] of elements.entries()) {
      const subject = this.#asItStands(index);
      if (this.#search.exceptions.some((exception) => this.#isMatch(exception, subject))) {
        keptTo = Math.max(keptTo, end);
        for (let outer = parentOf(element); outer && !kept.has(outer); outer = parentOf(outer)) {
          kept.add(outer);
        }
      }
      if (index < keptTo) kept.add(element);
    }
    return kept;
  }

  /** @returns whether the element goes: its tags, the neighbours and the caller may all be against it. */
  #remove(index: number, rule: Rule, open: OpenElement | undefined): boolean {
    const own = removableRange(this.#survey, index);
    if (!own || this.#stays(this.#survey.elements[index]!.element)) return false;
    const { element } = this.#survey.elements[index]!;
    const after = this.#followers(index, rule);
    const last = rule.takes?.after?.joined ? after.at(-1) : undefined;
    const range = {
      start: this.#startWith(element, own.start, rule.takes),
      end: last === undefined ? own.end : removableRange(this.#survey, last)!.end,
    };
    if (!leavesSeam(this.#search.text, range) || !this.#search.accepts(range)) return false;

    if (open) {
      this.#matches.length = open.matches;
      this.#texts.length = open.texts;
      this.#links.length = open.links;
    }
    this.#matches.push({ range, rule });
    this.#countAsGone(index);
    const withoutExtent = { ...rule, takes: {} };
    for (const at of after) this.#alongWith.set(at, last === undefined ? withoutExtent : 'joined');
    return true;
  }

  #countAsGone(index: number): void {
    const survey = this.#survey;
    const outer = this.#open.at(-1);
    const gone = survey.elements[index]!;
    this.#keep(gone.textFrom, gone.linkFrom);
    this.#nextText = gone.textTo;
    this.#nextLink = gone.linkTo;
    if (!outer) return;
    outer.goneText += survey.textBefore[gone.textTo]! - survey.textBefore[gone.textFrom]!;
    outer.goneLooseText += survey.looseBefore[gone.textTo]! - survey.looseBefore[gone.textFrom]!;
    outer.goneThings += gone.thingTo - gone.thingFrom + gone.own;
    outer.goneLooseThings +=
      survey.looseThingsBefore[gone.thingTo]! - survey.looseThingsBefore[gone.thingFrom - gone.own]!;
    outer.goneLinks += gone.linkTo - gone.linkFrom;
  }

  /** Where the removal begins, with the elements before it that belong to it. */
  #startWith(element: HtmlElement, start: number, takes: Extent | undefined): number {
    let from = start;
    let before = element.prev;
    for (const name of takes?.before ?? []) {
      while (before && isBlank(before)) before = before.prev;
      if (!before || !isElement(before) || before.name !== name || before.children.length > 0) break;
      if (this.#stays(before)) break;
      const tag = before.sourceCodeLocation;
      const at = tag ? this.#search.tree.base + tag.startOffset : from;
      // The tree's order is not the text's where tables are broken.
      if (
        at >= from ||
        this.#search.text
          .slice(at, from)
          .replace(/<[^<>]*>/g, '')
          .trim() !== ''
      )
        break;
      from = at;
      before = before.prev;
    }
    return from;
  }

  /** The siblings behind an element that go along with it. */
  #followers(index: number, rule: Rule): number[] {
    const { elements } = this.#survey;
    const followers: number[] = [];
    if (!rule.takes?.after) return followers;
    const prepared = prepareTarget(rule.takes.after);
    let last = elements[index]!;
    for (let at = last.end; at < elements.length && followers.length < MOST_FOLLOWERS; at = last.end) {
      let next = last.element.next;
      while (next && isBlank(next)) next = next.next;
      if (next !== elements[at]!.element || !removableRange(this.#survey, at)) break;
      if (this.#stays(elements[at]!.element) || !this.#isMatch(prepared, this.#asItStands(at))) break;
      followers.push(at);
      last = elements[at]!;
    }
    return followers;
  }

  #asItStands(index: number): Subject {
    const { texts, things, links, textBefore, looseBefore, looseThingsBefore, elements } = this.#survey;
    const { element, textFrom, textTo, thingFrom, thingTo, linkFrom, linkTo } = elements[index]!;
    return {
      element,
      site: this.#search.site,
      textLength: textBefore[textTo]! - textBefore[textFrom]!,
      looseTextLength: looseBefore[textTo]! - looseBefore[textFrom]!,
      things: thingTo - thingFrom,
      looseThings: looseThingsBefore[thingTo]! - looseThingsBefore[thingFrom]!,
      linkCount: linkTo - linkFrom,
      text: () => foldTexts(texts.slice(textFrom, textTo).map(({ folded }) => folded)),
      links: () => links.slice(linkFrom, linkTo),
      thingCount: thingTo - thingFrom,
      thingNames: () => things.slice(thingFrom, thingTo).map(({ element: { name } }) => name),
    };
  }

  #remains(open: OpenElement): Subject {
    const whole = this.#asItStands(open.index);
    return {
      ...whole,
      textLength: whole.textLength - open.goneText,
      looseTextLength: whole.looseTextLength - open.goneLooseText,
      things: whole.things - open.goneThings,
      looseThings: whole.looseThings - open.goneLooseThings,
      linkCount: whole.linkCount - open.goneLinks,
      text: () => foldTexts(this.#texts.slice(open.texts)),
      links: () => this.#links.slice(open.links),
    };
  }

  #keepUpTo(end: number): void {
    const { elements, texts, links } = this.#survey;
    const next = elements[end];
    this.#keep(next?.textFrom ?? texts.length, next?.linkFrom ?? links.length);
  }

  /** Takes note of the texts and links up to the given ones, which are not included. */
  #keep(text: number, link: number): void {
    while (this.#nextText < text) this.#texts.push(this.#survey.texts[this.#nextText++]!.folded);
    while (this.#nextLink < link) this.#links.push(this.#survey.links[this.#nextLink++]!);
  }
}

function parentOf({ parent }: HtmlElement): HtmlElement | undefined {
  return parent && isElement(parent) ? parent : undefined;
}

function foldTexts(texts: readonly string[]): string {
  return texts.join('').replace(/ {2,}/g, ' ').trim();
}

/** The `<div>` that the crawler put around the article: it begins the body and holds all of it, or nothing
 * but its place tells of it. */
function outermostWrapper({ root }: HtmlTree): HtmlElement | undefined {
  const nodes = root.children.filter((node) => node.nodeType !== 8 && !isBlank(node));
  const [first] = nodes;
  if (!first || !isElement(first) || first.name !== 'div') return undefined;
  return nodes.length === 1 || Object.keys(first.attribs).length === 0 ? first : undefined;
}

/** Whether what stands before and behind the range stays apart: `&am` and `p;` would become one. */
function leavesSeam(text: string, { start, end }: OffsetRange): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 1);
  if (/<[!/?]?-?$/.test(before)) return false;
  if (/&#?\w*$/.test(before) && /[\w;#]/.test(after)) return false;
  return !(before.endsWith('{') && /[{%]/.test(after));
}

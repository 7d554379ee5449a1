import { message, type Message } from '../../text/message.ts';
import { hostOf, isSameSite } from '../guard.ts';
import type { ElementFacts } from './elementFacts.ts';

/** Conditions that an element meets and that keep a rule off articles. */
export interface ConditionChoice {
  readonly text: string;
  /** What they ask, for people. */
  readonly what: readonly Message[];
  /** Whether they tell enough without a name: by words, not by structure. */
  readonly telling: boolean;
  /** Whether they ask for an element without anything in it, which no name is wrong for. */
  readonly empty: boolean;
}

/** Text that is longer is an article's. */
export const LONGEST_JUNK = 600;

/** Words that begin a text tell best; more of them are of one post. */
const MOST_HAN = 8;
const MOST_WORDS = 4;
const LONGEST_LABEL = 16;
const LONGEST_EXACT = 60;

/** More text outside links than this is no label of a list. */
const MOST_LOOSE = 20;

/**
 * What must hold for elements like this one to go, the narrowest first. A name alone is never enough: article
 * text and pictures are found in all that sites have names for. Empty where no condition is safe.
 */
export function conditionsFor(facts: ElementFacts, site: string | undefined): ConditionChoice[] {
  const { textLength, things } = facts;
  if (textLength > LONGEST_JUNK) return [];
  if (textLength > 0) return [...byWords(facts), ...byLinks(facts, site)];
  if (things.length === 0) {
    return [
      { text: ':empty-box()', what: [message('Only where it is empty.')], telling: false, empty: true },
    ];
  }
  return [...byLinks(facts, site), ...byThings(facts)];
}

function byWords({ text, firstText, textLength, looseThings }: ElementFacts): ConditionChoice[] {
  const limit = `:max-text(${Math.max(20, Math.ceil((textLength * 1.5) / 10) * 10)})`;
  // Pictures that nobody can click on may be the article's.
  const media = looseThings > 0 ? '' : ':media-in-links()';
  const choices: ConditionChoice[] = [];
  if (text.length <= LONGEST_EXACT && (text.match(/\d+/g)?.length ?? 0) < 3) {
    choices.push({
      text: `:has-text(/^${pattern(text)}$/)${media}`,
      what: [message('Only where the text is “{words}”.', { words: text })],
      telling: true,
      empty: false,
    });
  }
  // What begins with a word may hold any picture.
  const label = looseThings > 0 ? undefined : labelOf(text, firstText);
  if (label !== undefined && label !== text) {
    choices.push({
      text: `:has-text(/^${pattern(label)}/)${limit}:media-in-links()`,
      what: [message('Only where a short text begins with “{words}”.', { words: label })],
      telling: true,
      empty: false,
    });
  }
  return choices;
}

function byLinks(
  { links, firstText, looseTextLength, textLength, looseThings, things, element }: ElementFacts,
  site: string | undefined,
): ConditionChoice[] {
  if (links.length === 0 || links.length > 60) return [];
  if (textLength === 0 && looseThings > 0) return [];
  if (looseTextLength > MOST_LOOSE) return [];
  const text =
    textLength === 0
      ? ':no-text()'
      : `:media-in-links():max-loose-text(${looseTextLength === 0 ? 0 : Math.ceil(looseTextLength / 5) * 5})`;
  const holds =
    textLength === 0 ? message('Only where it has no text.') : message('Only where it is made of links.');
  // What a link itself leads to is what it is told by.
  if (element.name === 'a' && things.length <= 1 && textLength === 0) return [];
  if (links.every((url) => isSameSite(url, site))) {
    const what = [holds, message('Only where all links lead to the source site.')];
    const inSite: ConditionChoice = { text: `${text}:links(same-site)`, what, telling: false, empty: false };
    const words =
      looseTextLength > 0 && firstText.length <= LONGEST_LABEL ? labelOf(firstText, firstText) : undefined;
    if (words === undefined) return [inSite];
    const begins = message('Only where the text begins with “{words}”.', { words });
    const labelled = `:has-text(/^${pattern(words)}/)${inSite.text}`;
    return [{ text: labelled, what: [begins, ...what], telling: true, empty: false }, inSite];
  }
  const [host] = links.map(hostOf);
  if (host === undefined || !/^[\w.-]+$/.test(host) || !links.every((url) => hostOf(url) === host)) return [];
  const what = message('Only where all links lead to {host}.', { host });
  const toHost = `/^(?:https?:)?\\/\\/${host.replaceAll('.', '\\.')}(?:[\\/?#:]|$)/i`;
  return [{ text: `${text}:links(${toHost})`, what: [holds, what], telling: true, empty: false }];
}

function byThings({ things }: ElementFacts): ConditionChoice[] {
  const only = (name: string): boolean => things.every((thing) => thing.name === name);
  if (only('svg')) {
    const what = [message('Only where there is nothing but a drawing.')];
    return [{ text: ':no-text():drawings-only()', what, telling: false, empty: false }];
  }
  return [];
}

/** The words that a text begins with and that others of its kind will begin with too. */
function labelOf(text: string, firstText: string): string | undefined {
  const said =
    (firstText.length <= LONGEST_LABEL && text.startsWith(firstText) ? firstText : undefined) ??
    /^[^:：]{2,16}[:：]/.exec(text)?.[0] ??
    /^[【[（(][^】\]）)]{2,16}[】\]）)]/.exec(text)?.[0] ??
    firstWords(text);
  const steady = said
    .slice(0, LONGEST_LABEL * 2)
    .replace(/\s*\d.*$/s, '')
    .trim();
  return /\p{L}{2}/u.test(steady) ? steady : undefined;
}

function firstWords(text: string): string {
  const han = /^\P{L}?[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]+/u.exec(text)?.[0];
  if (han !== undefined) return Array.from(han).slice(0, MOST_HAN).join('');
  return text
    .split(' ')
    .slice(0, MOST_WORDS)
    .join(' ')
    .slice(0, 40)
    .replace(/[\ud800-\udbff]$/, '');
}

/** A regular expression for words; a number stands for any. */
function pattern(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\d+/g, '\\d+');
}

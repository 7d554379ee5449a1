import { RuleBook } from '../ruleBook.ts';
import { parseRuleText, type RuleList } from '../ruleText/ruleText.ts';
import chinadigitaltimes from './chinadigitaltimes.txt';
import cna from './cna.txt';
import dw from './dw.txt';
import epochtimes from './epochtimes.txt';
import feeds from './feeds.txt';
import generic from './generic.txt';
import networks from './networks.txt';
import reuters from './reuters.txt';
import rfi from './rfi.txt';
import rti from './rti.txt';
import solidot from './solidot.txt';
import voa from './voa.txt';
import widgets from './widgets.txt';
import wording from './wording.txt';
import zaobao from './zaobao.txt';

/** Galley's own rules. A site's come before those for any site: where both match, the first gives its name. */
const TEXTS = {
  chinadigitaltimes,
  cna,
  dw,
  epochtimes,
  reuters,
  rfi,
  rti,
  solidot,
  voa,
  zaobao,
  feeds,
  networks,
  widgets,
  generic,
  wording,
} as const;

/** What the names of Galley's own lists begin with. */
const OWN = 'galley/';

let lists: readonly RuleList[] | undefined;
let book: RuleBook | undefined;

/** Galley's own rules as they are written. Read on first use: they never change. */
export function builtInLists(): readonly RuleList[] {
  return (lists ??= Object.entries(TEXTS).map(([name, text]) =>
    parseRuleText(text, { name: `${OWN}${name}`, trust: 'reviewed' }),
  ));
}

/** The text of one of Galley's own lists, by its name; undefined for another's. */
export function builtInText(name: string): string | undefined {
  const key = name.startsWith(OWN) ? name.slice(OWN.length) : '';
  return Object.hasOwn(TEXTS, key) ? TEXTS[key as keyof typeof TEXTS] : undefined;
}

/** Galley's own rules, ready for matching. */
export function builtInRules(): RuleBook {
  return (book ??= new RuleBook({
    rules: builtInLists().flatMap((list) => list.rules),
    exceptions: builtInLists().flatMap((list) => list.exceptions),
    keeps: builtInLists().flatMap((list) => list.keeps),
  }));
}

import { isSameSite, type TagWords } from '../guard.ts';
import type { PreparedRule } from '../preparedTarget.ts';
import { RuleTable } from '../ruleBook.ts';
import type { RuleFinder } from '../tagMeanings.ts';
import { addressOf, isEmbedHost, isOwnPage, isPixel, type HtmlAddress } from './address.ts';
import { BEGINNINGS, LONGEST_VALUE, withoutScheme } from './cosmeticFilter.ts';
import {
  MOST_GENERAL_EXCEPTIONS,
  MOST_OF_A_SITE,
  type CosmeticRules,
  type FilterRules,
  type NetworkRules,
} from './filterRules.ts';
import { hashKey } from './keyMap.ts';
import { FETCHES, meets } from './networkFilter.ts';
import { namesOf } from './siteNames.ts';
import { hostAndAbove, isFor } from './siteScope.ts';

type Attributes = Readonly<Record<string, string>>;

/** What a name alone does not remove: what is something by itself, and what gives a table or a line its
 * shape. */
const NO_BOX = new Set(
  (
    'img picture video audio source track iframe frame object embed canvas svg math script template input ' +
    'select textarea meter progress blockquote q table thead tbody tfoot tr td th col colgroup caption br hr ' +
    'wbr'
  ).split(' '),
);

/** What the elements fetch that filters are about. Films and sounds are not among them: they are content. */
const FETCHED_BY: ReadonlyMap<string, number> = new Map([
  ['img', FETCHES.image],
  ['amp-pixel', FETCHES.image],
  ['script', FETCHES.script],
  ['iframe', FETCHES.frame],
  ['frame', FETCHES.frame],
  ['link', FETCHES.style],
  ['a', FETCHES.link],
]);

/** A list, as it holds for the posts of one site. */
export class ListTable implements RuleFinder {
  readonly #rules: FilterRules;
  readonly #site: string | undefined;
  readonly #names: ReadonlySet<string>;
  readonly #holding = new Map<CosmeticRules, boolean>();
  /** The filters that name the site. */
  readonly #own: RuleTable;
  /** What of the list the site is let alone by. */
  readonly #without: ReadonlySet<'all' | 'cosmetic' | 'generic'>;

  constructor(rules: FilterRules, site: string | undefined) {
    this.#rules = rules;
    this.#site = site;
    this.#names = namesOf(site);
    const pages = [...hostAndAbove(site ?? '')].flatMap((host) => rules.pagesUnder(host));
    this.#without = new Set(pages.map(({ page }) => page));
    const own = new Set(
      [...this.#names].flatMap((name) => rules.cosmeticUnder(hashKey('@', name), MOST_OF_A_SITE)),
    );
    const holding = [...own].filter((one) => one.filter.hosts.length > 0 && this.#holds(one));
    this.#own = new RuleTable(holding.flatMap((one) => one.rules.map(({ target }) => target)));
  }

  /** The rules that an element may match: those that name the site, those for all, those of its address. */
  candidates(tag: string, words: TagWords): readonly PreparedRule[] {
    if (this.#without.has('all')) return [];
    const { attributes } = words;
    const found: PreparedRule[] = [];
    if (!this.#without.has('cosmetic') && isBox(tag, attributes)) {
      found.push(...this.#own.candidates(tag, words));
      if (!this.#without.has('generic')) this.#addGeneric(tag, attributes, found);
    }
    this.#addNetwork(tag, attributes, found);
    return found;
  }

  #addGeneric(tag: string, attributes: Attributes, found: PreparedRule[]): void {
    this.#add(hashKey('<', tag), found);
    for (const name in attributes) {
      const value = attributes[name]!;
      if (name === 'id') this.#add(hashKey('#', value), found);
      if (name === 'class') for (const word of value.split(/\s+/)) this.#add(hashKey('.', word), found);
      const use = this.#rules.attributes.get(name);
      if (!use) continue;
      const key = hashKey('[', name);
      if (use.attribute) this.#add(key, found);
      if (use.value && value.length <= LONGEST_VALUE) this.#add(hashKey('=', value, key), found);
      if (!use.beginning) continue;
      const rest = withoutScheme(value);
      for (const length of BEGINNINGS) {
        if (rest.length >= length) this.#add(hashKey('^', rest.slice(0, length), key), found);
      }
    }
  }

  #add(hash: number, found: PreparedRule[]): void {
    for (const one of this.#rules.cosmeticUnder(hash)) {
      if (one.filter.hosts.length === 0 && this.#holds(one)) found.push(...one.rules);
    }
  }

  #holds(rules: CosmeticRules): boolean {
    let holds = this.#holding.get(rules);
    if (holds === undefined) {
      const isExcepted = rules.exceptions.some((exception) => isFor(exception, this.#names));
      holds = !isExcepted && isFor(rules.filter, this.#names);
      this.#holding.set(rules, holds);
    }
    return holds;
  }

  #addNetwork(tag: string, attributes: Attributes, found: PreparedRule[]): void {
    const by = FETCHED_BY.get(tag);
    const address = by === undefined ? undefined : addressOf(attributes);
    if (by === undefined || !address) return;
    const isContent = (by === FETCHES.script || by === FETCHES.frame) && isEmbedHost(address.host);
    if (isContent) return;
    const isShown = by === FETCHES.image && isOwnPage(address.host) && !isPixel(attributes);
    const blocking = this.#meeting('|', address, by).filter(
      // An article shows a company’s pictures from its own site.
      ({ filter }) => !(isShown && filter.pattern.isWholeHost),
    );
    if (blocking.length === 0) return;
    const isExcepted = this.#meeting('+', address, by).length > 0;
    for (const { filter, link, fetching } of blocking) {
      if (!isExcepted || filter.important) found.push(by === FETCHES.link ? link : fetching);
    }
  }

  /** The filters that block an address, or the exceptions that let it pass. */
  #meeting(kind: '|' | '+', address: HtmlAddress, by: number): NetworkRules[] {
    const meeting: NetworkRules[] = [];
    const isOwnSite = isSameSite(address.text, this.#site);
    const add = (rules: readonly NetworkRules[]): void => {
      for (const one of rules) {
        const { filter } = one;
        if (filter.isException !== (kind === '+') || !isFor(filter, this.#names)) continue;
        if (meets(filter, address, by, isOwnSite)) meeting.push(one);
      }
    };
    for (const host of hostAndAbove(address.host)) add(this.#rules.networkUnder(hashKey(kind, host)));
    if (kind === '+') add(this.#rules.networkUnder(hashKey('+', ''), MOST_GENERAL_EXCEPTIONS));
    return meeting;
  }
}

/** Whether the element is there for what it holds. A place that links lead to is not. */
function isBox(tag: string, attributes: Attributes): boolean {
  return !NO_BOX.has(tag) && (tag !== 'a' || attributes['href'] !== undefined);
}

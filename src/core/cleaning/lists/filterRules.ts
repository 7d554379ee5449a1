import type { Guard, Rule } from '../rule.ts';
import { prepareTarget, type PreparedRule } from '../preparedTarget.ts';
import { both } from '../ruleText/conditions.ts';
import { parseRuleText } from '../ruleText/ruleText.ts';
import { isSkipReason, readCosmeticFilter, type CosmeticFilter } from './cosmeticFilter.ts';
import type { FilterListData } from './indexFilterList.ts';
import { hashKey, KeyMap } from './keyMap.ts';
import { readNetworkFilter, type NetworkFilter, type PageException } from './networkFilter.ts';
import type { SiteScope } from './siteScope.ts';

/** A filter that hides elements, as rules. */
export interface CosmeticRules {
  readonly filter: CosmeticFilter;
  readonly rules: readonly PreparedRule[];
  /** Where the list itself takes it back. */
  readonly exceptions: readonly SiteScope[];
}

/** A filter of what is fetched, as rules. */
export interface NetworkRules {
  readonly filter: NetworkFilter;
  /** What it takes of what fetches, and of links. */
  readonly fetching: PreparedRule;
  readonly link: PreparedRule;
}

/** More filters under one key are no list that somebody made for use. */
const MOST_ALIKE = 500;
export const MOST_OF_A_SITE = 2000;
export const MOST_GENERAL_EXCEPTIONS = 1000;

/** The rules of a list. Each is made when something first asks for it, and kept. */
export class FilterRules {
  readonly #data: FilterListData;
  readonly #keys: KeyMap;
  readonly #cosmetic = new Map<number, CosmeticRules | undefined>();
  readonly #network = new Map<number, NetworkRules | undefined>();

  constructor(data: FilterListData) {
    this.#data = data;
    this.#keys = new KeyMap(data.keys);
  }

  get attributes(): FilterListData['attributes'] {
    return this.#data.attributes;
  }

  cosmeticUnder(hash: number, most = MOST_ALIKE): readonly CosmeticRules[] {
    const found = this.#keys.find(hash, most).map((line) => this.#cosmeticAt(line));
    return found.filter((rules) => rules !== undefined);
  }

  networkUnder(hash: number, most = MOST_ALIKE): readonly NetworkRules[] {
    const found = this.#keys.find(hash, most).map((line) => this.#networkAt(line));
    return found.filter((rules) => rules !== undefined);
  }

  /** What the list says of all pages of a host. */
  pagesUnder(host: string): readonly PageException[] {
    return this.#keys.find(hashKey('%', host), MOST_ALIKE).flatMap((line) => {
      const read = readNetworkFilter(this.#textOf(line));
      return typeof read === 'object' && 'page' in read && read.host === host ? [read] : [];
    });
  }

  #cosmeticAt(line: number): CosmeticRules | undefined {
    if (!this.#cosmetic.has(line)) this.#cosmetic.set(line, this.#readCosmetic(line));
    return this.#cosmetic.get(line);
  }

  #readCosmetic(line: number): CosmeticRules | undefined {
    const filter = readCosmeticFilter(this.#textOf(line));
    if (filter === undefined || isSkipReason(filter) || filter.isException) return undefined;
    const { rules, errors } = parseRuleText(`##${filter.selector}`);
    if (errors.length > 0) return undefined;
    return {
      filter,
      exceptions: this.#exceptionsTo(filter.selector),
      // Live pages are what the list is made for: editors paste article text into boxes of the same names.
      rules: rules.map(({ selector, guard, upward }) =>
        this.#prepare(line, { selector, guard: both(guard, { empty: true }), ...(upward && { upward }) }),
      ),
    };
  }

  #exceptionsTo(selector: string): CosmeticFilter[] {
    return this.#keys.find(hashKey('-', selector), MOST_ALIKE).flatMap((line) => {
      const read = readCosmeticFilter(this.#textOf(line));
      const isIt = typeof read === 'object' && read.isException && read.selector === selector;
      return isIt ? [read] : [];
    });
  }

  #networkAt(line: number): NetworkRules | undefined {
    if (!this.#network.has(line)) this.#network.set(line, this.#readNetwork(line));
    return this.#network.get(line);
  }

  #readNetwork(line: number): NetworkRules | undefined {
    const text = this.#textOf(line);
    const filter = readNetworkFilter(text);
    if (isSkipReason(filter) || !('pattern' in filter) || this.#isTakenBack(text)) return undefined;
    const leading = (guard: Guard): PreparedRule =>
      this.#prepare(line, {
        selector: '*',
        guard: filter.host === undefined ? guard : { ...guard, sourceHosts: new Set([filter.host]) },
      });
    // A link may lead to an ad, and the picture in it be the article's.
    return { filter, fetching: leading({ noText: true }), link: leading({ empty: true }) };
  }

  #isTakenBack(text: string): boolean {
    return this.#keys.find(hashKey('!', text), MOST_ALIKE).some((line) => {
      const read = readNetworkFilter(this.#textOf(line));
      return typeof read === 'object' && 'text' in read && read.text === text;
    });
  }

  #prepare(line: number, target: Pick<Rule, 'selector' | 'guard' | 'upward'>): PreparedRule {
    const { name, kind, lineStarts } = this.#data;
    const text = this.#textOf(line);
    const start = lineStarts[line]!;
    return prepareTarget<Rule>({
      id: `${name}:${line + 1}`,
      kind,
      level: 'safe',
      note: text.slice(0, 200),
      source: name,
      range: { start, end: start + text.length },
      ...target,
    });
  }

  #textOf(line: number): string {
    const { text, lineStarts } = this.#data;
    return text.slice(lineStarts[line], lineStarts[line + 1]).trim();
  }
}

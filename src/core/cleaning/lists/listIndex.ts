import type { RuleIndex } from '../ruleBook.ts';
import { FilterRules } from './filterRules.ts';
import { indexFilterList, type FilterListData } from './indexFilterList.ts';
import { ListTable } from './listTable.ts';

/** Posts of an archive come from few sites. */
const MOST_TABLES = 64;

/** A filter list that someone has, as a source of rules. */
export class ListIndex implements RuleIndex {
  readonly data: FilterListData;
  readonly #rules: FilterRules;
  readonly #tables = new Map<string | undefined, ListTable>();

  constructor(data: FilterListData) {
    this.data = data;
    this.#rules = new FilterRules(data);
  }

  tableFor(site: string | undefined): ListTable {
    let table = this.#tables.get(site);
    if (!table) {
      if (this.#tables.size === MOST_TABLES) this.#tables.clear();
      this.#tables.set(site, (table = new ListTable(this.#rules, site)));
    }
    return table;
  }
}

/** Reads a list of filters in the syntax of Adblock Plus, uBlock Origin and AdGuard. Never fails. */
export function readFilterList(text: string, name: string): ListIndex {
  return new ListIndex(indexFilterList(text, name));
}

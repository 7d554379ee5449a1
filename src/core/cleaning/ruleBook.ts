import type { TagWords } from './guard.ts';
import { prepareTarget, type PreparedRule, type PreparedTarget } from './preparedTarget.ts';
import type { Exception, Keep, Rule } from './rule.ts';
import type { SimpleSelector } from './selector.ts';
import { TagMeanings, type RuleFinder } from './tagMeanings.ts';

/** Rules with what they must not touch: one text's, or several sources' together. */
export interface RuleSource {
  readonly rules: readonly Rule[];
  readonly exceptions: readonly Exception[];
  readonly keeps: readonly Keep[];
}

/** For so many sites with rules of their own it is remembered what start tags tell. */
const MOST_SITES = 64;

/** Rules that are made ready only when something asks for them: an imported list. */
export interface RuleIndex {
  /** What holds for posts from `site`. */
  tableFor(site: string | undefined): RuleFinder;
}

/** Rules that share their hosts, found by what an element has: where its URL leads, its id, its classes, its
 * attributes, its tag. */
export class RuleTable implements RuleFinder {
  readonly #byId = new Map<string, PreparedRule[]>();
  readonly #byClass = new Map<string, PreparedRule[]>();
  readonly #byAttribute = new Map<string, PreparedRule[]>();
  readonly #bySourceHost = new Map<string, PreparedRule[]>();
  readonly #byTag = new Map<string, PreparedRule[]>();
  readonly #others: PreparedRule[] = [];

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) {
      const prepared = prepareTarget(rule);
      const { sourceHosts } = rule.guard;
      if (sourceHosts) {
        for (const host of sourceHosts) bucket(this.#bySourceHost, host).push(prepared);
        continue;
      }
      for (const alternative of prepared.alternatives) {
        const bucket = this.#bucketOf(alternative);
        if (!bucket.includes(prepared)) bucket.push(prepared);
      }
    }
  }

  /** The rules that an element may match, without any that it cannot. */
  candidates(tag: string, words: TagWords): readonly PreparedRule[] {
    const { attributes } = words;
    const found: PreparedRule[] = [];
    const add = (rules: readonly PreparedRule[] | undefined): void => {
      if (rules) for (const rule of rules) found.push(rule);
    };
    if (this.#bySourceHost.size > 0) for (const host of words.hosts) add(this.#bySourceHost.get(host));
    for (const name in attributes) {
      add(this.#byAttribute.get(name));
      if (name === 'id') add(this.#byId.get(attributes[name]!));
      if (name === 'class' && this.#byClass.size > 0) {
        for (const word of attributes[name]!.split(/\s+/)) add(this.#byClass.get(word));
      }
    }
    add(this.#byTag.get(tag));
    add(this.#others);
    return found;
  }

  #bucketOf({ ids, classes, attributes, tag }: SimpleSelector): PreparedRule[] {
    const [id] = ids;
    const [className] = classes;
    const [attribute] = attributes;
    if (id !== undefined) return bucket(this.#byId, id);
    if (className !== undefined) return bucket(this.#byClass, className);
    if (attribute !== undefined) return bucket(this.#byAttribute, attribute.name);
    if (tag !== undefined) return bucket(this.#byTag, tag);
    return this.#others;
  }
}

/** Rules of one source or of several, one behind the other, by the sites that they are for. */
export class RuleBook {
  readonly rules: readonly Rule[];
  readonly exceptions: readonly Exception[];
  readonly keeps: readonly Keep[];
  readonly #before: RuleBook | undefined;
  readonly #anySite: RuleTable;
  readonly #bySite = new Map<string, RuleTable>();
  readonly #list: RuleIndex | undefined;
  readonly #meanings: { readonly tables: readonly RuleFinder[]; readonly meanings: TagMeanings }[] = [];

  /**
   * @param before what has been read already, which is asked first.
   * @param list is asked last.
   * @throws SyntaxError where a selector cannot be read.
   */
  constructor({ rules, exceptions, keeps }: RuleSource, before?: RuleBook, list?: RuleIndex) {
    this.#before = before;
    this.#list = list;
    this.rules = [...(before?.rules ?? []), ...rules];
    this.exceptions = [...(before?.exceptions ?? []), ...exceptions];
    this.keeps = [...(before?.keeps ?? []), ...keeps];
    const bySite = new Map<string, Rule[]>();
    for (const rule of rules) for (const host of rule.hosts ?? []) bucket(bySite, host).push(rule);
    for (const [host, ofHost] of bySite) this.#bySite.set(host, new RuleTable(ofHost));
    this.#anySite = new RuleTable(rules.filter(({ hosts }) => hosts === undefined));
  }

  /** These rules, then those of another source. The exceptions of each hold for the rules of all. */
  and(source: RuleSource): RuleBook {
    return new RuleBook(source, this);
  }

  /** These rules, then those of a list. */
  andList(list: RuleIndex): RuleBook {
    return new RuleBook(NO_RULES, this, list);
  }

  /** The rules of one id alone, those of lists as well, with all that must stay. */
  only(id: string): RuleBook {
    const { exceptions, keeps } = this;
    const own = new RuleBook({ rules: this.rules.filter((rule) => rule.id === id), exceptions, keeps });
    return this.#lists().reduce((book, list) => book.andList(new OnlyRule(list, id)), own);
  }

  /** What must stay in a post from `site`. */
  exceptionsFor(site: string | undefined): PreparedTarget[] {
    return this.exceptions.filter((exception) => isFor(exception, site)).map(prepareTarget);
  }

  /** The rules, and the pieces by their hashes, that take nothing from a post from `site`. */
  keptFor(site: string | undefined): { rules: ReadonlySet<string>; pieces: ReadonlySet<string> } {
    const kept = { rules: new Set<string>(), pieces: new Set<string>() };
    for (const keep of this.keeps) {
      if (!isFor(keep, site)) continue;
      if ('rule' in keep) kept.rules.add(keep.rule);
      else kept.pieces.add(keep.piece);
    }
    return kept;
  }

  /** What start tags tell in a post from `site`. */
  meaningsFor(site: string | undefined): TagMeanings {
    const tables = this.tablesFor(site);
    // Sites without rules of their own have the same tables.
    const known = this.#meanings.find(
      (one) => one.tables.length === tables.length && one.tables.every((table, at) => table === tables[at]),
    );
    if (known) return known.meanings;
    const meanings = new TagMeanings(tables);
    if (this.#meanings.length === MOST_SITES) this.#meanings.length = 0;
    this.#meanings.push({ tables, meanings });
    return meanings;
  }

  /** The tables for a post from `site`: of each source its own site's first. */
  tablesFor(site: string | undefined): RuleFinder[] {
    const tables = this.#before?.tablesFor(site) ?? [];
    for (let host = site ?? ''; host !== ''; host = host.slice(host.indexOf('.') + 1)) {
      const table = this.#bySite.get(host);
      if (table) tables.push(table);
      if (!host.includes('.')) break;
    }
    tables.push(this.#anySite);
    if (this.#list) tables.push(this.#list.tableFor(site));
    return tables;
  }

  #lists(): RuleIndex[] {
    return [...(this.#before ? this.#before.#lists() : []), ...(this.#list ? [this.#list] : [])];
  }
}

/** The rules of one id alone, of a list. */
class OnlyRule implements RuleIndex {
  readonly #list: RuleIndex;
  readonly #id: string;
  /** One for each table, since what start tags tell is remembered by the tables. */
  readonly #finders = new WeakMap<RuleFinder, RuleFinder>();

  constructor(list: RuleIndex, id: string) {
    this.#list = list;
    this.#id = id;
  }

  tableFor(site: string | undefined): RuleFinder {
    const table = this.#list.tableFor(site);
    let finder = this.#finders.get(table);
    if (!finder) {
      finder = {
        candidates: (tag, attributes) =>
          table.candidates(tag, attributes).filter(({ target }) => target.id === this.#id),
      };
      this.#finders.set(table, finder);
    }
    return finder;
  }
}

export const NO_RULES = new RuleBook({ rules: [], exceptions: [], keeps: [] });

/** Whether something is said of a site, or of one that the site is below. */
export function isFor({ hosts }: { readonly hosts?: readonly string[] }, site: string | undefined): boolean {
  return !hosts || hosts.some((host) => site === host || site?.endsWith(`.${host}`));
}

function bucket<Value>(map: Map<string, Value[]>, key: string): Value[] {
  let values = map.get(key);
  if (!values) map.set(key, (values = []));
  return values;
}

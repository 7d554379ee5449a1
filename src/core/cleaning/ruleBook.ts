import type { Rule } from './rule.ts';
import { parseSelector, type SimpleSelector } from './selector.ts';

/** A rule, made ready for matching. */
export interface PreparedRule {
  readonly rule: Rule;
  readonly alternatives: readonly SimpleSelector[];
}

/** Rules that share their hosts, found by what an element has: its id, its classes, its attributes, its tag. */
export class RuleTable {
  readonly #byId = new Map<string, PreparedRule[]>();
  readonly #byClass = new Map<string, PreparedRule[]>();
  readonly #byAttribute = new Map<string, PreparedRule[]>();
  readonly #byTag = new Map<string, PreparedRule[]>();
  readonly #others: PreparedRule[] = [];

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) {
      const prepared = { rule, alternatives: parseSelector(rule.selector) };
      for (const alternative of prepared.alternatives) {
        const bucket = this.#bucketOf(alternative);
        if (!bucket.includes(prepared)) bucket.push(prepared);
      }
    }
  }

  /** The rules that an element may match, without any that it cannot. */
  candidates(tag: string, attributes: Readonly<Record<string, string>>): readonly PreparedRule[] {
    const found: PreparedRule[] = [];
    const add = (rules: readonly PreparedRule[] | undefined): void => {
      if (rules) for (const rule of rules) found.push(rule);
    };
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

/** All rules there are, by the sites that they are for. */
export class RuleBook {
  readonly rules: readonly Rule[];
  readonly #anySite: RuleTable;
  readonly #bySite = new Map<string, RuleTable>();

  /** @throws SyntaxError where a selector cannot be read. */
  constructor(rules: readonly Rule[]) {
    this.rules = rules;
    const bySite = new Map<string, Rule[]>();
    for (const rule of rules) for (const host of rule.hosts ?? []) bucket(bySite, host).push(rule);
    for (const [host, ofHost] of bySite) this.#bySite.set(host, new RuleTable(ofHost));
    this.#anySite = new RuleTable(rules.filter(({ hosts }) => hosts === undefined));
  }

  /** The tables for a post from `site`, its own first. */
  tablesFor(site: string | undefined): RuleTable[] {
    const tables: RuleTable[] = [];
    for (let host = site ?? ''; host !== ''; host = host.slice(host.indexOf('.') + 1)) {
      const table = this.#bySite.get(host);
      if (table) tables.push(table);
      if (!host.includes('.')) break;
    }
    tables.push(this.#anySite);
    return tables;
  }
}

function bucket<Value>(map: Map<string, Value[]>, key: string): Value[] {
  let values = map.get(key);
  if (!values) map.set(key, (values = []));
  return values;
}

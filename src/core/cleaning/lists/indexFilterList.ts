import type { JunkKind } from '../rule.ts';
import {
  isSkipReason,
  keysOf,
  readCosmeticFilter,
  type CosmeticFilter,
  type ElementKey,
} from './cosmeticFilter.ts';
import { hashKey, KeyMapBuilder, type KeyColumns } from './keyMap.ts';
import { readNetworkFilter } from './networkFilter.ts';
import { SKIP_REASONS, type FilterCounts, type SkipReason } from './filterCounts.ts';

/** A list, indexed: plain data, made in one thread and used in another. */
export interface FilterListData {
  /** What its filters are called by, with their line: `easylist.txt:12`. */
  readonly name: string;
  readonly kind: JunkKind;
  readonly text: string;
  /** Where each line begins in the text, in UTF-16 code units. */
  readonly lineStarts: Uint32Array;
  /** Line numbers, from 0, by what an element must have that the line is about. */
  readonly keys: KeyColumns;
  /** How filters ask about an attribute, by its name. */
  readonly attributes: ReadonlyMap<string, AttributeUse>;
  readonly counts: FilterCounts;
}

/** Whether some filter is found by the attribute's name, its value, how its value begins. */
export interface AttributeUse {
  attribute?: true;
  value?: true;
  beginning?: true;
}

/** A longer line is no filter that a person wrote. */
const LONGEST_LINE = 20_000;

/** Reads a list of filters in one pass, which files each line under what an element must have; what the line
 * says exactly is read when an element has that. Never fails: what cannot be used is counted by reason. */
export function indexFilterList(text: string, name: string): FilterListData {
  const indexer = new Indexer();
  for (let at = 0; at < text.length;) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    indexer.readLine(text.slice(at, end), at);
    at = end + 1;
  }
  const { keys, lineStarts, attributes, read, skipped, title } = indexer;
  return {
    name,
    kind: TRACKING.test(title ?? name) ? 'tracker' : 'ad',
    text,
    lineStarts: Uint32Array.from(lineStarts),
    keys: keys.build(),
    attributes,
    counts: { read, skipped },
  };
}

/** What nearly half the lines of a list are: it is read faster. */
const WHOLE_HOST = /^\|\|([a-z\d-]+(?:\.[a-z\d-]+)*)\^$/;

/** What lists against trackers say of themselves. */
const TRACKING = /privacy|track|spy|analytic|隐私|隱私|跟踪|追踪|追蹤|プライバシー/i;

class Indexer {
  readonly keys = new KeyMapBuilder();
  readonly lineStarts: number[] = [];
  readonly attributes = new Map<string, AttributeUse>();
  readonly skipped = Object.fromEntries(SKIP_REASONS.map((reason) => [reason, 0])) as Record<
    SkipReason,
    number
  >;
  read = 0;
  title: string | undefined;
  /** How many `!#if` are open. */
  #conditions = 0;
  #line = -1;

  readLine(whole: string, start: number): void {
    this.#line++;
    this.lineStarts.push(start);
    const line = whole.trim();
    if (line === '') return;
    if (line.startsWith('!')) {
      this.#readComment(line);
    } else if (!isHead(line)) {
      const reason = this.#conditions > 0 ? 'conditional' : this.#readFilter(line);
      if (reason === undefined) this.read++;
      else this.skipped[reason]++;
    }
  }

  #readComment(line: string): void {
    if (line.startsWith('!#if')) this.#conditions++;
    else if (line.startsWith('!#endif')) this.#conditions = Math.max(0, this.#conditions - 1);
    else this.title ??= /^!\s*Title:\s*(.+)/i.exec(line)?.[1];
  }

  #readFilter(line: string): SkipReason | undefined {
    const host = WHOLE_HOST.exec(line)?.[1];
    if (host !== undefined) {
      this.#file(hashKey('|', host));
      return undefined;
    }
    if (line.length > LONGEST_LINE) return 'unreadable';
    const cosmetic = readCosmeticFilter(line);
    if (cosmetic !== undefined) return isSkipReason(cosmetic) ? cosmetic : this.#fileCosmetic(cosmetic);
    const network = readNetworkFilter(line);
    if (isSkipReason(network)) return network;
    if ('text' in network) this.#file(hashKey('!', network.text));
    else if ('page' in network) this.#file(hashKey('%', network.host));
    else this.#file(hashKey(network.isException ? '+' : '|', network.host ?? ''));
    return undefined;
  }

  #fileCosmetic({ isException, hosts, selector }: CosmeticFilter): SkipReason | undefined {
    if (isException) {
      this.#file(hashKey('-', selector));
    } else if (hosts.length > 0) {
      for (const host of hosts) this.#file(hashKey('@', host));
    } else {
      const keys = keysOf(selector);
      if (!keys) return 'general';
      for (const key of keys) this.#fileUnder(key);
    }
    return undefined;
  }

  #fileUnder(key: ElementKey): void {
    this.#file(hashElementKey(key));
    if (key.by === 'id' || key.by === 'class' || key.by === 'tag') return;
    let use = this.attributes.get(key.name);
    if (!use) this.attributes.set(key.name, (use = {}));
    use[key.by] = true;
  }

  #file(hash: number): void {
    this.keys.add(hash, this.#line);
  }
}

/** `[Adblock Plus 2.0]`, and a comment of the form that hosts files have. */
function isHead(line: string): boolean {
  return /^\[[^$\]][^\]]*\]$|^#(?![#@?$%])/.test(line);
}

export function hashElementKey(key: ElementKey): number {
  switch (key.by) {
    case 'id':
      return hashKey('#', key.name);
    case 'class':
      return hashKey('.', key.name);
    case 'tag':
      return hashKey('<', key.name);
    case 'attribute':
      return hashKey('[', key.name);
    case 'value':
      return hashKey('=', key.value, hashKey('[', key.name));
    case 'beginning':
      return hashKey('^', key.value, hashKey('[', key.name));
  }
}

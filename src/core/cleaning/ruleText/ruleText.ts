import { message } from '../../text/message.ts';
import type { OffsetRange } from '../../text/offsetRange.ts';
import {
  JUNK_KINDS,
  type CleaningLevel,
  type Exception,
  type JunkKind,
  type Keep,
  type Rule,
} from '../rule.ts';
import { expand, type Reading } from './conditions.ts';
import { readHost, readHosts } from './hosts.ts';
import type { Trust } from './pattern.ts';
import { Piece, type Complain, type RuleError } from './piece.ts';
import { readTargets, type WrittenTarget } from './readTarget.ts';

/** Rules as people write them, a line each, read. */
export interface RuleList {
  /** What the text is called: a file's name, for example. */
  readonly name: string;
  readonly rules: readonly Rule[];
  readonly exceptions: readonly Exception[];
  readonly keeps: readonly Keep[];
  readonly examples: readonly Example[];
  /** In the order of the text. A line with an error is left out. */
  readonly errors: readonly RuleError[];
}

/** A piece of HTML that a rule must, or must not, find junk in. */
export interface Example {
  /** The id of the rule, and a site that it is for. */
  readonly rule: string;
  readonly site: string;
  /** `⟦…⟧` marks what must go; without marks, that is all of it. */
  readonly html: string;
  readonly matches: boolean;
  /** The HTML in the text. */
  readonly range: OffsetRange;
}

export interface RuleTextOptions {
  /** What the text is called. Rules without an id are called by it and their line: `rules:12`. */
  readonly name?: string;
  readonly trust?: Trust;
}

/** More is no line that a person wrote. */
const LONGEST_LINE = 20_000;

/** A site that nobody wrote rules for, for the examples of rules for any site. */
export const ANY_SITE = 'news.example.org';

const LEVELS: readonly CleaningLevel[] = ['safe', 'thorough'];

/** Reads rule text. Never fails: what cannot be read is an error at its place, and all else holds. */
export function parseRuleText(text: string, options: RuleTextOptions = {}): RuleList {
  const reader = new RuleTextReader(options);
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+|\r\n|\r|\n/g)) {
    if (/^[\r\n]/.test(line)) reader.lineNumber++;
    else reader.readLine(new Piece(line, index));
  }
  const { name, rules, exceptions, keeps, examples, errors } = reader;
  return { name, rules, exceptions, keeps, examples, errors };
}

class RuleTextReader {
  readonly name: string;
  readonly rules: Rule[] = [];
  readonly exceptions: Exception[] = [];
  readonly keeps: Keep[] = [];
  readonly examples: Example[] = [];
  readonly errors: RuleError[] = [];
  lineNumber = 1;
  #kind: JunkKind = 'ad';
  #level: CleaningLevel = 'safe';
  #id: string | undefined;
  #note: string | undefined;
  readonly #values = new Map<string, string>();
  /** The rule that examples are of. */
  #last: Pick<Rule, 'id' | 'hosts'> | undefined;
  /** Whether the rule above could not be read: its examples are not to blame. */
  #failed = false;
  readonly #reading: Reading;

  constructor({ name = 'rules', trust = 'foreign' }: RuleTextOptions) {
    this.name = name;
    this.#reading = {
      trust,
      complain: this.#complain,
      valueOf: (key) => this.#values.get(key),
    };
  }

  readLine(whole: Piece): void {
    // A byte order mark counts as white space.
    const line = whole.trim();
    if (line.isBlank) return;
    if (line.text.length > LONGEST_LINE) {
      this.#complain(line, message('The line has more than {limit} characters.', { limit: LONGEST_LINE }));
    } else if (line.text.startsWith('!')) {
      this.#readComment(line);
    } else if (!/^\[[^\]]*\]$/.test(line.text)) {
      // `[Adblock Plus 2.0]` heads a list.
      const before = this.errors.length;
      this.#readFilter(line);
      this.#failed = this.errors.length > before;
      if (this.#failed) this.#last = undefined;
    }
  }

  readonly #complain: Complain = ({ range }, what) => {
    this.errors.push({ range, message: what });
    return undefined;
  };

  #readComment(line: Piece): void {
    const example = /^!\s*([+-])\s+(?=<|⟦)/.exec(line.text);
    if (example) {
      this.#readExample(line.part(example[0].length), example[1] === '+');
      return;
    }
    const header = /^!\s*(kind|level|id|note|let ([a-z][\w-]*))\s*:\s*/.exec(line.text);
    if (!header) return;
    const [found, key, name] = header;
    const value = line.part(found.length);
    if (value.isBlank) {
      this.#complain(line, message('A value is missing.'));
    } else if (name !== undefined) {
      const before = this.#values.get(name);
      this.#values.set(name, before === undefined ? value.text : `${before} ${value.text}`);
    } else if (key === 'kind') {
      this.#kind = this.#oneOf(value, JUNK_KINDS) ?? this.#kind;
    } else if (key === 'level') {
      this.#level = this.#oneOf(value, LEVELS) ?? this.#level;
    } else if (key === 'note') {
      this.#note = value.text;
    } else if (/^(?:\*|[\w.-]+)(?::[\w.-]+)?$/.test(value.text)) {
      this.#id = value.text;
      // What was said of another rule.
      this.#note = undefined;
      this.#last = undefined;
      this.#failed = false;
    } else {
      this.#complain(value, message('An id is made of letters, digits, “-”, “_”, “.” and one “:”.'));
    }
  }

  #oneOf<Word extends string>(value: Piece, words: readonly Word[]): Word | undefined {
    const word = words.find((one) => one === value.text);
    return (
      word ??
      this.#complain(value, message('One of these must stand here: {words}.', { words: words.join(', ') }))
    );
  }

  #readExample(html: Piece, matches: boolean): void {
    if (!this.#last) {
      if (this.#failed) return;
      this.#complain(html, message('An example must stand below its rule.'));
      return;
    }
    const [host] = this.#last.hosts ?? [];
    this.examples.push({
      rule: this.#last.id,
      site: host === undefined ? ANY_SITE : `www.${host}`,
      html: html.text,
      matches,
      range: html.range,
    });
  }

  #readFilter(line: Piece): void {
    const network = /^(@@)?\|\|(\$[a-z][\w-]*|[^/^$|*]+)\^?$/.exec(line.text);
    if (network) {
      const from = (network[1]?.length ?? 0) + 2;
      this.#readNetworkFilter(line, line.part(from, from + network[2]!.length), network[1] !== undefined);
      return;
    }
    const separator = /^([^#]*)#(@?)\??#/.exec(line.text);
    if (!separator) {
      this.#complain(
        line,
        message(
          'This is no rule: host##selector, ##selector, host#@#selector, ||host^ or a comment behind “!”.',
        ),
      );
      return;
    }
    const hosts = readHosts(line.part(0, separator[1]!.length), this.#complain);
    const list = line.part(separator[0].length).trim();
    if (list.isBlank) {
      this.#complain(line.part(separator[1]!.length), message('A selector is missing.'));
      return;
    }
    if (hosts === null) return;
    const keep = separator[2] === '@' ? /^:(rule|piece)\(\s*(\S+)\s*\)$/.exec(list.text) : null;
    if (keep) {
      const what = keep[1] === 'rule' ? { rule: keep[2]! } : { piece: keep[2]! };
      this.keeps.push({ ...what, ...(hosts && { hosts }) });
      return;
    }
    const targets = readTargets(list, this.#reading);
    if (!targets) return;
    if (separator[2] === '@') this.#addExceptions(list, hosts, targets);
    else this.#addRules(line, hosts, targets);
  }

  /** `||host^`: what is fetched from there, or leads there without a word. */
  #readNetworkFilter(line: Piece, written: Piece, isException: boolean): void {
    const list = expand(written, this.#reading);
    const hosts = list?.split(/[\s,]+/g).map((host) => readHost(host, this.#complain));
    if (!hosts?.every((host) => host !== undefined)) return;
    const selector = '[src], [data-src], [href]';
    const target = { selector, guard: { noText: true, sourceHosts: new Set(hosts) } } as const;
    if (isException) this.exceptions.push(target);
    else this.#addRules(line, undefined, [target]);
  }

  #addRules(line: Piece, hosts: readonly string[] | undefined, targets: readonly WrittenTarget[]): void {
    const head = {
      id: this.#id ?? `${this.name}:${this.lineNumber}`,
      kind: this.#kind,
      level: this.#level,
      ...(hosts && { hosts }),
      note: this.#note ?? line.text.slice(0, 200),
      source: this.name,
      range: line.range,
    };
    for (const target of targets) this.rules.push({ ...head, ...target });
    this.#last = head;
  }

  #addExceptions(list: Piece, hosts: readonly string[] | undefined, targets: readonly WrittenTarget[]): void {
    if (targets.some(({ takes }) => takes)) {
      this.#complain(list, message('An exception takes nothing along.'));
      return;
    }
    for (const target of targets) this.exceptions.push({ ...target, ...(hosts && { hosts }) });
  }
}

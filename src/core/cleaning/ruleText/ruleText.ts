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
import { linesOf, LONGEST_LINE, type ShapeOf, type WrittenLine } from './lineShape.ts';
import type { Trust } from './pattern.ts';
import type { Complain, Piece, RuleError } from './piece.ts';
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

/** A site that nobody wrote rules for, for the examples of rules for any site. */
export const ANY_SITE = 'news.example.org';

export const CLEANING_LEVELS: readonly CleaningLevel[] = ['safe', 'thorough'];

/** Reads rule text. Never fails: what cannot be read is an error at its place, and all else holds. */
export function parseRuleText(text: string, options: RuleTextOptions = {}): RuleList {
  const reader = new RuleTextReader(options);
  for (const line of linesOf(text)) reader.readLine(line);
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

  readLine(written: WrittenLine): void {
    const { line, shape } = written;
    switch (shape.is) {
      case 'blank':
      case 'comment':
      case 'listHead':
        return;
      case 'tooLong':
        this.#complain(line, message('The line has more than {limit} characters.', { limit: LONGEST_LINE }));
        return;
      case 'header':
        this.#readHeader(line, shape);
        return;
      case 'example':
        this.#readExample(shape.html, shape.matches);
        return;
      case 'network':
      case 'cosmetic':
      case 'keep':
      case 'unknown': {
        const before = this.errors.length;
        this.#readFilter(written, shape);
        this.#failed = this.errors.length > before;
        if (this.#failed) this.#last = undefined;
      }
    }
  }

  readonly #complain: Complain = ({ range }, what) => {
    this.errors.push({ range, message: what });
    return undefined;
  };

  #readHeader(line: Piece, { key, name, value }: ShapeOf<'header'>): void {
    if (value.isBlank) {
      this.#complain(line, message('A value is missing.'));
    } else if (name !== undefined) {
      const before = this.#values.get(name);
      this.#values.set(name, before === undefined ? value.text : `${before} ${value.text}`);
    } else if (key === 'kind') {
      this.#kind = this.#oneOf(value, JUNK_KINDS) ?? this.#kind;
    } else if (key === 'level') {
      this.#level = this.#oneOf(value, CLEANING_LEVELS) ?? this.#level;
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

  #readFilter(written: WrittenLine, shape: ShapeOf<'network' | 'cosmetic' | 'keep' | 'unknown'>): void {
    switch (shape.is) {
      case 'network':
        this.#readNetworkFilter(written, shape);
        return;
      case 'keep': {
        const hosts = readHosts(shape.hosts, this.#complain);
        if (hosts === null) return;
        const what = shape.what === 'rule' ? { rule: shape.name.text } : { piece: shape.name.text };
        this.keeps.push({ ...what, ...(hosts && { hosts }) });
        return;
      }
      case 'cosmetic':
        this.#readCosmeticFilter(written, shape);
        return;
      case 'unknown':
        this.#complain(
          written.line,
          message(
            'This is no rule: host##selector, ##selector, host#@#selector, ||host^ or a comment behind “!”.',
          ),
        );
    }
  }

  #readCosmeticFilter(
    written: WrittenLine,
    { hosts, marker, selector, isException }: ShapeOf<'cosmetic'>,
  ): void {
    const sites = readHosts(hosts, this.#complain);
    if (selector.isBlank) {
      this.#complain(marker, message('A selector is missing.'));
      return;
    }
    if (sites === null) return;
    const targets = readTargets(selector, this.#reading);
    if (!targets) return;
    if (isException) this.#addExceptions(selector, sites, targets);
    else this.#addRules(written, sites, targets);
  }

  /** `||host^`: what is fetched from there, or leads there without a word. */
  #readNetworkFilter(written: WrittenLine, { host, isException }: ShapeOf<'network'>): void {
    const list = expand(host, this.#reading);
    const hosts = list?.split(/[\s,]+/g).map((one) => readHost(one, this.#complain));
    if (!hosts?.every((one) => one !== undefined)) return;
    const selector = '[src], [data-src], [href]';
    const target = { selector, guard: { noText: true, sourceHosts: new Set(hosts) } } as const;
    if (isException) this.exceptions.push(target);
    else this.#addRules(written, undefined, [target]);
  }

  #addRules(
    { line, number }: WrittenLine,
    hosts: readonly string[] | undefined,
    targets: readonly WrittenTarget[],
  ): void {
    const head = {
      id: this.#id ?? `${this.name}:${number}`,
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

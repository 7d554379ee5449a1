/** One alternative of a selector list, as far as it can be told from an element alone. */
export interface SimpleSelector {
  readonly tag: string | undefined;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
  readonly attributes: readonly AttributeTest[];
  /** Whether there is more to the selector than this: relations, pseudo-classes. Then a selector engine
   * decides, for elements that pass. */
  readonly partial: boolean;
}

export interface AttributeTest {
  readonly name: string;
  /** undefined: the attribute need only be there. */
  readonly operator: '=' | '~=' | '^=' | '$=' | '*=' | undefined;
  readonly value: string;
  readonly ignoreCase: boolean;
}

const TOKEN =
  /(?<tag>^(?:[a-z][\w-]*|\*))|#(?<id>(?:[\w\u0080-\uffff-]|\\.)+)|\.(?<class>(?:[\w\u0080-\uffff-]|\\.)+)|\[\s*(?<name>[\w-]+)\s*(?:(?<operator>[~^$*]?=)\s*(?:"(?<quoted>[^"]*)"|'(?<single>[^']*)'|(?<bare>[\w\u0080-\uffff-]+))\s*(?<flag>i)?\s*)?\]/iy;

/** Where the simple selector that begins at `at` ends: a tag (at the very beginning), an id, a class, an
 * attribute. undefined where there is none; pseudo-classes are not among them. */
export function simpleSelectorEnd(compound: string, at: number): number | undefined {
  TOKEN.lastIndex = at;
  return TOKEN.test(compound) ? TOKEN.lastIndex : undefined;
}

/**
 * Reads what the last compound of each alternative asks of the element itself.
 * @throws SyntaxError for what it cannot read: rules are checked when they are loaded.
 */
export function parseSelector(selector: string): SimpleSelector[] {
  return splitOutside(selector, ',').map((alternative) => parseCompound(alternative.trim()));
}

/** What an element alone tells of a selector list: whether it selects the element. */
export type Selected = 'yes' | 'maybe' | 'no';

export function selects(
  alternatives: readonly SimpleSelector[],
  tag: string,
  attributes: Readonly<Record<string, string>>,
): Selected {
  let selected: Selected = 'no';
  for (const one of alternatives) {
    if (!mayMatch(one, tag, attributes)) continue;
    if (!one.partial) return 'yes';
    selected = 'maybe';
  }
  return selected;
}

/** Whether the element passes; for a `partial` selector this is necessary, not sufficient. */
export function mayMatch(
  selector: SimpleSelector,
  tag: string,
  attributes: Readonly<Record<string, string>>,
): boolean {
  if (selector.tag !== undefined && selector.tag !== tag) return false;
  for (const id of selector.ids) if (attributes['id'] !== id) return false;
  for (const name of selector.classes) {
    if (!hasWord(attributes['class'] ?? '', name)) return false;
  }
  for (const test of selector.attributes) if (!passes(test, attributes[test.name])) return false;
  return true;
}

function passes({ operator, value, ignoreCase }: AttributeTest, actual: string | undefined): boolean {
  if (actual === undefined) return false;
  if (operator === undefined) return true;
  const have = ignoreCase ? actual.toLowerCase() : actual;
  const want = ignoreCase ? value.toLowerCase() : value;
  switch (operator) {
    case '=':
      return have === want;
    case '~=':
      return hasWord(have, want);
    case '^=':
      return want !== '' && have.startsWith(want);
    case '$=':
      return want !== '' && have.endsWith(want);
    case '*=':
      return want !== '' && have.includes(want);
  }
}

function hasWord(list: string, word: string): boolean {
  return list.includes(word) && list.split(/\s+/).includes(word);
}

function parseCompound(alternative: string): SimpleSelector {
  const compounds = splitOutside(alternative, ' >+~').filter((part) => part.trim() !== '');
  const last = compounds.at(-1) ?? '';
  let tag: string | undefined;
  const ids: string[] = [];
  const classes: string[] = [];
  const attributes: AttributeTest[] = [];
  let partial = compounds.length > 1;
  let at = 0;
  while (at < last.length) {
    if (last[at] === ':') {
      partial = true;
      at = pseudoEnd(last, at);
      continue;
    }
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(last)?.groups;
    if (!groups) throw new SyntaxError(`cannot read the selector “${alternative}”`);
    at = TOKEN.lastIndex;
    const { tag: tagName, id, class: className, name, operator, quoted, single, bare, flag } = groups;
    if (tagName !== undefined && tagName !== '*') tag = tagName.toLowerCase();
    if (id !== undefined) ids.push(unescape(id));
    if (className !== undefined) classes.push(unescape(className));
    if (name !== undefined) {
      attributes.push({
        name: name.toLowerCase(),
        operator: operator as AttributeTest['operator'],
        value: quoted ?? single ?? bare ?? '',
        ignoreCase: flag !== undefined,
      });
    }
  }
  if (last === '') throw new SyntaxError('a selector is empty');
  return { tag, ids, classes, attributes, partial };
}

function unescape(name: string): string {
  return name.replace(/\\(.)/g, '$1');
}

/** Where the pseudo-class that begins at `at` ends, with what it has in brackets. */
function pseudoEnd(compound: string, at: number): number {
  const name = /^:[\w-]+/.exec(compound.slice(at));
  if (!name) throw new SyntaxError(`cannot read the selector “${compound}”`);
  const end = at + name[0].length;
  return compound[end] === '(' ? closingBracket(compound, end) : end;
}

function closingBracket(source: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < source.length; at++) {
    const char = source[at]!;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at + 1;
  }
  throw new SyntaxError(`a bracket is not closed in “${source}”`);
}

/** Splits at any of the separators that stand outside brackets and quotes. */
function splitOutside(source: string, separators: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '\\') at++;
    else if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    else if (depth === 0 && separators.includes(char)) {
      parts.push(source.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(source.slice(from));
  return parts;
}

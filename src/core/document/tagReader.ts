import { AttributeMap, type Attributes } from './htmlNodes.ts';
import { resolveReferences } from './references.ts';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;

/** Reads tags as the HTML standard's tokenizer does, as far as their names are ASCII. */
export class TagReader {
  readonly #source: string;
  /** Where the next character is read. */
  at = 0;
  /** Whether the tag that was read last ends in `/>`. */
  isClosed = false;

  constructor(source: string) {
    this.#source = source;
  }

  /** The name of a tag, in lower case; undefined where it is not ASCII, whose letters alone have one. */
  readName(start: number): string | undefined {
    return this.#readLowerCase(start, false);
  }

  /**
   * Goes behind the tag's `>`, past its attributes, which `attributes` gets if it is there.
   * @returns whether there is such a `>`, and all names are ASCII.
   */
  readAttributes(attributes?: Attributes): boolean {
    const source = this.#source;
    let afterSlash = false;
    for (;;) {
      const from = this.at;
      this.#skipSpace();
      if (this.at > from) afterSlash = false;
      const code = source.charCodeAt(this.at);
      if (code === GREATER) {
        this.isClosed = afterSlash;
        this.at++;
        return true;
      }
      if (code === SLASH) {
        afterSlash = true;
        this.at++;
        continue;
      }
      if (this.at >= source.length) return false;
      const name = this.#readLowerCase(this.at, true);
      if (name === undefined) return false;
      this.#skipSpace();
      let start = this.at;
      let end = start;
      if (source.charCodeAt(start) === EQUALS) {
        this.at++;
        this.#skipSpace();
        start = this.at;
        end = this.#valueEnd();
        if (end < 0) return false;
        const isQuoted = this.at > end;
        if (isQuoted) start++;
      }
      if (attributes && !(name in attributes)) {
        attributes[name] = resolveReferences(source.slice(start, end), 'attribute');
      }
      afterSlash = false;
    }
  }

  /** Goes behind a value. @returns where it ends, without its quote; -1 where that is missing. */
  #valueEnd(): number {
    const source = this.#source;
    const first = source.charCodeAt(this.at);
    if (first === QUOTE || first === APOSTROPHE) {
      const end = source.indexOf(first === QUOTE ? '"' : "'", this.at + 1);
      this.at = end + 1;
      return end;
    }
    while (this.at < source.length) {
      const code = source.charCodeAt(this.at);
      if (code === GREATER || isSpace(code)) break;
      this.at++;
    }
    return this.at;
  }

  #readLowerCase(start: number, ofAttribute: boolean): string | undefined {
    const source = this.#source;
    let at = start;
    let hasUpperCase = false;
    for (; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code <= SPACE ? isSpace(code) : code === GREATER || code === SLASH) break;
      if (code === EQUALS && ofAttribute && at > start) break;
      if (code > 0x7f) return undefined;
      if (code >= 0x41 && code <= 0x5a) hasUpperCase = true;
    }
    this.at = at;
    const name = source.slice(start, at);
    return hasUpperCase ? name.toLowerCase() : name;
  }

  #skipSpace(): void {
    while (isSpace(this.#source.charCodeAt(this.at))) this.at++;
  }
}

/** The attributes of a start tag that was read before: `nameEnd` is where its name ends. */
export function attributesAt(source: string, nameEnd: number): Attributes {
  const attributes = new AttributeMap();
  const reader = new TagReader(source);
  reader.at = nameEnd;
  reader.readAttributes(attributes);
  return attributes;
}

export function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

export function isSpace(code: number): boolean {
  return (
    code === SPACE || code === LINE_FEED || code === TAB || code === FORM_FEED || code === CARRIAGE_RETURN
  );
}

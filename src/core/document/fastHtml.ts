import type { Document } from 'domhandler';
import { AttributeMap, type Attributes } from './htmlNodes.ts';
import { RAW, RAW_WITH_REFERENCES, TagKinds, type TagKind } from './htmlTags.ts';
import { resolveReferences } from './references.ts';
import { TreeBuilder } from './treeBuilder.ts';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const EXCLAMATION = 0x21;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/**
 * The tree that parse5 makes of a fragment, made in one pass and a fraction of the time; undefined for markup
 * that takes more than that, such as tags that overlap, drawings or a tag that the text ends in.
 */
export function parseFast(source: string): Document | undefined {
  if (source.includes('\0')) return undefined;
  return new Scanner(source).run();
}

class Scanner {
  readonly #source: string;
  readonly #kinds = new TagKinds();
  readonly #builder = new TreeBuilder(this.#kinds);
  #at = 0;
  /** Whether the tag that was read last ends in `/>`. */
  #isClosed = false;

  constructor(source: string) {
    this.#source = source;
  }

  run(): Document | undefined {
    const source = this.#source;
    const builder = this.#builder;
    while (this.#at < source.length) {
      const start = this.#at;
      const tag = this.#nextTag(start);
      if (tag > start) builder.text(resolveReferences(source.slice(start, tag), 'text'), start, tag);
      this.#at = tag;
      if (tag < source.length && !this.#readMarkup()) return undefined;
      if (builder.failed) return undefined;
    }
    return builder.finish(source.length);
  }

  /** Where the next tag or comment begins: what follows a `<` decides whether it is one. */
  #nextTag(from: number): number {
    const source = this.#source;
    for (let at = source.indexOf('<', from); at >= 0; at = source.indexOf('<', at + 1)) {
      const next = source.charCodeAt(at + 1);
      if (isLetter(next) || next === SLASH || next === EXCLAMATION || next === QUESTION) return at;
    }
    return source.length;
  }

  /** Reads the tag or comment at hand. @returns whether it is one that can be read here. */
  #readMarkup(): boolean {
    const source = this.#source;
    const start = this.#at;
    const next = source.charCodeAt(start + 1);
    if (isLetter(next)) return this.#readStartTag(start);
    if (next === SLASH && isLetter(source.charCodeAt(start + 2))) return this.#readEndTag(start);
    return source.startsWith('<!--', start) && this.#readComment(start);
  }

  #readComment(start: number): boolean {
    const source = this.#source;
    const from = start + '<!--'.length;
    const to = source.indexOf('-->', from);
    if (to < 0 || source.startsWith('>', from) || source.startsWith('->', from)) return false;
    const data = source.slice(from, to);
    if (data.includes('--!>')) return false;
    this.#at = to + '-->'.length;
    this.#builder.comment(withLineFeeds(data), start, this.#at);
    return true;
  }

  #readStartTag(start: number): boolean {
    const kind = this.#readName(start + 1);
    const attributes = kind && this.#readAttributes();
    if (!attributes) return false;
    const builder = this.#builder;
    builder.startTag(kind, attributes, start, this.#at, this.#isClosed);
    if (builder.failed) return false;
    const { name, traits } = kind;
    // The first line feed of these is no text.
    if (name === 'pre' || name === 'listing' || name === 'textarea') {
      const first = this.#source.charCodeAt(this.#at);
      if (first === LINE_FEED || first === CARRIAGE_RETURN || this.#source.startsWith('&', this.#at)) {
        return false;
      }
    }
    return !(traits & RAW) || this.#readRawText(kind);
  }

  /** The content of an element that holds text only, and its end tag. */
  #readRawText(kind: TagKind): boolean {
    const source = this.#source;
    const start = this.#at;
    let end = start;
    for (;;) {
      end = source.indexOf('</', end);
      if (end < 0) return false;
      const after = end + 2 + kind.name.length;
      if (source.slice(end + 2, after).toLowerCase() === kind.name) {
        const next = source.charCodeAt(after);
        if (next === GREATER || next === SLASH || isSpace(next)) break;
      }
      end += 2;
    }
    const data = source.slice(start, end);
    // A script may hold what looks like its end.
    if (kind.name === 'script' && data.includes('<!--')) return false;
    if (data !== '') {
      const text = kind.traits & RAW_WITH_REFERENCES ? resolveReferences(data, 'text') : withLineFeeds(data);
      this.#builder.text(text, start, end);
    }
    return this.#readEndTag(end);
  }

  #readEndTag(start: number): boolean {
    const kind = this.#readName(start + 2);
    if (!kind || !this.#readAttributes()) return false;
    this.#builder.endTag(kind, start, this.#at);
    return true;
  }

  #readName(start: number): TagKind | undefined {
    const name = this.#readLowerCase(start, false);
    return name === undefined ? undefined : this.#kinds.of(name);
  }

  /** A name from `start` on, in lower case. undefined where it is not ASCII, whose letters alone have one. */
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
    this.#at = at;
    const name = source.slice(start, at);
    return hasUpperCase ? name.toLowerCase() : name;
  }

  /** The attributes up to the tag's `>`, and that; undefined where there is none or a name is not ASCII. */
  #readAttributes(): Attributes | undefined {
    const source = this.#source;
    const attributes = new AttributeMap();
    let afterSlash = false;
    for (;;) {
      const from = this.#at;
      this.#skipSpace();
      if (this.#at > from) afterSlash = false;
      const code = source.charCodeAt(this.#at);
      if (code === GREATER) {
        this.#isClosed = afterSlash;
        this.#at++;
        return attributes;
      }
      if (code === SLASH) {
        afterSlash = true;
        this.#at++;
        continue;
      }
      if (this.#at >= source.length) return undefined;
      const name = this.#readLowerCase(this.#at, true);
      if (name === undefined) return undefined;
      this.#skipSpace();
      let value = '';
      if (source.charCodeAt(this.#at) === EQUALS) {
        this.#at++;
        const read = this.#readValue();
        if (read === undefined) return undefined;
        value = read;
      }
      if (!(name in attributes)) attributes[name] = value;
      afterSlash = false;
    }
  }

  #readValue(): string | undefined {
    const source = this.#source;
    this.#skipSpace();
    const start = this.#at;
    const first = source.charCodeAt(start);
    if (first === QUOTE || first === APOSTROPHE) {
      const end = source.indexOf(first === QUOTE ? '"' : "'", start + 1);
      if (end < 0) return undefined;
      this.#at = end + 1;
      return resolveReferences(source.slice(start + 1, end), 'attribute');
    }
    while (this.#at < source.length) {
      const code = source.charCodeAt(this.#at);
      if (code === GREATER || isSpace(code)) break;
      this.#at++;
    }
    return resolveReferences(source.slice(start, this.#at), 'attribute');
  }

  #skipSpace(): void {
    while (isSpace(this.#source.charCodeAt(this.#at))) this.#at++;
  }
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isSpace(code: number): boolean {
  return (
    code === SPACE || code === LINE_FEED || code === TAB || code === FORM_FEED || code === CARRIAGE_RETURN
  );
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

import { FlatTree, TEXT, type NodeContents } from './flatTree.ts';
import type { Attributes } from './htmlNodes.ts';
import { findKnownTag, rememberTag, type WrittenTag } from './knownTags.ts';
import { RAW, RAW_WITH_REFERENCES, TagKinds, type TagKind } from './htmlTags.ts';
import { resolveReferences } from './references.ts';
import { attributesAt, isLetter, isSpace, TagReader } from './tagReader.ts';
import { TreeBuilder } from './treeBuilder.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const EXCLAMATION = 0x21;
const SLASH = 0x2f;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/**
 * The tree that parse5 makes of a fragment, made in one pass and a fraction of the time; undefined for markup
 * that takes more than that, such as tags that overlap, or a tag that the text ends in.
 */
export function parseFast(source: string): FlatTree | undefined {
  if (source.includes('\0')) return undefined;
  return new Scanner(source).run();
}

/** Reads attributes and texts where they stand. */
class SourceContents implements NodeContents {
  readonly #source: string;
  readonly #kinds: TagKinds;
  tree: FlatTree | undefined;

  constructor(source: string, kinds: TagKinds) {
    this.#source = source;
    this.#kinds = kinds;
  }

  attributesOf(node: number): Attributes {
    const { names, starts } = this.tree!;
    const start = starts[node]!;
    // What the text has no tag of has no attributes either.
    return start < 0 ? attributesAt('>', 0) : attributesAt(this.#source, start + 1 + names[node]!.length);
  }

  textOf(node: number): string {
    const { names, parents, starts, ends } = this.tree!;
    const text = this.#source.slice(starts[node], ends[node]);
    const parent = parents[node]!;
    const traits = parent < 0 ? 0 : this.#kinds.of(names[parent]!).traits;
    const isRaw = names[node] !== TEXT || ((traits & RAW) !== 0 && (traits & RAW_WITH_REFERENCES) === 0);
    return isRaw ? withLineFeeds(text) : resolveReferences(text, 'text');
  }
}

class Scanner {
  readonly #source: string;
  readonly #kinds = new TagKinds();
  readonly #tree: FlatTree;
  readonly #builder: TreeBuilder;
  readonly #tags: TagReader;

  constructor(source: string) {
    this.#source = source;
    const contents = new SourceContents(source, this.#kinds);
    const tree = new FlatTree(source, contents, true);
    contents.tree = tree;
    this.#tree = tree;
    this.#builder = new TreeBuilder(this.#kinds, tree, source);
    this.#tags = new TagReader(source);
  }

  run(): FlatTree | undefined {
    const source = this.#source;
    const builder = this.#builder;
    const tags = this.#tags;
    while (tags.at < source.length) {
      const start = tags.at;
      const tag = this.#nextTag(start);
      if (tag > start) builder.text(start, tag);
      tags.at = tag;
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
    const start = this.#tags.at;
    const known = findKnownTag(source, start);
    if (known) {
      this.#tags.at = start + known.length;
      return known.isEndTag ? this.#endTag(known.kind, start) : this.#startTag(known.kind, start, known);
    }
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
    if (source.slice(from, to).includes('--!>')) return false;
    this.#tags.at = to + '-->'.length;
    this.#builder.comment(start, this.#tags.at);
    return true;
  }

  #readStartTag(start: number): boolean {
    const tags = this.#tags;
    const kind = this.#readName(start + 1);
    if (!kind || !tags.readAttributes()) return false;
    if (kind.name.includes('=')) this.#tree.mayBeGlued = true;
    return this.#startTag(kind, start, this.#remember(kind, start));
  }

  #startTag(kind: TagKind, start: number, tag: WrittenTag | undefined): boolean {
    const tags = this.#tags;
    const tree = this.#tree;
    const before = tree.length;
    this.#builder.startTag(kind, start, tags.at, tag?.isClosed ?? tags.isClosed);
    if (this.#builder.failed) return false;
    // Some start tags begin nothing; what is made up for others stands before them.
    if (tree.length > before) tree.tags[tree.length - 1] = tag;
    const { name, traits } = kind;
    // The first line feed of these is no text.
    if (name === 'pre' || name === 'listing' || name === 'textarea') {
      const first = this.#source.charCodeAt(tags.at);
      if (first === LINE_FEED || first === CARRIAGE_RETURN || this.#source.startsWith('&', tags.at)) {
        return false;
      }
    }
    return !(traits & RAW) || this.#readRawText(kind);
  }

  /** The content of an element that holds text only, and its end tag. */
  #readRawText(kind: TagKind): boolean {
    const source = this.#source;
    const start = this.#tags.at;
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
    // A script may hold what looks like its end.
    if (kind.name === 'script' && source.slice(start, end).includes('<!--')) return false;
    if (end > start) this.#builder.text(start, end);
    return this.#readEndTag(end);
  }

  #readEndTag(start: number): boolean {
    const kind = this.#readName(start + 2);
    if (!kind || !this.#tags.readAttributes()) return false;
    this.#remember(kind, start);
    return this.#endTag(kind, start);
  }

  #endTag(kind: TagKind, start: number): boolean {
    this.#builder.endTag(kind, start, this.#tags.at);
    return true;
  }

  /** Remembers the tag that was read last, but not what names nobody knows mean in this body. */
  #remember(kind: TagKind, start: number): WrittenTag | undefined {
    const { at, isClosed } = this.#tags;
    return this.#kinds.isLasting(kind) ? rememberTag(this.#source, start, at, kind, isClosed) : undefined;
  }

  #readName(start: number): TagKind | undefined {
    const name = this.#tags.readName(start);
    return name === undefined ? undefined : this.#kinds.of(name);
  }
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

import { readPlainBytes } from '../document/plainBytes.ts';
import { plainValueOf } from '../document/plainFields.ts';
import type { ArchiveEntry } from './archiveEntry.ts';
import { termsOf, unique } from './readEntry.ts';

/** What of a post people sort posts by. */
export type PostTerms = Pick<ArchiveEntry, 'tags' | 'categories' | 'author'>;

/** More ways to write terms than these are not worth their memory. */
const MOST_KNOWN = 50_000;

/** Reads the terms of posts alone. Many posts write them in the same way, each of which is read once. */
export class TermReader {
  /** By key, kind of the value and its bytes. */
  readonly #known = new Map<string, readonly string[]>();

  /**
   * @param head a post's beginning up to the closing fence: UTF-8, each byte a character (Latin-1).
   * @returns undefined where `readEntry` has to say what they are.
   */
  read(head: string): PostTerms | undefined {
    const spans = readPlainBytes(head);
    if (!spans) return undefined;
    const terms = { tags: NONE, categories: NONE, author: '' };
    for (const span of spans) {
      const { key } = span;
      // Hardly any post has them: `readEntry` knows how they go together with the others.
      if (key === 'tag' || key === 'category') return undefined;
      if (span.kind === 'nothing' || (key !== 'tags' && key !== 'categories' && key !== 'author')) continue;
      const written = `${key} ${span.kind} ${head.slice(span.start, span.end)}`;
      let values = this.#known.get(written);
      if (!values) {
        const value = plainValueOf(head, span);
        values = key !== 'author' ? unique(termsOf(key, value)) : typeof value === 'string' ? [value] : NONE;
        if (this.#known.size === MOST_KNOWN) this.#known.clear();
        this.#known.set(written, values);
      }
      if (key === 'author') terms.author = values[0] ?? '';
      else terms[key] = values;
    }
    return terms;
  }
}

const NONE: readonly string[] = [];

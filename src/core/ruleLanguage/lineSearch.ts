import { findRemovals } from '../cleaning/findRemovals.ts';
import { literalsOf, LiteralSearch, type Literals } from '../cleaning/ruleLiterals.ts';
import { isFor, RuleBook } from '../cleaning/ruleBook.ts';
import type { PostDocument } from '../document/postDocument.ts';
import type { PostFacts } from '../facts/postFacts.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import type { FileLine } from './ruleFile.ts';

/** What rule lines find, each alone: without the rules before it, and without exceptions. */
export class LineSearch {
  readonly #lines: ReadonlyMap<string, { readonly literals: Literals; readonly book: RuleBook }>;

  /** @param lines are told apart by their keys. */
  constructor(lines: readonly Pick<FileLine, 'key' | 'rules'>[]) {
    this.#lines = new Map(
      lines
        .filter(({ rules }) => rules.length > 0)
        .map(({ key, rules }) => [
          key,
          { literals: literalsOf(rules), book: new RuleBook({ rules, exceptions: [], keeps: [] }) },
        ]),
    );
  }

  /** The keys of the lines that may find something in a post with this text. */
  candidates(text: string): string[] {
    const search = new LiteralSearch(text);
    return [...this.#lines].filter(([, { literals }]) => search.mayHold(literals)).map(([key]) => key);
  }

  /** What the line with this key finds in a post, at any level. */
  find(key: string, document: PostDocument, facts: PostFacts): readonly OffsetRange[] {
    const book = this.#lines.get(key)?.book;
    if (!book?.rules.some((rule) => isFor(rule, facts.sourceSite))) return [];
    const { removals } = findRemovals(document, facts, { level: 'thorough', rules: book });
    return removals.map(({ range }) => range);
  }
}

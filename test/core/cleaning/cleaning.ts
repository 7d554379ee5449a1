import assert from 'node:assert/strict';
import {
  findRemovals,
  type CleaningOptions,
  type CleaningResult,
} from '../../../src/core/cleaning/findRemovals.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

/** A post with that body, from a site; from nowhere when `site` is ''. */
export function postFrom(site: string, body: string): string {
  const from = site === '' ? '' : `from: https://${site}/story-1\n`;
  return `---\nlayout: post\ntitle: "题"\n${from}---\n<!--1600000000000-->\n[题](https://${site}/story-1)\n------\n\n${body}\n`;
}

export function find(text: string, options?: CleaningOptions): CleaningResult {
  const post = parsePost(text);
  return findRemovals(post, readFacts(post), options);
}

/** What goes, piece by piece. */
export function removedFrom(text: string, options?: CleaningOptions): string[] {
  return find(text, options).removals.map(({ range }) => slice(text, range));
}

export function clean(text: string, options?: CleaningOptions): string {
  const edits = find(text, options).removals.map(({ range }) => ({ range, newText: '' }));
  return applyEdits(text, edits);
}

/** Asserts what remains of a body: `⟦…⟧` marks what must go, and nothing else may. */
export function expectRemoved(site: string, marked: string, options?: CleaningOptions): void {
  const text = postFrom(site, marked.replace(/[⟦⟧]/g, ''));
  const expected = [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map(([, piece]) => piece!);
  const { removals, leftAlone } = find(text, options);
  assert.equal(leftAlone, undefined);
  assert.deepEqual(
    removals.map(({ range }) => slice(text, range)),
    expected,
  );
  const once = clean(text, options);
  assert.equal(once, postFrom(site, marked.replace(/⟦[^⟧]*⟧/g, '')));
  assert.equal(clean(once, options), once, 'cleaning twice is cleaning once');
}

import assert from 'node:assert/strict';
import { parseFragment } from 'parse5';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { findRepairs, type RepairOptions } from '../../../src/core/repairs/findRepairs.ts';
import type { Repair } from '../../../src/core/repairs/repair.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

const HEAD =
  '---\nlayout: post\ntitle: "题"\n---\n<!--1600000000000-->\n[题](https://example.com/1)\n------\n\n';

/** A post with that body. */
export function postWith(body: string): string {
  return `${HEAD}${body}\n`;
}

export function find(text: string, options?: RepairOptions): Repair[] {
  return findRepairs(parsePost(text), options);
}

export function mend(text: string, options?: RepairOptions): string {
  return applyEdits(
    text,
    find(text, options).flatMap(({ edits }) => edits),
  );
}

/** The text that a browser shows, by another reading than the core's. */
export function shownText(html: string): string {
  interface Node {
    readonly nodeName: string;
    readonly value?: string;
    readonly childNodes?: readonly Node[];
  }
  const texts: string[] = [];
  const rest: Node[] = [parseFragment(html, { scriptingEnabled: false })];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.nodeName === '#text') texts.push(node.value ?? '');
    if (!['script', 'style', 'template'].includes(node.nodeName)) {
      rest.push(...(node.childNodes ?? []).toReversed());
    }
  }
  return texts.join('').replace(/[\s\p{Cc}\uFEFF\uFFFE\uFFFF]+/gu, '');
}

/** Asserts what becomes of a body: once and for all, with the text that it had. */
export function expectMended(before: string, after: string, options?: RepairOptions): void {
  const mended = mend(postWith(before), options);
  assert.equal(mended, postWith(after));
  assert.deepEqual(find(mended, options), [], 'mending twice is mending once');
  assert.equal(shownText(after), shownText(before));
}

export function expectUntouched(body: string, options?: RepairOptions): void {
  expectMended(body, body, options);
}

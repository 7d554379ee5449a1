import assert from 'node:assert/strict';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { findReference } from '../../../src/core/navigation/findReference.ts';
import { caret } from '../support/caret.ts';

describe('what a file of the site stands for', () => {
  const at = (lines: string) => {
    const { text, offset } = caret(`---\n${lines}\n---\n`);
    const post = parsePost(text);
    const found = findReference(post, readFacts(post), offset);
    return found && [found.kind, ...found.names, text.slice(found.range.start, found.range.end)];
  };

  it('is a layout, a category or a tag', () => {
    assert.deepEqual(at('layout: "po|st"'), ['layout', 'post', '"post"']);
    assert.deepEqual(at('categories: [ a, Green T|ea ]'), [
      'categories',
      'Green Tea',
      'green-tea',
      'Green Tea',
    ]);
    assert.deepEqual(at('tags: [ 晨|报 ]'), ['tags', '晨报', '晨报']);
  });

  it('is nothing else', () => {
    for (const lines of ['title: po|st', 'lay|out: post', 'layout: |', 'author: A|nn'])
      assert.equal(at(lines), undefined);
  });
});

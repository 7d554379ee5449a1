import assert from 'node:assert/strict';
import { onlyHtml } from '../../../src/core/document/onlyHtml.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { markupAt } from '../../../src/core/facts/markupAt.ts';

const HEAD = '---\ntitle: One <b>\n---\n<!--1629968640000-->\n[One](https://a.example/)\n------\n\n';

/** What stands between the brackets ⟦ and ⟧ is written in. */
function kindOf(marked: string): string {
  const text = HEAD + marked.replace(/[⟦⟧]/g, '');
  const start = HEAD.length + marked.indexOf('⟦');
  const end = HEAD.length + marked.indexOf('⟧') - 1;
  return markupAt(parsePost(text), { start, end });
}

describe('A place of a post', () => {
  for (const [marked, kind] of [
    ['Some ⟦words⟧ here.', 'markdown'],
    ['<p>Some ⟦words⟧ here.</p>', 'html'],
    ['Some <b>⟦words⟧</b> here.', 'html'],
    ['<div>\n<p>a</p>\n</div>\n\n⟦words⟧', 'markdown'],
    ['<p>⟦a <i>b</i> c⟧</p>', 'none'],
    ['<p class="⟦x⟧">a</p>', 'none'],
    ['<p>a ⟦b</p> c⟧', 'none'],
    ['`some ⟦words⟧ <b>`', 'none'],
    ['```\n<p>⟦words⟧</p>\n```', 'none'],
    ['<p>⟦words⟧<br>more', 'html'],
  ] as const) {
    it(`is ${kind} in ${JSON.stringify(marked)}`, () => assert.equal(kindOf(marked), kind));
  }

  it('is neither in the front matter, the stamp and the heading link', () => {
    const post = parsePost(`${HEAD}Text.`);
    for (const word of ['title', '1629968640000', 'One](']) {
      const start = post.text.indexOf(word);
      assert.equal(markupAt(post, { start, end: start + 3 }), 'none', word);
    }
  });
});

describe('The HTML of a post alone', () => {
  it('keeps every character of it, and every line, in its place', () => {
    const body = '<p>a</p>\n```\n<p>code</p>\n```\n`<b>`\r\n<p>b</p>\n';
    const post = parsePost(HEAD + body);
    const html = onlyHtml(post);
    assert.equal(html.length, post.text.length);
    assert.equal(html.replace(/[^\r\n]/g, ''), post.text.replace(/[^\r\n]/g, ''));
    assert.equal(html.replace(/\s/g, ''), '<p>a</p><p>b</p>');
    assert.equal(html.indexOf('<p>b'), post.text.indexOf('<p>b'));
  });
});

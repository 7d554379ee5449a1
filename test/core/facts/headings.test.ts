import assert from 'node:assert/strict';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { findHeadings } from '../../../src/core/facts/headings.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';

function headings(text: string): string[] {
  const post = parsePost(text);
  return findHeadings(post).map(({ rank, text: title, range }) => `${rank} ${title} «${slice(text, range)}»`);
}

describe('headings', () => {
  it('are lines of Markdown and elements, in the order of the text', () => {
    assert.deepEqual(headings('# One ##\ntext\n\n<h2>Two <em>more</em></h2>\n\n### Three <b>x</b>\n'), [
      '1 One «# One ##»',
      '2 Two more «<h2>Two <em>more</em></h2>»',
      '3 Three x «### Three <b>x</b>»',
    ]);
  });
  it('are found in an article on one line', () => {
    assert.deepEqual(headings('<div>\n<p>a</p><h3>小标题</h3><p>b</p>\n</div>'), [
      '3 小标题 «<h3>小标题</h3>»',
    ]);
  });
  it('are none in code, front matter, or without a space', () => {
    assert.deepEqual(headings('---\n# comment\ntitle: x\n---\n```sh\n# comment\n```\n#tag\n'), []);
  });
  it('keep Windows line ends out', () => {
    assert.deepEqual(headings('# One\r\ntext\r\n'), ['1 One «# One»']);
  });
});

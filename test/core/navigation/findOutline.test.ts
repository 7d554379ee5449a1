import assert from 'node:assert/strict';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { findOutline, type OutlineItem } from '../../../src/core/navigation/findOutline.ts';
import { encloses, slice } from '../../../src/core/text/offsetRange.ts';

/** The outline of a text, two spaces deeper for each level. */
function outlineOf(text: string): string[] {
  const lines = (items: readonly OutlineItem[], depth: number): string[] =>
    items.flatMap(({ kind, name, children }) => [
      `${'  '.repeat(depth)}${kind}${name === '' ? '' : `: ${name}`}`,
      ...lines(children, depth + 1),
    ]);
  return lines(findOutline(parsePost(text)), 0);
}

describe('the outline of a post', () => {
  it('has the fields, the heading link and the paragraphs of one long line', () => {
    assert.deepEqual(
      outlineOf(
        '---\ntitle: x\ntags: [ a ]\n---\n<!--1-->\n[洪水](https://a.example/1)\n------\n\n<div><p>河水一夜之间上涨。</p><p><b>Three</b> villages\nare  cut off.</p><div><img src="x.png"></div><section id="ad"> </section></div>\n',
      ),
      [
        'frontMatter',
        '  field: title',
        '  field: tags',
        'headingLink: 洪水',
        'paragraph: 河水一夜之间上涨。',
        'paragraph: Three villages are cut off.',
      ],
    );
  });

  it('has paragraphs below their headings, of HTML and Markdown alike', () => {
    assert.deepEqual(
      outlineOf(
        'Before.\n\n# Tea\n\nLeaves of **tea**,\nin [water](/w).\n\n## Green\n\n- one\n- two\n\n<h2>Black</h2><p>Strong.</p>\n\n# End\n',
      ),
      [
        'paragraph: Before.',
        'heading: Tea',
        '  paragraph: Leaves of tea, in water.',
        '  heading: Green',
        '    paragraph: one - two',
        '  heading: Black',
        '    paragraph: Strong.',
        'heading: End',
      ],
    );
  });

  it('has elements that speak for themselves, not those around them', () => {
    assert.deepEqual(
      outlineOf(
        '<div>Loose text<br>more<blockquote>Said <i>so</i>.</blockquote></div><ul><li>Item</li></ul><div><b><p>In.</p></b></div>',
      ),
      ['paragraph: Loose textmore', '  paragraph: Said so.', 'paragraph: Item', 'paragraph: In.'],
    );
  });

  it('has no code, rule, comment or definition', () => {
    assert.deepEqual(
      outlineOf('```\ncode\n```\n\n---\n\n<!-- note -->\n\n[x]: /y\n\n{% include a.html %}\n\nText.\n'),
      ['paragraph: Text.'],
    );
  });

  it('cuts names short between characters', () => {
    const [name] = outlineOf(`<p>${'a'.repeat(38)}𠮷𠮷𠮷</p>`);
    assert.equal(name, `paragraph: ${'a'.repeat(38)}…`);
  });

  it('has ranges that hold what they name and what is below', () => {
    const text =
      '---\ntitle: x\n---\n# A\n\nOne.\n\n<div>Two <p>three</p></div>\n\n## B\n\nFour.\n\n<blockquote><h1>C</h1>five</blockquote>\n';
    const check = (items: readonly OutlineItem[], end: number): void => {
      let last = 0;
      for (const { range, selection, children, name } of items) {
        assert.ok(encloses(range, selection), name);
        assert.ok(range.start >= last && range.end <= end, name);
        last = range.start;
        check(children, range.end);
      }
    };
    check(findOutline(parsePost(text)), text.length);
    const [, heading] = findOutline(parsePost(text));
    assert.match(slice(text, heading!.range), /^# A[^]*Four/);
  });

  it('is bounded, and found in time, whatever a body holds', () => {
    assert.equal(findOutline(parsePost('<p>x</p>'.repeat(10_000))).length, 2000);
    for (const part of [
      '<div>x',
      '<p>',
      '# x\n',
      'x\n\n',
      '<b><i>',
      '> ',
      '- x\n',
      '[x](',
      '<td>x',
      '\n',
      '<div>\n\nx\n\n</div>',
    ]) {
      findOutline(parsePost(part.repeat(20_000)));
    }
  }).timeout(20_000);
});

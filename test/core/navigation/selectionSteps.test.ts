import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { findSelectionSteps } from '../../../src/core/navigation/selectionSteps.ts';
import { encloses, slice } from '../../../src/core/text/offsetRange.ts';
import { caret } from '../support/caret.ts';

/** What a selection at the caret grows to, without the whole text. */
function steps(marked: string): string[] {
  const { text, offset } = caret(marked);
  const found = findSelectionSteps(parsePost(text), offset).map((range) => slice(text, range));
  assert.equal(found.pop(), text);
  return found;
}

describe('a selection grows', () => {
  it('from an item to its list, its field, the front matter', () => {
    assert.deepEqual(steps('---\ntitle: x\ntags: [ "a| b", c ]\n---\nText.\n'), [
      'a b',
      '"a b"',
      '[ "a b", c ]',
      'tags: [ "a b", c ]',
      'title: x\ntags: [ "a b", c ]',
      '---\ntitle: x\ntags: [ "a b", c ]\n---',
    ]);
  });

  it('from a word to all words, and from a key to its field', () => {
    assert.deepEqual(steps('---\ntags: a b|b c\n---\n'), [
      'bb',
      'a bb c',
      'tags: a bb c',
      '---\ntags: a bb c\n---',
    ]);
    assert.equal(steps('---\nti|tle: x\n---\n')[0], 'title');
    assert.deepEqual(steps('---\ntags:\n- a|a\n- b\n---\n').slice(0, 3), [
      'aa',
      '- aa\n- b',
      'tags:\n- aa\n- b',
    ]);
  });

  it('from the text to its element and those around it, within one line', () => {
    assert.deepEqual(steps('<div><p>One <b>t|wo</b> three</p><p>Four</p></div>\n'), [
      'two',
      '<b>two</b>',
      'One <b>two</b> three',
      '<p>One <b>two</b> three</p>',
      '<p>One <b>two</b> three</p><p>Four</p>',
      '<div><p>One <b>two</b> three</p><p>Four</p></div>',
    ]);
  });

  it('from a tag to its element', () => {
    assert.deepEqual(steps('<p><img sr|c="x"> y</p>'), ['<img src="x">', '<img src="x"> y']);
    assert.deepEqual(steps('<p class="|a">x</p>'), ['<p class="a">']);
  });

  it('from a paragraph of Markdown to the body', () => {
    assert.deepEqual(steps('---\na: 1\n---\n# A\n\nOne\ntw|o.\n\nThree.\n'), [
      'One\ntwo.',
      '# A\n\nOne\ntwo.\n\nThree.',
    ]);
  });

  it('from the stamp’s digits, and from the heading link’s parts', () => {
    const post = '---\na: 1\n---\n<!--16|2-->\n[Tea](https://a.example)\n------\n';
    assert.deepEqual(steps(post), ['162', '<!--162-->']);
    assert.deepEqual(steps(post.replace('|', '').replace('Tea', 'T|ea')), [
      'Tea',
      '[Tea](https://a.example)\n------',
    ]);
  });

  it('always outward, wherever it begins', () => {
    const text =
      '---\ntitle: "x: y"\ntags: [ a, "b" ]\nmap: { k: v }\n---\n<!--1-->\n[x](y)\n---\n\n<div>a <p>b < c <img> d</div> e > f\n\ng <i>h\n';
    const post = parsePost(text);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length }), (offset) => {
        const found = findSelectionSteps(post, offset);
        assert.ok(found.length > 0);
        for (const [index, step] of found.entries()) {
          assert.ok(step.start <= offset && offset <= step.end);
          if (index > 0) assert.ok(encloses(step, found[index - 1]!));
        }
      }),
      { numRuns: 300 },
    );
  });
});

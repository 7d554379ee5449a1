import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { DEEPEST_ELEMENT, elementsOf, LONGEST_BODY, placeOf } from '../../../src/core/document/htmlTree.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';
import { describeWithCorpus } from '../../corpus.ts';

/** The elements of a body, each by the text of its tags. */
function tagsOf(body: string): (string | undefined)[][] {
  const post = parsePost(`---\ntitle: x\n---\n${body}`);
  return [...elementsOf(post.html)].map((element) => {
    const place = placeOf(post.html, element);
    return place
      ? [slice(post.text, place.startTag), place.endTag && slice(post.text, place.endTag)]
      : [element.name];
  });
}

/** Asserts that every place covers a tag of its element's name. */
function assertPlaces(text: string): void {
  const post = parsePost(text);
  for (const element of elementsOf(post.html)) {
    const place = placeOf(post.html, element);
    if (!place) continue;
    const start = slice(text, place.startTag);
    // The HTML standard reads <image> as <img>.
    const name = /^<image\b/i.test(start) ? 'image' : element.name.toLowerCase();
    assert.ok(start.toLowerCase().startsWith(`<${name}`), `${start} for ${element.name}`);
    // A text that ends inside a tag has no element there.
    assert.ok(start.endsWith('>'), start);
    if (place.endTag) {
      assert.match(slice(text, place.endTag), /^<\/[^>]*>$/);
      assert.ok(place.endTag.start >= place.startTag.end);
    }
  }
}

describe('the tree of the body', () => {
  it('has the elements in the order of their start tags, with the places of their tags', () => {
    assert.deepEqual(tagsOf('<div class="a">\n<p>x<br>y</p><IMG src=z />\n</div>'), [
      ['<div class="a">', '</div>'],
      ['<p>', '</p>'],
      ['<br>', undefined],
      ['<IMG src=z />', undefined],
    ]);
  });
  it('has no end tag where another tag or the end of the text closes the element', () => {
    assert.deepEqual(tagsOf('<p>a<p>b</p><div>c'), [
      ['<p>', undefined],
      ['<p>', '</p>'],
      ['<div>', undefined],
    ]);
  });
  it('has no place for an element that the parser makes up', () => {
    assert.deepEqual(tagsOf('<table><tr><td>a</table>'), [
      ['<table>', '</table>'],
      ['tbody'],
      ['<tr>', undefined],
      ['<td>', undefined],
    ]);
  });
  it('has the elements inside <noscript> and not those inside comments', () => {
    assert.deepEqual(tagsOf('<noscript><img></noscript><!-- <p>a</p> -->'), [
      ['<noscript>', '</noscript>'],
      ['<img>', undefined],
    ]);
  });
  it('is about the body: what stands in the front matter is no element', () => {
    const text = '---\ntitle: "<b>x</b>"\n---\n<!--1-->\n[<i>a</i>](u)\n--\n<p>b</p>';
    const post = parsePost(text);
    assert.deepEqual(
      [...elementsOf(post.html)].map(({ name }) => name),
      ['p'],
    );
  });
  it('is read once', () => {
    const post = parsePost('<p>a</p>');
    assert.equal(post.html, post.html);
  });
  it('walks elements as deep as they are read', () => {
    const post = parsePost('<b>'.repeat(DEEPEST_ELEMENT));
    assert.equal([...elementsOf(post.html)].filter(({ name }) => name === 'b').length, DEEPEST_ELEMENT);
    assert.equal(parsePost('<b>'.repeat(DEEPEST_ELEMENT + 1)).html.unread, 'tooDeep');
  });

  const piece = fc.constantFrom(
    '<div>',
    '</div>',
    '<p class="a">',
    '</p>',
    '<br/>',
    '<img src=x>',
    '<a href="b',
    '">',
    '</a>',
    '<svg>',
    '<circle/>',
    '</svg>',
    '<table>',
    '<td>',
    '</table>',
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '文😀',
    '\r\n',
    '\r',
    '\u0000',
    '&amp;',
    '`',
    '```\n',
    '\n',
    '<',
    '>',
    '</',
    '<select><option>',
    '<template>',
    '</template>',
    '<form>',
    '<Image>',
    '<textarea>',
    '<b><i></b></i>',
    '{% raw %}',
    '{% endraw %}',
  );
  it('has the exact places of tags in any text', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom('', '\uFEFF', '\uFEFF---\r\na: 文\r\n---\r\n<!--1-->'),
        (all, head) => {
          assertPlaces(head + all.join(''));
        },
      ),
      { numRuns: 1500 },
    );
  });

  describeWithCorpus('of archived posts', (corpus) => {
    it('has the exact places of tags', function () {
      this.timeout(60_000);
      for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
        if (name.endsWith('.md')) assertPlaces(readFileSync(path.join(corpus, name), 'utf8'));
      }
    });
  });

  it('is not read where the body is too long, and says so', () => {
    const head = '---\ntitle: x\n---\n';
    const longest = parsePost(head + '\n'.repeat(LONGEST_BODY - 1));
    assert.equal(longest.html.unread, undefined);
    const tooLong = parsePost(`${head}${'\n'.repeat(LONGEST_BODY)}<p>`);
    assert.equal(tooLong.html.unread, 'tooLong');
    assert.deepEqual([...elementsOf(tooLong.html)], []);
  });
});

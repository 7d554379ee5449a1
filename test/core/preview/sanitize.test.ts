import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPostService } from '../../../src/core/postService.ts';
import { VECTORS } from '../../hostile/collection.ts';
import { postOf } from '../../hostile/vector.ts';
import { assertInert, elementsOf, previewBody, visibleText } from './support.ts';

const FAMILIES = [...new Set(VECTORS.map(({ family }) => family))];
/** Vectors of great size are tried as they are. */
const LONG = 20_000;

describe('The sanitiser', () => {
  const service = createPostService();

  it('is tried with as many different vectors as it says', () => {
    assert.ok(VECTORS.length >= 500, String(VECTORS.length));
    assert.equal(new Set(VECTORS.map(({ text }) => text)).size, VECTORS.length, 'none is there twice');
    const names = VECTORS.map(({ family, name }) => `${family}: ${name}`);
    assert.equal(new Set(names).size, names.length, 'each has a name of its own');
  });

  for (const family of FAMILIES) {
    it(`leaves nothing of the family “${family}”, in any view`, function () {
      this.timeout(60_000);
      for (const vector of VECTORS) {
        if (vector.family !== family) continue;
        const post = service.read(postOf(vector));
        for (const view of ['cleaned', 'original', 'removed'] as const) {
          assertInert(service.preview(post, view));
        }
      }
    });

    it(`leaves nothing of the family “${family}” within other markup`, () => {
      for (const { family: of, text } of VECTORS) {
        if (of !== family || text.startsWith('---') || text.length > LONG) continue;
        for (const body of [`<div>${text}</div>`, `Text ${text} text`, `<table><tr><td>${text}`]) {
          assertInert(previewBody(body));
        }
        // Marks are written into the very markup.
        assertInert(previewBody(text, 'removed', [text]));
      }
    });
  }

  it('leaves nothing of any mixture of these', () => {
    const pieces = [
      ...VECTORS.filter(({ text }) => !text.startsWith('---') && text.length <= 500).flatMap(({ text }) =>
        text.split(/(?<=[>"'=])|(?=[<"'])/),
      ),
      ...'<p> </p> <table> </table> <svg> <math> <mtext> <style> </style> <!-- --> <a href=" "> \' " ` = / > < \n\n'.split(
        ' ',
      ),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), (parts) => {
        assertInert(previewBody(parts.join('')));
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps ordinary links and makes others text', () => {
    assert.equal(
      previewBody('<div><a href="https://a.example/?a=1&amp;b=2" target="_blank" rel="opener">x</a></div>'),
      '<div><a href="https://a.example/?a=1&amp;b=2" rel="noreferrer">x</a></div>',
    );
    assert.equal(
      previewBody('<div><a href="mailto:a@b.example">x</a></div>'),
      '<div><a href="mailto:a@b.example" rel="noreferrer">x</a></div>',
    );
    assert.equal(
      previewBody('<div><a href="../other.md">x</a></div>'),
      '<div><a href="../other.md" rel="noreferrer">x</a></div>',
    );
    assert.equal(previewBody('<div><a href="javascript:x()">x</a></div>'), '<div><a>x</a></div>');
  });

  it('gives links without a scheme one: a page of VS Code has its own', () => {
    for (const address of ['//a.example/x', '/\\a.example/x', '\\\\a.example/x', '/\t/a.example/x']) {
      const link = [...elementsOf(previewBody(`<a href="${address}">x</a>`))].at(-1);
      assert.equal(link?.attrs[0]?.value, 'https://a.example/x');
    }
  });

  it('gives every page and the browser the same reading of an address', () => {
    for (const [address, read] of [
      ['https:a.example/x', 'https://a.example/x'],
      ['HTTPS:\\\\a.example/x', 'HTTPS://a.example/x'],
      ['http:///a.example/x', 'http://a.example/x'],
      ['https://a.example/\uD800x', 'https://a.example/\uFFFDx'],
    ]) {
      const link = [...elementsOf(previewBody(`<a href="${address}">x</a>`))].at(-1);
      assert.equal(link?.attrs[0]?.value, read);
    }
  });

  it('prefixes ids and what links to them', () => {
    assert.equal(
      previewBody('<div><a href="#注1">1</a><p id="注1">x</p><a name="b"></a></div>'),
      '<div><a href="#post-注1">1</a><p id="post-注1">x</p><a id="post-b"></a></div>',
    );
  });

  it('keeps languages and directions, drops classes and styles', () => {
    assert.equal(
      previewBody('<p lang="ja" dir="ltr" class="galley-junk" style="color:red">x</p>'),
      '<p lang="ja" dir="ltr">x</p>',
    );
    assert.equal(previewBody('<p lang="x y" dir="sideways">x</p>'), '<p>x</p>');
  });

  it('keeps the text of what it does not know', () => {
    assert.equal(previewBody('<div><o:p>a</o:p><blink>b</blink><button>c</button></div>'), '<div>abc</div>');
    assert.equal(
      visibleText(previewBody('<form><label>a<input value=b></label><select><option>c</select></form>')),
      'ac',
    );
  });

  it('makes frames links to what they show', () => {
    assert.equal(
      previewBody(
        '<div><iframe src="//v.example/1?a=1&amp;b=&quot;" title="Film"><p>old browser</p></iframe>x</div>',
      ),
      '<div><a class="galley-embed" href="https://v.example/1?a=1&amp;b=&quot;" rel="noreferrer" title="Film">v.example/1?a=1&amp;b=&quot;</a>x</div>',
    );
    assert.match(previewBody('<iframe data-src="https://v.example/2"></iframe>'), />v\.example\/2</);
    assert.equal(previewBody('<p>a<iframe src="about:blank"></iframe>b</p>'), '<p>ab</p>');
    assert.equal(visibleText(previewBody('<p>a</p><iframe src="https://v.example"><p>b</p>')), 'av.exampleb');
  });

  it('drops the stamp and other comments', () => {
    assert.equal(previewBody('<div><!--1629968640000-->a<!-- b --></div>'), '<div>a</div>');
  });

  it('shows films and sounds with controls and loads none by itself', () => {
    assert.equal(
      previewBody('<video src="a.mp4" poster="p.jpg" autoplay loop style="width:100%"></video>'),
      '<video src="a.mp4" poster="p.jpg" controls preload="none"></video>',
    );
    assert.match(
      previewBody('<audio><source src="a.mp3" type="audio/mpeg"></audio>'),
      /<source type="audio\/mpeg" src="a\.mp3"/,
    );
  });

  it('is tested by a test that finds things', () => {
    for (const harm of [
      '<script></script>',
      '<p onclick="x">',
      '<a href="javascript:x">',
      '<a href="//a.example">',
      '<p class="x">',
      '<p id="galley">',
      '<svg></svg>',
      '<img src="x">',
    ]) {
      assert.throws(() => assertInert(harm), assert.AssertionError, harm);
    }
  });
});

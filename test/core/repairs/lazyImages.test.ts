import assert from 'node:assert/strict';
import { expectMended, expectUntouched, find, postWith } from './repairs.ts';

const BLANK = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

describe('Mending lazy images', () => {
  it('renames the attribute where there is no src', () => {
    expectMended(
      "<p><img class='lazyload' data-src='https://a.example/1.jpg' alt='二'></p>",
      "<p><img class='lazyload' src='https://a.example/1.jpg' alt='二'></p>",
    );
  });

  it('edits the name alone then', () => {
    const text = postWith('<p><img data-original="/a/1.jpg"></p>');
    const [repair] = find(text);
    assert.deepEqual(
      repair!.edits.map(({ range, newText }) => [text.slice(range.start, range.end), newText]),
      [['data-original', 'src']],
    );
    assert.equal(text.slice(repair!.range.start, repair!.range.end), '<img data-original="/a/1.jpg">');
  });

  for (const src of [BLANK, '', 'about:blank', '/img/blank.gif', 'https://a.example/x/loading.svg?v=2']) {
    it(`replaces the value of src where it is “${src.slice(0, 30)}”`, () => {
      expectMended(
        `<p><img src="${src}" data-src="https://a.example/1.jpg?a=1&amp;b=2"></p>`,
        '<p><img src="https://a.example/1.jpg?a=1&amp;b=2" data-src="https://a.example/1.jpg?a=1&amp;b=2"></p>',
      );
    });
  }

  it('keeps a value whole that stood in other quotes', () => {
    expectMended(
      `<p><img src="" data-src='/a/"1".jpg'></p>`,
      `<p><img src="/a/&quot;1&quot;.jpg" data-src='/a/"1".jpg'></p>`,
    );
  });

  it('gives a src without quotes, or without a value, its quotes', () => {
    expectMended(
      '<p><img src=/blank.gif data-src=/a/1.jpg><img src data-src="/a/2.jpg"></p>',
      '<p><img src="/a/1.jpg" data-src=/a/1.jpg><img src="/a/2.jpg" data-src="/a/2.jpg"></p>',
    );
  });

  it('mends frames, sources, films and sounds', () => {
    expectMended(
      '<div><iframe data-src="https://v.example/e/1"></iframe><video><source data-src="/v/1.mp4"></video><audio data-src="/a/1.mp3"></audio></div>',
      '<div><iframe src="https://v.example/e/1"></iframe><video><source src="/v/1.mp4"></video><audio src="/a/1.mp3"></audio></div>',
    );
  });

  it('mends a list of sources, with its sizes', () => {
    expectMended(
      `<p><img src="/a/1.jpg" srcset="${BLANK}" data-lazy-srcset="/a/2.jpg 2x" data-lazy-sizes="50vw"></p>`,
      '<p><img src="/a/1.jpg" srcset="/a/2.jpg 2x" data-lazy-srcset="/a/2.jpg 2x" sizes="50vw"></p>',
    );
    expectMended(
      '<picture><source data-srcset="/a/2.webp 2x" data-sizes="auto"><img data-src="/a/1.jpg"></picture>',
      '<picture><source srcset="/a/2.webp 2x" data-sizes="auto"><img src="/a/1.jpg"></picture>',
    );
  });

  it('drops a placeholder that would be shown in the place of the picture', () => {
    expectMended(
      `<p><img src="/a/1.jpg" srcset="${BLANK}" alt=""><img srcset='${BLANK}'src="/a/2.jpg"></p>`,
      '<p><img src="/a/1.jpg" alt=""><img src="/a/2.jpg"></p>',
    );
  });

  it('gives the address its scheme as it puts it in its place', () => {
    expectMended(
      '<p><iframe data-src="//v.example/e/1"></iframe><img src="" data-src="//a.example/1.jpg"></p>',
      '<p><iframe src="https://v.example/e/1"></iframe><img src="https://a.example/1.jpg" data-src="//a.example/1.jpg"></p>',
    );
    expectMended('<p><img data-src="//a.example/1.jpg"></p>', '<p><img src="//a.example/1.jpg"></p>', {
      kinds: ['lazy-image'],
    });
  });

  const untouched: [title: string, html: string][] = [
    ['a picture that is there', '<img src="/a/1.jpg" data-src="/a/1-large.jpg">'],
    ['a placeholder with nothing behind it', `<img src="${BLANK}" alt="x">`],
    ['what is no address', '<img data-src="true"><img data-lazy="1"><img data-original=\'{"a":"b/c"}\'>'],
    ['a pattern of addresses', '<img data-src="https://a.example/1_{width}x.jpg">'],
    ['the page that a picture is of', '<img alt="" data-url="https://a.example/story-1">'],
    ['another element', '<div data-src="/a/1.jpg"></div>'],
  ];
  for (const [title, html] of untouched) {
    it(`leaves ${title}`, () => expectUntouched(`<p>${html}</p>`));
  }
});

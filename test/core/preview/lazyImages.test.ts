import assert from 'node:assert/strict';
import { elementsOf, previewBody } from './support.ts';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

/** The attributes of the images shown, but for those that every image has. */
const images = (body: string): Record<string, string>[] =>
  [...elementsOf(previewBody(body))]
    .filter(({ tagName }) => tagName === 'img' || tagName === 'source')
    .map(({ attrs }) =>
      Object.fromEntries(
        attrs
          .filter(({ name }) => name !== 'loading' && name !== 'referrerpolicy')
          .map(({ name, value }) => [name, value]),
      ),
    );

describe('Images', () => {
  for (const name of [
    'data-src',
    'data-original',
    'data-lazy-src',
    'data-lazy',
    'data-actualsrc',
    'data-echo',
  ]) {
    it(`have the address in ${name} where they have no other`, () => {
      const lazy = `${name}="https://a.example/1.jpg"`;
      for (const src of [
        '',
        'src',
        'src=""',
        'src=" "',
        `src="${PIXEL}"`,
        'src="about:blank"',
        'src="/img/blank.gif"',
      ]) {
        assert.deepEqual(images(`<img ${lazy} ${src}>`), [{ src: 'https://a.example/1.jpg' }], src);
      }
      assert.deepEqual(images(`<img ${lazy} src="https://a.example/0.jpg">`), [
        { src: 'https://a.example/0.jpg' },
      ]);
    });
  }

  it('have the list of sources that waits for a script', () => {
    assert.deepEqual(
      images(
        `<img src="/a.jpg" srcset="${PIXEL} 1w" data-lazy-srcset="/a.jpg 1x, /b.jpg 2x" sizes="auto" data-sizes="50vw">`,
      ),
      [{ src: '/a.jpg', srcset: '/a.jpg 1x, /b.jpg 2x', sizes: '50vw' }],
    );
    assert.deepEqual(images('<img data-srcset="//a.example/a.jpg 300w, //a.example/b.jpg 600w">'), [
      {
        src: 'https://a.example/a.jpg',
        srcset: 'https://a.example/a.jpg 300w, https://a.example/b.jpg 600w',
      },
    ]);
    assert.deepEqual(
      images('<picture><source data-srcset="a.webp" type="image/webp"><img data-src="a.jpg"></picture>'),
      [{ srcset: 'a.webp', type: 'image/webp' }, { src: 'a.jpg' }],
    );
  });

  it('keep what they show and its size', () => {
    assert.deepEqual(
      images('<img src="a.png" alt="a" title="b" width="10px" height="50%" border=0 class=c>'),
      [{ src: 'a.png', alt: 'a', title: 'b', width: '10', height: '50%' }],
    );
  });

  it('load late and tell nobody where they are shown', () => {
    assert.equal(
      previewBody('![](a.png)'),
      '<p><img src="a.png" alt="" loading="lazy" referrerpolicy="no-referrer" /></p>',
    );
  });

  it('may be part of the post, if they are made of pixels', () => {
    assert.deepEqual(images(`<img src="${PIXEL}">`), [{ src: PIXEL }]);
    assert.deepEqual(images('<img src="data:image/svg+xml,<svg/>">'), []);
    assert.deepEqual(images('<img src="data:text/html,x">'), []);
  });

  it('that show nothing leave their description', () => {
    assert.deepEqual(images('<img alt="">'), []);
    assert.deepEqual(images('<img alt="Boats">'), [{ alt: 'Boats' }]);
  });

  it('in <noscript> are shown unless another shows the same', () => {
    assert.deepEqual(images('<p><noscript><img src="a.jpg"></noscript></p>'), [{ src: 'a.jpg' }]);
    assert.deepEqual(images('<p><img data-src="a.jpg?w=1"><noscript><img src="a.jpg"></noscript></p>'), [
      { src: 'a.jpg?w=1' },
    ]);
    assert.deepEqual(images('<p><img alt=""><noscript><img src="a.jpg"></noscript><img src="a.jpg"></p>'), [
      { src: 'a.jpg' },
      { src: 'a.jpg' },
    ]);
  });
});

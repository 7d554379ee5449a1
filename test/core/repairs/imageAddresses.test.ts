import assert from 'node:assert/strict';
import { expectMended, expectUntouched, find, postWith } from './repairs.ts';

const picture = (src: string): string => `<p><img src="${src}" alt="x"></p>`;

describe('Mending addresses without a scheme', () => {
  it('says https, and edits nothing else', () => {
    expectMended(picture('//a.example/1.jpg?b=&copy'), picture('https://a.example/1.jpg?b=&copy'));
    const text = postWith(picture('//a.example/1.jpg'));
    const [edit] = find(text)[0]!.edits;
    assert.deepEqual([edit!.newText, edit!.range.end - edit!.range.start], ['https:', 0]);
  });

  it('does so in lists of sources, frames, films and their pictures', () => {
    expectMended(
      '<p><img src="/1.jpg" srcset="//a.example/2.jpg 2x, //a.example/3.jpg 3x,/4.jpg 4x"><iframe src="//v.example/1"></iframe><video poster="//a.example/p.jpg" src="//a.example/v.mp4"></video></p>',
      '<p><img src="/1.jpg" srcset="https://a.example/2.jpg 2x, https://a.example/3.jpg 3x,/4.jpg 4x"><iframe src="https://v.example/1"></iframe><video poster="https://a.example/p.jpg" src="https://a.example/v.mp4"></video></p>',
    );
  });

  const untouched: [title: string, html: string][] = [
    ['what has no host', '<img src="//"><img src="///x.jpg"><img src="//nohost/x.jpg">'],
    ['other attributes', '<img src="/1.jpg" data-page="//a.example/1" alt="//a.example/1">'],
    ['links', '<a href="//a.example/1">x</a>'],
    ['slashes in a path', '<img src="https://a.example//b.example/1.jpg"><img src="/a//b.example/1.jpg">'],
    ['Liquid', '<img src="{{ site.cdn }}//b.example/1.jpg">'],
  ];
  for (const [title, html] of untouched) {
    it(`leaves ${title}`, () => expectUntouched(`<p>${html}</p>`));
  }
});

describe('Mending addresses that lead through a proxy', () => {
  const originals: [proxied: string, original: string][] = [
    ['https://images.weserv.nl/?url=a.example/1.jpg', 'http://a.example/1.jpg'],
    ['https://images.weserv.nl?url=ssl:a.example/1.jpg&amp;w=300', 'https://a.example/1.jpg'],
    [
      '//wsrv.nl/?url=https%3A%2F%2Fa.example%2F1.jpg%3Fx%3D1%26y%3D2&amp;q=80',
      'https://a.example/1.jpg?x=1&amp;y=2',
    ],
    ['https://i2.wp.com/a.example/b/1.jpg?resize=10%2C20&amp;ssl=1', 'https://a.example/b/1.jpg'],
    ['https://i0.wp.com/a.example/%E4%BA%8C.jpg', 'http://a.example/%E4%BA%8C.jpg'],
    ['https://a-example.cdn.ampproject.org/i/s/a.example/1.jpg', 'https://a.example/1.jpg'],
    ['https://cdn.ampproject.org/ii/w820/a.example/1.jpg?v=2', 'http://a.example/1.jpg?v=2'],
    [
      'https://a.example/_next/image?url=%2Fimages%2F1.jpg&amp;w=640&amp;q=75',
      'https://a.example/images/1.jpg',
    ],
    [
      'https://a.example/_next/image?url=https%3A%2F%2Fb.example%2F1.jpg&amp;w=640&amp;q=75',
      'https://b.example/1.jpg',
    ],
    [
      'https://substackcdn.com/image/fetch/w_1456,c_limit,f_auto,q_auto:good,fl_progressive:steep/https%3A%2F%2Fa.example%2F1.png',
      'https://a.example/1.png',
    ],
    [
      'https://external-content.duckduckgo.com/iu/?u=https%3A%2F%2Fa.example%2F1.jpg&amp;f=1&amp;nofb=1',
      'https://a.example/1.jpg',
    ],
    [
      'https://i0.wp.com/images.weserv.nl/?url=a.example/1.jpg',
      'https://i0.wp.com/images.weserv.nl/?url=a.example/1.jpg',
    ],
    [
      'https://i1.wp.com/substackcdn.com/image/fetch/w_10/https%3A%2F%2Fa.example%2F1.png?w=10&amp;ssl=1',
      'https://a.example/1.png',
    ],
  ];
  for (const [proxied, original] of originals) {
    it(`makes ${original} of ${proxied}`, () => expectMended(picture(proxied), picture(original)));
  }

  it('keeps what is special of an attribute in one', () => {
    expectMended(
      `<p><img src='https://wsrv.nl/?url=https%3A%2F%2Fa.example%2F%27x%27.jpg'></p>`,
      `<p><img src='https://wsrv.nl/?url=https%3A%2F%2Fa.example%2F%27x%27.jpg'></p>`,
    );
  });

  it('mends the address of a lazy picture as it puts it in its place', () => {
    expectMended(
      '<p><img data-src="https://wsrv.nl/?url=ssl:a.example/1.jpg"></p>',
      '<p><img src="https://a.example/1.jpg"></p>',
    );
  });

  const untouched: [title: string, src: string][] = [
    ['what a web archive keeps', 'https://web.archive.org/web/2020im_/https://a.example/1.jpg'],
    ['a picture of which the proxy makes another', 'https://wsrv.nl/?url=a.example/1.jpg&amp;crop=1,2,3,4'],
    ['a picture with a filter', 'https://i0.wp.com/a.example/1.jpg?filter=grayscale'],
    ['an address whose parameters may be either’s', 'https://wsrv.nl/?url=a.example/1.jpg?x=1&amp;y=2'],
    ['an address that may be escaped twice', 'https://wsrv.nl/?url=a.example/b%2F1.jpg'],
    ['broken escapes', 'https://a.example/_next/image?url=%E4%B&amp;w=1'],
    ['an address that would have to be escaped', 'https://wsrv.nl/?url=a.example%2Fb%20c.jpg'],
    ['a fragment that was parameters', 'https://i0.wp.com/a.example/1.jpg?w=1#038;ssl=1'],
    ['the proxy’s own pictures', 'https://i0.wp.com/logo.png'],
    ['two originals', 'https://wsrv.nl/?url=a.example/1.jpg&amp;url=b.example/1.jpg'],
    ['what is alike', 'https://notwsrv.nl/?url=a.example/1.jpg'],
    ['scripts', 'https://wsrv.nl/?url=javascript%3Aalert(1)'],
  ];
  for (const [title, src] of untouched) {
    it(`leaves ${title}`, () => expectUntouched(picture(src)));
  }

  it('leaves a picture whose sizes come through the proxy', () => {
    expectUntouched(
      '<p><img src="https://i0.wp.com/a.example/1.jpg?ssl=1" srcset="https://i0.wp.com/a.example/1.jpg?w=10 10w, https://i0.wp.com/a.example/1.jpg?w=20 20w"></p>',
    );
  });

  it('says which proxy it is, or that the scheme is missing', () => {
    const said = (html: string): (string | number | undefined)[] =>
      find(postWith(html)).map(({ message: { values } }) => values['proxy']);
    assert.deepEqual(said(picture('//i0.wp.com/wsrv.nl/?url=x')), [undefined]);
    assert.deepEqual(said(picture('//i0.wp.com/a.example/1.jpg')), ['i0.wp.com']);
    assert.deepEqual(
      said(
        '<p><img src="//i0.wp.com/a.example/1.jpg" srcset="https://i0.wp.com/a.example/1.jpg?w=1 1w"></p>',
      ),
      [undefined],
    );
  });

  it('leaves frames and films', () => {
    expectUntouched('<p><iframe src="https://i0.wp.com/a.example/1.jpg"></iframe></p>');
  });
});

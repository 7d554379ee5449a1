import assert from 'node:assert/strict';
import { expectMended, expectUntouched, find, postWith } from './repairs.ts';

const link = (href: string): string => `<p><a href="${href}">x</a></p>`;

describe('Mending links with tracking parameters', () => {
  const mended: [href: string, expected: string][] = [
    ['https://a.example/?utm_source=x', 'https://a.example/'],
    ['https://a.example/b?utm_source=x&amp;utm_medium=y#c', 'https://a.example/b#c'],
    ['https://a.example/b?id=1&amp;utm_source=x', 'https://a.example/b?id=1'],
    [
      'https://a.example/b?utm_source=x&amp;id=1&amp;fbclid=y&amp;p=%20&amp;gclid=z#utm_source=w',
      'https://a.example/b?id=1&amp;p=%20#utm_source=w',
    ],
    ['https://a.example/b?id=1&utm_source=x&UTM_Medium=y&b', 'https://a.example/b?id=1&b'],
    ['https://a.example/b?id=1&#038;fbclid=x&#38;p=2', 'https://a.example/b?id=1&#38;p=2'],
    ['https://a.example/b?fbclid', 'https://a.example/b'],
    ['https://a.example/b?utm_source=x?y=z', 'https://a.example/b'],
    ['//a.example/?&amp;utm_source=x', '//a.example/?'],
    ['https://twitter.com/a/status/1?ref_src=twsrc%5Etfw', 'https://twitter.com/a/status/1'],
    ['https://m.youtube.com/watch?v=1&amp;feature=youtu.be', 'https://m.youtube.com/watch?v=1'],
    [
      'https://a.example/share?u=https%3A%2F%2Fb.example%2F%3Futm_source%3Dx&amp;utm_source=y',
      'https://a.example/share?u=https%3A%2F%2Fb.example%2F%3Futm_source%3Dx',
    ],
  ];
  for (const [href, expected] of mended) {
    it(`makes ${expected} of ${href}`, () => expectMended(link(href), link(expected)));
  }

  it('deletes the parameters and nothing else', () => {
    const text = postWith(link('https://a.example/b?fbclid=y&amp;id=1&amp;utm_id=x#c'));
    const [repair] = find(text);
    assert.deepEqual(
      repair!.edits.map(({ range, newText }) => [text.slice(range.start, range.end), newText]),
      [
        ['fbclid=y&amp;', ''],
        ['&amp;utm_id=x', ''],
      ],
    );
    assert.equal(repair!.message.values['names'], 'fbclid, utm_id');
  });

  const untouched: [title: string, html: string][] = [
    [
      'parameters that may be needed',
      link('https://a.example/?ref=1&amp;source=2&amp;from=3&amp;share=4&amp;id=5'),
    ],
    [
      'parameters of one site on another',
      link('https://a.example/?feature=1&amp;ref_src=2&amp;spm=3&amp;si=4'),
    ],
    ['names that are alike', link('https://a.example/?utmost=1&amp;my_fbclid=2&amp;gclids=3')],
    [
      'an address within an address',
      link('https://web.archive.org/web/2020/https://a.example/?utm_source=x'),
    ],
    [
      'what Liquid writes',
      link('{{ page.url }}?utm_source=feed') + link('https://a.example/{{ x }}?utm_source=y'),
    ],
    ['addresses of one’s own site', link('/b?utm_source=x') + link('?utm_source=x')],
    ['other schemes', link('mailto:a@a.example?utm_source=x')],
    ['what is no link', '<p><img src="/1.jpg?utm_source=x" data-href="https://a.example/?utm_source=x"></p>'],
    ['a fragment', link('https://a.example/#?utm_source=x')],
    ['an address that is shown', '<p>https://a.example/?utm_source=x</p>'],
  ];
  for (const [title, html] of untouched) {
    it(`leaves ${title}`, () => expectUntouched(html));
  }

  it('leaves “from” and the heading link, which name the source article', () => {
    const text =
      '---\nfrom: https://a.example/1?utm_source=x\n---\n[t](https://a.example/1?utm_source=x)\n------\n\n<p>x</p>\n';
    assert.deepEqual(find(text), []);
  });
});

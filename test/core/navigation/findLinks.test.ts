import assert from 'node:assert/strict';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { readAddress } from '../../../src/core/navigation/address.ts';
import { findLinks } from '../../../src/core/navigation/findLinks.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';

/** The links of a text, as `written → where`. */
function linksOf(text: string): string[] {
  const post = parsePost(text);
  return findLinks(post, readFacts(post)).map(({ range, address }) => {
    const where = address.kind === 'web' ? address.url : `${address.kind} ${address.path}`;
    return `${slice(text, range)} → ${where}`;
  });
}

describe('the links of a post', () => {
  it('are those of the front matter, without quotes, and of the heading link', () => {
    assert.deepEqual(
      linksOf(
        '---\ntitle: "See https://x.example"\nfrom: "https://a.example/1"\nimage: /img/a b.png\n---\n<!--1-->\n[x](https://a.example/2)\n------\n',
      ),
      [
        'https://a.example/1 → https://a.example/1',
        '/img/a b.png → site img/a b.png',
        'https://a.example/2 → https://a.example/2',
      ],
    );
  });

  it('are those of HTML, with references resolved', () => {
    assert.deepEqual(
      linksOf(
        '<p><a href="https://a.example/?x=1&amp;y=2">a</a><img src=\'../img/p.png\' data-src="//b.example/q.png"><a name="x" href="#y">y</a><video poster=/v.jpg></video></p>',
      ),
      [
        'https://a.example/?x=1&amp;y=2 → https://a.example/?x=1&y=2',
        '../img/p.png → beside ../img/p.png',
        '//b.example/q.png → https://b.example/q.png',
        '/v.jpg → site v.jpg',
      ],
    );
  });

  it('are those of Markdown', () => {
    assert.deepEqual(
      linksOf(
        'See [one](/about/), ![two](img/x.png "A title"), [three](<a b.md>), [four](https://a.example/x_(y)).\n\n[five]: https://a.example/5 "Five"\n',
      ),
      [
        '/about/ → site about/',
        'img/x.png → beside img/x.png',
        'a b.md → beside a b.md',
        'https://a.example/x_(y) → https://a.example/x_(y)',
        'https://a.example/5 → https://a.example/5',
      ],
    );
  });

  it('are those of Liquid, less what Jekyll adds', () => {
    assert.deepEqual(
      linksOf(
        '[a]({{ site.baseurl }}/x.png) [b]({{ "/y/" | relative_url }}) [c]({{ site.url }}{{ site.baseurl }}/z)\n' +
          '[d]({% link _pages/d.md %}) [e]({% post_url 2021-08-26-tea %}) <img src="{{ \'/w.png\' | absolute_url }}"><a href="{% link f.md %}">\n',
      ),
      [
        '{{ site.baseurl }}/x.png → site x.png',
        '{{ "/y/" | relative_url }} → site y/',
        '{{ site.url }}{{ site.baseurl }}/z → site z',
        '_pages/d.md → source _pages/d.md',
        '2021-08-26-tea → source _posts/2021-08-26-tea',
        "{{ '/w.png' | absolute_url }} → site w.png",
        'f.md → source f.md',
      ],
    );
  });

  it('are none in code', () => {
    assert.deepEqual(
      linksOf(
        'Write `[x](/y)` or ``[x](`/y`)``.\n\n```\n[a](/b)\n<img src="/c.png">\n```\n\n{% raw %}[d](/e){% endraw %}\n\n~~~html\n<a href="/f">\n~~~\n\n[g](/h)\n',
      ),
      ['/h → site h'],
    );
  });

  it('are none to the same page, to mail or to scripts', () => {
    for (const address of [
      '#top',
      'mailto:a@b.example',
      'javascript:alert(1)',
      'data:image/png;base64,AA',
      '?page=2',
      '',
      '{{ page.url }}',
      'C:\\x',
      'file:///etc/passwd',
      'a\0b',
    ]) {
      assert.equal(readAddress(address), undefined, address);
    }
  });

  it('lead to a file whose name has spaces or other letters, and lose query and fragment', () => {
    assert.deepEqual(readAddress('img/%E6%B4%AA%20x.png?v=1#y'), { kind: 'beside', path: 'img/洪 x.png' });
    assert.deepEqual(readAddress('100%.png'), { kind: 'beside', path: '100%.png' });
  });

  it('are bounded, and found in time, however many there are', () => {
    assert.equal(linksOf('<a href="/x">x</a>'.repeat(20_000)).length, 5000);
    assert.equal(linksOf('[x](/y) '.repeat(20_000)).length, 5000);
    for (const part of ['](', '[a]: ', '{{', '](({{x}}', '`', '](<', '{% link ', '[a](((((', '<a href="']) {
      linksOf(part.repeat(20_000));
      linksOf(`${part}\n`.repeat(10_000));
    }
  }).timeout(20_000);
});

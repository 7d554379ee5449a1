import assert from 'node:assert/strict';
import { LiquidShield } from '../../../src/core/preview/liquid.ts';
import { assertInert, previewBody } from './support.ts';

const chip = (written: string): string => `<code class="galley-liquid">${written}</code>`;

describe('Liquid in the preview', () => {
  it('is a quiet chip that says what is written', () => {
    assert.equal(
      previewBody('{% include x.html a="*b*" %} and {{ page.title | default: "c" }}'),
      `<p>${chip('{% include x.html a=&quot;*b*&quot; %}')} and ${chip('{{ page.title | default: &quot;c&quot; }}')}</p>`,
    );
    assert.equal(previewBody('<div>a {{ b }}</div>'), `<div>a ${chip('{{ b }}')}</div>`);
  });

  it('stays text in code', () => {
    assert.equal(previewBody('`{{ a }}`'), '<p><code>{{ a }}</code></p>');
    assert.equal(previewBody('```\n{% raw %}{{ a }}\n```'), '<pre><code>{% raw %}{{ a }}\n</code></pre>');
    assert.equal(previewBody('<div><pre>{{ a }}</pre></div>'), '<div><pre>{{ a }}</pre></div>');
  });

  it('breaks neither tables nor links nor tags', () => {
    assert.match(
      previewBody('| {{ a | b }} | c |'),
      /<td><code[^>]*>{{ a \| b }}<\/code><\/td>\s*<td>c<\/td>/,
    );
    assert.equal(previewBody('<p title="{{ "a" | b }}">c</p>'), '<p title="{{ &quot;a&quot; | b }}">c</p>');
    assert.equal(
      previewBody('<p {% if a %}class="b"{% endif %}>c</p>').replace(/<p[^>]*>/, '<p>'),
      '<p>c</p>',
    );
  });

  it('leaves addresses of the site that Galley can tell', () => {
    const addresses = [
      ['{{ site.baseurl }}/a b.png', '/a b.png'],
      ['{{ site.url }}{{ site.baseurl }}/a', '/a'],
      ['{{ "/a" | relative_url }}', '/a'],
      ["{{ 'a/b' | absolute_url }}#c", '/a/b#c'],
      ['{% link _posts/2021-01-01-a.md %}', '/_posts/2021-01-01-a.md'],
      ['{% post_url 2021-01-01-a %}', '/_posts/2021-01-01-a'],
    ] as const;
    for (const [written, href] of addresses) {
      const link = `<a href="${href}" rel="noreferrer">x</a>`;
      assert.equal(previewBody(`[x](${written})`), `<p>${link}</p>`);
      assert.equal(previewBody(`<a href="${written}">x</a>`), `<p>${link}</p>`);
    }
    assert.equal(previewBody('[x]({{ page.next.url }})'), '<p><a>x</a></p>');
    assert.match(previewBody('![]({{ page.image }})'), /<img alt="{{ page.image }}" [^>]*>/);
  });

  it('makes no address of what is none', () => {
    for (const url of [
      '{{ "javascript:a()" | relative_url }}',
      'javascript:{{ a }}',
      '{{ site.url }}javascript:a()',
    ])
      assertInert(previewBody(`<a href="${url}">x</a> [y](${url})`), /^galley-/);
  });

  it('shows code that is to be highlighted as code, and no comment', () => {
    assert.equal(
      previewBody('a\n\n{% highlight ruby %}\nb\n\n  "c" < *d*\n{% endhighlight %}\n\ne').replace(
        '\n<p>e',
        '<p>e',
      ),
      '<p>a</p>\n<figure><pre><code>b\n\n  &quot;c&quot; &lt; *d*</code></pre></figure><p>e</p>',
    );
    assert.equal(previewBody('a{% comment %}\n\n- b\n\n{% endcomment %}c'), '<p>ac</p>');
    assert.equal(previewBody('{% comment %}<b>{% endcomment %}\n\nc'), '<p>c</p>');
  });

  it('is text where it is said to be, and where nothing ends it', () => {
    assert.equal(
      previewBody('{% raw %}{{ a }}{% endraw %} {% raw %}{% b %}{% endraw %}'),
      '<p>{{ a }} {% b %}</p>',
    );
    assert.equal(previewBody('{{ a\n\n}} {% b'), '<p>{{ a</p>\n<p>}} {% b</p>');
    assert.equal(previewBody('a {{ b\nc }} d'), `<p>a ${chip('{{ b\nc }}')} d</p>`);
  });

  it('keeps every offset, whatever private characters a post has', () => {
    for (const text of ['{{ a }} {% b %}', '\uE000{{ a }}\uE07F\uE080 b', 'a {{ é 港 😀 }}']) {
      const shield = LiquidShield.of(text)!;
      assert.equal(shield.text.length, text.length);
      assert.equal(shield.text.replace(/[\uE000-\uF8FF]/g, '').includes('{'), false);
      assert.ok(shield.show(`<p>${shield.text}</p>`).includes(text.match(/\{\{.*?\}\}/)![0]));
    }
    const all = Array.from({ length: 0x1900 }, (_, at) => String.fromCharCode(0xe000 + at)).join('');
    assert.equal(LiquidShield.of(`${all}{{ a }}`), undefined, 'there is no place to put it');
  });

  it('takes no time that grows faster than the text', () => {
    for (const piece of ['{{', '{%', '{% raw %}', '{% comment %}', '{{ a }}', '{% highlight a %}{{']) {
      const body = piece.repeat(100_000 / piece.length);
      assert.ok(previewBody(body).length > 0 || piece.startsWith('{% '));
    }
  });
});

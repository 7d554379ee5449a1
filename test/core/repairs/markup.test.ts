import assert from 'node:assert/strict';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { renderMarkdown } from '../../../src/core/preview/markdown.ts';
import { expectMended, expectUntouched, find, mend, postWith, shownText } from './repairs.ts';

/** The HTML of the body, as it is. */
function bodyOf(text: string): string {
  return renderMarkdown(text.slice(parsePost(text).body.start))
    .map(({ html }) => html)
    .join('');
}

describe('Mending glued tags', () => {
  it('puts the space back', () => {
    expectMended(
      '<div><divclass="m-block "data-pos="1">a</div><p>b</p></div>',
      '<div><div class="m-block "data-pos="1">a</div><p>b</p></div>',
    );
  });

  it('knows then which end tag is surplus, and what is in the tag', () => {
    expectMended(
      '<div><divclass="m">a</div><p><aclass="x" href="https://a.example/?utm_id=1">b</a></p></div></div>',
      '<div><div class="m">a</div><p><a class="x" href="https://a.example/">b</a></p></div>',
    );
    assert.deepEqual(
      find(postWith('<div><divclass="m">a</div><p>b</p></div>'), { kinds: ['surplus-end-tag'] }),
      [],
    );
  });

  it('leaves a tag that Markdown would read the rest of the line by', () => {
    expectUntouched('<divclass="m">*a*</div>');
  });
});

describe('Mending surplus end tags', () => {
  it('deletes the tag, or its line where it is alone there', () => {
    expectMended(
      '<div><p>a</p></div></div><p>b</p>\n  </div>\n<p>c</p></section>',
      '<div><p>a</p></div><p>b</p>\n<p>c</p>',
    );
    expectMended('<div>\r\n</span>\r\n<p>a</p></div>', '<div>\r\n<p>a</p></div>');
  });

  const untouched: [title: string, html: string][] = [
    ['tags that close something', '<div><p>a<div>b</div></div>'],
    ['tags that make an element', '<div>a</p>b</br>c</div>'],
    ['tags of formatting and tables', '<div>a</b>b</td></tr></table></h2></form></div>'],
    [
      'an end tag in a comment or a script',
      '<div><!-- </div></div> --><script>"</div></div>"</script></div>',
    ],
    ['an end tag in an attribute', '<div title="</div></div>">a</div>'],
    ['a line that Markdown would read otherwise', '<p>a</p>\n\n</div>\nb *c*'],
    ['a tag without its text behind it', '<p>a</p>\n\n</div>b *c*'],
  ];
  for (const [title, html] of untouched) {
    it(`leaves ${title}`, () => expectUntouched(html));
  }

  it('offers nothing where a tag would come to be', () => {
    expectUntouched('<p>a <</div>b class="c">d</p>');
    expectUntouched('<p>a &am</div>p; b</p>');
  });
});

describe('Mending control characters', () => {
  it('deletes what nobody sees and nobody meant', () => {
    expectMended('<p>a\u0008b\uFEFFc\u007Fd\u001Be\uFFFEf\u008Dg\u0001</p>', '<p>abcdefg</p>');
  });

  it('keeps words apart that a page break or a line break of old parted', () => {
    expectMended('<p>a\fb \fc\vd\f\ve</p>', '<p>a b c d e</p>');
  });

  const untouched: [title: string, html: string][] = [
    ['joiners, marks of direction and forms of characters', '<p>👩‍👧 ن‌م ‎‏⁦x⁩ ❤️ ㍿󠄀 a\u00ADb\u200Bc</p>'],
    ['tabs and ends of line', '<p>a\tb\r\nc\rd\ne</p>'],
    ['signs of Windows-1252, which would be lost', '<p>it\u0092s \u0093a\u0094 \u0085</p>'],
    ['what says that something was lost', '<p>a\uFFFDb</p>'],
    ['attributes, comments and scripts', '<p title="a\u0008"><!--\u0008--><script>"\u0008"</script></p>'],
    [
      'code',
      '<pre>a\u0008</pre><p><code>\u0008</code></p>\n\n```\n\u0008\n```\n\na `\u0008` b\n\n    \u0008c\n\n`d\ne\u0008f`',
    ],
    ['what would become a tag or a reference', '<p>&\u0008amp; &am\u0008p; <\u0008b> </\u0008p></p>'],
    ['what would become a mark of Markdown', '\u0008- a\n\n*\u0008*b**\n\n\u00081. c\n\nd \u0008'],
  ];
  for (const [title, html] of untouched) {
    it(`leaves ${title}`, () => expectUntouched(html));
  }

  it('leaves the front matter and a byte order mark at the beginning', () => {
    const text = '\uFEFF---\ntitle: a\u0008b\n---\n[a\u0008b](https://a.example/)\n-----\n\n<p>c</p>\n';
    assert.deepEqual(find(text), []);
  });

  it('deletes one in Markdown where nothing else changes', () => {
    expectMended('Some *te\u0008xt* and\uFEFF more.', 'Some *text* and more.');
  });
});

describe('Repairs', () => {
  const BODY = `<div>
<p>One <a href="https://a.example/?utm_source=x&amp;id=1">two</a>.\u0008</p><divclass="m">three</div>
<p><img data-src="//a.example/1.jpg"><img src="//i0.wp.com/a.example/2.jpg"></p>
</span>
</div>
</div>
`;

  it('come in the order of the text and without overlaps', () => {
    const repairs = find(postWith(BODY));
    const kinds = repairs.map(({ kind }) => kind);
    assert.deepEqual(kinds, [
      'tracking-parameters',
      'control-character',
      'glued-tag',
      'lazy-image',
      'image-address',
      'surplus-end-tag',
      'surplus-end-tag',
    ]);
    let end = 0;
    for (const { range } of repairs.flatMap(({ edits }) => edits)) {
      assert.ok(range.start >= end && range.end >= range.start);
      end = range.end;
    }
  });

  it('keep the text, each alone and all together, in HTML and Markdown', () => {
    const text = postWith(BODY);
    const before = shownText(bodyOf(text));
    for (const kinds of [undefined, ...find(text).map(({ kind }) => [kind] as const)]) {
      const mended = mend(text, kinds && { kinds });
      assert.notEqual(mended, text);
      assert.deepEqual(find(mended, kinds && { kinds }), []);
      assert.equal(shownText(bodyOf(mended)), before);
    }
  });

  it('leave code, whoever shows it', () => {
    const broken =
      '<div><a href="https://a.example/?utm_source=x">a</a><img data-src="/1.jpg"><divclass="m">\u0008</div></div>';
    expectUntouched(`\`\`\`html\n${broken}\n\`\`\``);
    expectUntouched(`Write \`${broken}\`.`);
    expectUntouched(`Text:\n\n    ${broken}\n`);
    expectUntouched(`{% highlight html %}\n${broken}\n{% endhighlight %}`);
    expectUntouched(`<pre>${broken}</pre>`);
    expectUntouched(`<p><!-- ${broken} --></p>`);
    expectUntouched(`<script>'${broken}'</script>`);
    expectUntouched(`<textarea>${broken}</textarea>`);
  });

  it('keep the ends of lines', () => {
    const crlf = postWith(BODY).replaceAll('\n', '\r\n');
    assert.equal(mend(crlf), mend(postWith(BODY)).replaceAll('\n', '\r\n'));
  });

  it('are found in posts of any shape', () => {
    for (const text of ['', '\uFEFF', '<p><img data-src="/1.jpg">', '---\n<p><img data-src="/1.jpg">', '<']) {
      assert.doesNotThrow(() => mend(text), text);
    }
    assert.equal(mend('<p><img data-src="/1.jpg">'), '<p><img src="/1.jpg">');
  });
});

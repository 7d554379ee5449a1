import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describeWithCorpus } from '../corpus.ts';
import { tokenizer, type Line, type Tokenizer } from './tokenizer.ts';

let loaded: Tokenizer | undefined;

/** Skips the suite, visibly, where VS Code's grammars are absent. */
async function needTokenizer(this: Mocha.Context): Promise<void> {
  loaded = await tokenizer();
  if (!loaded) this.skip();
}

const tokenize = (text: string): Line[] => loaded!.tokenize(text);

/** Says that the token that is, or first holds, `text` has all of `scopes` and none of `without`. */
function expectScopes(lines: Line[], text: string, scopes: string, without = ''): void {
  const tokens = lines.flatMap((line) => line.tokens);
  const token =
    tokens.find((candidate) => candidate.text === text) ??
    tokens.find((candidate) => candidate.text.includes(text));
  assert.ok(token, `no token holds ${JSON.stringify(text)}`);
  const has = token.scopes.split(' ');
  const matches = (wanted: string) => has.some((scope) => scope === wanted || scope.startsWith(`${wanted}.`));
  for (const scope of scopes.split(' ').filter(Boolean)) {
    assert.ok(matches(scope), `${JSON.stringify(text)} lacks ${scope}: ${token.scopes}`);
  }
  for (const scope of without.split(' ').filter(Boolean)) {
    assert.ok(!matches(scope), `${JSON.stringify(text)} has ${scope}: ${token.scopes}`);
  }
}

const FRONT_MATTER = 'meta.embedded.block.frontmatter';
const KEY = `${FRONT_MATTER} entity.name.tag.yaml`;
const LIQUID = 'meta.embedded.inline.liquid';
const TAG = 'entity.name.tag.html';

const HEADER = `---
layout: post
title: "港口的早晨 --- 一天的开始"
date: 2021-08-26T02:42:56.371Z
author: 海港日报
from: https://news.example.com/harbour/(a)-%e6%b8%af?id=1
tags: [ 海港日报, 城市 ] # two
categories:
  - 海港日报
---
<!--1629968640000-->
[港口的[早晨] --- 一天的开始](https://news.example.com/harbour/(a)-%e6%b8%af?id=1)
------

`;

const BODY = `<div>
<p>早上六点 &amp; *星号*。</p><section id="imu"><div id="dfp-ad-imu1">   </div></section><a href="https://news.example.com/b" target=_blank>链接</a><img class='x' src="a.png" alt>
</div>
`;

describe('grammar', function () {
  this.timeout(20_000);
  before(needTokenizer);

  describe('an archived post', () => {
    let lines: Line[];
    before(() => (lines = tokenize(HEADER + BODY)));

    it('has fences', () => {
      assert.equal(lines[0]!.tokens[0]!.scopes, 'punctuation.definition.begin.frontmatter');
      assert.equal(lines[9]!.tokens[0]!.scopes, 'punctuation.definition.end.frontmatter');
    });

    it('has YAML between them', () => {
      for (const key of ['layout', 'title', 'date', 'author', 'from', 'tags', 'categories']) {
        expectScopes(lines, key, KEY);
      }
      expectScopes(lines, '港口的早晨 --- 一天的开始', `${FRONT_MATTER} string.quoted.double.yaml`);
      expectScopes(lines, '城市', 'meta.flow.sequence.yaml');
      expectScopes(lines, ' two', 'comment.line.number-sign.yaml');
    });

    it('has a stamp', () => {
      expectScopes(
        lines,
        '1629968640000',
        'comment.block.stamp.post constant.numeric.stamp.post',
        FRONT_MATTER,
      );
    });

    it('has a heading link, with brackets in its title and parentheses in its URL', () => {
      expectScopes(lines, '港口的[早晨] --- 一天的开始', 'markup.heading string.other.link.title.markdown');
      const url = 'https://news.example.com/harbour/(a)-%e6%b8%af?id=1';
      assert.ok(
        lines[11]!.tokens.some((token) => token.text === url && /markup\.underline\.link/.test(token.scopes)),
      );
      expectScopes(lines.slice(12), '------', 'markup.heading');
    });

    it('has a body of HTML, and no Markdown in it', () => {
      for (const name of ['div', 'p', 'section', 'a', 'img']) expectScopes(lines.slice(13), name, TAG);
      expectScopes(lines, 'id', 'entity.other.attribute-name.html');
      expectScopes(lines, 'dfp-ad-imu1', 'string.quoted.double.html');
      expectScopes(lines, '_blank', 'string.unquoted.html');
      expectScopes(lines, 'amp', 'constant.character.entity');
      expectScopes(lines, '*星号*', 'meta.block.html.post', 'markup.italic');
    });
  });

  it('tells prose from values that lists are offered for', () => {
    const fields = (title: string) => tokenize(`---\nlayout: post\n${title}\ntags: [ 早 ]\n---\n`);
    for (const title of ['title: Plain words', 'title: "Words: quoted" # note', "description: 'Words'"]) {
      expectScopes(fields(title), title.split(' ')[1]!.replace(/\W/g, ''), 'meta.prose.post string');
      expectScopes(fields(title), title.split(':')[0]!, `${KEY} meta.prose.post`);
      expectScopes(fields(title), '早', 'string', 'meta.prose.post');
      expectScopes(fields(title), 'post', 'string', 'meta.prose.post');
    }
    // What goes on in the next line, or is no text, is left to YAML.
    for (const title of ['title: "Words', 'title: |', 'title: [ Words ]']) {
      expectScopes(fields(title), 'title', '', 'meta.prose.post');
    }
  });

  it('means the same with CRLF and with a BOM', () => {
    const plain = tokenize(HEADER + BODY);
    assert.deepEqual(tokenize((HEADER + BODY).replaceAll('\n', '\r\n')), plain);
    const marked = tokenize(`\uFEFF${HEADER}${BODY}`);
    assert.deepEqual(marked.slice(1), plain.slice(1));
  });

  describe('front matter', () => {
    it('ends at dots too, and allows spaces after a fence', () => {
      for (const fence of ['---', '---  ', '...', '...\t']) {
        const lines = tokenize(`--- \ntitle: a\n${fence}\n**b**\n`);
        expectScopes(lines, 'title', KEY);
        expectScopes(lines, 'b', 'markup.bold.markdown', FRONT_MATTER);
      }
    });

    it('does not end at dashes inside of a value', () => {
      const lines = tokenize(
        '---\ntitle: a\ntext: |\n  ---\n  more\nfrom: --- x\n----: y\nlast: z\n---\n**b**\n',
      );
      expectScopes(lines, 'last', KEY);
      expectScopes(lines, 'b', 'markup.bold.markdown', FRONT_MATTER);
    });

    it('is only at the very start', () => {
      for (const before of ['\n', 'text\n\n', ' ']) {
        const lines = tokenize(`${before}---\ntitle: a\n---\n`);
        for (const line of lines) {
          for (const token of line.tokens) assert.ok(!token.scopes.includes('frontmatter'), token.text);
        }
      }
    });

    it('unclosed, ends where a body begins', () => {
      const starts = [
        '<!--1629968640000-->',
        '[t](https://example.com/a)',
        '<div>',
        '{% if a %}',
        '> q',
        '```',
      ];
      for (const start of starts) {
        const lines = tokenize(`---\ntitle: "a\ntags: [ b\n${start}\n\n<p>"c" [d</p>\n`);
        expectScopes(lines, 'title', KEY);
        for (const line of lines.slice(3)) {
          for (const token of line.tokens)
            assert.ok(!token.scopes.includes('yaml'), `${start} ${token.scopes}`);
        }
      }
    });

    it('broken, ends at its fence', () => {
      const lines = tokenize('---\ntitle: "a\ntags: [ b, { c\n---\n<p>d</p>\n**e**\n');
      expectScopes(lines, 'p', TAG, FRONT_MATTER);
    });
  });

  describe('stamp and heading link', () => {
    it('know a stamp that is no number', () => {
      const lines = tokenize(
        '---\ntitle: a\n---\n<!--NaN-->\n[a](https://example.com)\n---\n\n<div>b</div>\n',
      );
      expectScopes(lines, 'NaN', 'comment.block.stamp.post constant.language.stamp.post');
    });

    it('need no stamp and no front matter', () => {
      const texts = [
        '---\ntitle: b\n---\n\n[a](https://example.com)\n---\n',
        '[a](https://example.com)\n---\n',
      ];
      for (const text of texts) expectScopes(tokenize(text), 'https://example.com', 'markup.heading');
    });

    it('are no part of the body: there a comment is a comment, dashes alone a separator', () => {
      const lines = tokenize(`${HEADER}one\n\n---\n\ntwo\n\n---\n\n<!--5-->\n\n**three**\n`);
      expectScopes(lines, 'one', 'meta.paragraph.markdown');
      assert.equal(lines.filter((line) => line.tokens[0]?.scopes === 'meta.separator.markdown').length, 2);
      expectScopes(lines, '5', 'comment.block.html', 'constant.numeric.stamp');
      expectScopes(lines, 'three', 'markup.bold.markdown');
    });
  });

  describe('HTML', () => {
    it('is HTML however deep it is indented, and after blank lines', () => {
      const lines = tokenize(
        `${HEADER}<article>\n <div>\n\n      <p>one</p>\n        words in it\n\n\t<b>two</b>\n </div>\n</article>\n\n    <p class="x">three</p>\n`,
      );
      for (const line of lines) {
        for (const token of line.tokens) assert.ok(!token.scopes.includes('markup.raw'), line.text);
      }
      expectScopes(lines, 'words in it', 'meta.block.html.post');
      expectScopes(lines, 'b', TAG);
      expectScopes(lines, 'x', 'string.quoted.double.html');
    });

    it('ends with its element: Markdown follows', () => {
      const lines = tokenize('<div><div>a</div>\n\n    b\n</div>\n**c**\n\n    d\n');
      expectScopes(lines, 'b', 'meta.block.html.post', 'markup');
      expectScopes(lines, 'c', 'markup.bold.markdown', 'meta.block.html');
      expectScopes(lines, 'd', 'markup.raw.block.markdown', 'meta.block.html');
    });

    it('bears surplus end tags, glued start tags, and an end tag in a comment or an attribute', () => {
      const lines = tokenize(
        '<div><divclass="m-block-ad "data-x="1"><!-- </div> --><p title="</div>">a</p></div></div></div> z\n\n**b** <i>c</i>\n',
      );
      expectScopes(lines, 'divclass="m-block-ad', TAG);
      expectScopes(lines, ' </div> ', 'comment.block.html');
      expectScopes(lines, '</div>', 'string.quoted.double.html');
      expectScopes(lines, 'b', 'markup.bold.markdown');
      expectScopes(lines, 'i', TAG);
    });

    it('embeds scripts and styles, with blank lines in them', () => {
      const lines = tokenize(
        '<div>\n<script>\nlet a = 1;\n\nlet b = 2;\n</script>\n<style>\np { color: red }\n</style></div>\n**c**\n',
      );
      expectScopes(lines, 'b', 'source.js');
      expectScopes(lines, 'color', 'source.css support.type.property-name.css');
      expectScopes(lines, 'c', 'markup.bold.markdown');
    });

    it('colours one line of 50,000 characters, and what follows it', () => {
      const paragraph = '<p class="a">早上六点，港口醒了 &amp; <b>*开始*</b>工作。</p>';
      const long = paragraph.repeat(Math.ceil(50_000 / paragraph.length));
      const started = performance.now();
      const lines = tokenize(`${HEADER}<div>\n${long}\n</div>\n\n**after**\n`);
      assert.ok(performance.now() - started < 5_000, 'took too long');
      assert.equal(
        lines[15]!.tokens.filter((token) => token.text === '*开始*').length,
        long.length / paragraph.length,
      );
      expectScopes(lines, 'after', 'markup.bold.markdown', 'meta.block.html');
    });

    it('is not spoilt by a line that VS Code does not colour', () => {
      const long = '<p>早上六点。</p>'.repeat(2_000);
      for (const body of [`<div>\n${long}\n</div>`, `<div>${long}</div>`, long]) {
        const lines = loaded!.tokenize(`${HEADER}${body}\n\n**after**\n`, 20_000);
        assert.ok(lines.some((line) => line.tokens[0]?.text === line.text && line.text.includes(long)));
        expectScopes(lines, 'after', 'markup.bold.markdown', 'meta.block.html');
      }
    });

    it('holds Markdown where kramdown is asked to read it', () => {
      const lines = tokenize('<div class="note" markdown="1">\n**a**\n\n- b\n</div>\n');
      expectScopes(lines, 'note', 'string.quoted.double.html');
      expectScopes(lines, 'a', 'markup.bold.markdown');
      expectScopes(lines, 'b', 'markup.list.unnumbered.markdown');
    });
  });

  describe('Markdown', () => {
    it('has headings, lists, quotations, code, tables, links', () => {
      const lines = tokenize(
        '---\ntitle: t\n---\n\n# one\n\n- two\n  - **three**\n\n1. four\n\n> five\n\n    six\n\n```js\nconst seven = 7;\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n[eight](https://example.com/a_(b)) <kbd>nine</kbd> `ten`\n\nEleven\n======\n\n---\n',
      );
      expectScopes(lines, 'one', 'markup.heading entity.name.section.markdown');
      expectScopes(lines, 'two', 'markup.list.unnumbered.markdown');
      expectScopes(lines, 'three', 'markup.list.unnumbered.markdown markup.bold.markdown');
      expectScopes(lines, 'four', 'markup.list.numbered.markdown');
      expectScopes(lines, 'five', 'markup.quote.markdown');
      expectScopes(lines, 'six', 'markup.raw.block.markdown');
      expectScopes(lines, 'seven', 'meta.embedded.block.javascript');
      expectScopes(lines, '|', 'markup.table.markdown');
      expectScopes(lines, 'eight', 'string.other.link.title.markdown');
      expectScopes(lines, 'https://example.com/a_(b)', 'markup.underline.link.markdown');
      expectScopes(lines, 'kbd', TAG);
      expectScopes(lines, 'ten', 'markup.inline.raw');
      expectScopes(lines, '======', 'markup.heading.setext.1.markdown');
      assert.equal(lines.at(-2)!.tokens[0]!.scopes, 'meta.separator.markdown');
    });

    it('goes on after an inline tag that begins a line', () => {
      const lines = tokenize('<b>one</b> and **two**\n<https://example.com> and **three**\n');
      expectScopes(lines, 'two', 'markup.bold.markdown');
      expectScopes(lines, 'three', 'markup.bold.markdown');
    });
  });

  describe('Liquid', () => {
    it('is coloured in text, tags, attributes, headings, lists, links, code and scripts', () => {
      const text = `---
title: t {{ not_here }}
---
a {{ one | escape: "x" }} **b**

# h {{ two }}

- {% link three.md %} **c**

<p class="{{ four }}" id={{ five }}>{{ six }}</p>

[d]({{ site.seven }}/x) and [e]({% post_url 2020-01-01-eight %})

\`\`\`js
const nine = '{{ nine_ }}';
\`\`\`

    {{ ten }}

<script>
const s = {{ eleven | jsonify }};
</script>

{% if page.twelve == 12 and thirteen contains "y" %}
`;
      const lines = tokenize(text);
      expectScopes(lines, 't {{ not_here }}', FRONT_MATTER, LIQUID);
      for (const name of ['one', 'two', 'four', 'five', 'six', 'site.seven', 'nine_', 'ten', 'eleven']) {
        expectScopes(lines, name, `${LIQUID} variable.other.liquid`);
      }
      expectScopes(lines, 'escape', `${LIQUID} support.function.filter.liquid`);
      expectScopes(lines, 'three.md', LIQUID);
      expectScopes(lines, '2020-01-01-eight', LIQUID);
      for (const bold of ['b', 'c']) expectScopes(lines, bold, 'markup.bold.markdown', LIQUID);
      expectScopes(lines, 'd', 'string.other.link.title.markdown');
      expectScopes(lines, 'if', `${LIQUID} keyword.control.liquid`);
      expectScopes(lines, '12', `${LIQUID} constant.numeric.liquid`);
    });

    it('has comments over blank lines and tags', () => {
      const lines = tokenize('{% comment %}\na\n\n<div>\n---\n{%- endcomment -%}\n**b**\n');
      for (const line of lines.slice(0, 6)) {
        for (const token of line.tokens) assert.match(token.scopes, /comment\.block\.liquid/);
      }
      expectScopes(lines, 'b', 'markup.bold.markdown', 'comment');
    });

    it('is text inside of raw', () => {
      const lines = tokenize(
        '{% raw %}\n{{ a }} **b**\n\n{% c %}\n{% endraw %}\nx {% raw %}{{ d }}{% endraw %} {{ e }}\n',
      );
      for (const text of ['{{ a }}', '{% c %}', '{{ d }}'])
        expectScopes(lines, text, 'meta.raw.liquid', LIQUID);
      expectScopes(lines, 'b', 'markup.bold.markdown');
      expectScopes(lines, 'e', 'variable.other.liquid', 'meta.raw.liquid');
    });

    it('highlights a known language, and shows another as code', () => {
      const lines = tokenize(
        '{% highlight js linenos %}\nconst a = "{{ b }}";\n\n{% endhighlight %}\n**c**\n\n{% highlight foo %}\n**d**\n{% endhighlight %}\n**e**\n',
      );
      expectScopes(lines, 'const', 'meta.embedded.block.javascript');
      expectScopes(lines, 'b', LIQUID);
      expectScopes(lines, 'c', 'markup.bold.markdown', 'markup.fenced_code');
      expectScopes(lines, '**d**', 'markup.raw.block.liquid', 'markup.bold');
      expectScopes(lines, 'e', 'markup.bold.markdown', 'markup.fenced_code');
    });

    it('leaves a stray opener alone', () => {
      const lines = tokenize('<div>\n<p>a {{ b</p><p>c {% d</p>\n\n<p>e</p>\n</div>\n\n**f**\n');
      expectScopes(lines, 'e', 'meta.block.html.post', LIQUID);
      expectScopes(lines, 'f', 'markup.bold.markdown', LIQUID);
    });
  });
});

describeWithCorpus('grammar on the corpus', (corpus) => {
  const posts = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort();

  before(needTokenizer);

  it('colours the parts of every post', function () {
    this.timeout(120_000);
    for (const name of posts) {
      const lines = tokenize(readFileSync(path.join(corpus, name), 'utf8'));
      const first = (index: number) => lines[index]?.tokens[0]?.scopes;
      if (lines[0]!.text !== '---') continue;
      assert.equal(first(0), 'punctuation.definition.begin.frontmatter', name);
      const end = lines.findIndex((line, index) => index > 0 && line.text.trimEnd() === '---');
      assert.equal(first(end), 'punctuation.definition.end.frontmatter', name);
      for (const line of lines.slice(1, end)) {
        if (/^\w+:/.test(line.text)) expectScopes([line], line.text.split(':')[0]!, FRONT_MATTER);
      }
      const [stamp, heading, dashes] = lines.slice(end + 1, end + 4).map((line) => line.text);
      if (/^<!--\d+-->$/.test(stamp ?? '')) {
        assert.match(lines[end + 1]!.tokens[1]!.scopes, /constant\.numeric\.stamp/, name);
      }
      if (/^\[.+\]\(.+\)$/.test(heading ?? '') && dashes === '------') {
        for (const index of [end + 2, end + 3]) assert.match(first(index)!, /^markup\.heading/, name);
      }
    }
  });
});

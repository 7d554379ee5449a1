import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findMarkdownCode } from '../../../src/core/document/markdownCode.ts';
import { elementsOf } from '../../../src/core/document/htmlTree.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';

/** What is code in a body. */
function codeIn(body: string): string[] {
  const text = `before ${body}`;
  return findMarkdownCode(text, { start: 7, end: text.length }).map((range) => slice(text, range));
}

describe('Markdown code', () => {
  const cases: [what: string, body: string, code: string[]][] = [
    ['is a fenced block', 'a\n```html\n<div>\n```\nb', ['```html\n<div>\n```']],
    ['is a block fenced by tildes', '~~~\n<div>\n~~~~\nb', ['~~~\n<div>\n~~~~']],
    ['is a fenced block with Windows line ends', '```\r\n<div>\r\n```\r\nb', ['```\r\n<div>\r\n```']],
    [
      'does not end at a shorter fence or one of the other kind',
      '````\n```\n~~~~\n<b>\n````\n',
      ['````\n```\n~~~~\n<b>\n````'],
    ],
    ['is not what follows a fence that nothing closes', '```\n<div>a</div>\n', []],
    [
      'is not what follows a shorter fence that nothing closes, be there a longer one',
      '```\n<b>\n\n~~~\n<i>\n~~~\n',
      ['~~~\n<i>\n~~~'],
    ],
    ['is a span that holds a tag', 'use `<b>` and `x` here', ['`<b>`']],
    ['is a span of two backticks with one inside', 'a ``<b> ` <i>`` c', ['``<b> ` <i>``']],
    ['is not what stands between spans', '`a` <b>c</b> `d`', []],
    ['is not what follows a lone backtick', 'a ` <b>c</b>', []],
    ['is not between backticks of different number', 'a `` <b>c</b> `', []],
    ['is a span over the end of a line', 'a `x\n<b>` c', ['`x\n<b>`']],
    ['is a span over a line that begins with a tag', 'a `x\n<div></div>` c', ['`x\n<div></div>`']],
    ['is a span over the end of a line in a quote', '> a `x\n> <b>` c', ['`x\n> <b>`']],
    ['is a span behind one that begins on the line before', 'a `x\n<i>` `<b>` c', ['`x\n<i>`', '`<b>`']],
    ['is a span in each line where a backtick stands alone in the first', 'a ` b\n`<b>` c', ['`<b>`']],
    ['is no span over the end of a paragraph', 'a ` <b>\n\n` c', []],
    ['is no span over the end of an item', '- a ` <b>\n- ` c\n', []],
    ['is no span over the end of a heading', '# a ` <b>\n` c', []],
    ['is no span over the end of a quote', '> a ` <b>\n\nb ` c', []],
    ['is no span from a line that begins with a tag', '<p>a ` <b>\nc ` d</p>', []],
    ['is a fenced block in a quote', '> ```html\n> <div>\n> ```\nb', ['> ```html\n> <div>\n> ```']],
    ['is a fenced block in a quote in a quote', '>> ~~~\n>> <div>\n>> ~~~', ['>> ~~~\n>> <div>\n>> ~~~']],
    ['is not what follows a fence that its quote does not close', '> ```\n> <b>\n\na\n```\n', []],
    ['is not what follows a fence that only a quote closes', '```\n<b>\n> ```\n', []],
    [
      'is a fenced block in an item',
      '1.  a\n\n    ```html\n    <div>\n    ```\n',
      ['    ```html\n    <div>\n    ```'],
    ],
    ['is a fenced block that begins an item', '- ```\n  <div>\n  ```\n', ['- ```\n  <div>\n  ```']],
    ['is a fenced block in an item in a quote', '> - ```\n>   <b>\n>   ```\n', ['> - ```\n>   <b>\n>   ```']],
    ['is not what an indented fence and one that is not enclose', '        ```\n<b>\n```\n', []],
    [
      'is not in a line that begins with a tag: archived one-line articles keep their markup',
      '<p>a `<b>x</b>` c</p>',
      [],
    ],
    ['is not in an indented line that begins with a tag', '  <p>a `<b>x</b>`</p>', []],
    [
      'is Liquid’s raw block',
      'a {% raw %}<b>{{ x }}</b>{% endraw %} c',
      ['{% raw %}<b>{{ x }}</b>{% endraw %}'],
    ],
    [
      'is Liquid’s highlight block, over lines',
      '{%- highlight html linenos -%}\n<b>\n{%- endhighlight -%}\nc',
      ['{%- highlight html linenos -%}\n<b>\n{%- endhighlight -%}'],
    ],
    ['is not a Liquid block of another name', '{% comment %}<b>{% endcomment %}', []],
    [
      'does not end at the end of another Liquid block',
      '{% raw %}<b>{% endhighlight %}<i>{% endraw %}',
      ['{% raw %}<b>{% endhighlight %}<i>{% endraw %}'],
    ],
    ['is not what follows a Liquid block that nothing closes', '{% raw %}<b>x</b>', []],
    [
      'is told once where it stands inside other code',
      '```\n{% raw %}\n`<b>`\n{% endraw %}\n```\n',
      ['```\n{% raw %}\n`<b>`\n{% endraw %}\n```'],
    ],
  ];
  for (const [what, body, code] of cases) {
    it(what, () => assert.deepEqual(codeIn(body), code));
  }

  it('is no markup: the tree has only what stands outside', () => {
    const post = parsePost('Use `<b>`.\n\n```html\n<i>\n```\n\n<u>x</u>\n');
    assert.deepEqual(
      [...elementsOf(post.html)].map(({ name }) => name),
      ['u'],
    );
  });
  it('is found in order, without overlaps, inside the body', () => {
    const piece = fc.constantFrom(
      '```',
      '~~~',
      '`',
      '``',
      '<b>',
      '\n',
      'x',
      '{% raw %}',
      '{% endraw %}',
      '{% highlight js %}',
      '{% endhighlight %}',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const text = `${parts.join('')}tail`;
        const body = { start: 2, end: text.length - 2 };
        if (body.end < body.start) return;
        let at = body.start;
        for (const { start, end } of findMarkdownCode(text, body)) {
          assert.ok(start >= at && end > start && end <= body.end);
          at = end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

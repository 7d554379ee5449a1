import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { REPAIR_KINDS } from '../../../src/core/repairs/repair.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';
import { find, mend, postWith, shownText } from './repairs.ts';
import { effort } from '../../effort.ts';

/** Shapes that make a careless search slow. */
const SHAPES: Record<string, (size: number) => string> = {
  'end tags that close nothing': (size) => `<p>a</p>${'</div>'.repeat(size)}`,
  'lines of end tags that close nothing': (size) => `<p>a</p>${'\n</div>'.repeat(size)}`,
  'control characters in a line': (size) => 'a\u0008'.repeat(size),
  'control characters in elements': (size) => '<p>a\u0008</p>'.repeat(size),
  'many parameters': (size) => `<p><a href="https://a.example/?${'a=1&utm_x=2&'.repeat(size)}">a</a></p>`,
  'many ampersands': (size) => `<p><a href="https://a.example/?utm_x${'&'.repeat(size)}">a</a></p>`,
  'many links': (size) => '<a href="https://a.example/?utm_x=1">a</a>'.repeat(size),
  'many lazy images': (size) => '<img data-src="//a.example/1.jpg">'.repeat(size),
  'many attributes': (size) => `<p><img ${'data-src="" '.repeat(size)}></p>`,
  'a long list of sources': (size) => `<img src="/1" srcset="${'//a.example/1 1w, '.repeat(size)}">`,
  'a long address': (size) =>
    `<img src="https://wsrv.nl/?url=${'a.'.repeat(size)}"><img src="//${'a.'.repeat(size)}"><img src="https://substackcdn.com/image/fetch/${'w_1,'.repeat(size)}">`,
  'options of a proxy that run together': (size) =>
    `<img src="https://substackcdn.com/image/fetch/${'w_1'.repeat(size)}!/https%3A%2F%2Fa.example%2F1.png">`,
  'many glued tags': (size) =>
    `<div>${'<divclass="a">'.repeat(300)}${'<pclass="a">b</p>'.repeat(size)}</div>`,
};

describe('Mending hostile input', function () {
  this.timeout(120_000);

  for (const [name, make] of Object.entries(SHAPES)) {
    it(`takes time in proportion for ${name}`, () => {
      const size = 6000;
      const measure = (count: number): number => {
        const text = postWith(make(count));
        return effort(() => void find(text), 2) / 1000;
      };
      measure(1000);
      const [once, twice] = [measure(size), measure(2 * size)];
      assert.ok(twice < 3.5 * once + 0.1, `${once.toFixed(3)} s, twice the input: ${twice.toFixed(3)} s`);
    });
  }
});

describe('Mending anything', function () {
  this.timeout(60_000);

  const piece = fc.constantFrom(
    ...'<div>|</div>|<p>|</p>|<b>|</b>|</span>|文|text|&am|p;|<|/|>|=|"|`|\n|\n\n|    |\u0008|\uFEFF|\f|*|-|<divclass="a">|<pclass="b"|<aclass="c" href="https://a.example/?utm_x=1&id=2">|<a href="https://a.example/?id=1&amp;fbclid=2#c">|<a href=//a.example/?utm_id>|</a>|<img data-src="/1.jpg">|<img src data-src=//a.example/1.jpg>|<img srcset="data:,"src="/1.jpg">|<img src=//i0.wp.com/a.example/1.jpg|<img src="//wsrv.nl/?url=a.example/1.jpg" srcset="//a.example/1.jpg 2x">|<iframe data-src="/1">|</iframe>|<table>|<tr>|<td>|</table>|<ul>|<li>|</ul>|<pre>|</pre>|<code>|</code>|<script>|</script>|<!--|-->|<svg>|</svg>|<h2>|</h3>|<noscript>|</noscript>|<button>|</button>|<form>|</form>|<select>|</select>|<template>|</template>|{{|}}|😀|\r|\0|\uD83D'.split(
      '|',
    ),
  );
  const body = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const kinds = fc.subarray([...REPAIR_KINDS], { minLength: 1 });

  it('keeps the text and finds nothing in what is mended', () => {
    fc.assert(
      fc.property(body, kinds, (html, some) => {
        const text = postWith(html);
        const mended = mend(text, { kinds: some });
        const [before, after] = [parsePost(text), parsePost(mended)];
        assert.equal(mended.slice(0, after.body.start), text.slice(0, before.body.start));
        assert.equal(shownText(slice(mended, after.body)), shownText(slice(text, before.body)));
        assert.deepEqual(find(mended, { kinds: some }), []);
      }),
      { numRuns: 3000 },
    );
  });

  it('offers repairs of which each alone keeps the text', () => {
    fc.assert(
      fc.property(body, fc.nat(), (html, number) => {
        const text = postWith(html);
        const repairs = find(text);
        const one = repairs[number % Math.max(1, repairs.length)];
        if (!one) return;
        const mended = one.edits.reduceRight(
          (rest, { range, newText }) => rest.slice(0, range.start) + newText + rest.slice(range.end),
          text,
        );
        assert.equal(
          shownText(slice(mended, parsePost(mended).body)),
          shownText(slice(text, parsePost(text).body)),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { createPostService, type PreviewView, type RenderedPost } from '../../../src/core/postService.ts';
import { sanitize } from '../../../src/core/preview/sanitize.ts';
import { splitMarkup } from '../../../src/core/preview/splitMarkup.ts';
import { findChange } from '../../../src/core/text/textChange.ts';
import { describeWithCorpus } from '../../corpus.ts';
import { join } from './support.ts';

const VIEWS: readonly PreviewView[] = ['cleaned', 'original', 'removed'];
const service = createPostService();

function render(text: string, view: PreviewView, before?: RenderedPost): RenderedPost {
  return service.renderPreview(service.read(text), view, undefined, before);
}

/** What people type, and what they paste. */
const typed = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', 'a', '字', ' ', '\n', '\n\n', 'a b') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['<', '>', '&', '"', "'", '/', '-', '`', '*', '{{ x }}', '{% raw %}', '<!--', '-->', '\r\n', '\0'],
      ...['<p>', '</p>', '<b>', '</b>', '<div>', '</div>', '<li>', '<script>', '</script>', '<textarea>'],
      ...['<img src="/a.png">', '<a href="/x">', '</a>', '<p>x</p>', '<div id="dfp-ad-1"></div>', '<table>'],
      ...['<noscript>', '</noscript>', '<iframe src="/e">', '<?x', '<![CDATA[', '<svg/>', '<hr>', '</ul>'],
    ),
  },
);

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 0, 1, 2, 5, 30),
  text: typed,
});

function apply(text: string, { at, length, text: inserted }: Edit): string {
  const start = Math.round(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + length);
}

/** Whether a post that is edited shows what it would if it had been opened as it is. */
function assertPatches(text: string, edits: readonly Edit[], view: PreviewView): void {
  let rendered = render(text, view);
  let now = text;
  for (const each of edits) {
    now = apply(now, each);
    rendered = render(now, view, rendered);
    assert.equal(join(rendered), join(render(now, view)), JSON.stringify(now.slice(0, 2000)));
  }
}

const paragraph = fc.constantFrom(
  '<p>大桥今晨通车。</p>',
  '<p class="a">The <b>bridge</b> is <a href="/x">open</a>.</p>\n',
  '<div id="dfp-ad-1"></div>',
  '<p>Read <i>on<br>and on</p>',
  '<section id="imu"></section><p>After</p>',
  '<ul><li>one</li><li>two <em>three</em></li></ul>',
  '<div><p>in</p>\n<p>side</p></div>',
  '<figure><img data-src="/a.jpg" src="/x.gif"><figcaption>So</figcaption></figure>',
  '<table><tr><td>1</td></tr></table>',
  '<p>unclosed',
  '</div>',
  '<b>',
  '\n\n',
  'Words in *Markdown* [here](/y).\n\n',
  '- one\n- two\n\n',
  '# Head\n\n',
  '<!-- note -->',
  '{% include x.html %}',
  '{{ site.title }} ',
  '<div markdown="1">\n\n<p>in</p>\n\nWords *x*\n\n</div>\n\n',
  '<p>note[^1]</p>\n\nWords[^1]\n\n[^1]: Foot.\n\n',
  '<script>if (a < b) c("<p>")</script>',
);

const post = fc
  .tuple(
    fc.constantFrom('', '<div>', '<div>\n', '<article><section>'),
    fc.array(paragraph, { maxLength: 14 }),
  )
  .map(([open, parts]) => `---\ntitle: x\nfrom: https://www.zaobao.com/a\n---\n\n${open}${parts.join('')}`);

describe('Rendering what has changed', () => {
  it('gives what rendering all of it gives, whatever is typed', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(
        post,
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...VIEWS),
        assertPatches,
      ),
      { numRuns: 200 },
    );
  });

  it('renders nothing else of a long post', () => {
    const body = Array.from({ length: 300 }, (_, n) => `<p>Paragraph ${n} of <b>many</b>.</p>`).join('');
    const text = `---\ntitle: x\n---\n\n<div>${body}</div>\n`;
    for (const view of VIEWS) {
      const before = render(text, view);
      const after = render(text.replace('Paragraph 150', 'Paragraph 150, typed,'), view, before);
      const changed = after.pieces.filter(({ html }, n) => html !== before.pieces[n]?.html);
      assert.equal(changed.length, 1, view);
      assert.match(changed[0]!.html, /^<p data-at="0">Paragraph 150, typed, of <b>many<\/b>\.<\/p>$/);
      assert.ok(after.body.known === before.body.known, 'no whole render');
      const head = render(text.replace('title: x', 'title: a new one'), view, before);
      assert.ok(head.body.known === before.body.known, 'nor for the front matter');
    }
  });

  it('makes pieces of Markdown, too', () => {
    const text = '---\ntitle: x\n---\n\n# One\n\nWords.\n\n- a\n- b\n\n> quoted\n';
    const { pieces } = render(text, 'cleaned');
    assert.deepEqual(
      pieces.filter(({ isWhole }) => isWhole).map(({ html, start }) => [html.slice(0, 3), text[start]]),
      [
        ['<h1', '#'],
        ['<p ', 'W'],
        ['<ul', '-'],
        ['<bl', '>'],
      ],
    );
  });
});

describe('splitMarkup', () => {
  const whole = (html: string): string[] | undefined =>
    splitMarkup(html)
      ?.filter((chunk) => chunk.isWhole)
      .map(({ start, end }) => html.slice(start, end));

  it('finds the elements that read the same wherever they stand', () => {
    assert.deepEqual(whole('a<p>b</p> <h2>c<b>d</h2>e<i><p>f</p></i><ul><li>g</ul>'), [
      '<p>b</p> ',
      '<h2>c<b>d</h2>',
      '<ul><li>g</ul>',
    ]);
    assert.deepEqual(whole('<p>no end<p>none'), []);
  });

  it('takes long containers apart', () => {
    const long = 'x'.repeat(2000);
    assert.deepEqual(whole(`<div><ul><li>${long}</li><li>b</li></ul><p>c</p></div>`), [
      `<li>${long}</li>`,
      '<li>b</li>',
      '<p>c</p>',
    ]);
  });

  it('leaves alone what it may misread', () => {
    for (const part of ['<!-- ', '<?php ', '<textarea>', '<script>', '<noscript>', '<![CDATA[']) {
      assert.equal(whole(`<p>a</p>${part}<p>b</p>`), undefined, part);
    }
  });

  it('cuts so that the whole is what its parts are', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(paragraph, typed), { maxLength: 30 }), (parts) => {
        const html = parts.join('');
        const chunks = splitMarkup(html);
        if (!chunks) return;
        assert.equal(chunks.map(({ start, end }) => html.slice(start, end)).join(''), html);
        const frame = chunks
          .map(({ start, end, isWhole }, n) => (isWhole ? `.name${n}x` : html.slice(start, end)))
          .join('');
        const joined = sanitize(frame).replace(/\.name(\d+)x/g, (_, n: string) => {
          const { start, end } = chunks[Number(n)]!;
          return sanitize(html.slice(start, end));
        });
        assert.equal(joined, sanitize(html));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('findChange', () => {
  it('finds the range that differs', () => {
    assert.equal(findChange('abc', 'abc'), undefined);
    assert.deepEqual(findChange('abc', 'abXc'), { start: 2, end: 2, length: 1, shift: 1 });
    assert.deepEqual(findChange('aaa', 'aa'), { start: 2, end: 3, length: 0, shift: -1 });
    assert.deepEqual(findChange('', 'a'), { start: 0, end: 0, length: 1, shift: 1 });
  });

  it('makes one text the other, however long', () => {
    fc.assert(
      fc.property(fc.nat(70_000), fc.string(), fc.string(), fc.nat(70_000), (head, was, is, tail) => {
        const [start, end] = ['ab'.repeat(head), 'cd'.repeat(tail)];
        const [before, after] = [start + was + end, start + is + end];
        const change = findChange(before, after);
        assert.equal(change === undefined, before === after);
        if (!change) return;
        const { start: from, end: to, length } = change;
        assert.equal(before.slice(0, from) + after.slice(from, from + length) + before.slice(to), after);
        assert.ok(to - from <= was.length && length <= is.length);
      }),
      { numRuns: 200 },
    );
  });
});

describeWithCorpus('Rendering what has changed in real posts', (corpus) => {
  it('gives what rendering all of it gives', function () {
    this.timeout(300_000);
    const folder = path.join(corpus, 'posts');
    const files = readdirSync(folder).flatMap((site) =>
      readdirSync(path.join(folder, site))
        .slice(0, 12)
        .map((name) => path.join(folder, site, name)),
    );
    for (const [n, file] of files.entries()) {
      const edits = fc.sample(edit, { numRuns: 4, seed: n });
      assertPatches(readFileSync(file, 'utf8'), edits, VIEWS[n % 3]!);
    }
  });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { createPostService } from '../../../src/core/postService.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { DerivedText } from '../../../src/core/preview/derivedText.ts';
import { renderPreview } from '../../../src/core/preview/renderPreview.ts';
import type { PreviewView } from '../../../src/core/preview/shownText.ts';
import { english } from '../../../src/core/text/message.ts';
import { describeWithCorpus } from '../../corpus.ts';
import { effort } from '../../effort.ts';
import { elementsOf, join } from './support.ts';

const HEAD = '---\nlayout: post\n---\n\n';

/** The preview with places; `junk` are texts to be removed. */
function render(
  text: string,
  view: PreviewView = 'original',
  junk: readonly string[] = [],
  places = true,
): string {
  const post = parsePost(text);
  const removals = junk.map((piece) => {
    const start = text.indexOf(piece);
    return { range: { start, end: start + piece.length }, kind: 'ad', rule: 'test:rule' } as const;
  });
  return join(renderPreview(post, readFacts(post), { view, removals, places, say: english }));
}

/** Each element that says where it is, with what stands there in the post: `img <img src`. */
function placed(body: string, view?: PreviewView, junk?: readonly string[]): string[] {
  const text = HEAD + body;
  return [...elementsOf(render(text, view, junk))].flatMap(({ tagName, attrs }) => {
    const at = attrs.find(({ name }) => name === 'data-at');
    return at ? [`${tagName} ${text.slice(Number(at.value), Number(at.value) + 9)}`] : [];
  });
}

describe('The places in the preview', () => {
  it('are where block elements, links and pictures begin, in one long line', () => {
    assert.deepEqual(
      placed('<div><p class="a">一<b>二</b></p><p>三<a href="/x">四</a><img src="/b.jpg"></p></div>'),
      ['div <div><p c', 'p <p class=', 'p <p>三<a hr', 'a <a href="', 'img <img src='],
    );
  });

  it('are those of the post, where junk before them is gone', () => {
    assert.deepEqual(
      placed('<div><p>1</p><i id="ad"></i><p>2</p>\n\n<i id="no"></i><p>3</p></div>', 'cleaned', [
        '<i id="ad"></i>',
        '<i id="no"></i>',
      ]),
      ['div <div><p>1', 'p <p>1</p><', 'p <p>2</p>\n', 'p <p>3</p><'],
    );
  });

  it('are those of the post, where junk is marked', () => {
    assert.deepEqual(
      placed('<div><p>1</p><p id="ad">Buy<img src="a"></p>Words<p>2</p></div>', 'removed', [
        '<p id="ad">Buy<img src="a"></p>Words',
      ]),
      ['div <div><p>1', 'p <p>1</p><', 'p <p id="ad', 'img <img src=', 'mark Words<p>2', 'p <p>2</p><'],
    );
  });

  it('are on all that is marked as junk: people point at it', () => {
    assert.deepEqual(
      placed('<div><p>1 <b id="ad">Buy</b> now<i id="ad">x</i></p></div>', 'removed', [
        '<b id="ad">Buy</b> now',
        '<i id="ad">x</i>',
      ]),
      ['div <div><p>1', 'p <p>1 <b i', 'b <b id="ad', 'mark now<i id=', 'i <i id="ad'],
    );
  });

  it('are in Markdown as well, whatever the line ends', () => {
    const body =
      '# Head\n\nSome *words* [a link](/x) and\nan ![image](/i.png) <a href="/y">y</a>\n\n- one\n- two <img src="/z.png">\n\n> quoted [q](/q)\n\n```\n<p>\n```\n';
    const expected = [
      'h1 # Head',
      'p Some *wor',
      'a [a link](',
      'img ![image](',
      'a <a href="',
      'ul - one',
      'li - one',
      'li - two <im',
      'img <img src=',
      'blockquote > quoted ',
      'p > quoted ',
      'a [q](/q)',
      'code ```',
    ];
    for (const end of ['\n', '\r\n', '\r']) {
      const found = placed(body.replaceAll('\n', end));
      assert.deepEqual(
        found.map((line) =>
          line
            .split(/[\r\n]/, 1)[0]!
            .slice(0, 12)
            .trimEnd(),
        ),
        expected.map((line) => line.slice(0, 12).trimEnd()),
      );
    }
  });

  it('cannot be forged', () => {
    const found = placed('<p data-at="1" galley-at="2" galley-at0="3" galley-at1=4>x</p>');
    assert.deepEqual(found, ['p <p data-a']);
    assert.doesNotMatch(render(`${HEAD}<p data-at="1" galley-at="2">x</p>`, 'original', [], false), /-at/);
  });

  it('are there only for those who ask', () => {
    const service = createPostService();
    const post = service.read(`${HEAD}<p>x</p>`);
    assert.doesNotMatch(service.preview(post, 'cleaned'), /data-at/);
    assert.match(join(service.renderPreview(post, 'cleaned')), /<p data-at="\d+">/);
  });

  it('change nothing else, whatever the markup', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div class="a">',
      '</div>',
      '<a href="/x">',
      '</a>',
      '<img src="/i.png">',
      '\n',
      '\n\n',
      '    ',
      '\t',
      '- ',
      '> ',
      '`',
      '```\n',
      '# ',
      '[x](/y)',
      '![x](/y)',
      '| a | b |\n|---|---|\n',
      'text',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<p',
      '"',
      '\r\n',
      '\0',
      '\u{1f600}',
      '<iframe src="https://a.example/">',
      '</iframe>',
      '**',
      '&amp;',
      '{: .a}',
      'data-at="1"',
      '<textarea>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = HEAD + pieces.join('');
        const html = render(text);
        const end = text.length;
        for (const { attrs } of elementsOf(html)) {
          const at = attrs.find(({ name }) => name === 'data-at');
          if (at) assert.ok(Number(at.value) >= HEAD.length - 1 && Number(at.value) <= end, at.value);
        }
        assert.equal(html.replace(/ data-at="\d+"(?=[^<]*>)/g, ''), render(text, 'original', [], false));
      }),
      { numRuns: 1000 },
    );
  });

  it('take time in proportion', () => {
    const body = (count: number): string =>
      `${'<p>x <a href="/y">y</a></p>'.repeat(count)}\n\n${'[l](/x) '.repeat(count)}`;
    const time = (count: number): number => {
      const text = HEAD + body(count);
      return effort(() => void render(text), 1);
    };
    time(500);
    const [once, more] = [time(2000), time(8000)];
    assert.ok(more < 12 * once + 100, `${once} ms, four times the input: ${more} ms`);
  });
});

describe('A derived text', () => {
  it('knows where each piece came from', () => {
    const derived = new DerivedText('0123456789');
    derived.keep({ start: 2, end: 5 });
    derived.insert('<mark>');
    derived.keep({ start: 5, end: 6 });
    derived.keep({ start: 8, end: 10 });
    assert.equal(derived.text, '234<mark>589');
    assert.deepEqual(
      [0, 2, 3, 5, 9, 10, 11].map((offset) => derived.originOf(offset)),
      [2, 4, 5, 5, 5, 8, 9],
    );
    assert.equal(new DerivedText('').originOf(0), 0);
  });
});

describeWithCorpus('The places in real posts', (corpus) => {
  it('are at the tags of their elements, and change nothing else', function () {
    this.timeout(120_000);
    const service = createPostService();
    const folder = path.join(corpus, 'posts');
    let seen = 0;
    for (const site of readdirSync(folder)) {
      for (const name of readdirSync(path.join(folder, site)).slice(0, 20)) {
        const text = readFileSync(path.join(folder, site, name), 'utf8');
        const post = service.read(text);
        for (const view of ['cleaned', 'removed'] as const) {
          const html = join(service.renderPreview(post, view));
          // The header of a page with a script has buttons.
          const [, body = ''] = html.split('<div class="galley-body">');
          const [, plain] = service.preview(post, view).split('<div class="galley-body">');
          assert.equal(body.replace(/ data-at="\d+"/g, ''), plain, name);
          for (const { tagName, attrs } of elementsOf(html)) {
            const at = attrs.find((attribute) => attribute.name === 'data-at');
            if (!at) continue;
            const there = text.slice(Number(at.value), Number(at.value) + 200);
            const embed = attrs.some(({ value }) => value.startsWith('galley-embed'));
            const tag = embed ? '(?:iframe|embed|div)' : tagName;
            // Markdown has no tags; a junk element that may not be shown is a span, or has a mark before it.
            if (!there.startsWith('<')) continue;
            if (tagName !== 'span' && tagName !== 'mark')
              assert.match(there, new RegExp(`^<${tag}\\b`, 'i'), `${name}: ${there}`);
            seen++;
          }
        }
      }
    }
    assert.ok(seen > 3000, `${seen} elements`);
  });
});

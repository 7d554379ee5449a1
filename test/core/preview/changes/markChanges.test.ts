import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { applyEdits, createPostService } from '../../../../src/core/postService.ts';
import { markChanges, type MarkedChanges } from '../../../../src/core/preview/changes/markChanges.ts';
import { describeWithCorpus } from '../../../corpus.ts';
import { effort } from '../../../effort.ts';
import { VECTORS } from '../../../hostile/collection.ts';
import { assertInert } from '../support.ts';

const service = createPostService();

/** The marked HTML as people write it down: `[+n …+]` is new, `[-n …-]` is gone, in change n. */
function shown(before: string, after: string): string {
  return markChanges(before, after)
    .html.replace(/<ins class="galley-added" data-change="(\d+)">/g, '[+$1 ')
    .replace(/<del class="galley-removed" data-change="(\d+)">/g, '[-$1 ')
    .replaceAll('</ins>', '+]')
    .replaceAll('</del>', '-]');
}

describe('Changes between two versions', () => {
  const ROWS: readonly (readonly [title: string, before: string, after: string, shown: string])[] = [
    ['are none where nothing has changed', '<p>Rain.</p>', '<p>Rain.</p>', '<p>Rain.</p>'],
    [
      'are words within a paragraph',
      '<p>The red boat comes home.</p>',
      '<p>The blue boat comes home today.</p>',
      '<p>The [-1 red-][+1 blue+] boat comes home[+2  today+].</p>',
    ],
    [
      'are characters of Chinese, which has no spaces',
      '<p>昨天下雨，渔船回港了。</p>',
      '<p>昨天下雪，渔船都回港了。</p>',
      '<p>昨天下[-1 雨-][+1 雪+]，渔船[+2 都+]回港了。</p>',
    ],
    [
      'do not stop at a space between two words',
      '<p>They saw the red fox in the woods.</p>',
      '<p>They saw the grey wolf in the woods.</p>',
      '<p>They saw the [-1 red fox-][+1 grey wolf+] in the woods.</p>',
    ],
    [
      'are whole paragraphs that came or went',
      '<p>One fine day.</p><p>It rained a lot.</p>',
      '<p>One fine day.</p><p>Nobody went out.</p><p>At all.</p>',
      '<p>One fine day.</p>[-1 <p>It rained a lot.</p>-][+1 <p>Nobody went out.</p><p>At all.</p>+]',
    ],
    [
      'are junk that was cleaned, in the place where it was',
      '<div><p>Rain.</p><section><p>Subscribe!</p></section><p>Snow.</p></div>',
      '<div><p>Rain.</p><p>Snow.</p></div>',
      '<div><p>Rain.</p>[-1 <p>Subscribe!</p>-]<p>Snow.</p></div>',
    ],
    [
      'are what a link leads to',
      '<p>See the <a href="/a">harbour</a> today.</p>',
      '<p>See the <a href="/b">harbour</a> today.</p>',
      '<p>See the <a href="/a">[-1 harbour-]</a><a href="/b">[+1 harbour+]</a> today.</p>',
    ],
    [
      'are pictures',
      '<figure><img src="/a.png"><figcaption>Boats.</figcaption></figure>',
      '<figure><img src="/b.png"><figcaption>Boats.</figcaption></figure>',
      '<figure>[-1 <img src="/a.png">-][+1 <img src="/b.png">+]<figcaption>Boats.</figcaption></figure>',
    ],
    [
      'are emphasis, and never cross its edge',
      '<p>It rained all day long.</p>',
      '<p>It rained <b>all day</b> long.</p>',
      '<p>It rained [-1 all day-]<b>[+1 all day+]</b> long.</p>',
    ],
    [
      'stand within an element that both have',
      '<p>It rained <b>all day</b> long.</p>',
      '<p>It rained <b>all the day</b> long.</p>',
      '<p>It rained <b>all [+1 the +]day</b> long.</p>',
    ],
    [
      'are marked within rows and list items, which only their table or list may hold',
      '<ul><li>Rain</li></ul><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
      '<ul><li>Rain</li><li>Snow</li></ul><table><tbody><tr><td>1</td><td>3</td></tr></tbody></table>',
      '<ul><li>Rain</li><li>[+1 Snow+]</li></ul>' +
        '<table><tbody><tr><td>1</td><td>[-2 2-][+2 3+]</td></tr></tbody></table>',
    ],
    [
      'are a line break or a reference as a whole',
      '<p>Rain &amp; snow</p>',
      '<p>Rain &lt; snow<br /></p>',
      '<p>Rain [-1 &amp;-][+1 &lt;+] snow[+2 <br />+]</p>',
    ],
    [
      'are not how white space is written, but in code',
      '<p>a\nb</p><pre>a b c d e</pre>',
      '<p>a  b</p><pre>a b\nc d e</pre>',
      '<p>a  b</p><pre>a b[-1  -][+1 \n+]c d e</pre>',
    ],
    [
      'are nothing that nobody sees',
      '<div><div id="post-ad"></div><p>Rain.</p></div>',
      '<div><p>Rain.</p><div></div></div>',
      '<div><p>Rain.</p><div></div></div>',
    ],
    [
      'are not how blocks are wrapped',
      '<div><p>Rain.</p>Snow.<div><p>Hail.</p></div></div>',
      '<section><div><p>Rain.</p></div></section><div>Snow.<p>Hail!</p></div>',
      '<section><div><p>Rain.</p></div></section><div>Snow.<p>Hail[-1 .-][+1 !+]</p></div>',
    ],
    [
      'are told from the post’s own marks',
      '<p>It <ins>rained</ins> today.</p>',
      '<p>It <ins>rained</ins> all today.</p>',
      '<p>It <ins>rained+] [+1 all +]today.</p>',
    ],
  ];
  for (const [title, before, after, expected] of ROWS) {
    it(title, () => assert.equal(shown(before, after), expected));
  }

  it('are counted', () => {
    assert.equal(markChanges('<p>a b c d e f</p>', '<p>a x c d e y</p>').changes, 2);
    assert.equal(markChanges('<p>a</p>', '<p>a</p>').changes, 0);
  });

  it('leave both versions readable, whatever they are', () => {
    const word = fc.constantFrom('a', 'rain ', '雨', '港口', ' ', '&amp;', 'e\u0301', '👩‍🚀', '\n', '…');
    const RUBY = '<ruby>港<rt>gǎng</rt></ruby>';
    const { html } = fc.letrec<{ html: string }>((tie) => ({
      html: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        { weight: 3, arbitrary: word },
        fc.constantFrom('<br />', '<img src="/a.png" />', '<hr />', '<a id="post-a"></a>', '<b></b>', RUBY),
        fc
          .tuple(
            fc.constantFrom(
              ...['p', 'div', 'b', 'i', 'ins', 'del', 'span', 'a href="/x"', 'ul', 'li', 'blockquote'],
              ...['table', 'tr', 'td', 'pre', 'figure', 'figcaption', 'h2'],
            ),
            fc.array(tie('html'), { maxLength: 5 }),
          )
          .map(([tag, children]) => `<${tag}>${children.join('')}</${tag.split(' ')[0]}>`),
      ),
    }));
    const texts = fc.array(html, { maxLength: 6 });
    fc.assert(
      fc.property(texts, texts, texts, texts, (start, before, after, end) => {
        assertReadable([start, before, end].flat().join(''), [start, after, end].flat().join(''));
      }),
      { numRuns: 1500 },
    );
  });

  it('are inert, whatever the posts try', () => {
    const others = VECTORS.slice(0, 60);
    for (const [number, { text }] of VECTORS.entries()) {
      const other = others[number % others.length]!.text;
      const [before, after] = [service.read(text), service.read(`${text}\n\n${other}`)];
      assertInert(service.previewChanges(before, after).html);
      assertInert(service.previewChanges(after, before).html);
    }
  });

  const numbers = (size: number, seed: number): string[] =>
    Array.from({ length: size }, (_, at) => `w${Math.imul(at + seed, 2654435761) >>> 20}`);
  const SHAPES: Readonly<Record<string, (size: number, seed: number) => string>> = {
    'one long paragraph': (size, seed) => `<p>${numbers(size, seed * 7919).join(' ')}</p>`,
    'the same word again and again': (size, seed) =>
      `<p>${(seed === 1 ? 'a b ' : 'b a c ').repeat(size)}</p>`,
    'many paragraphs': (size, seed) => `<p>${numbers(size, seed * 7919).join('</p><p>')}</p>`,
    'many paragraphs that are alike': (size, seed) =>
      numbers(size / 20, 1)
        .map((word) => `<p>${word} ${word}a ${word}b ${seed}</p>`)
        .join(''),
    'nested elements': (size, seed) =>
      `${'<div>a b '.repeat(400)}${numbers(size, 1).join(' ')} ${seed}${'</div>'.repeat(400)}`,
    'nested emphasis': (size, seed) =>
      `<p>${'<b>a b '.repeat(400)}${numbers(size, 1).join(' ')} ${seed}${'</b>'.repeat(400)}</p>`,
  };
  for (const [title, shape] of Object.entries(SHAPES)) {
    it(`take time by their length: ${title}`, function () {
      this.timeout(60_000);
      const time = (size: number): number => {
        const [before, after] = [shape(size, 1), shape(size, 2)];
        return effort(() => markChanges(before, after), 2);
      };
      time(1_000);
      const [short, long] = [time(5_000), time(20_000)];
      assert.ok(long < 10 * short + 200, `${short} ms, four times as long ${long} ms`);
    });
  }
});

describe('The changes of a post', () => {
  const POST =
    '---\ntitle: 雨\ntags: [ 港 ]\n---\n\n<div><p>昨天下雨。</p><section id="imu"></section></div>\n';

  it('are those of its header too', () => {
    const { html, changes } = service.previewChanges(
      service.read(POST),
      service.read(POST.replace('title: 雨', 'title: 雪')),
    );
    assert.match(html, /<del [^>]*><h1>雨<\/h1><\/del><ins [^>]*><h1>雪<\/h1><\/ins>/);
    assert.equal(changes, 1);
  });

  it('say where in the later version each block, link and picture begins', () => {
    const after = service.read(
      POST.replace('昨天', '<a href="/a">前天</a>').replace('<div>', '<div><p>新。</p>'),
    );
    const { html } = service.previewChanges(service.read(POST), after);
    const { text } = after.document;
    const placed = [...html.matchAll(/<(\w+)[^>]* data-at="(\d+)"/g)].map(([, name, at]) => [
      name,
      Number(at),
    ]);
    assert.deepEqual(
      placed,
      [...text.matchAll(/<(?:div|p|a|section)\b/g)].map(({ 0: tag, index }) => [tag.slice(1), index]),
    );
    assert.doesNotMatch(html.replace(/<ins.*?<\/ins>|data-at="\d+"/g, ''), /新|data-at/);
  });

  it('are none where all has moved', () => {
    const after = service.read(POST.replace('tags:', 'author: \ntags:'));
    assert.equal(service.previewChanges(service.read(POST), after).changes, 0);
  });

  it('are none where only what nobody sees has changed', () => {
    const after = service.read(POST.replace('tags:', 'layout: post\ntags:'));
    assert.equal(service.previewChanges(service.read(POST), after).changes, 0);
  });
});

describeWithCorpus('The changes of archived posts', (corpus) => {
  it('are what cleaning removes, and leave both versions readable', function () {
    this.timeout(120_000);
    let posts = 0;
    const withAdditions: string[] = [];
    for (const file of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.md')) continue;
      const text = readFileSync(path.join(corpus, file), 'utf8');
      const post = service.read(text, path.basename(file));
      const edits = service.clean(post).removals.map(({ range }) => ({ range, newText: '' }));
      const cleaned = service.read(applyEdits(text, edits), path.basename(file));
      const versions = [post, cleaned].map((one) => service.preview(one, 'original')) as [string, string];
      const { html } = assertReadable(...versions);
      assertReadable(versions[1], versions[0]);
      posts++;
      if (html.includes('galley-added')) withAdditions.push(file);
    }
    // Where markup is so broken that what is around the junk is nested otherwise without it.
    assert.ok(withAdditions.length <= posts / 100, withAdditions.join('\n'));
  });
});

function assertReadable(before: string, after: string): MarkedChanges {
  const marked = markChanges(before, after);
  assert.equal(textWithout('galley-removed', marked.html), textWithout(undefined, after));
  assert.equal(textWithout('galley-added', marked.html), textWithout(undefined, before));
  return marked;
}

/** What a page shows of a fragment, pictures included, without white space and without elements of a class. */
function textWithout(hidden: string | undefined, html: string): string {
  let text = '';
  const waiting: DefaultTreeAdapterTypes.Node[] = [parse(`<!doctype html><body>${html}`)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('attrs' in node && node.attrs.some(({ name, value }) => name === 'class' && value === hidden))
      continue;
    if (node.nodeName === 'img') text += '▣';
    if ('value' in node) text += node.value;
    if ('childNodes' in node) for (const child of [...node.childNodes].reverse()) waiting.push(child);
  }
  return text.replace(/\s+/g, '');
}

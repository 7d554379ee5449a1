import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ChildNode, Document, Element } from 'domhandler';
import fc from 'fast-check';
import { parseExact } from '../../../src/core/document/exactHtml.ts';
import { parseFast } from '../../../src/core/document/fastHtml.ts';
import { COMMENT, TEXT, type FlatTree } from '../../../src/core/document/flatTree.ts';
import { flattenDocument } from '../../../src/core/document/flattenDocument.ts';
import { makeDocument } from '../../../src/core/document/makeDocument.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { describeWithCorpus } from '../../corpus.ts';
import { effort } from '../../effort.ts';
import { GIVEN_UP, SERVED } from './markup.ts';
import { anyMarkup } from './anyMarkup.ts';

interface Place {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly startTag?: Place;
  readonly endTag?: Place;
}

const rangeOf = (place: Place | null | undefined): unknown => place && [place.startOffset, place.endOffset];

/** A tree as lines that hold all that can be read of it, with what is wrong with its links. */
function describeTree(root: Document): string[] {
  const lines: string[] = [];
  const open: [node: ChildNode, depth: number][] = [];
  const add = (parent: Document | Element, depth: number): void => {
    parent.children.forEach((node, index) => {
      assert.equal(node.parent, parent);
      assert.equal(node.prev, parent.children[index - 1] ?? null);
      assert.equal(node.next, parent.children[index + 1] ?? null);
    });
    for (const node of [...parent.children].reverse()) open.push([node, depth]);
  };
  add(root, 0);
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    const place = node.sourceCodeLocation as unknown as Place | null;
    if ('attribs' in node) {
      const { name, namespace, attribs } = node;
      const tags = place && [rangeOf(place.startTag), rangeOf(place.endTag)];
      lines.push(
        JSON.stringify([depth, node.type, namespace, name, Object.entries(attribs), rangeOf(place), tags]),
      );
      add(node, depth + 1);
    } else {
      lines.push(JSON.stringify([depth, node.type, (node as { data?: string }).data, rangeOf(place)]));
    }
  }
  return lines;
}

/** A flat tree as lines, the pieces of one text as one. */
function describeFlat(tree: FlatTree): string[] {
  const lines: string[] = [];
  /** The elements, told by how many there are before them. */
  const numbers = new Map([[-1, -1]]);
  let text: { parent: number; data: string } | undefined;
  for (const [node, name] of tree.names.entries()) {
    const parent = tree.parents[node]!;
    if (name === TEXT && text?.parent === parent) {
      text.data += tree.textOf(node);
      continue;
    }
    if (text) lines.push(JSON.stringify(text.data));
    text = name === TEXT ? { parent, data: tree.textOf(node) } : undefined;
    if (name === TEXT) continue;
    const place = [tree.starts[node], tree.startTagEnds[node], tree.endTagStarts[node], tree.ends[node]];
    if (name === COMMENT) {
      lines.push(JSON.stringify([name, numbers.get(parent), place]));
      continue;
    }
    numbers.set(node, numbers.size - 1);
    const elementsIn = tree.names.slice(node, tree.afters[node]).filter((_, at) => tree.isElement(node + at));
    // Those of drawings are spelt as SVG spells them, which nobody asks for.
    const attributes = Object.entries(tree.attributesOf(node)).map(([key, value]) => [
      key.toLowerCase().replace(/^(?:xlink|xml):/, ''),
      value,
    ]);
    lines.push(JSON.stringify([name, numbers.get(parent), elementsIn.length, place, attributes]));
  }
  if (text) lines.push(JSON.stringify(text.data));
  return lines;
}

/** Asserts that in the text as well every element lies within the one around it. */
function assertNested({ starts, ends, parents, length }: FlatTree, source: string): void {
  for (let node = 0; node < length; node++) {
    const start = starts[node]!;
    let outer = parents[node]!;
    while (outer >= 0 && starts[outer]! < 0) outer = parents[outer]!;
    if (start < 0 || outer < 0) continue;
    assert.ok(starts[outer]! <= start && ends[node]! <= ends[outer]!, source.slice(0, 2000));
  }
}

/** Asserts that the fast tree, if there is one, is parse5's. @returns whether there is one. */
function assertSame(source: string): boolean {
  const fast = parseFast(source);
  if (!fast) return false;
  assertNested(fast, source);
  const exact = parseExact(source);
  for (const [have, want] of [
    [describeFlat(fast).join('\n'), describeFlat(flattenDocument(exact, source).flat).join('\n')],
    [describeTree(makeDocument(fast).root).join('\n'), describeTree(exact).join('\n')],
  ] as const) {
    if (have !== want) assert.equal(have, want, JSON.stringify(source.slice(0, 2000)));
  }
  return true;
}

/** An article as crawlers write it. */
const ARTICLE =
  '<div class="article" id="a">\n<h1>标题</h1>\n<figure><img src="a.jpg?x=1&amp;y=2" alt=""/><figcaption>图：<a ' +
  'href="/b?c=1&d=2" target=_blank>来源</a></figcaption></figure>\n<p>第一段，<b>粗<i>斜</i></b>&nbsp;…</p>\n<p>第二段' +
  '<br>\n<p>第三段<!-- 注 -->\n<ul class="list"><li>一<li>二</li></ul><section id="imu"><div id="dfp-ad-1"> ' +
  '</div></section><script>if (a < b) { c("</p>"); }</script><table><tr><td>1</td><td><p>2</td></tr><tr><td>3' +
  "</table><svg viewBox='0 0 1 1'><path d='M0 0'/></svg><iframe src=\"//x\"></iframe><blockquote><p>引文</p>" +
  '</blockquote><form><input name="q"><button>搜</button></form></div></div>\n';

/** What someone does to a text: a slice goes, comes twice, or comes elsewhere. */
const change = fc.record({
  kind: fc.constantFrom('delete', 'duplicate', 'move'),
  from: fc.nat(),
  length: fc.nat({ max: 60 }),
  to: fc.nat(),
});

function alter(
  source: string,
  { kind, from, length, to }: typeof change extends fc.Arbitrary<infer T> ? T : never,
) {
  const start = from % source.length;
  const slice = source.slice(start, start + length);
  const without = source.slice(0, start) + source.slice(start + length);
  if (kind === 'delete') return without;
  const rest = kind === 'duplicate' ? source : without;
  const at = to % (rest.length + 1);
  return rest.slice(0, at) + slice + rest.slice(at);
}

describe('the fast tree', () => {
  for (const source of SERVED) {
    it(`is parse5's of ${JSON.stringify(source)}`, () => {
      assert.ok(assertSame(source), 'there is none');
    });
  }
  for (const source of GIVEN_UP) {
    it(`is none of ${JSON.stringify(source)}`, () => {
      assert.equal(parseFast(source), undefined);
    });
  }

  it('is parse5’s of every snippet behind and within every other one', () => {
    const snippets = [...SERVED, ...GIVEN_UP];
    for (const one of snippets) {
      for (const other of snippets) {
        assertSame(one + other);
        assertSame(`<div>${one}<p>${other}</div>`);
      }
    }
  }).timeout(120_000);

  it('is parse5’s of any markup', () => {
    let served = 0;
    fc.assert(
      fc.property(anyMarkup, (source) => {
        if (assertSame(source)) served++;
      }),
      { numRuns: 8000 },
    );
    assert.ok(served > 2000, `${served} of 8000`);
  }).timeout(120_000);

  it('is parse5’s of an article with mistakes', () => {
    let served = 0;
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        if (assertSame(changes.reduce(alter, ARTICLE))) served++;
      }),
      { numRuns: 3000 },
    );
    assert.ok(served > 500, `${served} of 3000`);
  }).timeout(120_000);

  it('is what a body is read by: an article has no tree of parse5’s', () => {
    const { children } = parsePost(`---\ntitle: x\n---\n${ARTICLE}`).html.root;
    // parse5 gives lines as well.
    assert.ok(children.every(({ sourceCodeLocation }) => !('startLine' in sourceCodeLocation!)));
  });

  it('is of text with surrogates alone what the text is', () => {
    for (const source of [
      '<p>\uDC00\uDC00</p>',
      '<p>&copy \uDC00\uDC00\uD83D',
      '<b><p>\uDC00\uDC00😀</b>x',
    ]) {
      const { html, text: whole } = parsePost(`---\ntitle: x\n---\n${source}`);
      const { endOffset } = html.root.children.at(-1)!.sourceCodeLocation!;
      assert.equal(html.base + endOffset, whole.length);
    }
  });

  const hostile: Readonly<Record<string, string>> = {
    'open tags': '<a ',
    'open comments': '<!--',
    'comments that end early': '<!--x--!>',
    'stray brackets': '<',
    ampersands: '&',
    'unknown references': '<i>&x;</i>',
    references: '&#',
    'a reference’s digits': '&#1',
    attributes: '<p a b c=d>',
    'one tag’s attributes': '<p ' + 'a ',
    paragraphs: '<p>x',
    'list items': '<li>x',
    'end tags of nothing': '</div>',
    'ends of paragraphs': '</p>',
    'rows and cells': '<tr><td>x',
    'scripts with ends of others': '<script></scrip',
    'names that nobody knows': '<x-y></x-y>',
    'pieces of one text': 'x</i>',
  };
  for (const [what, piece] of Object.entries(hostile)) {
    it(`takes no more than about twice the time for twice as many ${what}`, function () {
      this.timeout(60_000);
      for (const head of ['', '<table>', '<p><script>', '<p title="', '<div>'.repeat(900)]) {
        const [once, twice] = [100_000, 200_000].map((length) => {
          const source = head + piece.repeat(length / piece.length);
          parseFast(source);
          return effort(() => parseFast(source));
        });
        // Three times, and what a busy machine adds to short times.
        assert.ok(twice! <= 3 * once! + 200, `${once!.toFixed(1)} ms, then ${twice!.toFixed(1)} ms`);
      }
    });
  }

  describeWithCorpus('of archived posts', (corpus) => {
    it('is parse5’s, and nearly all have one', function () {
      this.timeout(120_000);
      let posts = 0;
      let served = 0;
      for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.md')) continue;
        const post = parsePost(readFileSync(path.join(corpus, name), 'utf8'));
        posts++;
        if (assertSame(post.text.slice(post.body.start, post.body.end))) served++;
      }
      assert.ok(served > 0.9 * posts, `${served} of ${posts}`);
    });
  });
});

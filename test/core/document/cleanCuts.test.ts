import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { cutsCleanly } from '../../../src/core/document/cleanCuts.ts';
import { COMMENT, TEXT, type FlatTree } from '../../../src/core/document/flatTree.ts';
import { parseHtml, type HtmlTree } from '../../../src/core/document/htmlTree.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import type { OffsetRange } from '../../../src/core/text/offsetRange.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { describeWithCorpus } from '../../corpus.ts';
import { anyMarkup } from './anyMarkup.ts';

const whole = (text: string): OffsetRange => ({ start: 0, end: text.length });

/** The elements from start tag to end tag, and those that are but a start tag. */
function rangesOf({ flat, base }: HtmlTree): OffsetRange[] {
  const { starts, startTagEnds, endTagStarts, ends } = flat;
  return [...flat.names.keys()]
    .filter((node) => flat.isElement(node) && starts[node]! >= 0)
    .filter((node) => endTagStarts[node]! >= 0 || ends[node] === startTagEnds[node])
    .map((node) => ({ start: base + starts[node]!, end: base + ends[node]! }));
}

/** What stands outside the cuts, with its place in the text that is left; white space in one text is one. */
function describeOutside(flat: FlatTree, cuts: readonly OffsetRange[]): string[] {
  const shifted = (offset: number): number =>
    cuts.reduce((at, { start, end }) => (end <= offset ? at - (end - start) : at), offset);
  const isCut = (offset: number): boolean => cuts.some(({ start, end }) => offset >= start && offset < end);
  const lines: string[] = [];
  /** The elements, by how many there are before them. */
  const numbers = new Map([[-1, -1]]);
  let text: { parent: number; said: string } | undefined;
  let gone = 0;
  for (const [node, name] of flat.names.entries()) {
    const start = flat.starts[node]!;
    if (node < gone) continue;
    if (start >= 0 && isCut(start)) {
      gone = flat.afters[node]!;
      continue;
    }
    const parent = numbers.get(flat.parents[node]!)!;
    if (name === TEXT && text?.parent === parent) {
      text.said += flat.textOf(node);
      continue;
    }
    if (text) lines.push(JSON.stringify(text));
    text = name === TEXT ? { parent, said: flat.textOf(node) } : undefined;
    if (name === TEXT) continue;
    if (name !== COMMENT) numbers.set(node, numbers.size - 1);
    const ends = [flat.startTagEnds[node]!, flat.endTagStarts[node]!, flat.ends[node]!].map(shifted);
    const attributes = name === COMMENT ? {} : flat.attributesOf(node);
    lines.push(JSON.stringify([name, parent, shifted(start), ...ends, attributes]));
  }
  if (text) lines.push(JSON.stringify(text));
  return lines.map((line) => line.replace(/(?:\\r)?\\n|\\r/g, '\\n'));
}

/** Asserts that cuts that are called clean are. @returns whether they are called so. */
function assertClean(text: string, body: OffsetRange, cuts: readonly OffsetRange[]): boolean {
  const html = parseHtml(text, body);
  if (!cutsCleanly(html, text, cuts)) return false;
  const left = applyEdits(
    text,
    cuts.map((range) => ({ range, newText: '' })),
  );
  const again = parseHtml(left, { start: body.start, end: left.length });
  const inBody = cuts.map(({ start, end }) => ({ start: start - html.base, end: end - html.base }));
  assert.deepEqual(
    describeOutside(again.flat, []),
    describeOutside(html.flat, inBody),
    JSON.stringify([text.slice(body.start, body.start + 2000), inBody]),
  );
  return true;
}

/** Those of the ranges that are picked and lie apart. */
function pick(ranges: readonly OffsetRange[], picks: readonly number[]): OffsetRange[] {
  const picked = picks.map((at) => ranges[at % ranges.length]!).sort((a, b) => a.start - b.start);
  let end = -1;
  return picked.filter((range) => {
    const isApart = range.start >= end;
    if (isApart) end = range.end;
    return isApart;
  });
}

describe('cuts called clean', () => {
  const cutsOf = (body: string, ...pieces: string[]): OffsetRange[] =>
    pieces.map((piece) => ({ start: body.indexOf(piece), end: body.indexOf(piece) + piece.length }));

  const CLEAN: readonly (readonly [body: string, ...pieces: string[]])[] = [
    ['<div><p>文</p><div id="ad"></div><p>字</p></div>', '<div id="ad"></div>'],
    ['<div>文 <b>x</b> 字</div>', '<b>x</b>'],
    ['<div><br><hr><i>x</i></div>', '<br>', '<hr>', '<i>x</i>'],
    ['<p>文</p><br><hr><div>x</div>', '<br><hr><div>x</div>'],
    ['<ul><li>1</li><li>2</li></ul>', '<li>2</li>'],
  ];
  for (const [body, ...pieces] of CLEAN) {
    it(`are those of ${pieces.join(' and ')} in ${body}`, () => {
      assert.ok(assertClean(body, whole(body), cutsOf(body, ...pieces)));
    });
  }

  const UNCLEAN: Readonly<Record<string, readonly [body: string, ...pieces: string[]]>> = {
    'what closes a paragraph': ['<div><p>文<div>x</div>字</div>', '<div>x</div>'],
    'what closes an item': ['<ul><li>1<li>2</li></ul>', '<li>2</li>'],
    'what a part of a table is made up for': ['<table><tr><td>1</td></tr></table>', '<tr><td>1</td></tr>'],
    'all before an end tag that only bodies heed': ['<div>x</div></p>', '<div>x</div>'],
    'what parts a character reference': ['<div>&am<b>x</b>p;</div>', '<b>x</b>'],
    'what parts a tag': ['<div>a <<b>x</b>p></div>', '<b>x</b>'],
    'neighbours that part a tag': ['<div>a <<b>x</b><i>y</i>p></div>', '<b>x</b>', '<i>y</i>'],
    'what parts a line break': ['<div>x\r<b>x</b>\ny</div>', '<b>x</b>'],
    'what parts a fence': ['<div>\n~~<b>x</b>~\n</div>', '<b>x</b>'],
    'anything beside code': ['<div>\n\nA `<b>` and <i>x</i></div>', '<i>x</i>'],
    'anything beside a form': ['<div><form></div><i>x</i></form>', '<i>x</i>'],
    'what stands first in a pre': ['<div><pre><b>x</b>\ny</pre></div>', '<b>x</b>'],
    'half of an element': ['<div><b>x</b></div>', '<b>x'],
    'more than an element': ['<div><b>x</b> y z</div>', '<b>x</b> y'],
    'an element with the end of the one around it': ['<div><p><b>x</b></p></div>', '<b>x</b></p>'],
    'a piece of a broken body': ['<b><p>x</b>y</p><i>z</i>', '<i>z</i>'],
  };
  for (const [what, [body, ...pieces]] of Object.entries(UNCLEAN)) {
    it(`are none of ${what}`, () => {
      assert.equal(cutsCleanly(parseHtml(body, whole(body)), body, cutsOf(body, ...pieces)), false);
    });
  }

  it('leave of any markup the tree that it is read as', () => {
    let clean = 0;
    fc.assert(
      fc.property(anyMarkup, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (inner, picks) => {
        const body = picks[0]! % 3 === 0 ? inner : `<div>${inner}</div>`;
        const ranges = rangesOf(parseHtml(body, whole(body)));
        if (ranges.length > 0 && assertClean(body, whole(body), pick(ranges, picks))) clean++;
      }),
      { numRuns: 8000 },
    );
    assert.ok(clean > 600, `${clean} of 8000`);
  }).timeout(120_000);

  describeWithCorpus('in archived posts', (corpus) => {
    it('leave the tree that they are read as', function () {
      this.timeout(240_000);
      let clean = 0;
      let posts = 0;
      for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.md')) continue;
        const { text, body, html } = parsePost(readFileSync(path.join(corpus, name), 'utf8'));
        const ranges = rangesOf(html).filter(({ start }) => start > body.start + 10);
        if (ranges.length === 0 || text.length > 100_000) continue;
        posts++;
        const every = Math.ceil(ranges.length / 5);
        const picks = [...ranges.keys()].filter((at) => at % every === every - 1);
        if (assertClean(text, body, pick(ranges, picks))) clean++;
      }
      assert.ok(clean > 0.5 * posts, `${clean} of ${posts}`);
    });
  });
});

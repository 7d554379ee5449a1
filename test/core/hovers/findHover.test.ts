import assert from 'node:assert/strict';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { findHover, wantsCounts, type Hover } from '../../../src/core/hovers/findHover.ts';
import { FrontMatterSchema } from '../../../src/core/jsonSchema/frontMatterSchema.ts';
import { english } from '../../../src/core/text/message.ts';
import { archiveOf } from '../support/archive.ts';
import { caret } from '../support/caret.ts';

const archive = archiveOf(
  { tags: ['甲', '乙'], author: 'Ann', sourceSite: 'news.example.com' },
  { tags: ['甲'], author: 'Ann', sourceSite: 'news.example.com' },
  { tags: ['甲'], author: 'Bo' },
);

function hoverAt(marked: string): {
  hover: Hover | undefined;
  words: string;
  covered: string;
  waits: boolean;
} {
  const { text, offset } = caret(marked);
  const post = parsePost(text);
  const facts = readFacts(post);
  const hover = findHover(post, facts, offset, archive);
  const waits = wantsCounts(post, facts, offset);
  const covered = hover ? text.slice(hover.range.start, hover.range.end) : '';
  return { hover, words: (hover?.texts ?? []).map(english).join(' '), covered, waits };
}

describe('hovers', () => {
  it('say what a schema of the workspace says of a field', () => {
    const schema = new FrontMatterSchema(
      '{"properties":{"edition":{"description":"Which *paper* it was in","enum":["morning",2]}}}',
      'post.json',
    );
    const { text, offset } = caret('---\nedi|tion: morning\n---\n');
    const post = parsePost(text);
    const hover = findHover(post, readFacts(post), offset, archive, { schemas: [schema] });
    assert.deepEqual(hover?.texts.map(english), [
      'post.json: Which *paper* it was in',
      'post.json allows these: morning, 2.',
    ]);
  });

  it('say what a field is for, without asking the archive', () => {
    const { words, covered, waits } = hoverAt('---\nfr|om: https://news.example.com/1\n---\n');
    assert.match(words, /source article/);
    assert.equal(covered, 'from');
    assert.equal(waits, false);
    assert.equal(hoverAt('---\nmo|od: x\n---\n').hover, undefined);
  });

  it('say when and where the site publishes the post, where that is known', () => {
    const { text, offset } = caret('---\ndate: 2021-08-26T22:42:56|Z\n---\n');
    const post = parsePost(text);
    const published = { day: '2021-08-27', url: '/2021/08/27/floods.html' };
    const hover = findHover(post, readFacts(post), offset, archive, { published });
    assert.deepEqual(hover?.texts.map(english), [
      'Jekyll files the post under 2021-08-27.',
      'Its address is /2021/08/27/floods.html.',
    ]);
    assert.equal(hover.time, Date.UTC(2021, 7, 26, 22, 42, 56));
  });

  it('say how many posts have a value, and which share that is', () => {
    const tag = hoverAt('---\ntags: [ 甲, |乙 ]\n---\n');
    assert.equal(tag.words, 'Posts with “乙”: 1 of 3 (33 %).');
    assert.equal(tag.covered, '乙');
    assert.equal(tag.waits, true);
    assert.equal(hoverAt('---\nauthor: A|nn\n---\n').words, 'Posts with “Ann”: 2 of 3 (67 %).');
    assert.equal(hoverAt('---\ntags: [ 丙| ]\n---\n').words, 'No saved post of this workspace has “丙”.');
  });

  it('say how many posts are from the site of an address', () => {
    const { words, waits } = hoverAt('---\nfrom: https://news.|example.com/1\n---\n');
    assert.equal(words, 'Posts from news.example.com: 2 of 3 (67 %).');
    assert.equal(waits, true);
    assert.equal(hoverAt('---\nfrom: some|where\n---\n').hover, undefined);
  });

  it('say of a date which instant it is, and which day Jekyll files it under', () => {
    const { hover, words, waits } = hoverAt('---\ndate: 2021-08-26 |02:42:56 +0800\n---\n');
    assert.equal(hover?.time, Date.UTC(2021, 7, 25, 18, 42, 56));
    assert.match(words, /under 2021-08-25, unless/);
    assert.equal(waits, false);
    const day = hoverAt('---\ndate: 2021-08-|26\n---\n');
    assert.equal(day.words, 'Jekyll files the post under 2021-08-26.');
    assert.equal(day.hover?.time, undefined);
    assert.equal(hoverAt('---\ndate: some|day\n---\n').hover, undefined);
  });

  it('say which instant the stamp is', () => {
    const { hover, covered, waits } = hoverAt('---\ntitle: x\n---\n<!--16299|68640000-->\n');
    assert.equal(hover?.time, 1629968640000);
    assert.equal(covered, '<!--1629968640000-->');
    assert.equal(waits, false);
    assert.equal(hoverAt('---\ntitle: x\n---\n<!--N|aN-->\n').hover, undefined);
  });

  it('say that few posts have a value without calling it none', () => {
    const many = archiveOf(...new Array<{ tags: string[] }>(300).fill({ tags: ['甲'] }), { tags: ['乙'] });
    const post = parsePost('---\ntags: [ 乙 ]\n---\n');
    const hover = findHover(post, readFacts(post), 12, many);
    assert.equal(english(hover!.texts[0]!), 'Posts with “乙”: 1 of 301 (< 1 %).');
  });
});

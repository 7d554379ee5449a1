import assert from 'node:assert/strict';
import { ArchiveIndex } from '../../../src/core/archive/archiveIndex.ts';
import { readEntry } from '../../../src/core/archive/readEntry.ts';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import { english } from '../../../src/core/text/message.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { diagnose } from './diagnose.ts';

const post = (lines: string): string => `---\n${lines}\n---\n\nText.\n`;
const usual = (day: number): string =>
  post(
    `title: Day ${day}\ndate: 2021-08-${String((day % 28) + 1).padStart(2, '0')}\nauthor: Ann\nfrom: https://a.example/${day}`,
  );

/** An archive of the posts, and what it makes of the last one. */
function findIn(...texts: string[]): (Diagnostic & { words: string })[] {
  const index = new ArchiveIndex();
  for (const [number, text] of texts.entries()) index.set(`${number}.md`, readEntry(text));
  const path = `${texts.length - 1}.md`;
  return diagnose(texts.at(-1)!, undefined, { archive: { index, path } }).map((found) => ({
    ...found,
    fixes: found.fixes,
    words: english(found.message),
  }));
}

const short = (found: readonly (Diagnostic & { words: string })[]): unknown[] =>
  found.map(({ code, severity, words }) => [code, severity, words]);

describe('What the archive tells of a post', () => {
  it('is nothing without one, and nothing of a post alone', () => {
    assert.deepEqual(diagnose(usual(1)), []);
    assert.deepEqual(findIn(usual(1)), []);
  });
  it('is the other post of the same article, whatever it says of itself', () => {
    const found = findIn(usual(1), usual(2), post('title: Other\nfrom: http://A.example/1/#x'));
    assert.deepEqual(short(found), [['same-from', 'warning', 'Posts with the same “from”: 1.']]);
    assert.deepEqual(found[0]!.related, ['0.md']);
  });
  it('is another article of the same site with the same title', () => {
    const found = findIn(
      usual(1),
      post('title: Day 1\nfrom: https://b.example/1'),
      post('title: "Day 1"\nfrom: https://a.example/9'),
    );
    assert.deepEqual(short(found), [
      ['same-title', 'information', 'Posts of the same site with the same title: 1.'],
    ]);
    assert.deepEqual(found[0]!.related, ['0.md']);
  });
  it('is one thing where both are the same', () => {
    assert.deepEqual(
      findIn(usual(1), usual(1)).map(({ code }) => code),
      ['same-from'],
    );
  });
  it('is the spelling that more posts have, which a fix takes over', () => {
    const text = post('tags: [Open-Source, x]\ncategories: [臺灣]\nauthor: ann');
    const found = findIn(
      post('tags: [open source]\ncategories: 台湾'),
      post('tags: [open source, X]\nauthor: Ann'),
      post('tags: [a]\ncategories: 台湾\nauthor: Ann'),
      text,
    );
    assert.deepEqual(short(found), [
      ['other-spelling', 'information', '“Open-Source” is written “open source” in other posts: 2.'],
      ['other-spelling', 'information', '“臺灣” is written “台湾” in other posts: 2.'],
      ['other-spelling', 'information', '“ann” is written “Ann” in other posts: 2.'],
    ]);
    const mended = found.reduceRight((now, { fixes }) => applyEdits(now, fixes[0]!.edits), text);
    assert.equal(mended, post('tags: [open source, x]\ncategories: [台湾]\nauthor: Ann'));
  });
  it('is a field that nearly all posts from the site have, and where it goes', () => {
    const lacking = post('title: Day 0\ndate: 2021-08-26\nfrom: https://a.example/0');
    const found = findIn(...Array.from({ length: 60 }, (_, day) => usual(day + 1)), lacking);
    assert.deepEqual(short(found), [
      ['usual-field', 'information', '“author” is missing; 60 of 61 posts from the same site have it.'],
    ]);
    assert.match(applyEdits(lacking, found[0]!.fixes[0]!.edits), /^author:.*$/m);
  });
  it('is a date in another form than the others', () => {
    const odd = usual(99).replace(/date: .*/, 'date: 26 Aug 2021');
    const found = findIn(...Array.from({ length: 60 }, (_, day) => usual(day + 1)), odd);
    assert.deepEqual(short(found), [
      [
        'usual-date',
        'information',
        '60 of 61 posts from the same site write the date like this: 0000-00-00.',
      ],
    ]);
  });
  it('is no habit of few posts, of another site, or of part of the posts', () => {
    const lacking = post('title: Day 0\nfrom: https://a.example/0');
    const some = (count: number, from: number): string[] =>
      Array.from({ length: count }, (_, day) => usual(day + from));
    assert.deepEqual(findIn(...some(40, 1), lacking), []);
    const elsewhere = post('title: Day 0\nfrom: https://b.example/0');
    assert.deepEqual(findIn(...some(60, 1), elsewhere), []);
    const halves = some(60, 1).map((text, day) =>
      day % 2 ? text : text.replace(/author.*\n|date.*\n/g, ''),
    );
    assert.deepEqual(findIn(...halves, lacking), []);
  });
});

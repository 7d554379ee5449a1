import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCompared } from '../../../src/core/alike/comparedPost.ts';
import { findCopies } from '../../../src/core/alike/findCopies.ts';
import { ArchiveIndex } from '../../../src/core/archive/archiveIndex.ts';
import { readPost } from '../../../src/core/post/post.ts';
import { surveyPost } from '../../../src/core/survey/surveyPost.ts';
import { SurveyTable } from '../../../src/core/survey/surveyTable.ts';
import type { Sketch } from '../../../src/core/text/sketch.ts';
import { effort } from '../../effort.ts';

const STAMP = { size: 1, mtime: 1 };
const LETTERS = Array.from({ length: 26 }, (_, number) => String.fromCodePoint(0x61 + number));
/** A few thousand common characters are enough to tell. */
const HAN = Array.from({ length: 2000 }, (_, number) => String.fromCodePoint(0x4e00 + 7 * number));

const post = (body: string): string => `---\ntitle: A\ndate: 2021-08-26\n---\n${body}\n`;
const sketch = (body: string): Sketch => surveyPost(readPost(post(body)), [], []).sketch;

/** An archive of posts with these bodies, surveyed. */
function archiveOf(bodies: Readonly<Record<string, string>>): {
  readonly index: ArchiveIndex;
  readonly table: SurveyTable;
} {
  const index = new ArchiveIndex();
  const table = new SurveyTable();
  for (const [path, body] of Object.entries(bodies)) {
    index.set(path, readCompared(post(body), path)?.entry);
    table.set(path, surveyPost(readPost(post(body)), [], []), STAMP, '');
  }
  return { index, table };
}

/** The copies of a body, with how much they have in common in percent. */
function copiesOf(
  body: string,
  { index, table }: ReturnType<typeof archiveOf>,
  path = 'new.md',
): Record<string, number> {
  const found = findCopies(index, readCompared(post(body), path)!, sketch(body), table, 10);
  const percent = (share: number): number => Math.round(share * 100);
  return Object.fromEntries(found.shares.map((share, at) => [found.copies.pathAt(at), percent(share)]));
}

const word = fc.array(fc.constantFrom(...LETTERS), { minLength: 3, maxLength: 8 }).map((all) => all.join(''));
const english = fc
  .uniqueArray(word, { minLength: 80, maxLength: 160 })
  .map((words) => ({ words, between: ' ' }));
const chinese = fc
  .array(fc.constantFrom(...HAN), { minLength: 150, maxLength: 300 })
  .map((words) => ({ words, between: '' }));

describe('findCopies', () => {
  it('finds a text of which some words were changed, and no text of other words', () => {
    const places = fc.array(fc.nat(), { maxLength: 3 });
    fc.assert(
      fc.property(fc.oneof(english, chinese), places, english, chinese, (text, changed, one, other) => {
        const words = [...text.words];
        for (const place of changed) words[place % words.length] = 'changed';
        const archive = archiveOf({
          'copy.md': words.join(text.between),
          'one.md': one.words.join(' '),
          'other.md': other.words.join(''),
        });
        const found = copiesOf(text.words.join(text.between), archive);
        assert.deepEqual(Object.keys(found), ['copy.md']);
        assert.ok(found['copy.md']! >= 50, `${found['copy.md']} %`);
      }),
    );
  });
  it('does not mind markup, scripts, or how white space is written', () => {
    const text = 'The old ferry crosses the harbour every hour, and nobody who lives here counts the days.';
    const marked = `<div><p>${text.replace('ferry', '<b>ferry</b>').replaceAll(' ', '\n ')}</p><script>x()</script></div>`;
    assert.deepEqual(copiesOf(text, archiveOf({ 'copy.md': marked })), { 'copy.md': 100 });
  });
  it('does not take a text for a copy that shares its phrases, or stands in a long one', () => {
    const phrase = (number: number): string =>
      `phrase ${number} that agencies send to all their papers every day`;
    const words = (from: number, count: number): string =>
      Array.from({ length: count }, (_, number) => `word${(from + number) * 7919}`).join(' ');
    const story = `${phrase(1)} ${words(0, 60)} ${phrase(2)}`;
    const archive = archiveOf({
      'subject.md': `${phrase(1)} ${words(1000, 60)} ${phrase(2)}`,
      'chronicle.md': `${words(2000, 9000)} ${story}`,
    });
    assert.deepEqual(copiesOf(story, archive), {});
  });
  it('says what part of a text the other one has', () => {
    const words = Array.from({ length: 400 }, (_, number) => `word${number * 7919}`);
    const archive = archiveOf({
      'all.md': words.join(' '),
      'most.md': [...words.slice(0, 300), ...words.slice(0, 100).map((one) => `${one}x`)].join(' '),
    });
    const found = copiesOf(words.join(' '), archive);
    assert.deepEqual(Object.keys(found), ['all.md', 'most.md']);
    assert.equal(found['all.md'], 100);
    assert.ok(found['most.md']! > 50 && found['most.md']! < 95, `${found['most.md']} %`);
  });
  it('takes a few words for the same only where all of them are', () => {
    const archive = archiveOf({
      'same.md': 'Video of the day',
      'other.md': 'Video of the week',
      'none.md': '',
    });
    assert.deepEqual(copiesOf('Video of the day', archive), { 'same.md': 100 });
    assert.deepEqual(copiesOf('', archive), {});
  });
  it('leaves out the post itself, and what is gone or no post any more', () => {
    const text = 'The tram line will be closed from the bridge to the market until spring.';
    const archive = archiveOf({ 'self.md': text, 'gone.md': text, 'page.md': text, 'copy.md': text });
    archive.index.delete('gone.md');
    archive.index.set('page.md', undefined);
    assert.deepEqual(copiesOf(text, archive, 'self.md'), { 'copy.md': 100 });
  });
  it('takes twice the time for twice the posts, however many have phrases in common', () => {
    const often = 'All rights reserved. Subscribe to our newsletter and never miss a story again. ';
    const time = (count: number): number => {
      const bodies = Array.from({ length: count }, (_, at) => [
        `${at}.md`,
        `${often.repeat(3)} ${at} ${at * 7}`,
      ]);
      const archive = archiveOf(Object.fromEntries(bodies) as Record<string, string>);
      return effort(() => copiesOf(often.repeat(3), archive));
    };
    assert.ok(time(8000) < 4 * time(4000) + 5);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  readHead,
  readPart,
  renderHead,
  renderPart,
  type JournalHead,
} from '../../../src/core/bulk/journal.ts';
import { editsToward, makeEntry, sideOf, type JournalEntry } from '../../../src/core/bulk/journalEntry.ts';
import { applyEdits, type TextEdit } from '../../../src/core/text/textEdit.ts';

const URI = 'file:///a/_posts/2021-08-26-a.md';

/** A text and some edits of it: apart, in any order, touching ones among them. */
const change: fc.Arbitrary<{ text: string; edits: TextEdit[] }> = fc
  .tuple(
    fc.array(fc.constantFrom('a', '早', '\n', '\r\n', '<p>', '"', '\\', '\uFEFF', '😀', ' '), {
      maxLength: 40,
    }),
    fc.array(fc.tuple(fc.nat(40), fc.nat(3), fc.constantFrom('', '', 'x', '報\n', '😀', '<b>')), {
      maxLength: 6,
    }),
  )
  .map(([pieces, changes]) => {
    const starts = pieces.map((_, at) => pieces.slice(0, at).join('').length);
    const offset = (piece: number): number => starts[piece] ?? pieces.join('').length;
    const edits: TextEdit[] = [];
    let from = 0;
    for (const [at, length, newText] of [...changes].sort((a, b) => a[0] - b[0])) {
      const start = Math.max(at, from);
      from = start + length;
      edits.push({ range: { start: offset(start), end: offset(from) }, newText });
    }
    return { text: pieces.join(''), edits: edits.reverse() };
  });

describe('A journal of a bulk change', () => {
  it('does a change and undoes it, to the same text', () => {
    fc.assert(
      fc.property(change, ({ text, edits }) => {
        const entry = makeEntry(URI, text, edits);
        const after = applyEdits(text, edits);
        assert.equal(applyEdits(text, editsToward('after', entry)), after);
        assert.equal(applyEdits(after, editsToward('before', entry)), text);
        assert.equal(sideOf(text, entry), 'before');
        assert.equal(sideOf(after, entry), after === text ? 'before' : 'after');
      }),
    );
  });

  it('knows a post that somebody else has changed', () => {
    const entry = makeEntry(URI, 'one two three', [{ range: { start: 4, end: 8 }, newText: '' }]);
    assert.equal(sideOf('one two three.', entry), undefined);
    assert.equal(sideOf('one TWO three', entry), undefined);
    assert.equal(sideOf('one Three', entry), undefined);
    // Even one that happens to have the same length and fingerprint.
    assert.equal(sideOf('x', { ...entry, before: makeEntry(URI, 'x', []).before }), undefined);
  });

  it('takes no edits that overlap, or that leave half a character', () => {
    const cut = (start: number, end: number): TextEdit => ({ range: { start, end }, newText: '' });
    assert.throws(() => makeEntry(URI, 'abc', [cut(0, 2), cut(1, 3)]), RangeError);
    assert.throws(() => makeEntry(URI, 'a😀c', [cut(1, 2)]), RangeError);
  });

  const entries = fc.array(
    change.map(({ text, edits }) => makeEntry(URI, text, edits)),
    { minLength: 1, maxLength: 4 },
  );

  it('reads back what it wrote', () => {
    fc.assert(fc.property(entries, (all) => assert.deepEqual(readPart(renderPart(all)), all)));
    const head: JournalHead = { title: 'Clean Ads', state: 'running', parts: 2, posts: 7 };
    assert.deepEqual(readHead(renderHead(head)), head);
  });

  it('believes nothing that is cut off or damaged', () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.constantFrom('', 'x', '\n', '0'), (all, where, put) => {
        const text = renderPart(all);
        const at = where % text.length;
        const damaged = text.slice(0, at) + put + text.slice(at + 1);
        if (damaged !== text) assert.equal(readPart(damaged), undefined);
        assert.equal(readPart(text.slice(0, at)), undefined);
      }),
    );
    assert.equal(readPart(''), undefined);
    assert.equal(readHead(renderPart([])), undefined);
  });

  it('reads no other version, and nothing that is no entry', () => {
    const head: JournalHead = { title: 'Clean Ads', state: 'done', parts: 1, posts: 1 };
    const sealedAs = (head: object): string => renderHead(head as JournalHead);
    assert.equal(readHead(sealedAs({ ...head, version: 2 })), undefined);
    assert.equal(readHead(sealedAs({ ...head, state: 'other' })), undefined);
    assert.equal(readHead(sealedAs({ ...head, parts: -1 })), undefined);
    const entry = { uri: URI, before: '', after: '' };
    for (const pieces of [
      'x',
      [[0, 'a']],
      [[-1, 'a', '']],
      [[0, 1, '']],
      // Not in order; not apart.
      [
        [5, 'a', ''],
        [1, 'b', ''],
      ],
      [
        [0, 'abc', ''],
        [1, 'b', ''],
      ],
    ]) {
      assert.equal(readPart(renderPart([{ ...entry, pieces } as unknown as JournalEntry])), undefined);
    }
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../src/core/text/textEdit.ts';
import { unifiedDiff } from '../../src/cli/formats/unifiedDiff.ts';

/** The diff without its header, of a text of which `‹a»b›` replaces `a` by `b`, and `‹a›` removes `a`. */
function diff(marked: string): string {
  const edits: TextEdit[] = [];
  let text = '';
  let start = 0;
  for (const character of marked) {
    if (character === '‹') start = text.length;
    else if (character === '›') {
      const [before, newText = ''] = text.slice(start).split('»') as [string, string?];
      text = text.slice(0, start) + before;
      edits.push({ range: { start, end: text.length }, newText });
    } else text += character;
  }
  const out = unifiedDiff('a.md', text, edits);
  assert.equal(apply(text, out), applyEdits(text, edits));
  return out.replace(/^--- a\.md\n\+\+\+ a\.md\n/, '');
}

/** Applies a diff by the book, counting lines. */
function apply(text: string, patch: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  const rows = patch.match(/[^\n]*\n/g)?.slice(2) ?? [];
  for (let i = 0; i < rows.length;) {
    const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n$/.exec(rows[i++]!);
    assert.ok(header, 'a hunk header');
    const [first, count, to, grown] = [1, 2, 3, 4].map((group) => Number(header[group] ?? 1)) as [
      number,
      number,
      number,
      number,
    ];
    const from = count === 0 ? first : first - 1;
    result.push(...lines.slice(at, from));
    assert.equal(grown === 0 ? to : to - 1, result.length, 'the place in the new text');
    at = from;
    const before = result.length;
    while (i < rows.length && !rows[i]!.startsWith('@@')) {
      const row = rows[i++]!;
      const unended = rows[i]?.startsWith('\\') ?? false;
      if (unended) i++;
      const line = unended ? row.slice(1, -1) : row.slice(1);
      if (row.startsWith('+')) result.push(line);
      else {
        assert.equal(lines[at++], line);
        if (row.startsWith(' ')) result.push(line);
      }
    }
    assert.equal(at - from, count, 'lines of the old text');
    assert.equal(result.length - before, grown, 'lines of the new text');
  }
  return result.join('') + lines.slice(at).join('');
}

describe('unified diff', () => {
  const cases: [title: string, marked: string, expected: string][] = [
    ['replaces a line', 'a\nb‹x›c\nd\n', '@@ -1,3 +1,3 @@\n a\n-bxc\n+bc\n d\n'],
    ['deletes whole lines', 'a\n‹x\ny\n›b\n', '@@ -1,4 +1,2 @@\n a\n-x\n-y\n b\n'],
    ['joins lines whose break goes', 'a‹x\n›b\nc\n', '@@ -1,3 +1,2 @@\n-ax\n-b\n+ab\n c\n'],
    ['joins three lines', 'a‹\n›b‹\n›c\n', '@@ -1,3 +1 @@\n-a\n-b\n-c\n+abc\n'],
    ['takes touching removals as one', 'a‹x›‹y\n›‹z\n›b\n', '@@ -1,3 +1 @@\n-axy\n-z\n-b\n+ab\n'],
    [
      'marks a last line without line feed',
      'a\nb‹x›',
      '@@ -1,2 +1,2 @@\n a\n-bx\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n',
    ],
    ['deletes a last line', 'a\n‹b›', '@@ -1,2 +1 @@\n a\n-b\n\\ No newline at end of file\n'],
    ['deletes everything', '‹a\nb\n›', '@@ -1,2 +0,0 @@\n-a\n-b\n'],
    ['deletes the last break', 'a‹\n›', '@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n'],
    ['has no hunk where nothing goes', 'a\n', ''],
    ['leaves CR alone', 'a‹x›\r\nb\rc\r\n', '@@ -1,2 +1,2 @@\n-ax\r\n+a\r\n b\rc\r\n'],
    [
      'puts changes seven lines apart into hunks of their own',
      `‹x›a\n${'c\n'.repeat(7)}b‹x›\n`,
      '@@ -1,4 +1,4 @@\n-xa\n+a\n c\n c\n c\n@@ -6,4 +6,4 @@\n c\n c\n c\n-bx\n+b\n',
    ],
    [
      'puts changes six lines apart into one hunk',
      `‹x›a\n${'c\n'.repeat(6)}b‹x›\n`,
      '@@ -1,8 +1,8 @@\n-xa\n+a\n c\n c\n c\n c\n c\n c\n-bx\n+b\n',
    ],
  ];
  for (const [title, marked, expected] of cases) {
    it(title, () => assert.equal(diff(marked), expected));
  }

  it('replaces and inserts', () => {
    assert.equal(diff('a\nb‹x»y›c\nd\n'), '@@ -1,3 +1,3 @@\n a\n-bxc\n+byc\n d\n');
    assert.equal(diff('a\n‹»b\n›c\n'), '@@ -1,2 +1,3 @@\n a\n-c\n+b\n+c\n');
    assert.equal(diff('a\n‹»b›'), '@@ -1 +1,2 @@\n-a\n+a\n+b\n\\ No newline at end of file\n');
    assert.equal(diff('‹a\n»b\n›c\n'), '@@ -1,2 +1,2 @@\n-a\n+b\n c\n');
    assert.equal(diff('‹a\n»b›c\n'), '@@ -1,2 +1 @@\n-a\n-c\n+bc\n');
  });

  it('gives what the edits give, for any of any text', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\n', '\r') });
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, piece, piece), { maxLength: 12 }), piece, (pieces, end) => {
        diff(pieces.map(([kept, gone, fresh]) => `${kept}‹${gone}»${fresh}›`).join('') + end);
      }),
      { numRuns: 2000 },
    );
  });

  it('quotes names as Git does', () => {
    const edits = [{ range: { start: 0, end: 1 }, newText: '' }];
    const header = (name: string): string => unifiedDiff(name, 'ab\n', edits).split('\n')[0]!;
    assert.equal(header('a b.md'), '--- a b.md\t');
    assert.equal(header('二.md'), '--- 二.md');
    assert.equal(header('a\n"\\.md'), '--- "a\\012\\"\\\\.md"');
  });
});

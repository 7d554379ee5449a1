import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { editField, readNewValue, type NewValue } from '../../../src/core/writing/editField.ts';

/** Front matter with a field set, or removed where there is no value; undefined where that is refused. */
function edit(lines: string, key: string, value?: NewValue): string | undefined {
  const text = `---\n${lines}---\nbody: x\n`;
  const edits = editField(parsePost(text), { key, ...(value !== undefined && { value }) });
  if (!edits) return undefined;
  const after = applyEdits(text, edits);
  assert.ok(after.startsWith('---\n') && after.endsWith('---\nbody: x\n'), 'the rest stays');
  return after.slice('---\n'.length, -'---\nbody: x\n'.length);
}

describe('Setting a field', () => {
  for (const [what, lines, value, expected] of [
    ['replaces a value', 'a: 1\nkey: old # c\nb: 2\n', 'new', 'a: 1\nkey: new # c\nb: 2\n'],
    ['replaces a quoted value', `key:   'old'  # c\n`, 'new', 'key:   new  # c\n'],
    ['replaces a list', 'key: [ a, b ] # c\n', 'new', 'key: new # c\n'],
    ['replaces a map', 'key: { a: b }\n', true, 'key: true\n'],
    ['replaces a list in lines of its own', 'key: # c\n  - a\n  - b\nb: 2\n', 'x', 'key: x # c\nb: 2\n'],
    ['replaces a list that is not indented', 'key:\n- a # x\n- b\nb: 2\n', 'x', 'key: x\nb: 2\n'],
    ['replaces a folded text', 'key: >-\n  a\n  b\nb: 2\n', 'x', 'key: x\nb: 2\n'],
    ['gives an empty field a value', 'key:\nb: 2\n', 'x', 'key: x\nb: 2\n'],
    ['gives an empty field with a comment a value', 'key: # c\nb: 2\n', 'x', 'key: x # c\nb: 2\n'],
    ['gives an empty field behind all others a value', 'b: 2\nkey:\n', 'x', 'b: 2\nkey: x\n'],
    ['takes the place of `null`', 'key: ~ # c\n', 'x', 'key: x # c\n'],
    ['adds a field behind all others', 'a: 1\n', 'x', 'a: 1\nkey: x\n'],
    ['adds a field behind a comment', 'a: 1\n# c\n', 'x', 'a: 1\n# c\nkey: x\n'],
    ['adds a field behind a text of several lines', 'a: |\n  b\n\n', 'x', 'a: |\n  b\n\nkey: x\n'],
    ['adds the first field', '', 'x', 'key: x\n'],
    ['quotes what YAML would read as something else', 'key: x\n', 'no: 1', 'key: "no: 1"\n'],
    ['quotes a word that is a number', 'key: x\n', '12', 'key: "12"\n'],
    ['writes a number', 'key: x\n', 12, 'key: 12\n'],
    ['writes a list', 'key: x\n', ['a', 'b, c'], 'key: [ a, "b, c" ]\n'],
    ['writes a list of nothing', 'key: [x]\n', [], 'key: []\n'],
    ['sets a value among others in one line', '{ a: 1, key: old }\n', 'a, b', '{ a: 1, key: "a, b" }\n'],
    ['leaves what is so already as it is written', `key: "x" # c\n`, 'x', `key: "x" # c\n`],
    ['leaves a list that is so already', `key:\n- a\n- 'b'\n`, ['a', 'b'], `key:\n- a\n- 'b'\n`],
  ] as const) {
    it(what, () => assert.equal(edit(lines, 'key', value), expected));
  }

  it('keeps the line ends of the front matter', () => {
    const text = '---\r\na: 1\r\n---\r\nbody\n';
    const edits = editField(parsePost(text), { key: 'b', value: 'x' })!;
    assert.equal(applyEdits(text, edits), '---\r\na: 1\r\nb: x\r\n---\r\nbody\n');
  });

  for (const [what, lines] of [
    ['broken YAML', 'a: [\nkey: x\n'],
    ['a key that stands twice', 'key: x\nkey: y\n'],
    ['an anchor that others may use', 'key: &a x\nb: *a\n'],
    ['an anchor within the value', 'key: [ &a x ]\nb: *a\n'],
    ['a tag', 'key: !!str 12\n'],
    ['no list of fields', '- key\n'],
    ['a line that takes no other field', '{ a: 1 }\n'],
  ] as const) {
    it(`refuses ${what}`, () => assert.equal(edit(lines, 'key', 'new'), undefined));
  }

  it('refuses a post without front matter, with code in its place, or that nothing closes', () => {
    for (const text of ['key: x\n', '---js\n{ key: 1 }\n---\n', '---\nkey: x\n']) {
      assert.equal(editField(parsePost(text), { key: 'key', value: 'y' }), undefined);
    }
    assert.equal(edit('a: 1\n', 'no', 'x'), undefined);
    assert.equal(edit('a: 1\n', 'a b', 'x'), undefined);
  });
});

describe('Removing a field', () => {
  for (const [what, lines, expected] of [
    ['takes its line', 'a: 1\nkey: x # c\nb: 2\n', 'a: 1\nb: 2\n'],
    ['takes all its lines', 'a: 1\nkey:\n- x\n- y\nb: 2\n', 'a: 1\nb: 2\n'],
    ['takes a text of several lines', 'key: |\n  x\n  y\nb: 2\n', 'b: 2\n'],
    ['takes the only one', 'key: x\n', ''],
    ['does nothing where there is none', 'a: key\n', 'a: key\n'],
    ['refuses one in a line with others', '{ a: 1, key: x }\n', undefined],
    ['refuses one that another refers to', 'key: &a x\nb: *a\n', undefined],
    ['refuses one that stands twice', 'key: x\nkey: y\n', undefined],
  ] as const) {
    it(what, () => assert.equal(edit(lines, 'key'), expected));
  }
});

describe('Setting and removing a field of any front matter', () => {
  const value: fc.Arbitrary<NewValue> = fc.oneof(
    fc.constantFrom<NewValue>(
      'post',
      'a: b',
      '早報',
      "it's",
      '"',
      'yes',
      '',
      ' x ',
      '#',
      '- a',
      '2021-08-26',
      '\n',
      '1e3',
    ),
    fc.string({ maxLength: 8 }),
    fc.integer({ min: -1000, max: 1000 }),
    fc.boolean(),
    fc.array(fc.constantFrom('a', 'b, c', '早報', 'no', '[', '1'), { maxLength: 3 }),
  );
  const field = fc.constantFrom(
    'a: 1\n',
    'b: "x: y" # c\n',
    'list: [ a, b ]\n',
    'lines:\n  - a\n  # c\n  - b\n',
    'bare:\n- a\n- b\n',
    'text: >-\n  one\n  two\n',
    'empty:\n',
    '# comment\n',
    '\n',
    'map:\n  x: 1\n  y: 2\n',
    'title: 早報：一\n',
  );
  const front = fc.uniqueArray(field, { maxLength: 6 }).map((fields) => fields.join(''));
  const keys = fc.constantFrom('a', 'b', 'list', 'lines', 'bare', 'text', 'empty', 'map', 'title', 'fresh');

  it('says what it shall, and keeps every other value and the body', () => {
    let changed = 0;
    fc.assert(
      fc.property(front, keys, fc.option(value, { nil: undefined }), (lines, key, wanted) => {
        const after = edit(lines, key, wanted);
        if (after === undefined) return;
        changed++;
        const read = (source: string): Record<string, unknown> =>
          (parse(source) as Record<string, unknown> | null) ?? {};
        const others = Object.entries(read(lines)).filter(([name]) => name !== key);
        const expected = Object.fromEntries(others);
        if (wanted !== undefined) expected[key] = wanted;
        assert.deepEqual(read(after), expected);
        // Whole lines of others stay, comments among them.
        const kept = after.split('\n');
        for (const comment of lines.split('\n').filter((line) => line.startsWith('#'))) {
          assert.ok(kept.includes(comment), comment);
        }
        assert.equal(edit(after, key, wanted), after, 'done twice is done once');
      }),
      { numRuns: 500 },
    );
    assert.ok(changed > 300, `only ${changed} were changed`);
  });

  it('takes no more time for long front matter and long values than in proportion', () => {
    const lines = Array.from({ length: 900 }, (_, at) => `f${at}: ${'x'.repeat(50)}\n`).join('');
    assert.ok(edit(`${lines}key:\n${'- a\n'.repeat(5000)}`, 'key', 'x')?.endsWith('key: x\n'));
  });
});

describe('What people type for a value', () => {
  it('is read as YAML where that is plain, and else as text', () => {
    const values = ['true', ' false ', '12', '-3', '0', '[a, "b c"]', '[]'].map(readNewValue);
    assert.deepEqual(values, [true, false, 12, -3, 0, ['a', 'b c'], []]);
    assert.deepEqual(["'12'", '"yes"'].map(readNewValue), ['12', 'yes']);
    for (const text of [
      'post',
      'a: b',
      'no',
      '1.50',
      '007',
      '-0',
      '{ a: b }',
      '[a',
      '[[a]]',
      '# c',
      "it's",
      'x\ny: z',
    ]) {
      assert.equal(readNewValue(text), text);
    }
  });
});

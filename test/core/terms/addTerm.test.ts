import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readEntry } from '../../../src/core/archive/readEntry.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { addTerm, type ListedTerm } from '../../../src/core/terms/addTerm.ts';
import { renameTerms } from '../../../src/core/terms/renameTerms.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

const around = (lines: string): string => `---\n${lines}---\nbody\n`;

function add(lines: string, name: string, field: ListedTerm = 'tags'): string | undefined {
  const text = around(lines);
  const edits = addTerm(parsePost(text), field, name);
  return edits && applyEdits(text, edits).slice('---\n'.length, -'---\nbody\n'.length);
}

function remove(lines: string, name: string): string {
  const text = around(lines);
  const edits = renameTerms(parsePost(text), { field: 'tags', from: new Set([name]), to: undefined });
  return applyEdits(text, edits).slice('---\n'.length, -'---\nbody\n'.length);
}

describe('Adding a tag or a category', () => {
  for (const [what, lines, expected] of [
    ['to a flow list', 'tags: [ a , b ] # c\n', 'tags: [ a , b, new ] # c\n'],
    ['to a flow list of several lines', 'tags: [\n  a,\n  b,\n]\n', 'tags: [\n  a,\n  b, new,\n]\n'],
    ['to an empty flow list', 'tags: []\n', 'tags: [new]\n'],
    ['to an empty flow list with room', 'tags: [ ]\n', 'tags: [ new ]\n'],
    [
      'to a block list',
      'tags:\n  - a # x\n  -  b # y\nlayout: post\n',
      'tags:\n  - a # x\n  -  b # y\n  -  new\nlayout: post\n',
    ],
    ['to words', 'tags: a b\n', 'tags: a b new\n'],
    ['to words in quotes', 'tags: "a b"\n', 'tags: [ a, b, new ]\n'],
    ['to one term', 'tag: a b\n', 'tag: [ a b, new ]\n'],
    ['to a field without a value', 'tags: # none\n', 'tags: [ new ] # none\n'],
    ['to nothing at all', 'tags:\nlayout: post\n', 'tags: [ new ]\nlayout: post\n'],
    ['to a word for nothing', 'tags: ~\n', 'tags: [ new ]\n'],
    ['to a post without the field', 'layout: post\n# end\n', 'layout: post\n# end\ntags: [ new ]\n'],
    ['to the key that Jekyll reads', 'tags: [a]\ntag: b\n', 'tags: [a]\ntag: [ b, new ]\n'],
    ['to the key that says something', 'tag:\ntags: [a]\n', 'tag:\ntags: [a, new]\n'],
    ['to none that has it', 'tags: [new]\n', 'tags: [new]\n'],
  ] as const) {
    it(`adds ${what}`, () => assert.equal(add(lines, 'new'), expected));
  }

  it('quotes what would be read as something else', () => {
    assert.equal(add('tags: [a]\n', 'a, b'), 'tags: [a, "a, b"]\n');
    assert.equal(add('tags: a\n', 'x y'), 'tags: [ a, x y ]\n');
    assert.equal(add('tags:\n- a\n', 'no'), 'tags:\n- a\n- "no"\n');
  });
  it('keeps the line breaks of the post', () => {
    const text = '\uFEFF---\r\ntags:\r\n- a\r\n---\r\nbody';
    assert.equal(
      applyEdits(text, addTerm(parsePost(text), 'tags', 'b')!),
      text.replace('- a\r\n', '- a\r\n- b\r\n'),
    );
    const without = '---\r\n---\r\n';
    assert.equal(
      applyEdits(without, addTerm(parsePost(without), 'tags', 'b')!),
      '---\r\ntags: [ b ]\r\n---\r\n',
    );
  });
  it('leaves alone what is not written in a way that one can be added to', () => {
    for (const lines of [
      '{ tags: [a] }\n',
      'tags: { a: b }\n',
      'tags: |\n  a\n',
      'tags: *a\n',
      'tags: [a\n',
      'tags:\n- - a\n',
    ]) {
      assert.equal(add(lines, 'new'), undefined, lines);
    }
    for (const text of ['no post', '---\ntags: [a]\n', '---js\n{}\n---\n']) {
      assert.equal(addTerm(parsePost(text), 'tags', 'new'), undefined, text);
    }
  });
  it('makes a post have it, whatever it had, and taking it away brings back what it had', () => {
    const word = fc.constantFrom('a', 'b', '早报', 'x y', 'no', "it's", '1', 'a: b', '#a');
    const written = fc.constantFrom(
      (names: string[]) => `tags: [${names.map((name) => JSON.stringify(name)).join(', ')}]\n`,
      (names: string[]) => `tags:\n${names.map((name) => `  - ${JSON.stringify(name)}\n`).join('')}`,
      (names: string[]) => `tags: ${names.filter((name) => /^[ab早报]+$/.test(name)).join(' ')}\n`,
      () => '',
    );
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 4 }), written, word, (names, write, name) => {
        const text = `---\ntitle: a\n${write(names)}author: a\n---\nbody`;
        const before = readEntry(text)!;
        fc.pre(!before.tags.includes(name));
        const after = applyEdits(text, addTerm(parsePost(text), 'tags', name)!);
        assert.deepEqual(readEntry(after), {
          ...before,
          tags: [...before.tags, name],
          keys: readEntry(after)!.keys,
        });
        const edits = renameTerms(parsePost(after), { field: 'tags', from: new Set([name]), to: undefined });
        assert.deepEqual(readEntry(applyEdits(after, edits))!.tags, before.tags);
      }),
    );
  });
});

describe('Taking a tag or a category away', () => {
  for (const [what, lines, expected] of [
    ['of a flow list', 'tags: [ a, old, b ] # c\n', 'tags: [ a, b ] # c\n'],
    ['that is alone in a flow list', 'tags: [old]\n', 'tags: []\n'],
    ['of a block list', 'tags:\n- a\n- old # x\n- b\n', 'tags:\n- a\n- b\n'],
    ['that is alone in a block list', 'tags:\n- old\n', 'tags:\n'],
    ['of words', 'tags: a old b\n', 'tags: a b\n'],
    ['that is the only word', 'tags: old\n', 'tags: \n'],
    ['that stands twice', 'tags: [old, a, old]\n', 'tags: [a]\n'],
    ['of none that has it', 'tags: [a]\n', 'tags: [a]\n'],
  ] as const) {
    it(`takes one away ${what}`, () => assert.equal(remove(lines, 'old'), expected));
  }
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { renameTerms, type Renaming } from '../../../src/core/terms/renameTerms.ts';
import { findTerms, termAt, type TermField } from '../../../src/core/terms/termFields.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

function rename(
  lines: string,
  from: string | readonly string[],
  to: string,
  field: TermField = 'tags',
): string {
  const text = `---\n${lines}\n---\nold body\n`;
  const renaming: Renaming = { field, from: new Set([from].flat()), to };
  const after = applyEdits(text, renameTerms(parsePost(text), renaming));
  assert.ok(after.startsWith('---\n') && after.endsWith('\n---\nold body\n'), 'the rest stays');
  return after.slice('---\n'.length, -'\n---\nold body\n'.length);
}

describe('Renaming tags, categories and authors', () => {
  for (const [what, lines, to, expected] of [
    ['an item of a flow list', 'tags: [ a, old ,b ] # c', 'new', 'tags: [ a, new ,b ] # c'],

    [
      'the items of a block list',
      'tags:\n  - a # x\n  -   old # y\n',
      'new',
      'tags:\n  - a # x\n  -   new # y\n',
    ],
    ['quotes, which stay', `tags: ["old", 'old']`, "n'w", `tags: ["n'w"]`],
    ['a singular key, whose spaces belong to it', 'tag: old', 'very new', 'tag: very new'],
    ['words', 'tags: a  old b', 'new', 'tags: a  new b'],
    ['words, where the new name has a space', 'tags: a old', 'very new', 'tags: [ a, very new ]'],
    ['words in quotes', `tags: 'a old'`, 'new', `tags: 'a new'`],
    ['a name that needs quotes', 'tags: [old]', 'a, b', 'tags: ["a, b"]'],
    ['a name that YAML reads as something else', 'tags:\n- old', 'no', 'tags:\n- "no"'],
    ['an escaped name', 'tags: ["\\u006fld"]', 'new', 'tags: ["new"]'],
    ['nothing in other fields', 'title: old\ncategories: [old]\nauthor: old', 'new', undefined],
    ['nothing where the name is part of another', 'tags: [older, old-fashioned, Old]', 'new', undefined],
    ['no map', 'tags: { old: old }', 'new', undefined],
    ['both keys', 'tag: [old]\ntags: [old]', 'new', 'tag: [new]\ntags: [new]'],
  ] as const) {
    it(`changes ${what}`, () => assert.equal(rename(lines, 'old', to), expected ?? lines));
  }

  it('changes categories and authors as well', () => {
    assert.equal(
      rename('category: old\ntags: [old]', 'old', 'new', 'categories'),
      'category: new\ntags: [old]',
    );
    assert.equal(rename('author: "old"', 'old', 'new: one', 'author'), 'author: "new: one"');
  });
  it('leaves one where a list would have the name twice', () => {
    assert.equal(rename('tags: [ new, old ]', 'old', 'new'), 'tags: [ new ]');
    assert.equal(rename('tags: [old, new]', 'old', 'new'), 'tags: [new]');
    assert.equal(rename('tags: [old, a, older, b]', ['old', 'older'], 'new'), 'tags: [new, a, b]');
    assert.equal(
      rename('tags: [a, old, older, oldest, new]', ['old', 'older', 'oldest'], 'new'),
      'tags: [a, new]',
    );
    assert.equal(rename('tags: [old, older, new, a]', ['old', 'older'], 'new'), 'tags: [new, a]');
    assert.equal(rename('tags:\n- old # x\n- b\n- new', 'old', 'new'), 'tags:\n- b\n- new');
    assert.equal(rename('tags: old new a', 'old', 'new'), 'tags: new a');
  });
  it('leaves names alone that stood twice before', () => {
    assert.equal(rename('tags: [a, a, old]', 'old', 'new'), 'tags: [a, a, new]');
  });
  it('changes nothing without front matter, or where it is code', () => {
    for (const text of ['old', '---js\n{ tags: ["old"] }\n---\n']) {
      assert.deepEqual(renameTerms(parsePost(text), { field: 'tags', from: new Set(['old']), to: 'x' }), []);
    }
  });
  it('makes of any list what renaming its names makes, and touches nothing else', () => {
    const word = fc.constantFrom('a', 'b', 'old', 'new', '早报', 'x y', 'no', "it's");
    const notation = fc.constantFrom(
      (name: string) => JSON.stringify(name),
      (name: string) => `'${name.replaceAll("'", "''")}'`,
    );
    const list = fc.array(fc.tuple(word, notation), { minLength: 1, maxLength: 6 });
    const layout = fc.constantFrom(
      (items: string[]) => `tags: [${items.join(',  ')}]`,
      (items: string[]) => `tags: [ ${items.join(' , ')} ] # c`,
      (items: string[]) => `tags:\n${items.map((item) => `  - ${item} # c`).join('\n')}`,
    );
    const names = fc.tuple(fc.uniqueArray(word, { maxLength: 3 }), word);
    fc.assert(
      fc.property(list, layout, names, (items, write, [from, to]) => {
        const front = write(items.map(([name, how]) => how(name)));
        const text = `---\ntitle: old\n${front}\nauthor: old\n---\n<p>old</p>`;
        const edits = renameTerms(parsePost(text), { field: 'tags', from: new Set(from), to });
        const after = applyEdits(text, edits);
        const old = new Set<string>(from);
        const isRenamed = (name: string): boolean => old.has(name) && name !== to;
        const before = items.map(([name]) => name);
        const facts = readFacts(parsePost(after));
        const expected = before.map((name) => (isRenamed(name) ? to : name));
        const tags = facts.tags.map(({ value }) => value);
        assert.deepEqual(new Set(tags), new Set(expected));
        if (!before.some(isRenamed)) assert.equal(after, text);
        else
          assert.ok(
            tags.filter((tag) => tag === to).length <= Math.max(1, before.filter((tag) => tag === to).length),
          );
        assert.deepEqual([facts.title, facts.author], ['old', 'old']);
        assert.equal(renameTerms(parsePost(after), { field: 'tags', from: new Set(from), to }).length, 0);
      }),
    );
  });
});

describe('The names in a post', () => {
  const text = '---\ntags: [a, "b c"]\ncategory: d e\nauthor: f\ntitle: a\n---\n';
  const post = parsePost(text);

  it('are its tags, categories and authors, where they are written', () => {
    assert.deepEqual(
      findTerms(post).map(({ field, value, range }) => [field, value, text.slice(range.start, range.end)]),
      [
        ['tags', 'a', 'a'],
        ['tags', 'b c', '"b c"'],
        ['categories', 'd e', 'd e'],
        ['author', 'f', 'f'],
      ],
    );
  });
  it('are found at a place', () => {
    assert.equal(termAt(post, text.indexOf('c"'))?.value, 'b c');
    assert.equal(termAt(post, text.indexOf('title')), undefined);
  });
});

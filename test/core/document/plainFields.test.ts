import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { parsePlainFields, readPlainFields } from '../../../src/core/document/plainFields.ts';
import { describeWithCorpus } from '../../corpus.ts';

declare global {
  var galleyRan: boolean | undefined;
}

describe('readPlainFields', () => {
  it('gives the values as the text that is written', () => {
    assert.deepEqual(
      {
        ...readPlainFields(
          '---\ntitle: "早 \\"x\\""\nn: 007\nb: false\nd: 2021-08-26\ntags: [ a, 1.10 ]\nm: { k: v }\n---\nbody',
        ),
      },
      { title: '早 "x"', n: '007', b: 'false', d: '2021-08-26', tags: ['a', '1.10'], m: { k: 'v' } },
    );
  });
  it('gives null where nothing, ~ or null stands', () => {
    assert.deepEqual(
      { ...readPlainFields('---\na:\nb: ~\nc: null\nd: "null"\n---\n') },
      { a: null, b: null, c: null, d: 'null' },
    );
  });
  it('takes the last of two fields of one name', () => {
    assert.deepEqual({ ...readPlainFields('---\na: 1\na: 2\n---\n') }, { a: '2' });
  });
  it('finds the fences that parsePost finds', () => {
    const heads = [
      '\uFEFF---\na: 1\n---\nb: 2',
      '---\r\na: 1\r\n---\r\nb: 2',
      '---\na: 1\n...\nb: 2\n---\n',
      '---  \na: 1\n---  \nb: 2',
      '---\na: 1\n---',
      '---\na: 1',
      '---\na: 1\n\nb c\n',
      '---yaml\na: 1\n---\n',
    ];
    for (const head of heads)
      assert.deepEqual({ ...readPlainFields(head) }, { a: '1' }, JSON.stringify(head));
  });
  it('takes a double-quoted value whose next line is at the margin, as libyaml does', () => {
    assert.deepEqual({ ...readPlainFields('---\ntitle: "a\nb"\nx: y\n---\n') }, { title: 'a b', x: 'y' });
  });
  it('gives what a YAML parser gives', () => {
    const value = fc.constantFrom(
      ...[
        '',
        ' a',
        ' "a: b"',
        " 'a'",
        ' [ a, 早 ]',
        ' [a, ]',
        ' []',
        ' ~',
        ' 007',
        ' true',
        ' a # b',
        ' "a\\n"',
      ],
      ...[
        ' a: b',
        ' |\n  a',
        '\n- a',
        ' {a: b}',
        ' https://a.example/#x',
        ' a ',
        ' &a b',
        ' *a',
        ' "a',
        ' 1e3',
      ],
    );
    const line = fc.tuple(fc.constantFrom('a', 'b-c', 'tags', 'constructor'), value);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const source = lines.map(([key, text]) => `${key}:${text}\n`).join('');
        const head = `---\n${source}---\n`.replaceAll('\n', end);
        assert.deepEqual({ ...readPlainFields(head) }, { ...parsePlainFields(head) }, JSON.stringify(head));
      }),
    );
  });
  it('gives no fields for empty front matter', () => {
    assert.deepEqual({ ...readPlainFields('---\n---\nbody') }, {});
    assert.deepEqual({ ...readPlainFields('---\n# comment\n---\nbody') }, {});
  });

  const unreadable: [what: string, head: string][] = [
    ['there is none', 'text\n'],
    ['the text is empty', ''],
    ['the text begins with prose below a thematic break', '---\nProse.\n'],
    ['it is a list', '---\n- a\n---\n'],
    ['it is text', '---\na b\n---\n'],
    ['its YAML is broken, be most of it readable', '---\ntitle: a: b\ntags: [ x ]\n---\n'],
    ['an alias leads nowhere', '---\na: *b\n---\n'],
    [
      'aliases multiply without end',
      `---\na0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`).join('\n')}\n---\n`,
    ],
  ];
  for (const [what, head] of unreadable) {
    it(`gives nothing where ${what}`, () => assert.equal(readPlainFields(head), undefined));
  }

  it('neither reads nor runs front matter that is code', () => {
    for (const engine of [
      'js',
      'javascript',
      'JS',
      ' js',
      'coffee',
      'coffeescript',
      'cson',
      'json',
      'toml',
      'constructor',
      '__proto__',
      'hasOwnProperty',
    ]) {
      const head = `---${engine}\n{ ran: globalThis.galleyRan = true }\n---\n`;
      assert.equal(readPlainFields(head), undefined, engine);
    }
    assert.equal(globalThis.galleyRan, undefined);
  });

  describeWithCorpus('over archived posts', (corpus) => {
    it('says what parsePost says', () => {
      let posts = 0;
      for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.md')) continue;
        const text = readFileSync(path.join(corpus, name), 'utf8');
        const { frontMatter } = parsePost(text);
        const plain = readPlainFields(text);
        if (frontMatter.kind === 'absent') assert.equal(plain, undefined);
        else {
          assert.deepEqual(frontMatter.problems, [], name);
          const found = Object.fromEntries(
            frontMatter.fields.map(({ key, value }) => [
              key,
              value.kind === 'scalar'
                ? value.text
                : value.kind === 'list'
                  ? value.items.map((item) => (item.kind === 'scalar' ? item.text : null))
                  : null,
            ]),
          );
          assert.deepEqual({ ...plain }, found, name);
          posts++;
        }
      }
      assert.ok(posts > 500);
    });
  });
});

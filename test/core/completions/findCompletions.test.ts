import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findCompletions as complete } from '../../../src/core/completions/findCompletions.ts';
import type { Completion } from '../../../src/core/completions/completion.ts';
import type { PostDocument } from '../../../src/core/document/postDocument.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { overlaps } from '../../../src/core/text/offsetRange.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { archiveOf } from '../support/archive.ts';
import { caret } from '../support/caret.ts';

const archive = archiveOf(
  { tags: ['早报', '中国'], categories: ['新闻'], author: '联合早报', layout: 'post' },
  { tags: ['早报', 'RTI 電臺', 'a: b'], categories: ['新闻', 'C# 笔记'], author: '联合早报', layout: 'post' },
  { tags: ['早报', '中东', 'yes', "it's"], author: 'Ann', layout: 'page' },
);

/** What is offered where nothing is known but the archive. */
const findCompletions = (post: PostDocument, offset: number, index: typeof archive): Completion[] =>
  complete(post, readFacts(post), offset, index);

/** What is offered at the caret in these front-matter lines. */
function offered(lines: string): string[] {
  const { text, offset } = caret(`---\n${lines}\n---\nbody`);
  return findCompletions(parsePost(text), offset, archive).map(({ label }) => label);
}

/** The front-matter lines after the completion `label` was accepted at the caret. */
function accepted(lines: string, label: string): string {
  const { text, offset } = caret(`---\n${lines}\n---\nbody`);
  const completion = findCompletions(parsePost(text), offset, archive).find((found) => found.label === label);
  assert.ok(completion, `${label} is offered`);
  assert.ok(completion.range.start <= offset && offset <= completion.range.end, 'the range holds the caret');
  return applyEdits(text, [completion]).slice(4, -9);
}

describe('completions in front matter', () => {
  describe('field names', () => {
    it('are offered on an empty line, without those that are there', () => {
      const keys = offered('title: x\n|\ndate: 2020-01-01');
      assert.ok(keys.includes('tags') && keys.includes('author'));
      assert.ok(!keys.includes('title') && !keys.includes('date'));
    });
    it('replace what is typed and add the colon', () => {
      assert.equal(accepted('title: x\nta|', 'tags'), 'title: x\ntags: [  ]');
      assert.equal(accepted('title: x\nau|', 'author'), 'title: x\nauthor: 联合早报');
    });
    it('keep a colon that is there', () => {
      assert.equal(accepted('ta|: [ a ]', 'tags'), 'tags: [ a ]');
    });
    it('are not offered in the body, before the fence or on the closing fence', () => {
      for (const text of [
        '---\na: 1\n---\n|body',
        '|---\na: 1\n---\n',
        '---\na: 1\n-|--\n',
        '---\na: 1\n---|\n',
        'no front matter |',
      ]) {
        const at = caret(text);
        assert.deepEqual(findCompletions(parsePost(at.text), at.offset, archive), [], JSON.stringify(text));
      }
    });
    it('are offered in a front matter that is being begun', () => {
      for (const text of [
        '---\n|',
        '---\nti|',
        '---\r\nti|\r\n',
        '---\ndate: 2020-01-01\nti|',
        '---\ndate: 2020-01-01\n|\n\nText.',
      ]) {
        const at = caret(text);
        const labels = findCompletions(parsePost(at.text), at.offset, archive).map(({ label }) => label);
        assert.ok(labels.includes('title'), JSON.stringify(text));
      }
      const prose = caret('---\nHello there|');
      assert.deepEqual(findCompletions(parsePost(prose.text), prose.offset, archive), []);
    });
    it('leave out the singular of a plural that is there, and the other way round', () => {
      assert.ok(!offered('tags: [ a ]\n|').includes('tag'));
      assert.ok(!offered('category: a\n|').includes('categories'));
    });
    it('have documentation', () => {
      const { text, offset } = caret('---\n|\n---\n');
      for (const found of findCompletions(parsePost(text), offset, archive))
        assert.ok(found.documentation, found.label);
    });
  });

  describe('values', () => {
    it('are ranked by use', () => {
      assert.deepEqual(offered('tags: [ | ]').slice(0, 1), ['早报']);
      assert.deepEqual(offered('author: |'), ['联合早报', 'Ann']);
      assert.deepEqual(offered('layout: |'), ['post', 'page']);
    });
    it('are offered once each, and not again when the list has them', () => {
      const labels = offered('tags: [ 早报, | ]');
      assert.equal(new Set(labels).size, labels.length);
      assert.ok(!labels.includes('早报'));
      assert.ok(!offered('tags:\n- 早报\n- |').includes('早报'));
    });
    it('are taken where the field at the caret has them, whichever field counts', () => {
      assert.ok(!offered('tag: [ 早报, | ]').includes('早报'));
      assert.ok(!offered('tag: 新闻\ntags: [ 早报, | ]').includes('早报'));
      assert.ok(!offered('category:\n- 新闻\n- |').includes('新闻'));
      assert.ok(offered('categories: [ 新闻 ]\ncategory: [ | ]').includes('新闻'));
      assert.ok(!offered('tags: [ |早报 ]').includes('早报'));
      assert.ok(!offered('tags: 早报 |').includes('早报'));
    });
    it('are still offered for the item at the caret', () => {
      assert.ok(offered('tags: [ 早报|, 中国 ]').includes('早报'));
    });

    const cases: [where: string, before: string, label: string, after: string][] = [
      ['in an empty flow list', 'tags: [|]', '早报', 'tags: [早报]'],
      ['in a spaced flow list', 'tags: [ | ]', '早报', 'tags: [ 早报 ]'],
      ['after the first Chinese character', 'tags: [ 早| ]', '早报', 'tags: [ 早报 ]'],
      ['after a comma', 'tags: [ 早报,| ]', '中国', 'tags: [ 早报,中国 ]'],
      ['between two items', 'tags: [ 早报, 中|, x ]', '中国', 'tags: [ 早报, 中国, x ]'],
      [
        'in a list that is not closed yet',
        'tags: [ 早报, 中|\ntitle: x',
        '中国',
        'tags: [ 早报, 中国\ntitle: x',
      ],
      ['in double quotes', 'tags: [ "早|" ]', '早报', 'tags: [ "早报" ]'],
      ['in double quotes that are open', 'tags: [ "早| ]', '早报', 'tags: [ "早报" ]'],
      ['in single quotes', "tags: [ '|' ]", "it's", "tags: [ 'it''s' ]"],
      [
        'in a flow list over several lines',
        'tags: [\n  早报,\n  中|\n]',
        '中东',
        'tags: [\n  早报,\n  中东\n]',
      ],
      ['in a block list', 'tags:\n- 早报\n- 中|', '中国', 'tags:\n- 早报\n- 中国'],
      ['in an indented block list', 'tags:\n  - |', '早报', 'tags:\n  - 早报'],
      ['right behind a dash', 'tags:\n-|', '早报', 'tags:\n- 早报'],
      ['as a scalar', 'tags: 早|', '早报', 'tags: 早报'],
      ['right behind the colon', 'author:|', 'Ann', 'author: Ann'],
      ['as a quoted scalar', 'author: "联|"', '联合早报', 'author: "联合早报"'],
      ['in front of a comment', 'author: 联| # who', '联合早报', 'author: 联合早报 # who'],
      ['with a space, as a scalar of a plural key', 'tags: R|', 'RTI 電臺', 'tags: [ RTI 電臺 ]'],
      ['with a space, in a list', 'tags: [ R| ]', 'RTI 電臺', 'tags: [ RTI 電臺 ]'],
      ['that needs quotes', 'tags: [ | ]', 'a: b', 'tags: [ "a: b" ]'],
      ['that YAML 1.1 takes for a boolean', 'tags: [ | ]', 'yes', 'tags: [ "yes" ]'],
      ['before another item', 'tags: [ |  早报 ]', '中国', 'tags: [ 中国,  早报 ]'],
      ['right before another item', 'tags: [ 中东, |早报 ]', '中国', 'tags: [ 中东, 中国, 早报 ]'],
      ['before an open quote', 'tags: [ |"a ]', '中国', 'tags: [ 中国, "a ]'],
      ['before an item on another line', 'tags: [|\n  早报\n]', '中国', 'tags: [中国,\n  早报\n]'],
      ['behind a comment in a list', 'tags: [ # c\n  中|\n]', '中国', 'tags: [ # c\n  中国\n]'],
      ['before a comment that ends a list', 'tags: [ 早报,| # c\n]', '中国', 'tags: [ 早报,中国 # c\n]'],
      ['as a word behind others', 'tags: 早报 中|', '中国', 'tags: 早报 中国'],
      ['as a word of its own', 'tags: 早报 |', '中国', 'tags: 早报 中国'],
      ['as a word between others', 'tags: 早报 中| 中东', '中国', 'tags: 早报 中国 中东'],
      ['as a word before others', 'tags: |早报', '中国', 'tags: 中国 早报'],
      ['as a word behind the colon', 'tags:| 早报', '中国', 'tags: 中国 早报'],
      ['as a word before a comment', 'tags: 早报 |# c', '中国', 'tags: 早报 中国 # c'],
      ['with a number sign inside a word', 'category: |', 'C# 笔记', 'category: C# 笔记'],
      ['with Windows line ends', 'tags:\r\n- 中|\r', '中国', 'tags:\r\n- 中国\r'],
      ['true or false', 'published: |', 'false', 'published: false'],
    ];
    for (const [where, before, label, after] of cases) {
      it(`complete ${where}`, () => assert.equal(accepted(before, label), after));
    }

    it('are not offered behind a finished value, in a comment or in other fields', () => {
      assert.deepEqual(offered('author: Ann # |'), []);
      assert.deepEqual(offered('title: |'), []);
      assert.deepEqual(offered('tags: [ 早报 ] |'), []);
      assert.deepEqual(offered('tags: 早报 # |'), []);
      assert.deepEqual(offered('tags: [ 早报, # |\n]'), []);
    });
    it('take the place of the value at whose beginning the caret is', () => {
      assert.equal(accepted('author: |Bob', '联合早报'), 'author: 联合早报');
      assert.equal(accepted('author: |"Bob" # c', 'Ann'), 'author: "Ann" # c');
      assert.equal(accepted('tags:\n- |中国\n- 早报', '中东'), 'tags:\n- 中东\n- 早报');
    });
    it('are not offered where they would become one with a value', () => {
      for (const lines of [
        'author: |  Ann',
        'tags:\n-|  早报',
        'tags: [ | # c\n  早报 ]',
        'tags: "早报 中|"',
        'tags: { a|: b }',
      ])
        assert.deepEqual(offered(lines), [], lines);
    });
    it('leave all other terms as they are, wherever the caret is', () => {
      const space = fc.constantFrom('', ' ', '  ');
      const term = fc.constantFrom('a', '"b"', 'c d', "'e'", '財');
      const list = fc
        .array(
          fc.tuple(space, term, space).map((parts) => parts.join('')),
          { maxLength: 3 },
        )
        .map((items) => `[${items.join(',')}]`);
      const words = fc.array(fc.tuple(fc.constantFrom('a', 'b', '財'), fc.constantFrom(' ', '  ')));
      const value = fc.oneof(
        list,
        words.map((all) => all.flat().join('')),
      );
      fc.assert(
        fc.property(value, fc.nat(), (written, place) => {
          const text = `---\ntags: ${written}\n---\n`;
          const offset = 9 + (place % (written.length + 2));
          const post = parsePost(text);
          for (const completion of findCompletions(post, offset, archive)) {
            const { range, label } = completion;
            const others = readFacts(post).tags.filter((tag) => !overlaps(range, tag.range));
            const after = readFacts(parsePost(applyEdits(text, [completion]))).tags;
            assert.deepEqual(
              after.map((tag) => tag.value).sort(),
              [...others.map((tag) => tag.value), label].sort(),
              JSON.stringify([text, offset, label]),
            );
          }
        }),
        { numRuns: 300 },
      );
    });
    it('with a space are not offered among words', () => {
      assert.ok(!offered('tags: 早报 R|').includes('RTI 電臺'));
      assert.ok(!offered('tags: 早报 |').includes('yes'));
      assert.ok(!offered('tags: "R|"').includes('RTI 電臺'));
      assert.ok(offered('tag: "R|"').includes('RTI 電臺'));
    });
  });

  it('are none on the line of a key whose value stands below, nor in braces', () => {
    assert.deepEqual(offered('tags: |\n- a\n'), []);
    assert.deepEqual(offered('tags:|\n  - a\n'), []);
    assert.deepEqual(offered('{ title: a,\n|lay }'), []);
    assert.ok(offered('tags: |\ntitle: a').length > 0);
  });
  it('replace a quoted item, and leave the comment behind it', () => {
    assert.equal(accepted("tags:\n- '早|'  # b", '中国'), "tags:\n- '中国'  # b");
  });
});

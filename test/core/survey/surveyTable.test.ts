import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Stamp } from '../../../src/core/archive/tableRow.ts';
import type { PostSurvey } from '../../../src/core/survey/surveyPost.ts';
import { SurveyTable } from '../../../src/core/survey/surveyTable.ts';

const ORIGIN = '1.2.3';
const PLAIN = { noNullPrototype: true } as const;

const amount = fc.record({ count: fc.integer({ min: 1, max: 9 }), characters: fc.nat(10_000) }, PLAIN);
const surveys: fc.Arbitrary<PostSurvey> = fc.record(
  {
    words: fc.nat(100_000),
    characters: fc.nat(1_000_000),
    junk: fc.record(
      { ad: amount, promo: amount, tracker: amount, ui: amount, empty: amount },
      { requiredKeys: [], noNullPrototype: true },
    ),
    problems: fc.array(
      fc.record(
        {
          code: fc.constantFrom('missing-field' as const, 'yaml-syntax' as const),
          severity: fc.constantFrom('error' as const, 'hint' as const),
          count: fc.nat(9),
        },
        PLAIN,
      ),
      { maxLength: 2 },
    ),
    sketch: fc.array(fc.integer(), { maxLength: 32 }),
  },
  PLAIN,
);
const stamps = fc.record({ size: fc.nat(2 ** 31), mtime: fc.nat(2 ** 42) }, PLAIN);
const paths = fc.constantFrom('1.md', 'a/2.md', 'a/%E6%97%A9.md', 'b/1.md', 'b/x/早.md');
const changes = fc.array(
  fc.tuple(paths, fc.option(surveys, { nil: undefined }), stamps, fc.constantFrom('a', 'b')),
  { maxLength: 30 },
);

describe('The table of surveys', () => {
  it('knows of each post what was said of it last, also when it is stored', () => {
    fc.assert(
      fc.property(changes, (changes) => {
        const table = new SurveyTable();
        const expected = new Map<string, { survey: PostSurvey; stamp: Stamp; basis: string }>();
        for (const [path, survey, stamp, basis] of changes) {
          if (survey) {
            table.set(path, survey, stamp, basis);
            expected.set(path, { survey, stamp, basis });
          } else {
            table.delete(path);
            expected.delete(path);
          }
        }
        const stored = SurveyTable.unpack(table.pack(ORIGIN), ORIGIN);
        assert.ok(stored);
        for (const one of [table, stored]) {
          assert.equal(one.size, expected.size);
          assert.deepEqual(new Set([...one.rows()].map((row) => one.pathAt(row))), new Set(expected.keys()));
          for (const [path, { survey, stamp, basis }] of expected) {
            assert.deepEqual(one.get(path), survey);
            const row = one.rowOf(path)!;
            assert.deepEqual(one.stampAt(row), stamp);
            assert.equal(one.basisAt(row), basis);
            assert.equal(one.isCurrent(row, stamp, basis), stamp.mtime !== 0);
            assert.ok(!one.isCurrent(row, { ...stamp, size: stamp.size + 1 }, basis));
            assert.ok(!one.isCurrent(row, stamp, 'other'));
          }
        }
        // What is read is the table's own, and can be changed.
        stored.set('1.md', ANY, { size: 1, mtime: 1 }, 'a');
        assert.deepEqual(stored.get('1.md'), ANY);
      }),
    );
  });

  const ANY: PostSurvey = {
    words: 400,
    characters: 1200,
    junk: { ad: { count: 2, characters: 300 } },
    problems: [{ code: 'missing-field', severity: 'warning', count: 1 }],
    sketch: Array.from({ length: 32 }, (_, at) => at * 1e6),
  };

  it('leaves out what is gone when there is much of it', () => {
    const table = new SurveyTable();
    for (let post = 0; post < 3000; post++) {
      table.set(`p/${post}.md`, { ...ANY, words: post }, { size: post, mtime: 1 }, `${post % 7}`);
    }
    const { generation } = table;
    for (let post = 0; post < 2900; post++) table.delete(`p/${post}.md`);
    assert.notEqual(table.generation, generation);
    assert.equal(table.size, 100);
    for (let post = 0; post < 3000; post++) {
      assert.equal(table.get(`p/${post}.md`)?.words, post < 2900 ? undefined : post);
    }
    table.clear();
    assert.deepEqual([table.size, table.get('p/2999.md')], [0, undefined]);
  });

  it('takes less than 350 bytes a post, stored less than 300', () => {
    const table = new SurveyTable();
    for (let post = 0; post < 20_000; post++) {
      const path = `file:///home/archive/_posts/2021-08-26-%E6%A1%A5%E6%A2%81%E9%87%8D%E6%96%B0%E5%BC%80%E6%94%BE-${post}.md`;
      table.set(path, ANY, { size: post, mtime: 1 }, 'a');
    }
    assert.ok(table.bytes / table.size < 350, `${table.bytes / table.size}`);
    assert.ok(table.pack(ORIGIN).length / table.size < 300);
  });

  it('does not read what is damaged or of another origin', () => {
    const table = new SurveyTable();
    table.set('a.md', ANY, { size: 1, mtime: 1 }, 'a');
    const packed = table.pack(ORIGIN);
    assert.equal(SurveyTable.unpack(packed, '1.2.4'), undefined);
    for (let at = 0; at < packed.length; at += 7) {
      const damaged = packed.slice();
      damaged[at]! ^= 0x10;
      assert.equal(SurveyTable.unpack(damaged, ORIGIN), undefined, `byte ${at}`);
    }
    assert.equal(SurveyTable.unpack(packed.subarray(0, packed.length - 4), ORIGIN), undefined);
  });
});

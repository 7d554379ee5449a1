import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { quoted, yamlScalar, type ScalarPlace } from '../../../src/core/document/yamlScalar.ts';

/** What a YAML parser of the version makes of the value in its place, with neighbours. */
function readBack(source: string, place: ScalarPlace, version: '1.1' | '1.2'): unknown {
  const lines =
    place === 'flow' ? `tags: [ a, ${source}, b ]\n` : `tags:\n- a\n- ${source}\n- b\nx: ${source}\n`;
  const { tags } = parse(lines, { version, logLevel: 'error' }) as { tags: unknown[] };
  assert.equal(tags.length, 3);
  return tags[1];
}

/** Strings as people and crawlers write them, with all that YAML may stumble over. */
const anyString = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ': ',
        ':',
        ' #',
        '#',
        '- ',
        '-',
        '?',
        '[',
        ']',
        '{',
        '}',
        ',',
        '"',
        "'",
        '&',
        '*',
        '!',
        '|',
        '>',
        '%',
        '@',
        '`',
        '~',
        '\n',
        '\r',
        '\t',
        '\\',
        ' ',
        '\u0085',
        '\u2028',
        '\uFEFF',
        'a',
        '早',
        '😀',
        '1',
        'e',
        '.',
        '0x',
        '<<',
        '=',
        'yes',
        'null',
        'true',
        '---',
        '...',
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    'yes',
    'No',
    'on',
    'OFF',
    'y',
    'true',
    'Null',
    '~',
    '1',
    '007',
    '1_000',
    '0o7',
    '0x1F',
    '1e3',
    '.5',
    '.inf',
    '-.INF',
    '.nan',
    '12:30',
    '190:20:30',
    '2021-08-26',
    '2001-12-14t21:59:43.10-05:00',
    '<<',
    '=',
    '',
    ' ',
    '1.',
    '+1',
    '0b1',
  ),
);

describe('yamlScalar', () => {
  for (const place of ['flow', 'block'] as const) {
    for (const version of ['1.1', '1.2'] as const) {
      it(`reads back as the same string, in a ${place} of YAML ${version}`, () => {
        fc.assert(
          fc.property(anyString, (value) => {
            assert.equal(readBack(yamlScalar(value, place), place, version), value);
          }),
          { numRuns: 2000 },
        );
      });
    }
  }
  it('reads back as the same string where it is words', () => {
    const piece = fc.constantFrom(
      'y',
      'no',
      'e',
      'x',
      'inf',
      'nan',
      'true',
      '1',
      '_',
      '-',
      ' ',
      '早',
      'é',
      '̈',
      ..."_./+&()'!?%*@$;^~=#:,".split(''),
      'ء',
      'ไ',
      '\u1680',
      '，',
      '“',
      '\u2028',
      '\u202f',
      '\u3000',
      '\u0085',
      '0b',
      '0x',
      '0o7',
      '2021-01-02T',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
        const value = pieces.join('');
        for (const place of ['flow', 'block'] as const) {
          for (const version of ['1.1', '1.2'] as const)
            assert.equal(readBack(yamlScalar(value, place), place, version), value);
        }
      }),
      { numRuns: 5000 },
    );
  }).timeout(30_000);
  it('quotes what has the look of an exponent', () => {
    for (const value of ['e1', 'E10', 'e-2']) {
      for (const place of ['flow', 'block'] as const) {
        for (const version of ['1.1', '1.2'] as const)
          assert.equal(readBack(yamlScalar(value, place), place, version), value);
      }
    }
  });
  it('is plain where it can be', () => {
    for (const value of [
      '联合早报',
      'RTI 電臺',
      'C# 笔记',
      "it's",
      'a-b',
      'https://a.example/b?c=d#e',
      'a "b"',
    ])
      assert.equal(yamlScalar(value, 'block'), value);
    assert.equal(yamlScalar('早报', 'flow'), '早报');
  });
  it('is in quotes where plain text would break the YAML', () => {
    for (const value of [
      '@home',
      '`code`',
      '%x',
      '*one*',
      '&one',
      '!one',
      '- a',
      '? a',
      '| a',
      'a: b',
      'a #b',
      '"a" b',
      '[a] b',
      '{a} b',
      'a:',
    ])
      assert.equal(yamlScalar(value, 'block'), JSON.stringify(value));
    for (const value of ['a, b', 'a]', '[a', 'a}', '{a'])
      assert.equal(yamlScalar(value, 'flow'), `"${value}"`);
  });
  it('is in quotes where YAML 1.1 or 1.2 would read something else', () => {
    for (const value of ['yes', 'off', 'true', '~', '42', '1e3', '2021-08-26', '12:30', ''])
      assert.equal(yamlScalar(value, 'block'), `"${value}"`);
  });
});

describe('quoted', () => {
  it('doubles single quotes, and escapes double ones', () => {
    assert.equal(quoted(`it's "x"`, 'single'), `'it''s "x"'`);
    assert.equal(quoted(`it's "x"`, 'double'), `"it's \\"x\\""`);
  });
  it('takes double quotes for a value with a line break', () => {
    assert.equal(quoted('a\nb', 'single'), '"a\\nb"');
  });
  it('reads back as the same string', () => {
    fc.assert(
      fc.property(anyString, fc.constantFrom('single' as const, 'double' as const), (value, style) => {
        assert.equal(readBack(quoted(value, style), 'flow', '1.2'), value);
      }),
      { numRuns: 1000 },
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPsychScalar } from '../../../src/core/document/psychScalar.ts';

/** The kind, and how Ruby writes the value where it is another one. */
function read(plain: string): string {
  const value = readPsychScalar(plain);
  return 'text' in value ? `${value.kind} ${value.text}` : value.kind;
}

// What Psych 4 answered, value by value.
const CASES: Readonly<Record<string, readonly string[]>> = {
  text: [
    'y',
    'n',
    'Y',
    'N',
    'yes sir',
    'nope',
    'é',
    '12月',
    '0o17',
    '1e3',
    '08',
    '1:99',
    '60:60',
    '20:30:40:50',
    '1__0',
    '2021-02-30',
    '2021-13-01',
    '2021-08-26 10:00',
    '2021-08-26 10:00:00 PM',
    'NaN',
    '1.5.0',
    '1-2',
    '-',
    '---',
    '.',
    '+',
    ':',
    'e1',
    '0b',
    '0x',
    '12:60',
    '2021-13-01 10:00:00',
    '2021-08-26 25:00:00',
    '=',
    '<<',
    '1 000',
    '685.230_15e+03',
    '😀',
    '“yes”',
    '9'.repeat(41),
  ],
  'boolean true': ['yes', 'Yes', 'on', 'true', 'TRUE'],
  'boolean false': ['no', 'Off', 'oFF', 'false'],
  nothing: ['~', 'null', 'NULL', ''],
  'number 45000': ['12:30'],
  'number 5400': ['1:30:00'],
  'number 36300': ['10:5'],
  'number 445500': ['123:45'],
  'number 45045.5': ['12:30:45.5'],
  'number 7': ['007', '7', '+7', '0b111', '0x7'],
  'number -7': ['-007'],
  'number 0': ['00', '0'],
  'number 511': ['0777'],
  'number 1000': ['1_000', '1,000'],
  'number 1.1': ['1.10', '1.1'],
  'number 0.5': ['.5'],
  'number 1.0': ['1.', '1.0'],
  'number 9.5': ['09.5'],
  'number 123.4': ['1_2_3.4'],
  'number NaN': ['.nan'],
  'number -Infinity': ['-.inf'],
  'number 12345678901234567890123': ['12345678901234567890123'],
  'day 2021-08-06': ['2021-8-6', '2021-08-06'],
  time: [
    '2021-08-26 10:00:00',
    '2021-08-26T02:42:56.029Z',
    '2021-08-26 10:00:00 +0800',
    '2021-8-6 1:00:00 +8',
  ],
  symbol: [':x', ':tada: x', '::', ':) hello', `:${'x'.repeat(50)}`],
};

describe('a value without quotes', () => {
  for (const [expected, texts] of Object.entries(CASES)) {
    for (const text of texts) {
      it(`${JSON.stringify(text.slice(0, 30))} is ${expected} to Psych`, () =>
        assert.equal(read(text), expected));
    }
  }

  it('never fails', () => {
    const marks = fc.string({
      unit: fc.constantFrom(...'0 1 2 7 9 : . , _ - + x b e E f n ~ T Z'.split(' ')),
    });
    fc.assert(fc.property(fc.oneof(marks, fc.string()), (text) => void readPsychScalar(text)));
  });
});

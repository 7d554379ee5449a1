import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSite, withLayouts } from '../../../src/core/site/site.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { effort } from '../../effort.ts';
import { diagnose } from './diagnose.ts';

const site = withLayouts(readSite('timezone: Asia/Singapore\n'), ['post.html']);
const PATH = 'news/_posts/2021-08-26-a.md';

function check(lines: string): ReturnType<typeof diagnose> {
  return diagnose(`---\n${lines}\n---\n`, '2021-08-26-a.md', { site, path: PATH, now: Date.UTC(2026, 0) });
}

/** Front matters as long as a hostile author likes. */
const LONG: Readonly<Record<string, (length: number) => string>> = {
  'tags that are no words': (length) => `tags: [${'yes, '.repeat(length)}]`,
  'the folder’s category again and again': (length) => `categories: ${'news '.repeat(length)}`,
  'symbols below a mistake': (length) => `x: ]\n${'a: :b\n'.repeat(length)}`,
  'items behind odd space': (length) => `foo: [${'\u3000- a, '.repeat(length)}]`,
  'parts of a permalink': (length) => `permalink: "${'/:title'.repeat(length)}/:x"`,
  'control characters': (length) => `title: "${'\u0001'.repeat(length)}"`,
  'a layout like no other': (length) => `layout: ${'p'.repeat(length)}`,
  'digits and colons': (length) => `title: ${'1:'.repeat(length)}`,
  'quotes of print': (length) => `tags: [${'“a”, '.repeat(length)}]`,
  'what looks like a date': (length) => `date: 2021-08-26 ${'0'.repeat(length)}`,
};

describe('hostile front matter', () => {
  for (const [what, make] of Object.entries(LONG)) {
    it(`takes time in proportion to its length: ${what}`, function () {
      this.timeout(60_000);
      // Shorter ones are read without a YAML parser, which is another thing.
      const [short, long] = [make(5000), make(40_000)].map((lines) => effort(() => void check(lines)));
      // Eight times as long; a quadratic check takes sixty-four times the time. Short times say little.
      assert.ok(long! < 24 * Math.max(short!, 5), `${short!} → ${long!}`);
    });
  }

  it('never makes a check fail, nor a fix that leaves the text', () => {
    const piece = fc.constantFrom(
      ...[
        'title',
        'date',
        'tags',
        'layout',
        'permalink',
        'slug',
        'categories',
        ': ',
        ':',
        '\n',
        '- ',
        '[',
        ']',
        '{',
      ],
      ...[
        '}',
        ', ',
        '"',
        "'",
        '#',
        ' #1',
        '!a ',
        '&b ',
        '*b',
        '“',
        '”',
        '：',
        '\u3000',
        '\u00a0',
        '\t',
        '\u0001',
        '\u2028',
      ],
      ...[
        'yes',
        '007',
        '12:30',
        '2021-08-26',
        ' 20:00:00',
        ':x',
        '/:yaer/',
        'pretty',
        'news',
        '|',
        '>',
        '%',
        '@',
        '\r\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = `---\n${pieces.join('')}\n---\n`;
        for (const { fixes } of check(pieces.join('')))
          for (const { edits } of fixes) applyEdits(text, edits);
      }),
      { numRuns: 3000 },
    );
  });
});

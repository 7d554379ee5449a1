import assert from 'node:assert/strict';
import path from 'node:path';
import { ArchiveIndex } from '../../../src/core/archive/archiveIndex.ts';
import { readEntry } from '../../../src/core/archive/readEntry.ts';
import type { DiagnosticCode } from '../../../src/core/diagnostics/checkTable.ts';
import type { DiagnosticOptions } from '../../../src/core/diagnostics/findDiagnostics.ts';
import { readSite } from '../../../src/core/site/site.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { diagnose } from './diagnose.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const SINGAPORE = 'timezone: Asia/Singapore\n';

/** The lines between the fences after each fix of the code. */
function fixed(code: DiagnosticCode, text: string, fileName: string, options: DiagnosticOptions): string[] {
  const found = diagnose(text, fileName, options).find((one) => one.code === code);
  assert.ok(found, `there is a ${code}`);
  return found.fixes.map(({ edits }) => {
    const after = applyEdits(text, edits);
    assert.ok(!diagnose(after, fileName, options).some((one) => one.code === code), `${after} has it still`);
    return after.split('\n---')[0]!.slice('---\n'.length);
  });
}

describe('A date of the future', () => {
  function fixes(line: string, name: string, { config = SINGAPORE, stamp = '' } = {}): string[] {
    const place = `_posts/${name}`;
    const options = { site: readSite(config), path: place, now: NOW, requiredFields: [] };
    return fixed('future-date', `---\n${line}\n---\n${stamp}`, path.posix.basename(place), options);
  }
  const stamp = '<!--1629968640000-->\n';

  it('becomes what the stamp and the file’s name say, in the form that it has', () => {
    assert.deepEqual(fixes('date: 2062-08-26 08:00:00 +0800', '2021-08-27-a.md', { stamp }), [
      'date: 2021-08-26 17:04:00 +0800',
      'date: 2021-08-27 08:00:00 +0800',
    ]);
    assert.deepEqual(fixes("date: '2062-08-26'", '2021-08-26-a.md', { stamp }), ["date: '2021-08-26'"]);
    assert.deepEqual(fixes('date: 2062-08-26T08:00:00', 'a.md', { stamp }), ['date: 2021-08-26T09:04:00']);
  });
  it('becomes a full one where the site’s zone is not known, and the form has none', () => {
    assert.deepEqual(fixes('date: 2062-08-26 08:00', 'a.md', { stamp, config: '' }), [
      'date: 2021-08-26T09:04:00.000Z',
    ]);
  });
  it('stays where nothing says another, or only what is of the future as well', () => {
    assert.deepEqual(fixes('date: 2062-08-26 08:00:00 +0800', 'a.md'), []);
    assert.deepEqual(fixes('date: 2062-08-26', '2062-08-26-a.md', { stamp: '<!--2629968640000-->\n' }), []);
  });
});

describe('A date in an unusual form', () => {
  /** What it becomes where 60 posts write dates like `usual`. */
  function fixes(usual: string, line: string, config?: string): string[] {
    const index = new ArchiveIndex();
    for (let post = 0; post < 60; post++) index.set(String(post), readEntry(`---\ndate: ${usual}\n---\n`));
    const name = '2021-08-26-a.md';
    const options = {
      archive: { index, path: 'x' },
      ...(config !== undefined && { site: readSite(config), path: `_posts/${name}` }),
    };
    return fixed('usual-date', `---\ndate: ${line}\n---\n`, name, options);
  }

  it('gets the usual one, and stays the same instant', () => {
    assert.deepEqual(fixes('2021-08-01 10:00:00 +0800', '2021-08-26T10:00:00Z'), [
      'date: 2021-08-26 10:00:00 +0000',
    ]);
    assert.deepEqual(fixes('2021-08-01 10:00:00 +0800', '2021-08-26T02:00:00Z', SINGAPORE), [
      'date: 2021-08-26 10:00:00 +0800',
    ]);
    assert.deepEqual(fixes('2021-08-01T10:00:00.000Z', '26 Aug 2021 20:00:00 +0800'), [
      'date: 2021-08-26T12:00:00.000Z',
    ]);
    assert.deepEqual(fixes('2021-08-01T10:00:00-05:00', '"2021-08-26 10:00 -0330"'), [
      'date: "2021-08-26T10:00:00-03:30"',
    ]);
    assert.deepEqual(fixes('2021-08-01 10:00', '2021-08-26T02:00:00Z', SINGAPORE), [
      'date: 2021-08-26 10:00',
    ]);
  });
  it('stays where the form cannot say the instant, or the instant is not known', () => {
    for (const [usual, line, config] of [
      ['2021-08-01', '2021-08-26T10:00:00Z', SINGAPORE],
      ['2021-08-01T10:00:00Z', '2021-08-26T10:00:00.123Z'],
      ['2021-08-01T10:00:00Z', '2021-08-26 10:00'],
      ['1 Aug 2021', '2021-08-26'],
      ['2021-08-01 10:00', '2021-08-26T02:00:00Z'],
    ] as const) {
      assert.deepEqual(fixes(usual, line, config), [], `${line} as ${usual}`);
    }
  });
});

import assert from 'node:assert/strict';
import { countsLine, readCounts, readRemarks } from '../../scripts/counts.mjs';

describe('The counts of a suite', () => {
  const line = countsLine({ passes: 3, failures: 1, pending: 2 });

  it('are read from its output', () => {
    assert.deepEqual(readCounts(`  tests\n${line}\nExit code: 1\n`), { passed: 3, failed: 1, skipped: 2 });
  });

  it('are unknown when it died before it told them', () => {
    assert.equal(readCounts('  3 passing\n'), undefined);
  });

  it('are unknown when it told them twice', () => {
    assert.equal(readCounts(`${line}\n${line}\n`), undefined);
  });
});

describe('The remarks of a suite', () => {
  const failures = '  1 failing\n\n  1) a person\n       types:\n     Error: no\n';
  const again = 'needed another try: a person opens\n  late\n';

  it('are its failures, and what needed another try', () => {
    const remarks = readRemarks(
      `  2 passing\n${failures}\n${again}${countsLine({ passes: 2, failures: 1, pending: 0 })}\n`,
    );
    assert.deepEqual(remarks, [failures.trim(), again.trim()]);
  });

  it('are none when all is well', () => {
    assert.deepEqual(readRemarks(`  2 passing\n${countsLine({ passes: 2, failures: 0, pending: 0 })}\n`), []);
  });
});

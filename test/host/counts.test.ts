import assert from 'node:assert/strict';
import { countsLine, readCounts } from '../../scripts/counts.mjs';

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

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { installPackages, mayInstallPackages } from '../../scripts/packages.mjs';
import { BUNDLE, CLEAN_POST, DIRTY_POST, makeFolder, run } from './support.ts';

const hasParallel = (): boolean => spawnSync('parallel', ['--version']).status === 0;

(hasParallel() || mayInstallPackages() ? describe : describe.skip)('galley clean --ndjson', () => {
  before(function () {
    this.timeout(600_000);
    if (!hasParallel()) installPackages(['parallel']);
  });

  it('gives the same by GNU parallel, in many processes, as by one', async () => {
    const posts = Array.from({ length: 300 }, (_, number) => ({
      path: `${number}.md`,
      text: (number % 3 === 0 ? CLEAN_POST : DIRTY_POST).replace('One', `Number ${number}: 😀\r\n`),
    }));
    const lines = posts.map((post) => `${JSON.stringify(post)}\n`).join('');
    const alone = await run(['clean', '--ndjson'], { stdin: lines });
    assert.equal(alone.code, 0, alone.err);

    const child = spawn(
      'parallel',
      [
        '--pipe',
        '--keep-order',
        '--block',
        '20k',
        '--jobs',
        '2',
        process.execPath,
        BUNDLE,
        'clean',
        '--ndjson',
      ],
      { cwd: makeFolder(), env: { ...process.env, HOME: makeFolder() } },
    );
    child.stdin.end(lines);
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    assert.equal(out, alone.out, err);
    assert.equal(code, 0, err);
  });
});

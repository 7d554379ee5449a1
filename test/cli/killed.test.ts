import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { BUNDLE, CLEAN_POST, DIRTY_POST, makeFolder, run } from './support.ts';

const POSTS = 150;
const KILLS = 50;

/** What may be killed: with one thread, or with several. */
function begin(folder: string, jobs: number): ReturnType<typeof spawn> {
  return spawn(process.execPath, [BUNDLE, 'clean', '--write', '--jobs', String(jobs), folder], {
    stdio: 'ignore',
  });
}

describe('A bulk clean that is killed', () => {
  it('leaves every post old or new; the next one takes away what was left and finishes', async function () {
    this.timeout(300_000);
    const files = Object.fromEntries(
      Array.from({ length: POSTS }, (_, number) => [`${number % 3}/${number}.md`, DIRTY_POST]),
    );
    const states = (folder: string): string[] =>
      Object.keys(files).map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
    const others = (folder: string): string[] =>
      (fs.readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.includes('.galley-'));

    // As long as a run takes here, beginning and end included.
    const began = performance.now();
    await once(begin(makeFolder(files), 1), 'close');
    const length = performance.now() - began;

    const moments = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: KILLS });
    let [halfway, left] = [0, 0];
    for (const [number, moment] of moments.entries()) {
      const folder = makeFolder(files);
      const child = begin(folder, 1 + (number % 2));
      const closed = once(child, 'close');
      const timer = setTimeout(() => child.kill('SIGKILL'), length * (0.5 + 0.5 * moment));
      await closed;
      clearTimeout(timer);

      const now = states(folder);
      const done = now.filter((text) => text === CLEAN_POST).length;
      assert.equal(
        now.filter((text) => text === DIRTY_POST).length + done,
        POSTS,
        'a post is neither old nor new',
      );
      if (done > 0 && done < POSTS) halfway++;
      left += others(folder).length;

      const { code, err } = await run(['clean', '--write', folder]);
      assert.equal(code, 0, err);
      assert.deepEqual(new Set(states(folder)), new Set([CLEAN_POST]));
      assert.deepEqual(others(folder), []);
    }
    assert.ok(halfway > 0, 'it was never killed at its work');
    console.log(`      killed halfway: ${halfway} of ${KILLS}; files left: ${left}`);
  });

  it('takes nothing away of a Galley that is at work, or of another machine', async () => {
    const { pid } = process;
    const folder = makeFolder({ 'a.md': DIRTY_POST });
    const [ours] = await besides(folder);
    const names = [ours!, ours!.replace(/-[\da-f]{8}-/, '-00000000-').replace(`-${pid}-`, '-1999999999-')];
    for (const name of names) fs.writeFileSync(path.join(folder, name), '');
    const dead = ours!.replace(`-${pid}-`, '-1999999999-');
    fs.writeFileSync(path.join(folder, dead), '');
    await run(['clean', folder]);
    assert.ok(fs.existsSync(path.join(folder, dead)), 'nothing is removed without --write');
    await run(['clean', '--write', folder]);
    const there = fs.readdirSync(folder).filter((name) => name.startsWith('.galley-'));
    assert.deepEqual(there.sort(), names.sort());
  });
});

/** The names of files that a run has made beside posts. */
async function besides(folder: string): Promise<string[]> {
  const names: string[] = [];
  await run(['clean', '--write', folder], {
    fs: {
      renameSync(from, to) {
        names.push(path.basename(String(from)));
        fs.renameSync(from, to);
      },
    },
  });
  return names;
}

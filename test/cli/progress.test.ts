import assert from 'node:assert/strict';
import { Progress } from '../../src/cli/progress.ts';
import { DIRTY_POST, makeFolder, run, runProgram } from './support.ts';

describe('The progress of work on many posts', () => {
  /** What a terminal gets while 4,000 posts take `length` ms. */
  async function written(length: number): Promise<string[]> {
    const texts: string[] = [];
    let now = 1_000_000;
    const progress = new Progress(
      (text) => Promise.resolve(void texts.push(text)),
      () => now,
    );
    for (let done = 64; done <= 4000; done += 64) {
      now = 1_000_000 + (length * done) / 4000;
      await progress.show(done, 4000);
    }
    await progress.clear();
    return texts;
  }

  it('is said now and then, with the time that is left, and taken away', async () => {
    const texts = await written(180_000);
    assert.equal(texts[0], '\r64 of 4,000 posts, 3 min left\x1b[K');
    assert.equal(texts.at(-2), '\r3,968 of 4,000 posts, 2 s left\x1b[K');
    assert.equal(texts.at(-1), '\r\x1b[K');
    assert.ok((await written(1000)).length < 10, 'a line can be read before the next one comes');
  });

  it('is not worth a line where the work is short', async () => assert.deepEqual(await written(400), []));

  it('is for terminals: a pipe gets none', async () => {
    const cwd = makeFolder(
      Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.md`, DIRTY_POST])),
    );
    for (const outcome of [await run(['clean'], { cwd }), await runProgram(['clean'], { cwd })]) {
      assert.equal(outcome.code, 0);
      assert.doesNotMatch(outcome.err, /[\r\x1b]/);
    }
  });
});

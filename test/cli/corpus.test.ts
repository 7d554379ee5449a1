import assert from 'node:assert/strict';
import { chmodSync, cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describeWithCorpus } from '../corpus.ts';
import { makeFolder, readJsonLines, run, runProgram, withoutRemovals } from './support.ts';

interface CleanLine {
  file: string;
  removals: { start: number; end: number; kind: string; rule: string }[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort();
}

describeWithCorpus('galley: real posts', (corpus) => {
  const posts = filesBelow(corpus).filter((name) => name.endsWith('.md'));

  it('checks them all', async () => {
    const { code, out, err } = await runProgram(['check', corpus, '--format=json']);
    assert.ok(code === 0 || code === 1, err);
    assert.equal(err, '');
    for (const { file, start, end, line, column } of readJsonLines<{
      file: string;
      start: number;
      end: number;
      line: number;
      column: number;
    }>(out)) {
      const text = readFileSync(file, 'utf8');
      assert.ok(0 <= start && start <= end && end <= text.length);
      const before = text.slice(0, start).split(/\r\n|\r|\n/);
      assert.deepEqual([line, column], [before.length, before.at(-1)!.length + 1]);
    }
  }).timeout(60_000);

  it('counts what they have', async () => {
    const { code, out, err } = await runProgram(['index', corpus, '--format=json']);
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    assert.ok(readJsonLines<{ field: string }>(out).some(({ field }) => field === 'tags'));
  }).timeout(60_000);

  it('renders them all', async () => {
    for (const name of posts) {
      const { code, out, err } = await run(['render', path.join(corpus, name)]);
      assert.equal(code, 0, `${name}: ${err}`);
      assert.notEqual(out, '');
    }
  }).timeout(120_000);

  it('cleans a copy: nothing but the removals goes, and the second time nothing at all', async () => {
    const cwd = makeFolder();
    cpSync(corpus, cwd, { recursive: true });
    // The original may be read-only.
    for (const name of filesBelow(corpus)) chmodSync(path.join(cwd, name), 0o644);
    const { out, err } = await runProgram(['clean', '--level=thorough', '--format=json'], { cwd });
    const lines = readJsonLines<CleanLine>(out);
    assert.doesNotMatch(err, /internal error/);
    const write = ['clean', '--level=thorough', '--write', '--allow-large', '--jobs=2'];
    assert.equal((await runProgram(write, { cwd })).code, 0);
    const removals = new Map(lines.map((line) => [line.file, line.removals]));
    for (const name of filesBelow(corpus)) {
      const before = readFileSync(path.join(corpus, name));
      const gone = removals.get(name);
      const expected = gone ? Buffer.from(withoutRemovals(before.toString('utf8'), gone)) : before;
      assert.ok(readFileSync(path.join(cwd, name)).equals(expected), name);
    }
    const again = await runProgram(['clean', '--level=thorough', '--check', '--format=json'], { cwd });
    assert.deepEqual({ code: again.code, out: again.out }, { code: 0, out: '' });
  }).timeout(120_000);

  it('partitions them into shards', async () => {
    const count = async (...argv: string[]): Promise<number> => {
      const { err } = await run(['index', corpus, ...argv]);
      return Number(/^([\d,]+) posts?/.exec(err)![1]!.replaceAll(',', ''));
    };
    const parts = await Promise.all([1, 2, 3].map((index) => count(`--shard=${index}/3`)));
    assert.equal(
      parts.reduce((sum, part) => sum + part, 0),
      await count(),
    );
  }).timeout(60_000);
});

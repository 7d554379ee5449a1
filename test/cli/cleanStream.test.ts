import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { BUNDLE, CLEAN_POST, DIRTY_POST, makeFolder, readJsonLines, run, runProgram } from './support.ts';

interface Answer {
  path: string;
  text: string;
  removals: { start: number; end: number; kind: string; rule: string }[];
}

describe('galley clean --stdin', () => {
  it('writes the cleaned text', async () => {
    const argv = ['clean', '--stdin', '--stdin-filename', '2021-08-26-a.md'];
    assert.deepEqual(await run(argv, { stdin: DIRTY_POST }), { code: 0, out: CLEAN_POST, err: '' });
    assert.deepEqual(await runProgram(argv, { stdin: DIRTY_POST }), { code: 0, out: CLEAN_POST, err: '' });
  });

  it('keeps byte order mark, CR LF and a missing line break at the end', async () => {
    const shape = (text: string): string => `\uFEFF${text.trimEnd().replaceAll('\n', '\r\n')}`;
    const { out } = await run(['clean', '--stdin'], { stdin: shape(DIRTY_POST) });
    assert.equal(out, shape(CLEAN_POST));
  });

  it('lets an empty text through', async () => {
    assert.deepEqual(await run(['clean', '--stdin'], { stdin: '' }), { code: 0, out: '', err: '' });
  });

  it('heeds --kind', async () => {
    const { out } = await run(['clean', '--stdin', '--kind=promo'], { stdin: DIRTY_POST });
    assert.equal(out, DIRTY_POST);
  });

  it('lets what is not UTF-8 through as it is, complains and exits with 2', () => {
    const input = Buffer.from('---\ntitle: \xb1\xea\n---\n', 'latin1');
    const argv = [BUNDLE, 'clean', '--stdin', '--stdin-filename=a.md'];
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, { input });
    assert.deepEqual([status, stderr.toString()], [2, 'galley: a.md: is not UTF-8\n']);
    assert.ok(stdout.equals(input), 'every byte came through');
  });
});

describe('galley clean --ndjson', () => {
  const line = (path: string, text: string): string => `${JSON.stringify({ path, text })}\n`;

  it('answers each line with path, text and removals, in order', async () => {
    const stdin = line('a.md', DIRTY_POST) + line('b\n.md', CLEAN_POST) + line('c.md', `\uFEFF${DIRTY_POST}`);
    const { code, out, err } = await run(['clean', '--ndjson'], { stdin });
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    const answers = readJsonLines<Answer>(out);
    assert.deepEqual(
      answers.map(({ path, text, removals }) => [path, text, removals.length]),
      [
        ['a.md', CLEAN_POST, 1],
        ['b\n.md', CLEAN_POST, 0],
        ['c.md', `\uFEFF${CLEAN_POST}`, 1],
      ],
    );
    assert.deepEqual(Object.keys(answers[0]!), ['path', 'text', 'removals']);
    const [removal] = answers[0]!.removals;
    assert.deepEqual(Object.keys(removal!), ['start', 'end', 'kind', 'rule']);
    assert.equal(DIRTY_POST.slice(0, removal!.start) + DIRTY_POST.slice(removal!.end), CLEAN_POST);
  });

  it('takes a last line without line feed, CR LF, blank lines, a byte order mark, and lone surrogates', async () => {
    const stdin = `\uFEFF${line('a.md', 'x').trimEnd()}\r\n\n  \n{"text":"\\ud800","path":"b.md","more":1}`;
    const { code, out, err } = await run(['clean', '--ndjson'], { stdin });
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    assert.deepEqual(
      readJsonLines<Answer>(out).map(({ path, text }) => [path, text]),
      [
        ['a.md', 'x'],
        ['b.md', '\ud800'],
      ],
    );
  });

  it('tells bad lines by their numbers, serves the others and exits with 2', async () => {
    const stdin = Buffer.concat([
      Buffer.from(`{\n${line('a.md', DIRTY_POST)}[]\nnull\n{"path":1,"text":""}\n{"path":"a"}\n`),
      Buffer.from([0xff, 0x0a]),
      Buffer.from(line('b.md', 'x')),
    ]);
    const { code, out, err } = await run(['clean', '--ndjson'], { stdin });
    assert.equal(code, 2);
    assert.deepEqual(
      readJsonLines<Answer>(out).map(({ path }) => path),
      ['a.md', 'b.md'],
    );
    assert.deepEqual(
      err
        .trimEnd()
        .replace(/JSON: .*;/, 'JSON: …;')
        .split('\n'),
      [
        'galley: standard input:1: no JSON: …; skipped',
        'galley: standard input:3: no "path" that is a string; skipped',
        'galley: standard input:4: no JSON object; skipped',
        'galley: standard input:5: no "path" that is a string; skipped',
        'galley: standard input:6: no "text" that is a string; skipped',
        'galley: standard input:7: not UTF-8; skipped',
      ],
    );
  });

  it('answers while more is still to come', async () => {
    const child = spawn(process.execPath, [BUNDLE, 'clean', '--ndjson']);
    const answers = createInterface(child.stdout);
    for (const path of ['a.md', 'b.md']) {
      child.stdin.write(line(path, DIRTY_POST));
      const [answer] = (await once(answers, 'line')) as [string];
      assert.equal((JSON.parse(answer) as Answer).path, path);
    }
    child.stdin.end();
    assert.deepEqual(await once(child, 'close'), [0, null]);
  });

  it('takes no more than the reader of the answers does', async () => {
    const child = spawn(process.execPath, [BUNDLE, 'clean', '--ndjson']);
    const request = line('a.md', 'x'.repeat(100_000));
    let sent = 0;
    child.stdin.on('error', () => {
      // It was killed: that is how the test ends.
    });
    while (sent < 500 && child.stdin.write(request)) sent++;
    const deadline = Date.now() + 2000;
    // Nobody reads the answers: after a while nothing more is taken.
    while (sent < 500 && Date.now() < deadline) {
      const drained = await Promise.race([
        once(child.stdin, 'drain').then(() => true),
        new Promise<false>((resolve) => setTimeout(resolve, 500, false)),
      ]);
      if (!drained) break;
      do sent++;
      while (sent < 500 && child.stdin.write(request));
    }
    assert.ok(sent < 100, `${sent} of 500 lines of 100 KB were taken`);
    // Nor does it wait for that reader when it is told to stop.
    const closed = once(child, 'exit');
    child.kill();
    assert.deepEqual(await closed, [null, 'SIGTERM']);
  });

  it('ends when nobody reads the answers any more', async () => {
    const child = spawn(process.execPath, [BUNDLE, 'clean', '--ndjson'], { cwd: makeFolder() });
    child.stdin.on('error', () => {
      // It no longer listens: that is what is wanted.
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const endless = setInterval(() => child.stdin.write(line('a.md', DIRTY_POST)), 5);
    const [code] = (await once(child, 'close')) as [number];
    clearInterval(endless);
    assert.deepEqual({ code, err }, { code: 0, err: '' });
  });
});

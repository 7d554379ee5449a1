import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import {
  BODY,
  CLEAN_POST,
  DIRTY_POST,
  FRONT_MATTER,
  JUNK,
  makeFolder,
  readJsonLines,
  run,
  runProgram,
  withoutRemovals,
  type Outcome,
} from './support.ts';

interface CleanLine {
  file: string;
  removals: { start: number; end: number; kind: string; rule: string }[];
}

const read = (...place: string[]): string => readFileSync(path.join(...place), 'utf8');

describe('galley clean', () => {
  it('shows what it would remove, writes nothing and exits with 0', async () => {
    const cwd = makeFolder({ 'a.md': DIRTY_POST, 'b.md': CLEAN_POST });
    const { code, out, err } = await run(['clean'], { cwd });
    assert.equal(code, 0);
    assert.match(out, /^a\.md:11:19 ad \S+ 36 characters\n$/);
    assert.equal(
      err,
      'Would remove 1 piece of junk (ad 1), 36 characters, from 1 of 2 posts. --write does it.\n',
    );
    assert.equal(read(cwd, 'a.md'), DIRTY_POST);
  });

  it('says "Nothing to clean." where there is nothing', async () => {
    const cwd = makeFolder({ 'b.md': CLEAN_POST });
    for (const flags of [[], ['--write'], ['--check'], ['--diff']]) {
      const outcome = await run(['clean', ...flags], { cwd });
      assert.deepEqual(outcome, { code: 0, out: '', err: 'Nothing to clean. (1 post)\n' });
    }
  });

  it('writes exactly the keys of the contract as JSON, one line for each post with junk', async () => {
    const cwd = makeFolder({ 'a.md': DIRTY_POST, 'b.md': CLEAN_POST });
    const { code, out, err } = await run(['clean', '--format', 'json'], { cwd });
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    const lines = readJsonLines<CleanLine>(out);
    assert.deepEqual(lines.map(Object.keys), [['file', 'removals']]);
    assert.deepEqual(lines[0]!.removals.map(Object.keys), [['start', 'end', 'kind', 'rule']]);
    assert.equal(lines[0]!.file, 'a.md');
    assert.equal(withoutRemovals(DIRTY_POST, lines[0]!.removals), CLEAN_POST);
  });

  it('exits with 1 with --check if anything would be removed', async () => {
    const cwd = makeFolder({ 'a.md': DIRTY_POST });
    assert.equal((await run(['clean', '--check'], { cwd })).code, 1);
    assert.equal((await run(['clean', '--check', '--format=json'], { cwd })).code, 1);
    assert.equal((await run(['clean', '--check', '--kind=promo'], { cwd })).code, 0);
    assert.equal((await run(['clean', '--check', '--kind=promo,ad'], { cwd })).code, 1);
    assert.equal((await run(['clean', '--check', '--kind=promo', '--kind=ad'], { cwd })).code, 1);
    assert.equal((await run(['clean', '--check', '--level=thorough'], { cwd })).code, 1);
    assert.equal(read(cwd, 'a.md'), DIRTY_POST);
  });

  it('removes exactly the junk with --write; the second time there is nothing', async () => {
    const cwd = makeFolder({ 'a.md': DIRTY_POST, 'b.md': CLEAN_POST });
    const { code, err } = await run(['clean', '--write'], { cwd });
    assert.equal(code, 0);
    assert.equal(err, 'Removed 1 piece of junk (ad 1), 36 characters, from 1 of 2 posts.\n');
    assert.equal(read(cwd, 'a.md'), CLEAN_POST);
    assert.deepEqual(readdirSync(cwd).sort(), ['a.md', 'b.md']);
    assert.equal((await run(['clean', '--check'], { cwd })).code, 0);
  });

  const shapes: [name: string, shape: (text: string) => string][] = [
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['CR LF', (text) => text.replaceAll('\n', '\r\n')],
    ['a lone CR in the body', (text) => text.replace('One,', 'One,\r')],
    ['no line break at the end', (text) => text.trimEnd()],
    ['NUL and U+FFFD', (text) => text.replace('One,', 'One,\0\uFFFD')],
  ];
  for (const [name, shape] of shapes) {
    it(`keeps ${name}`, async () => {
      const cwd = makeFolder({ 'a.md': shape(DIRTY_POST) });
      assert.equal((await run(['clean', '--write'], { cwd })).code, 0);
      assert.equal(read(cwd, 'a.md'), shape(CLEAN_POST));
    });
  }

  it('does not touch files from which nothing goes', async () => {
    const cwd = makeFolder({ 'b.md': CLEAN_POST });
    const before = statSync(path.join(cwd, 'b.md'), { bigint: true });
    await run(['clean', '--write'], { cwd });
    const { ino, ctimeNs } = statSync(path.join(cwd, 'b.md'), { bigint: true });
    assert.deepEqual([ino, ctimeNs], [before.ino, before.ctimeNs]);
  });

  it('keeps the permissions, and the link that leads to a file', async () => {
    const cwd = makeFolder({ 'posts/a.md': DIRTY_POST });
    chmodSync(path.join(cwd, 'posts/a.md'), 0o640);
    symlinkSync('posts/a.md', path.join(cwd, 'link.md'));
    assert.equal((await run(['clean', '--write', 'link.md'], { cwd })).code, 0);
    assert.ok(lstatSync(path.join(cwd, 'link.md')).isSymbolicLink());
    assert.equal(read(cwd, 'posts/a.md'), CLEAN_POST);
    assert.equal(statSync(path.join(cwd, 'posts/a.md')).mode & 0o7777, 0o640);
  });

  it('leaves a read-only file, even as root, cleans the others, and exits with 2', async () => {
    const cwd = makeFolder({ 'a.md': DIRTY_POST, 'b.md': DIRTY_POST });
    chmodSync(path.join(cwd, 'a.md'), 0o444);
    const { code, err } = await run(['clean', '--write'], { cwd });
    assert.equal(code, 2);
    assert.match(err, /^galley: a\.md: not written: it is read-only\n/);
    assert.equal(read(cwd, 'a.md'), DIRTY_POST);
    assert.equal(read(cwd, 'b.md'), CLEAN_POST);
    chmodSync(path.join(cwd, 'a.md'), 0o644);
  });

  describe('of a post that would lose much of its text', () => {
    const LARGE_POST = CLEAN_POST.replace('<p>Two.</p>', '<section class="x">Buy, and buy more!</section>');
    const files = { 'a.md': DIRTY_POST, 'large.md': LARGE_POST, 'rules.txt': '##section.x\n' };
    const REASON = 'it would lose 63 % of its text; --allow-large cleans it\n';
    const clean = (cwd: string, ...argv: string[]): Promise<Outcome> =>
      run(['clean', '--rules=rules.txt', ...argv], { cwd });

    it('leaves it alone with --write, and says so', async () => {
      const cwd = makeFolder(files);
      const { code, err } = await clean(cwd, '--write');
      assert.equal(code, 0);
      assert.equal(
        err,
        `galley: large.md: left alone: ${REASON}Removed 1 piece of junk (ad 1), 36 characters, from 1 of 2 posts.\n`,
      );
      assert.equal(read(cwd, 'a.md'), CLEAN_POST);
      assert.equal(read(cwd, 'large.md'), LARGE_POST);
      assert.equal((await clean(cwd, '--write', '--allow-large')).err.split('\n').length, 2);
      assert.equal(read(cwd, 'large.md'), CLEAN_POST.replace('<p>Two.</p>', ''));
    });

    it('shows what would go in a dry run, and says in text that --write leaves it alone', async () => {
      const cwd = makeFolder(files);
      for (const flags of [[], ['--explain'], ['--check']]) {
        const { out, err } = await clean(cwd, ...flags);
        assert.match(out, /^large\.md:/m);
        assert.ok(err.startsWith(`galley: large.md: would be left alone: ${REASON}`), err);
        assert.doesNotMatch((await clean(cwd, '--allow-large', ...flags)).err, /large/, flags.join());
      }
      for (const flags of [['--format=json'], ['--diff']]) {
        const { out, err } = await clean(cwd, 'large.md', ...flags);
        assert.match(out, /large\.md/);
        assert.doesNotMatch(err, /large/);
      }
      assert.equal((await clean(cwd, 'large.md', '--check')).code, 1);
    });

    it('lets it through a stream as it came', async () => {
      const cwd = makeFolder(files);
      const argv = ['clean', '--rules=rules.txt'];
      const stdin = LARGE_POST;
      assert.deepEqual(await run([...argv, '--stdin', '--stdin-filename=large.md'], { cwd, stdin }), {
        code: 0,
        out: LARGE_POST,
        err: `galley: large.md: left alone: ${REASON}`,
      });
      const line = `${JSON.stringify({ path: 'large.md', text: LARGE_POST })}\n`;
      const streamed = await run([...argv, '--ndjson'], { cwd, stdin: line });
      assert.deepEqual(readJsonLines(streamed.out), [{ path: 'large.md', text: LARGE_POST, removals: [] }]);
      assert.equal(streamed.err, `galley: large.md: left alone: ${REASON}`);
      for (const stream of ['--stdin', '--ndjson']) {
        const allowed = await run([...argv, stream, '--allow-large'], {
          cwd,
          stdin: stream === '--stdin' ? LARGE_POST : line,
        });
        assert.equal(allowed.err, '');
        assert.doesNotMatch(allowed.out, /Buy/);
      }
    });
  });

  it('does the same as a program', async () => {
    const cwd = makeFolder({ 'a.md': DIRTY_POST });
    assert.deepEqual(await runProgram(['clean'], { cwd }), await run(['clean'], { cwd }));
    assert.equal((await runProgram(['clean', '--write'], { cwd })).code, 0);
    assert.equal(read(cwd, 'a.md'), CLEAN_POST);
  });

  describe('--diff', () => {
    const files = {
      'a.md': DIRTY_POST,
      'crlf.md': DIRTY_POST.replaceAll('\n', '\r\n'),
      'no newline at end.md': FRONT_MATTER + BODY.trimEnd() + JUNK,
      'sub/二 "b\\\n.md': DIRTY_POST,
      'lines.md': `${FRONT_MATTER}${`<p>x</p>\n${JUNK}\n`.repeat(3)}${'<p>y</p>\n'.repeat(20)}<p>${JUNK}</p>`,
    };
    const tools: [name: string, command: string, argv: string[]][] = [
      ['patch -p0', 'patch', ['-p0', '--binary', '--quiet']],
      ['git apply -p0', 'git', ['apply', '-p0', '--whitespace=nowarn']],
    ];
    for (const [name, command, argv] of tools) {
      it(`is what ${name} takes`, async function () {
        try {
          execFileSync(command, ['--version'], { stdio: 'ignore' });
        } catch {
          this.skip();
        }
        const cwd = makeFolder(files);
        const { code, out } = await run(['clean', '--diff'], { cwd });
        assert.equal(code, 0);
        assert.equal(read(cwd, 'a.md'), DIRTY_POST);
        execFileSync(command, argv, { cwd, input: out });
        const patched = Object.keys(files).map((file) => read(cwd, file));
        const written = makeFolder(files);
        assert.equal((await run(['clean', '--write'], { cwd: written })).code, 0);
        assert.deepEqual(
          patched,
          Object.keys(files).map((file) => read(written, file)),
        );
        assert.equal((await run(['clean', '--check'], { cwd })).code, 0);
      });
    }

    it('names the files from the current folder, since patch refuses absolute names', async () => {
      const cwd = makeFolder({ 'posts/a.md': DIRTY_POST });
      const relative = await run(['clean', '--diff', 'posts'], { cwd });
      assert.match(relative.out, /^--- posts\/a\.md\n\+\+\+ posts\/a\.md\n@@ /);
      assert.equal((await run(['clean', '--diff', cwd], { cwd })).out, relative.out);
      assert.equal((await run(['clean', '--diff', './posts'], { cwd })).out, relative.out);
    });
  });
});

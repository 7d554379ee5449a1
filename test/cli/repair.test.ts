import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FRONT_MATTER, makeFolder, readJsonLines, run, runProgram } from './support.ts';

const BROKEN = `${FRONT_MATTER}<div>\n<p>二 😀 <a href="https://a.example/?utm_source=x&amp;id=1">a</a></p><img src="" data-src="//a.example/1.jpg">\n</span>\n</div>\n`;
const MENDED = `${FRONT_MATTER}<div>\n<p>二 😀 <a href="https://a.example/?id=1">a</a></p><img src="https://a.example/1.jpg" data-src="//a.example/1.jpg">\n</div>\n`;
const SUMMARY = '(lazy-image 1, tracking-parameters 1, surplus-end-tag 1)';

interface Edit {
  start: number;
  end: number;
  kind: string;
  newText: string;
}

const read = (...place: string[]): string => readFileSync(path.join(...place), 'utf8');
const apply = (text: string, edits: readonly Edit[]): string =>
  edits.reduceRight(
    (rest, { start, end, newText }) => rest.slice(0, start) + newText + rest.slice(end),
    text,
  );

describe('galley repair', () => {
  it('shows what it would mend, writes nothing and exits with 0', async () => {
    const cwd = makeFolder({ 'a.md': BROKEN, 'b.md': MENDED });
    const { code, out, err } = await run(['repair'], { cwd });
    assert.equal(code, 0);
    assert.deepEqual(
      out.split('\n').map((line) => line.split(' ', 2).join(' ')),
      ['a.md:11:18 tracking-parameters', 'a.md:11:69 lazy-image', 'a.md:12:1 surplus-end-tag', ''],
    );
    assert.equal(err, `Would make 3 repairs ${SUMMARY} in 1 of 2 posts. --write does it.\n`);
    assert.equal(read(cwd, 'a.md'), BROKEN);
  });

  it('mends with --write; the second time there is nothing', async () => {
    const cwd = makeFolder({ 'a.md': BROKEN, 'crlf.md': `\uFEFF${BROKEN.replaceAll('\n', '\r\n')}` });
    const first = await run(['repair', '--write'], { cwd });
    assert.equal(first.code, 0);
    assert.match(first.err, /^Made 6 repairs \(.*\) in 2 of 2 posts\.\n$/);
    assert.equal(read(cwd, 'a.md'), MENDED);
    assert.equal(read(cwd, 'crlf.md'), `\uFEFF${MENDED.replaceAll('\n', '\r\n')}`);
    const second = await run(['repair', '--check'], { cwd });
    assert.deepEqual(second, { code: 0, out: '', err: 'Nothing to mend. (2 posts)\n' });
  });

  it('exits with 1 with --check if anything would be mended', async () => {
    const cwd = makeFolder({ 'a.md': BROKEN });
    assert.equal((await run(['repair', '--check'], { cwd })).code, 1);
    assert.equal((await run(['repair', '--check', '--kind=glued-tag'], { cwd })).code, 0);
    assert.equal((await run(['repair', '--check', '--kind=glued-tag,lazy-image'], { cwd })).code, 1);
  });

  it('writes exactly the keys of the contract as JSON, one line for each post', async () => {
    const cwd = makeFolder({ 'a.md': BROKEN, 'b.md': MENDED });
    const { code, out, err } = await run(['repair', '--format=json'], { cwd });
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    const [line, ...others] = readJsonLines<{ file: string; repairs: Edit[] }>(out);
    assert.deepEqual([others, Object.keys(line!), line!.file], [[], ['file', 'repairs'], 'a.md']);
    assert.deepEqual(Object.keys(line!.repairs[0]!), ['start', 'end', 'kind', 'newText']);
    assert.equal(apply(BROKEN, line!.repairs), MENDED);
  });

  it('heeds --kind', async () => {
    const cwd = makeFolder({ 'a.md': BROKEN });
    assert.equal((await run(['repair', '--write', '--kind', 'surplus-end-tag'], { cwd })).code, 0);
    assert.equal(read(cwd, 'a.md'), BROKEN.replace('</span>\n', ''));
    const { code, err } = await run(['repair', '--kind', 'lazy-images'], { cwd });
    assert.equal(code, 2);
    assert.match(err, /did you mean 'lazy-image'\?/);
  });

  it('makes a diff that patch takes', async function () {
    try {
      execFileSync('patch', ['--version'], { stdio: 'ignore' });
    } catch {
      this.skip();
    }
    const cwd = makeFolder({ 'a.md': BROKEN });
    const { out } = await run(['repair', '--diff'], { cwd });
    execFileSync('patch', ['-p0', '--binary', '--quiet'], { cwd, input: out });
    assert.equal(read(cwd, 'a.md'), MENDED);
  });

  it('mends standard input, and streams', async () => {
    assert.deepEqual(await run(['repair', '--stdin'], { stdin: BROKEN }), { code: 0, out: MENDED, err: '' });
    const stdin = `${JSON.stringify({ path: 'a.md', text: BROKEN })}\n`;
    const { out } = await run(['repair', '--ndjson'], { stdin });
    const [answer] = readJsonLines<{ path: string; text: string; repairs: Edit[] }>(out);
    assert.deepEqual(Object.keys(answer!), ['path', 'text', 'repairs']);
    assert.equal(answer!.text, MENDED);
    assert.equal(apply(BROKEN, answer!.repairs), MENDED);
  });

  it('refuses what does not go together', async () => {
    for (const argv of [
      ['--write', '--diff'],
      ['--stdin', '--write'],
      ['--stdin', 'a.md'],
      ['--stdin-filename', 'a.md'],
      ['--diff', '--format=json'],
    ]) {
      assert.equal((await run(['repair', ...argv])).code, 2, argv.join(' '));
    }
  });

  it('does the same as a program, in several threads', async () => {
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index}.md`, BROKEN]));
    const cwd = makeFolder(files);
    const one = await run(['repair'], { cwd });
    assert.deepEqual(await runProgram(['repair', '--jobs=3'], { cwd }), one);
    assert.equal((await runProgram(['repair', '--write', '--jobs=3'], { cwd })).code, 0);
    for (const name of Object.keys(files)) assert.equal(read(cwd, name), MENDED);
  });
});

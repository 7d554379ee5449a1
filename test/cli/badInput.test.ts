import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import path from 'node:path';
import type { FileSystem } from '../../src/cli/io.ts';
import {
  BUNDLE,
  CLEAN_POST,
  DIRTY_POST,
  FLAWED_POST,
  FRONT_MATTER,
  JUNK,
  makeFolder,
  readJsonLines,
  run,
  runProgram,
} from './support.ts';

/** What the commands come to for one file that is named. */
async function allCommands(content: string | Uint8Array): Promise<Record<string, number | null>> {
  const cwd = makeFolder({ 'a.md': content });
  const codes: Record<string, number | null> = {};
  for (const argv of [
    ['check'],
    ['clean'],
    ['clean', '--diff'],
    ['render'],
    ['index'],
    ['clean', '--write'],
  ]) {
    const { code, err } = await run([...argv, 'a.md'], { cwd });
    assert.doesNotMatch(err, /internal error/);
    codes[argv.join(' ')] = code;
  }
  return codes;
}

const served = (check: 0 | 1): Record<string, number> => ({
  check,
  clean: 0,
  'clean --diff': 0,
  'clean --write': 0,
  index: 0,
  render: 0,
});

describe('bad input', () => {
  const inputs: [name: string, content: string | Uint8Array, check: 0 | 1][] = [
    ['an empty file', '', 0],
    ['a byte order mark and nothing else', '\uFEFF', 0],
    ['no front matter', '<div><p>Text.</p></div>\n', 0],
    ['front matter that is not closed', '---\ntitle: a\n', 1],
    ['broken YAML', '---\ntitle: "a\ntags: [ b\n---\n<div>Text.</div>\n', 1],
    ['front matter that is code', '---js\n{ title: process.exit(9) }\n---\nText.\n', 1],
    ['CR LF', CLEAN_POST.replaceAll('\n', '\r\n'), 0],
    ['a byte order mark', `\uFEFF${CLEAN_POST}`, 0],
    ['a lone CR in the body', CLEAN_POST.replace('One', 'One\r'), 0],
    ['nothing but lone CRs', CLEAN_POST.replaceAll('\n', '\r'), 0],
    ['no div', `${FRONT_MATTER}Plain text.\n`, 0],
    ['no body', FRONT_MATTER, 0],
    ['surplus end tags', `${FRONT_MATTER}<div><p>a</div></div></p></div>\n`, 0],
    ['a div that is never closed', `${FRONT_MATTER}<div><p>a\n`, 0],
    ['deep nesting', `${FRONT_MATTER}${'<div>'.repeat(3000)}x${'</div>'.repeat(3000)}\n`, 0],
    ['NUL', `${FRONT_MATTER}<div>a\0b</div>\n`, 0],
  ];
  for (const [name, content, check] of inputs) {
    it(`serves a post with ${name}`, async () => {
      assert.deepEqual(await allCommands(content), served(check));
    }).timeout(30_000);
  }

  it('complains of a file that is not UTF-8, does the others and exits with 2', async () => {
    const gbk = Buffer.from('---\ntitle: \xb1\xea\xcc\xe2\n---\n', 'latin1');
    const cwd = makeFolder({ 'a.md': gbk, 'b.md': FLAWED_POST, 'c.md': DIRTY_POST });
    const check = await run(['check'], { cwd });
    assert.equal(check.code, 2);
    assert.match(check.out, /^b\.md:/);
    assert.match(check.err, /^galley: a\.md: is not UTF-8; skipped\n/);
    const clean = await run(['clean', '--write'], { cwd });
    assert.equal(clean.code, 2);
    assert.equal(fs.readFileSync(path.join(cwd, 'c.md'), 'utf8'), CLEAN_POST);
    assert.deepEqual(fs.readFileSync(path.join(cwd, 'a.md')), gbk);
    assert.equal((await run(['render', 'a.md'], { cwd })).code, 2);
    assert.equal((await run(['index'], { cwd })).code, 2);
  });

  it('complains of binary files that are named, and passes by those in folders', async () => {
    const cwd = makeFolder({ 'a.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]) });
    assert.equal((await run(['check', 'a.md'], { cwd })).code, 2);
    assert.equal((await run(['check'], { cwd })).code, 0);
  });

  it('complains of folders and devices where a file is wanted', async () => {
    const cwd = makeFolder({ 'sub/a.md': CLEAN_POST });
    const { code, err } = await run(['render', 'sub'], { cwd });
    assert.deepEqual({ code, err }, { code: 2, err: 'galley: sub: is a folder\n' });
  });

  it('complains of what may not be read, and does the others', async () => {
    const cwd = makeFolder({ 'a.md': FLAWED_POST, 'b.md': FLAWED_POST, 'sub/c.md': FLAWED_POST });
    const denied = Object.assign(new Error('denied'), { code: 'EACCES' });
    const { code, out, err } = await run(['check'], {
      cwd,
      fs: {
        openSync(...args) {
          if (String(args[0]).endsWith('a.md')) throw denied;
          return fs.openSync(...args);
        },
        readdirSync: ((...args: Parameters<typeof fs.readdirSync>) => {
          if (String(args[0]).endsWith('sub')) throw denied;
          return fs.readdirSync(...args);
        }) as FileSystem['readdirSync'],
      },
    });
    assert.equal(code, 2);
    assert.match(out, /^b\.md:[^\n]*\n$/);
    assert.match(
      err,
      /^galley: sub\/: permission denied \(EACCES\)\ngalley: a\.md: permission denied \(EACCES\)\n/,
    );
  });

  it('skips a post that no string can hold, without reading it', async () => {
    const cwd = makeFolder({ 'a.md': FLAWED_POST, 'b.md': FLAWED_POST });
    fs.truncateSync(path.join(cwd, 'a.md'), 3e9);
    for (const command of ['check', 'clean']) {
      const { code, err } = await run([command], { cwd });
      assert.equal(code, 2);
      assert.match(err, /^galley: a\.md: is too long to be read \(3,000 MB\); skipped\n/);
    }
    assert.equal((await run(['index'], { cwd })).code, 0);
  });

  it('checks a post of 100 MB; cleaning leaves it alone and says so', async () => {
    const paragraph = `<p>${'多'.repeat(1000)}</p>\n`;
    const body = paragraph.repeat(Math.ceil(100e6 / Buffer.byteLength(paragraph)));
    const text = FLAWED_POST + JUNK + body;
    const cwd = makeFolder({ 'big.md': text, 'small.md': DIRTY_POST });
    const check = await runProgram(['check', '--format=json'], { cwd });
    assert.equal(check.code, 1);
    const found = readJsonLines<{ file: string; line: number; start: number; end: number }>(check.out);
    assert.deepEqual(
      found.map(({ file, line }) => [file, line]),
      [['big.md', 3]],
    );
    const clean = await runProgram(['clean', '--write'], { cwd });
    assert.equal(clean.code, 0, clean.err);
    assert.match(clean.err, /^galley: big\.md: left alone: \S/);
    assert.match(clean.out, /^small\.md:/);
    assert.equal(fs.statSync(path.join(cwd, 'big.md')).size, Buffer.byteLength(text));
    assert.equal(fs.readFileSync(path.join(cwd, 'small.md'), 'utf8'), CLEAN_POST);
    const render = await runProgram(['render', 'big.md'], { cwd });
    assert.equal(render.code, 0);
    assert.match(render.err, /^galley: big\.md: left alone: \S/);
  }).timeout(120_000);

  it('reads a pipe that is named', async function () {
    const cwd = makeFolder({ 'a.md': FLAWED_POST });
    try {
      execFileSync('mkfifo', [path.join(cwd, 'pipe')]);
    } catch {
      this.skip();
    }
    const writer = spawn('sh', ['-c', 'cat a.md > pipe'], { cwd });
    const { code, out } = await runProgram(['check', 'pipe'], { cwd });
    assert.equal(code, 1);
    assert.match(out, /^pipe:3:7 error/);
    writer.kill();
  });

  it('reads the whole front matter from a pipe, however long', async function () {
    const cwd = makeFolder({ 'a.md': `---\nexcerpt: ${'x'.repeat(6000)}\ntags: [ a, b ]\n---\n` });
    try {
      execFileSync('mkfifo', [path.join(cwd, 'pipe')]);
    } catch {
      this.skip();
    }
    const writer = spawn('sh', ['-c', 'cat a.md > pipe'], { cwd });
    const { code, out } = await runProgram(['index', 'pipe'], { cwd });
    assert.equal(code, 0);
    assert.match(out, /^tags \(2\)\n/);
    writer.kill();
  });

  it('ends quietly, with the right code, when nobody reads on: check | head', async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.md`, FLAWED_POST]));
    const cwd = makeFolder({ ...files, 'z.md': DIRTY_POST });
    for (const [argv, expected] of [
      [['check'], 1],
      [['check', '--jobs=2'], 1],
      [['clean', '--check'], 1],
      [['index'], 0],
    ] as const) {
      const child = spawn(
        process.execPath,
        [BUNDLE, ...argv, ...(argv[0] === 'index' ? ['--format=json'] : [])],
        { cwd },
      );
      child.stdout.destroy();
      let err = '';
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number];
      assert.equal(code, expected);
      assert.doesNotMatch(err, /EPIPE|Error/);
    }
  });

  it('complains where the output cannot be written', async function () {
    if (!fs.existsSync('/dev/full')) this.skip();
    const cwd = makeFolder({ 'a.md': FLAWED_POST });
    const full = fs.openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [BUNDLE, 'check'], { cwd, stdio: ['ignore', full, 'pipe'] });
    fs.closeSync(full);
    let err = '';
    child.stderr!.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 2);
    assert.match(err, /galley: cannot write the output: ENOSPC/);
  });

  describe('writing', () => {
    const full = (): never => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    const failures: [name: string, broken: Partial<FileSystem>, reason: RegExp][] = [
      ['the disk is full', { writeSync: full }, /no space left/],
      ['the disk turns out full at the end', { fsyncSync: full }, /no space left/],
      ['the new file cannot take the old one’s place', { renameSync: full }, /no space left/],
      [
        'the folder may not be written to',
        {
          openSync(...args) {
            if (args[1] === 'wx') throw Object.assign(new Error('denied'), { code: 'EACCES' });
            return fs.openSync(...args);
          },
        },
        /permission denied/,
      ],
      [
        'the file changes meanwhile',
        {
          fsyncSync(file) {
            fs.fsyncSync(file);
            const [name] = fs.readdirSync(place).filter((entry) => entry.endsWith('.md'));
            fs.writeFileSync(path.join(place, name!), DIRTY_POST.replace('One', 'Six'));
          },
        },
        /it changed while it was cleaned/,
      ],
    ];
    let place = '';
    for (const [name, broken, reason] of failures) {
      it(`leaves the old file whole, and nothing else behind, when ${name}`, async () => {
        place = makeFolder({ 'a.md': DIRTY_POST });
        const { code, out, err } = await run(['clean', '--write', '--format=json'], {
          cwd: place,
          fs: broken,
        });
        assert.deepEqual({ code, out }, { code: 2, out: '' });
        assert.match(err, /^galley: a\.md: not written: /);
        assert.match(err, reason);
        assert.deepEqual(fs.readdirSync(place), ['a.md']);
        const now = fs.readFileSync(path.join(place, 'a.md'), 'utf8');
        assert.equal(now.replace('Six', 'One'), DIRTY_POST);
      });
    }

    it('writes what a call of write(2) leaves over', async () => {
      const cwd = makeFolder({ 'a.md': DIRTY_POST });
      const { code } = await run(['clean', '--write'], {
        cwd,
        fs: {
          writeSync: ((file: number, bytes: Uint8Array, at: number, length: number) =>
            fs.writeSync(file, bytes, at, Math.min(length, 7))) as FileSystem['writeSync'],
        },
      });
      assert.equal(code, 0);
      assert.equal(fs.readFileSync(path.join(cwd, 'a.md'), 'utf8'), CLEAN_POST);
    });
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createPostService } from '../../src/core/postService.ts';
import {
  CLEAN_POST,
  DIRTY_POST,
  FLAWED_POST,
  FRONT_MATTER,
  makeFolder,
  readJsonLines,
  run,
  runProgram,
} from './support.ts';

describe('galley render', () => {
  for (const view of ['cleaned', 'original', 'removed'] as const) {
    it(`--view ${view} writes what the preview shows`, async () => {
      const cwd = makeFolder({ 'a.md': DIRTY_POST });
      const service = createPostService();
      const html = service.preview(service.read(DIRTY_POST, 'a.md'), view);
      assert.notEqual(html, '');
      const outcome = { code: 0, out: html, err: '' };
      assert.deepEqual(await run(['render', 'a.md', '--view', view], { cwd }), outcome);
      assert.deepEqual(await runProgram(['render', 'a.md', '--view', view], { cwd }), outcome);
      if (view === 'cleaned') assert.deepEqual(await run(['render', 'a.md'], { cwd }), outcome);
    });
  }

  it('exits with 2 where there is no such file', async () => {
    const { code, out, err } = await run(['render', 'no.md'], { cwd: makeFolder() });
    assert.deepEqual({ code, out }, { code: 2, out: '' });
    assert.equal(err, 'galley: no.md: no such file or folder (ENOENT)\n');
  });
});

describe('galley index', () => {
  const files = {
    'a.md': '---\ntags: [ b, 二 ]\ncategories: News\nauthor: A\n---\n',
    'b.md': '---\ntags:\n  - b\n  - b\n  - "a"\ncategory: News\nauthor: ""\n---\n<div>tags: [ c ]</div>',
    'c.md': `\uFEFF${FRONT_MATTER.replaceAll('\n', '\r\n')}`,
    'd.md': '---\ntitle: "\n---\n',
    'e.txt': FRONT_MATTER,
  };

  it('counts the posts that have each tag, category and author, as JSON', async () => {
    const { code, out, err } = await run(['index', '--format', 'json'], { cwd: makeFolder(files) });
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    assert.deepEqual(readJsonLines(out), [
      { field: 'tags', value: 'b', count: 2 },
      { field: 'tags', value: 'a', count: 1 },
      { field: 'tags', value: '二', count: 1 },
      { field: 'tags', value: '联合早报', count: 1 },
      { field: 'categories', value: 'News', count: 3 },
      { field: 'author', value: 'A', count: 1 },
      { field: 'author', value: 'Someone', count: 1 },
    ]);
  });

  it('shows them as text', async () => {
    const { code, out, err } = await run(['index'], { cwd: makeFolder(files) });
    assert.equal(code, 0);
    assert.equal(
      out,
      'tags (4)\n  2  b\n  1  a\n  1  二\n  1  联合早报\ncategories (1)\n  3  News\nauthor (2)\n  1  A\n  1  Someone\n',
    );
    assert.equal(err, '4 posts; 1 post with a front matter that cannot be read.\n');
  });

  it('reads a front matter that is longer than what is read at first', async () => {
    for (const length of [4070, 4080, 4085, 4090, 5000, 70_000]) {
      const post = `---\ntags: [ a ]\nlong: ${'x'.repeat(length - 30)}\nauthor: Last\n---\n${'y'.repeat(length)}`;
      const { out } = await run(['index', '--format=json'], { cwd: makeFolder({ 'a.md': post }) });
      assert.deepEqual(readJsonLines(out), [
        { field: 'tags', value: 'a', count: 1 },
        { field: 'author', value: 'Last', count: 1 },
      ]);
    }
  });

  it('does not mind a body that is not UTF-8, which it does not read', async () => {
    const cwd = makeFolder({ 'a.md': Buffer.concat([Buffer.from(FRONT_MATTER), Buffer.from([0xff])]) });
    assert.equal((await run(['index'], { cwd })).code, 0);
  });
});

describe('--jobs', () => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 300; index++) {
    files[`posts/${index}.md`] = [FLAWED_POST, DIRTY_POST, CLEAN_POST][index % 3]!;
  }

  for (const argv of [
    ['check'],
    ['check', '--format=json'],
    ['check', '--format=sarif'],
    ['clean', '--format=json'],
    ['clean', '--diff'],
    ['index', '--format=json'],
  ]) {
    it(`changes nothing about what comes out: ${argv.join(' ')}`, async () => {
      const cwd = makeFolder({ ...files, 'posts/bad.md': '---\n\uFEFF' });
      const one = await runProgram([...argv, '--jobs=1'], { cwd });
      assert.notEqual(one.out, '');
      assert.deepEqual(await runProgram([...argv, '--jobs=2'], { cwd }), one);
    }).timeout(30_000);
  }

  it('keeps the order with more threads than cores', async () => {
    const cwd = makeFolder(files);
    const one = await runProgram(['check', '--jobs=1'], { cwd });
    assert.deepEqual(await runProgram(['check', '--jobs', '5'], { cwd }), one);
  }).timeout(30_000);

  it('cleans every file with --write', async () => {
    const cwd = makeFolder(files);
    const { code, err } = await runProgram(['clean', '--write', '--jobs=2'], { cwd });
    assert.equal(code, 0);
    assert.match(err, /from 100 of 300 posts\.\n$/);
    for (const [name, text] of Object.entries(files)) {
      const expected = text === DIRTY_POST ? CLEAN_POST : text;
      assert.equal(readFileSync(path.join(cwd, name), 'utf8'), expected);
    }
  });

  it('goes with fewer posts than threads', async () => {
    const cwd = makeFolder({ 'a.md': FLAWED_POST });
    assert.equal((await runProgram(['check', '--jobs=4'], { cwd })).code, 1);
    assert.equal((await runProgram(['check', '--jobs=4'], { cwd: makeFolder() })).code, 0);
  });
});

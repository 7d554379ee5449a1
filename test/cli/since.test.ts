import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import {
  CLEAN_POST,
  DIRTY_POST,
  FLAWED_POST,
  makeFolder,
  readJsonLines,
  run,
  runProgram,
} from './support.ts';

/** Runs Git as somebody, whoever runs the tests. */
function git(cwd: string, ...args: string[]): void {
  const who = ['-c', 'user.name=Galley', '-c', 'user.email=galley@example.com'];
  const { status, stderr } = spawnSync('git', [...who, ...args], { cwd, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

/** A repository whose only commit has these files. */
function makeRepository(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder(files);
  git(folder, 'init', '-q', '-b', 'main');
  commit(folder, 'First');
  return folder;
}

function commit(folder: string, message: string): void {
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', message);
}

async function dirty(cwd: string, ...args: string[]): Promise<string[]> {
  const { code, out, err } = await run(['clean', '--format', 'json', ...args], { cwd });
  assert.equal(code, 0, err);
  return readJsonLines<{ file: string }>(out).map(({ file }) => file);
}

describe('--since', () => {
  it('leaves out what has not changed', async () => {
    const cwd = makeRepository({
      'old.md': DIRTY_POST,
      'saved.md': CLEAN_POST,
      'committed.md': CLEAN_POST,
      'gone.md': DIRTY_POST,
      '.gitignore': 'ignored.md\n',
    });
    fs.writeFileSync(path.join(cwd, 'committed.md'), DIRTY_POST);
    fs.renameSync(path.join(cwd, 'gone.md'), path.join(cwd, 'renamed 二.md'));
    commit(cwd, 'Second');
    for (const name of ['saved.md', 'new.md', 'ignored.md'])
      fs.writeFileSync(path.join(cwd, name), DIRTY_POST);
    assert.deepEqual(await dirty(cwd, '--since', 'HEAD~1'), [
      'committed.md',
      'new.md',
      'renamed 二.md',
      'saved.md',
    ]);
    assert.deepEqual(await dirty(cwd, '--since', 'HEAD'), ['new.md', 'saved.md']);
    assert.deepEqual(await dirty(cwd, '--since', 'HEAD', 'old.md', 'saved.md'), ['saved.md']);
  });

  it('asks what a branch changed, not what others did meanwhile', async () => {
    const cwd = makeRepository({ 'mine.md': CLEAN_POST, 'theirs.md': DIRTY_POST });
    git(cwd, 'checkout', '-q', '-b', 'topic');
    fs.writeFileSync(path.join(cwd, 'mine.md'), DIRTY_POST);
    commit(cwd, 'Mine');
    git(cwd, 'checkout', '-q', 'main');
    fs.writeFileSync(path.join(cwd, 'theirs.md'), CLEAN_POST);
    commit(cwd, 'Theirs');
    git(cwd, 'checkout', '-q', 'topic');
    assert.deepEqual(await dirty(cwd, '--since', 'main'), ['mine.md']);
  });

  it('serves folders of several repositories, wherever it is called', async () => {
    const [one, two] = [1, 2].map(() => makeRepository({ 'posts/old.md': DIRTY_POST }));
    for (const folder of [one!, two!]) fs.writeFileSync(path.join(folder, 'posts/new.md'), DIRTY_POST);
    const paths = [path.join(one!, 'posts'), path.join(two!, 'posts/new.md')];
    const found = await dirty(makeFolder(), '--since', 'HEAD', ...paths);
    assert.deepEqual(found, [path.join(one!, 'posts/new.md'), path.join(two!, 'posts/new.md')]);
  });

  it('says what Git says where it cannot tell', async () => {
    const cwd = makeRepository({ 'a.md': FLAWED_POST });
    const unknown = await run(['check', '--since', 'nowhere'], { cwd });
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /^galley: --since nowhere: .*nowhere/);
    assert.equal(unknown.out, '');
    const none = await run(['check', '--since', 'HEAD'], { cwd: makeFolder({ 'a.md': FLAWED_POST }) });
    assert.equal(none.code, 2);
    assert.match(none.err, /not a git repository/);
  });

  it('takes no option of Git for a revision', async () => {
    const cwd = makeRepository({ 'a.md': FLAWED_POST });
    const { code, err } = await run(['check', `--since=--output=${path.join(cwd, 'made')}`], { cwd });
    assert.equal(code, 2, err);
    assert.equal(fs.existsSync(path.join(cwd, 'made')), false);
  });

  it('complains of a path that is not there', async () => {
    const cwd = makeRepository({ 'a.md': CLEAN_POST });
    const { code, err } = await run(['check', '--since', 'HEAD', 'b.md'], { cwd });
    assert.equal(code, 2);
    assert.match(err, /b\.md: .*(no such file|not found)/i);
  });

  it('does the same as a program', async () => {
    const cwd = makeRepository({ 'a.md': FLAWED_POST });
    fs.writeFileSync(path.join(cwd, 'b.md'), FLAWED_POST);
    const { code, out } = await runProgram(['check', '--since', 'HEAD', '--format', 'json'], { cwd });
    assert.equal(code, 1);
    assert.deepEqual(
      readJsonLines<{ file: string }>(out).map(({ file }) => file),
      ['b.md'],
    );
  });
});

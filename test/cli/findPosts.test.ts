import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { findPosts } from '../../src/cli/findPosts.ts';
import { makeFolder, readJsonLines, run } from './support.ts';

const POST = '---\ntitle: x\ndate: never\n---\n';

function find(cwd: string, ...paths: string[]): string[] {
  return findPosts(paths, fs, cwd).posts.map((post) => post.path);
}

/** The files in which `galley check` finds the date that each of these posts gets wrong. */
async function checked(cwd: string, ...argv: string[]): Promise<string[]> {
  const { out } = await run(['check', '--format=json', ...argv], { cwd });
  return [...new Set(readJsonLines<{ file: string }>(out).map(({ file }) => file))];
}

describe('finding posts', () => {
  it('takes files of folders by their extension and front matter at offset 0', async () => {
    const cwd = makeFolder({
      'a.md': POST,
      'b.markdown': POST,
      'c.HTML': POST,
      'bom.md': `\uFEFF${POST}`,
      'crlf.md': POST.replaceAll('\n', '\r\n'),
      'd.txt': POST,
      'late.md': `\n${POST}`,
      'README.md': '# Read me\n\n---\n',
      'rule.md': '---\n\nA thematic break and prose.\n',
      'long.md': `----\n${POST}`,
      'empty.md': '',
      'binary.md': Buffer.from([0xff, 0xfe, 0x00, 0x2d]),
    });
    assert.deepEqual(await checked(cwd), ['a.md', 'b.markdown', 'bom.md', 'c.HTML', 'crlf.md']);
  });

  it('takes files that are named as they are', async () => {
    const cwd = makeFolder({ 'a.txt': POST });
    assert.deepEqual(await checked(cwd, 'a.txt'), ['a.txt']);
  });

  it('skips .git and node_modules, but not other folders with a dot', () => {
    const cwd = makeFolder({
      '.git/a.md': POST,
      'node_modules/p/a.md': POST,
      'x/node_modules/a.md': POST,
      '.drafts/a.md': POST,
    });
    assert.deepEqual(find(cwd), ['.drafts/a.md']);
  });

  it('skips what Jekyll builds a site from and into, unless it is named', () => {
    const cwd = makeFolder({
      '_posts/a.md': POST,
      '_drafts/a.md': POST,
      '_layouts/post.html': POST,
      '_includes/ads/slot.html': POST,
      '_data/a.md': POST,
      '_plugins/a.md': POST,
      '_sass/a.md': POST,
      '_site/a.html': POST,
      'docs/_layouts/post.html': POST,
      '.jekyll-cache/a.md': POST,
    });
    assert.deepEqual(find(cwd), ['_drafts/a.md', '_posts/a.md']);
    assert.deepEqual(find(cwd, '_layouts', '_includes/ads/slot.html'), [
      '_layouts/post.html',
      '_includes/ads/slot.html',
    ]);
  });

  it('sorts by the path, whatever the file system does', () => {
    const cwd = makeFolder({ 'b.md': POST, 'a/z.md': POST, 'a.md': POST, 'a-b/x.md': POST, '二.md': POST });
    assert.deepEqual(find(cwd), ['a-b/x.md', 'a.md', 'a/z.md', 'b.md', '二.md']);
    assert.deepEqual(find(cwd, 'b.md', 'a', '.'), ['b.md', 'a/z.md', './a-b/x.md', './a.md', './二.md']);
  });

  it('takes any name: blanks, line feeds, CJK, leading dashes, 255 bytes', async () => {
    const names = ['-a.md', ' b .md', 'c\nd.md', 'e"\\f.md', '二😀.md', `${'二'.repeat(84)}.md`];
    const cwd = makeFolder(Object.fromEntries(names.map((name) => [name, POST])));
    assert.deepEqual((await checked(cwd)).sort(), names.sort());
    assert.deepEqual((await checked(cwd, '--', ...names)).sort(), names.sort());
  });

  it('complains of a path that is not there, does the rest and exits with 2', async () => {
    const cwd = makeFolder({ 'a.md': POST });
    const { code, out, err } = await run(['check', 'no.md', 'a.md'], { cwd });
    assert.equal(code, 2);
    assert.match(out, /^a\.md:/);
    assert.match(err, /^galley: no\.md: no such file or folder \(ENOENT\)\n/);
  });

  it('finds nothing in an empty folder, which is no mistake', async () => {
    const outcome = await run(['check'], { cwd: makeFolder() });
    assert.deepEqual(outcome, { code: 0, out: '', err: 'Nothing to mend in 0 posts.\n' });
  });

  describe('links', () => {
    it('skips links out of the folder with a reason', async () => {
      const outside = makeFolder({ 'o.md': POST, 'o.txt': POST });
      const cwd = makeFolder({ 'a.md': POST });
      fs.symlinkSync(outside, path.join(cwd, 'folder'));
      fs.symlinkSync(path.join(outside, 'o.md'), path.join(cwd, 'file.md'));
      fs.symlinkSync(path.join(outside, 'o.txt'), path.join(cwd, 'other.txt'));
      const { code, out, err } = await run(['check'], { cwd });
      assert.equal(code, 1);
      assert.match(out, /^a\.md:[^\n]*\n$/);
      assert.deepEqual(err.split('\n').slice(0, 2).sort(), [
        'galley: file.md: is a link out of the folder; skipped',
        'galley: folder: is a link out of the folder; skipped',
      ]);
    });

    it('ends where links go in a circle, and finds no post twice', () => {
      const cwd = makeFolder({ 'a/b/x.md': POST });
      fs.symlinkSync('..', path.join(cwd, 'a/b/up'));
      fs.symlinkSync('.', path.join(cwd, 'a/self'));
      fs.symlinkSync('b/x.md', path.join(cwd, 'a/again.md'));
      const { posts, complaints } = findPosts([], fs, cwd);
      assert.deepEqual(posts, [{ path: 'a/b/x.md', named: false }]);
      assert.deepEqual(complaints, []);
    });

    it('complains of a link to nowhere, or to itself, that is named like a post', () => {
      const cwd = makeFolder();
      fs.symlinkSync('nowhere', path.join(cwd, 'dead.md'));
      fs.symlinkSync('nowhere', path.join(cwd, 'dead'));
      fs.symlinkSync('loop.md', path.join(cwd, 'loop.md'));
      const { complaints } = findPosts([], fs, cwd);
      assert.deepEqual(complaints.map(({ path: name, failed }) => [name, failed]).sort(), [
        ['dead.md', true],
        ['loop.md', true],
      ]);
    });

    it('follows links within the folder to what is found no other way', () => {
      const cwd = makeFolder({ 'data.txt': POST, '.gitignore': 'hidden\n', 'hidden/b.md': POST });
      fs.symlinkSync('data.txt', path.join(cwd, 'a.md'));
      fs.symlinkSync('hidden', path.join(cwd, 'shown'));
      assert.deepEqual(find(cwd), ['a.md', 'shown/b.md']);
    });

    it('walks a folder that is itself a link', () => {
      const outside = makeFolder({ 'o.md': POST });
      const cwd = makeFolder();
      fs.symlinkSync(outside, path.join(cwd, 'folder'));
      assert.deepEqual(find(cwd, 'folder'), ['folder/o.md']);
    });
  });

  describe('.gitignore', () => {
    it('is asked at every level up to the root of the repository', () => {
      const cwd = makeFolder({
        '.gitignore': 'secret.md\n',
        'repo/.git/HEAD': '',
        'repo/.gitignore': '*.html\n/_site/\n',
        'repo/posts/.gitignore': '!b.html\n',
        'repo/posts/a.md': POST,
        'repo/posts/secret.md': POST,
        'repo/posts/a.html': POST,
        'repo/posts/b.html': POST,
        'repo/_site/c.md': POST,
      });
      const posts = ['posts/a.md', 'posts/b.html', 'posts/secret.md'];
      assert.deepEqual(find(path.join(cwd, 'repo')), posts);
      assert.deepEqual(
        find(path.join(cwd, 'repo/posts')),
        posts.map((name) => path.basename(name)),
      );
    });

    it('does not keep from what is named', () => {
      const cwd = makeFolder({
        '.git/HEAD': '',
        '.gitignore': '_site\n*.html\n',
        '_site/.gitignore': 'b.md\n',
        '_site/a.md': POST,
        '_site/b.md': POST,
        'c.html': POST,
      });
      assert.deepEqual(find(cwd, '_site', 'c.html'), ['_site/a.md', 'c.html']);
    });

    it('means what it means to Git', function () {
      try {
        execFileSync('git', ['--version']);
      } catch {
        this.skip();
      }
      const cwd = makeFolder({
        '.gitignore':
          '# a comment\n*.html\n!keep.html\n/top.md\nbuild/\ndocs/**/tmp\n\\#odd.md\n\\!odd.md\nsp\\ \n**/deep/x.md\na?c.md\n[xy].md\nback\\\\slash.md\n',
        'sub/.gitignore': '/only.md\ninner/z.md\n!build/\n*.markdown  \n!top.md\n\\#two.md\n',
        'sub/[b] c/.gitignore': 'q.md\n/r.md\n',
        ...Object.fromEntries(
          (
            'a.html keep.html top.md sub/top.md build/a.md sub/build/a.md sub/build/a.html docs/a/b/tmp/a.md ' +
            'docs/tmp/a.md #odd.md sub/#odd.md !odd.md e/deep/x.md deep/x.md abc.md a/abc.md x.md sub/z.md ' +
            'sub/only.md sub/more/only.md sub/inner/z.md sub/more/inner/z.md sub/a.markdown a.markdown ' +
            'sub/more/#two.md #two.md sub/[b]_c/r.md sub/[b]_c/q.md sub/[b]_c/d/q.md sub/[b]_c/d/r.md ' +
            'sub/b/q.md back\\slash.md ABC.md A.HTML'
          )
            .split(' ')
            .map((name) => [name.replace('_', ' '), POST]),
        ),
      });
      execFileSync('git', ['init', '--quiet'], { cwd });
      const kept = execFileSync('git', ['ls-files', '-z', '--others', '--exclude-standard'], {
        cwd,
        encoding: 'utf8',
      });
      const expected = kept.split('\0').filter((name) => /\.(?:md|markdown|html)$/i.test(name));
      assert.ok(expected.length > 10);
      assert.deepEqual(find(cwd), expected.sort());
      for (const folder of ['sub', 'sub/[b] c', 'docs/a']) {
        assert.deepEqual(
          find(cwd, folder),
          expected.filter((name) => name.startsWith(`${folder}/`)),
        );
      }
    });
  });

  describe('--shard', () => {
    const names = Array.from({ length: 200 }, (_, index) => `posts/2021-08-26-${index}.md`);

    it('gives every post to exactly one part, and about as many to each', async () => {
      const cwd = makeFolder(Object.fromEntries(names.map((name) => [name, POST])));
      const parts = await Promise.all([1, 2, 3, 4].map((index) => checked(cwd, `--shard=${index}/4`)));
      assert.deepEqual(parts.flat().sort(), [...names].sort());
      for (const part of parts) assert.ok(part.length > 30 && part.length < 70, `${part.length} of 200`);
      assert.deepEqual(await checked(cwd, '--shard', '1/1'), [...names].sort());
    });

    it('goes by the path alone: the same on every machine, for ever', async () => {
      const files = ['a.md', 'b.md', 'posts/二.md', 'c d.md', 'x.html', 'y.html'];
      const cwd = makeFolder(Object.fromEntries(files.map((name) => [name, POST])));
      const parts = await Promise.all([1, 2, 3].map((index) => checked(cwd, `--shard=${index}/3`)));
      assert.deepEqual(parts, SHARDS_OF_THREE);
    });
  });
});

/** As the first version had them: a change here parts the machines that work on one archive. */
const SHARDS_OF_THREE: string[][] = [['b.md'], ['a.md', 'posts/二.md'], ['c d.md', 'x.html', 'y.html']];

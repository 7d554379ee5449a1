import assert from 'node:assert/strict';
import { Excludes } from '../../src/disk/excludes.ts';

describe('Excludes', () => {
  const files: [glob: string, excluded: string[], kept: string[]][] = [
    ['**/*.md', ['a.md', 'b/c.md'], ['a.html']],
    ['*.md', ['a.md'], ['b/c.md']],
    ['b/*.md', ['b/c.md'], ['a/b/c.md', 'b/c/d.md']],
    ['**/a.{md,html}', ['a.md', 'x/a.html'], ['a.markdown', 'ba.md']],
    ['**/{a,{b,c}}.md', ['a.md', 'b.md', 'c.md'], ['d.md']],
    ['**/?.md', ['a.md'], ['ab.md']],
    ['**/[ab]*', ['a.md', 'x/b.html'], ['c.md']],
    ['**/*.m[d]', ['a.md'], ['a.html']],
    ['drafts/**', ['drafts/a.md', 'drafts/b/c.md'], ['x/drafts/a.md']],
    ['**/*down', ['a.markdown'], ['a.md']],
    ['**/a', [], ['a.md']],
    ['!a.md', [], ['a.md', 'b.md']],
    ['#a.md', ['#a.md'], ['a.md']],
    ['**/*.bak', [], ['a.md']],
    ['', [], ['a.md']],
    ['**/[', [], ['a.md']],
  ];
  for (const [glob, excluded, kept] of files) {
    it(`reads ${JSON.stringify(glob)} as editors do`, () => {
      const excludes = new Excludes(['**/.git', glob]);
      for (const place of excluded) assert.ok(excludes.hasFile(place), place);
      for (const place of kept) assert.ok(!excludes.hasFile(place), place);
    });
  }
  it('knows folders', () => {
    const excludes = new Excludes(['**/.git', 'out', '**/{old,older}']);
    for (const place of ['.git', 'a/.git', 'out', 'old', 'a/b/older'])
      assert.ok(excludes.hasFolder(place), place);
    for (const place of ['git', 'a/out', 'oldest']) assert.ok(!excludes.hasFolder(place), place);
  });
});

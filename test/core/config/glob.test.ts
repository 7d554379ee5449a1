import assert from 'node:assert/strict';
import { matchGlob } from '../../../src/core/config/glob.ts';

describe('A pattern of files', () => {
  const cases: [pattern: string, yes: string[], no: string[]][] = [
    ['_posts/**', ['_posts/a.md', '_posts/b/a.md'], ['posts/a.md', 'x/_posts/a.md']],
    ['**/*.md', ['a.md', 'x/y/a.md'], ['a.html', 'a.md/b']],
    ['_posts/*-news-*', ['_posts/1-news-a.md'], ['_posts/x/1-news-a.md', '_posts/news.md']],
    ['news/{a,b}/?.{md,html}', ['news/a/1.md', 'news/b/x.html'], ['news/c/1.md', 'news/a/12.md']],
    ['[0-9][!a-c].md', ['1d.md', '1-.md'], ['1a.md', 'xd.md']],
    ['新闻/(a+b).md', ['新闻/(a+b).md'], ['新闻/aab.md']],
    ['a,b}.md', ['a,b}.md'], ['a.md']],
    ['{a,b{c,d}}/**/x', ['a/x', 'bd/1/2/x'], ['b/x', 'bc/1x']],
    ['**', ['a', 'a/b'], []],
  ];
  for (const [pattern, yes, no] of cases) {
    it(`${pattern} matches what VS Code matches`, () => {
      const matches = matchGlob(pattern);
      for (const path of yes) assert.ok(matches(path), path);
      for (const path of no) assert.ok(!matches(path), path);
    });
  }

  it('that is broken or endless matches nothing, and takes no time', () => {
    for (const pattern of ['{a', '{a,{b}', '[z-a]', 'a'.repeat(10_000)])
      assert.ok(!matchGlob(pattern)('a'), pattern.slice(0, 9));
    assert.ok(!matchGlob('**/'.repeat(100) + 'x')(`${'a/'.repeat(2000)}y`));
    assert.ok(!matchGlob('*a'.repeat(100) + 'b')('a'.repeat(2000)));
    assert.ok(!matchGlob('{a,b}'.repeat(60))('c'));
  });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describeWithCorpus } from '../../corpus.ts';
import { findTwinsByAddress, SAME_FILE, type AddressedPost } from './sameFileCases.ts';

const related = (posts: readonly AddressedPost[], config: string): unknown =>
  findTwinsByAddress(posts, config).map(({ path: name, found }) => [name, found[0]?.related]);

describe('Posts that Jekyll writes to the same file', () => {
  for (const { what, config = '', paths, texts = [], clash } of SAME_FILE) {
    it(`are ${clash ? '' : 'not '}${what}`, () => {
      const posts = paths.map((one, index) => ({ path: one, text: texts[index] ?? '---\ntitle: a\n---\n' }));
      const expected = clash ? posts.map(({ path: name }) => [name, others(name, paths)]) : [];
      assert.deepEqual(related(posts, config), expected);
    });
  }

  const twins = ['md', 'markdown'].map((end) => ({
    path: `_posts/2021-08-26-a.${end}`,
    text: '---\ntitle: a\n---\n',
  }));

  it('say so at the permalink, the slug, or else at the beginning, and offer no fix', () => {
    const ranges = ['permalink: /a/', 'slug: b', 'title: c'].map((line) => {
      const posts = twins.map((post) => ({ ...post, text: `---\n${line}\n---\n` }));
      const { text, found } = findTwinsByAddress(posts, '')[0]!;
      assert.deepEqual(found[0]!.fixes, []);
      return text.slice(found[0]!.range.start, found[0]!.range.end);
    });
    assert.deepEqual(ranges, ['/a/', 'b', '---']);
  });

  it('are nobody’s where the settings cannot be read, or the clock is not at hand', () => {
    assert.deepEqual(related(twins, 'a: [\n'), []);
    assert.deepEqual(findTwinsByAddress(twins, '', 'unknown'), []);
    assert.equal(findTwinsByAddress(twins, 'future: true\n', 'unknown').length, 2);
  });

  it('are of one site', () => {
    const elsewhere = (name: string): string | undefined => (name.endsWith('.md') ? name : undefined);
    assert.deepEqual(
      findTwinsByAddress(twins, '', Date.UTC(2026, 0), elsewhere).map(({ path: name }) => name),
      [twins[1]!.path],
    );
  });

  it('are found among very many of the same name without delay', () => {
    const day = (index: number): string => new Date(index * 86_400_000).toISOString().slice(0, 10);
    const dailies = Array.from({ length: 3000 }, (_, index) => ({
      path: `_posts/${day(index)}-daily.md`,
      text: `---\ndate: ${day(index)} 12:00:00 +0800\n---\n`,
    }));
    assert.deepEqual(related(dailies.slice(0, 400), 'timezone: Asia/Shanghai\n'), []);
  });

  describeWithCorpus('are none', (corpus) => {
    it('of archived posts', () => {
      const posts = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .map((name) => ({ path: `_posts/${name}`, text: readFileSync(path.join(corpus, name), 'utf8') }));
      assert.ok(posts.length > 500);
      assert.deepEqual(related(posts, 'timezone: Asia/Shanghai\n'), []);
    });
  });
});

function others(name: string, paths: readonly string[]): string[] {
  assert.equal(path.posix.basename(name).startsWith('20'), true);
  return paths.filter((one) => one !== name);
}

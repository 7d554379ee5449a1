import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bestOf } from '../../../src/core/alike/bestOf.ts';
import { readCompared, type ComparedPost } from '../../../src/core/alike/comparedPost.ts';
import { likelyCopies, postsOfSameDay, postsWithSameTags } from '../../../src/core/alike/relatedPosts.ts';
import { ArchiveIndex } from '../../../src/core/archive/archiveIndex.ts';
import type { PostList } from '../../../src/core/archive/postList.ts';

/** A post, by the fields that make others like it. */
function post(title: string, date: string, from: string, ...tags: string[]): string {
  return `---\ntitle: ${title}\ndate: ${date}\nfrom: ${from}\ntags: [${tags.join()}]\n---\n`;
}

function indexOf(texts: Readonly<Record<string, string>>): ArchiveIndex {
  const index = new ArchiveIndex();
  for (const [path, text] of Object.entries(texts)) index.set(path, readCompared(text, path)?.entry);
  return index;
}

const compared = (text: string, path = 'new.md'): ComparedPost => readCompared(text, path)!;

const pathsOf = (list: PostList): string[] =>
  Array.from({ length: list.length }, (_, place) => list.pathAt(place));

describe('posts of the same source and day', () => {
  const texts = {
    'late.md': post('A', '2021-08-26 23:59', 'https://one.example/1'),
    'near.md': post('B', '2021-08-26 09:10', 'https://one.example/2'),
    'self.md': post('C', '2021-08-26 09:04', 'https://one.example/3'),
    'next-day.md': post('D', '2021-08-27', 'https://one.example/4'),
    'elsewhere.md': post('E', '2021-08-26 09:04', 'https://two.example/5'),
    'undated.md': post('F', '', 'https://one.example/6'),
    'no-source.md': '---\ntitle: G\ndate: 2021-08-26\n---\n',
  };
  const index = indexOf(texts);
  const of = (path: keyof typeof texts, most = 10): string[] =>
    pathsOf(postsOfSameDay(index, compared(texts[path], path), most));

  it('are the nearest in time first, and not the post itself', () => {
    assert.deepEqual(of('self.md'), ['near.md', 'late.md']);
    assert.deepEqual(of('self.md', 1), ['near.md']);
  });
  it('are found for a post that the archive does not know', () => {
    const text = post('New', '2021-08-26 23:00', 'https://one.example/7');
    assert.deepEqual(pathsOf(postsOfSameDay(index, compared(text), 10)), ['late.md', 'near.md', 'self.md']);
  });
  it('are none where the day or the source is not known', () => {
    assert.deepEqual(of('undated.md'), []);
    assert.deepEqual(of('no-source.md'), []);
  });
});

describe('posts with the same tags', () => {
  const texts: Record<string, string> = {
    'both.md': post('A', '2020-01-01', '', 'news', 'ferry'),
    'rare.md': post('B', '2020-01-01', '', 'ferry'),
    'rare-near.md': post('C', '2021-05-01', '', 'ferry', 'other', 'ferry'),
    'none.md': post('D', '2021-05-01', '', 'else'),
    ...Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [`news-${n}.md`, post('N', `2021-06-0${n + 1}`, '', 'news')]),
    ),
  };
  const index = indexOf(texts);
  const like = compared(post('Me', '2021-06-01', '', 'news', 'ferry'));

  it('share most of them, then the rarest, then are the nearest in time', () => {
    const found = pathsOf(postsWithSameTags(index, like, 5));
    assert.deepEqual(found, ['both.md', 'rare-near.md', 'rare.md', 'news-0.md', 'news-1.md']);
  });
  it('are all that share one, and no others', () => {
    assert.equal(postsWithSameTags(index, like, 100).length, 12);
    assert.equal(postsWithSameTags(index, compared(post('Me', '', '')), 100).length, 0);
  });
});

describe('where a copy is most likely', () => {
  const index = indexOf({
    'same-article.md': post('Another title', '2010-01-01', 'https://one.example/1'),
    'same-title.md': post('Title', '2010-01-01', 'https://one.example/2'),
    'next-day.md': post('B', '2021-08-27', 'https://one.example/3'),
    'same-day.md': post('C', '2021-08-26', 'https://one.example/4'),
    'far.md': post('D', '2021-09-26', 'https://one.example/5'),
    'elsewhere.md': post('E', '2021-08-26', 'https://two.example/6'),
  });
  it('is the same article, then the days around, then the same title', () => {
    const like = compared(post('Title', '2021-08-26', 'https://one.example/1'));
    assert.deepEqual(likelyCopies(index, like, 10), [
      'same-article.md',
      'same-day.md',
      'next-day.md',
      'same-title.md',
    ]);
    assert.equal(likelyCopies(index, like, 3).length, 3);
  });
});

describe('bestOf', () => {
  it('is the beginning of what sorting gives, equals in the order in which they come', () => {
    const compare = (a: readonly number[], b: readonly number[]): number => a[0]! - b[0]!;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.nat({ max: 12 }), (numbers, most) => {
        const items = numbers.map((number, place) => [number, place]);
        const sorted = [...items].sort(compare).slice(0, most);
        assert.deepEqual(most === 0 ? [] : bestOf(items, most, compare), sorted);
      }),
    );
  });
});

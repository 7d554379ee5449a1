// Compares the preview of a post as it is with the page that a real Jekyll builds: `npm run test:jekyll`.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createPostService } from '../../src/core/postService.ts';
import { describeWithCorpus } from '../corpus.ts';
import { buildPages, outlineOf } from './builtPages.ts';
import { KNOWN_LAYOUT_DIFFERENCES } from './knownDifferences.ts';
import { LIQUID_POSTS, MARKDOWN_POSTS } from './markdownPosts.ts';

const service = createPostService();

/** The body of a post, and its preview's outline. */
function previewOf(text: string, name: string): { body: string; outline: string[] } {
  const post = service.read(text, name);
  const { body } = post.document;
  const [, html = ''] = service.preview(post, 'original').split('<div class="galley-body">');
  // A frame shows its address where Jekyll's page has the frame.
  const shown = html.replace(/<\/div><\/article>$/, '').replace(/<a class="galley-embed[^>]*>.*?<\/a>/gs, '');
  return { body: text.slice(body.start, body.end), outline: outlineOf(shown) };
}

/** The first lines that differ, with the name of the post; nothing where none does. */
function difference(name: string, preview: readonly string[], page: readonly string[]): string[] {
  const at = preview.findIndex((line, index) => line !== page[index]);
  const from = at < 0 ? preview.length : at;
  if (from === preview.length && preview.length === page.length) return [];
  const some = (lines: readonly string[]): string =>
    lines
      .slice(from, from + 3)
      .map((line) => line.trim().slice(0, 80))
      .join(' / ');
  return [`${name}: ${some(preview)} — Jekyll: ${some(page)}`];
}

/** Tags that stand in the page for people to read: kramdown shows those that it cannot pair, or read at all. */
const TAG_AS_TEXT = /<\/?[a-z][^>]*>/gi;

function letters(outline: readonly string[]): string {
  return (
    outline
      .filter((line) => line.trimStart().startsWith('| '))
      .map((line) => line.trimStart().slice(2).replace(TAG_AS_TEXT, ''))
      .join('')
      .replace(/\s+/g, '')
      // In what it takes for Markdown kramdown prints signs as well.
      .replace(/[“”]/g, '"')
      .replace(/[‘’]/g, "'")
      .replace(/…/g, '...')
  );
}

/**
 * As {@link difference}, for archived posts, in which crawlers left HTML that no parser can pair. There
 * kramdown shows the tags themselves, often with all that follows as one paragraph; Galley shows the article,
 * as browsers do, and offers to mend the HTML. Its words have to be the same still.
 */
function differenceOfArchived(name: string, preview: readonly string[], page: readonly string[]): string[] {
  const isBroken = page.some((line) => line.search(TAG_AS_TEXT) >= 0);
  if (!isBroken) return difference(name, preview, page);
  return letters(preview) === letters(page) ? [] : [`${name}: other words`];
}

function compare(files: readonly string[], differs: typeof difference): string[] {
  const posts = files.map((file) => previewOf(readFileSync(file, 'utf8'), path.basename(file)));
  const pages = buildPages(posts.map(({ body }) => body));
  return posts.flatMap(({ outline }, at) => differs(files[at]!, outline, outlineOf(pages[at]!)));
}

function postsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join(folder, file));
}

describe('The preview lays out as Jekyll does', () => {
  let pages: ReadonlyMap<string, string>;
  before(() => {
    const built = buildPages([...MARKDOWN_POSTS.values()]);
    pages = new Map([...MARKDOWN_POSTS.keys()].map((name, at) => [name, built[at]!]));
  });

  for (const [name, body] of MARKDOWN_POSTS) {
    const why = KNOWN_LAYOUT_DIFFERENCES.get(name);
    it(why === undefined ? name : `${name}, but: ${why}`, () => {
      const { outline } = previewOf(`---\nlayout: post\n---\n${body}`, '2021-08-26-a.md');
      const found = difference(name, outline, outlineOf(pages.get(name)!));
      if (why === undefined) assert.deepEqual(found, []);
      else assert.notDeepEqual(found, [], 'they are the same: the difference is to be taken off the list');
    });
  }

  it('the samples', () => {
    // Jekyll would run Liquid: the posts below have what can be compared of it.
    const files = postsIn('samples').filter((file) => !/\{[{%]/.test(readFileSync(file, 'utf8')));
    assert.ok(files.length > 10, `${files.length} samples`);
    assert.deepEqual(compare(files, differenceOfArchived), []);
  });

  it('what Liquid tells that nobody has to run', () => {
    const pages = buildPages([...LIQUID_POSTS.values()], { runsLiquid: true });
    const found = [...LIQUID_POSTS].flatMap(([name, body], at) => {
      const { outline } = previewOf(`---\nlayout: post\n---\n${body}`, '2021-08-26-a.md');
      return difference(name, outline, outlineOf(pages[at]!));
    });
    assert.deepEqual(found, []);
  });

  describeWithCorpus('real posts', (corpus) => {
    it('of every archive and shape', () => {
      const files = postsIn(corpus);
      assert.ok(files.length > 500, `${files.length} posts`);
      assert.deepEqual(compare(files, differenceOfArchived), []);
    });
  });
});

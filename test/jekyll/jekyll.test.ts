// Compares what a real Jekyll reads of posts with what Galley says: `npm run test:jekyll`.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readPsychScalar } from '../../src/core/document/psychScalar.ts';
import { readDate } from '../../src/core/facts/dates.ts';
import { createPostService, readSite, withLayouts } from '../../src/core/postService.ts';
import { describeWithCorpus } from '../corpus.ts';
import { SAME_FILE } from '../core/diagnostics/sameFileCases.ts';
import { findConflicts, runJekyll, runRuby, type JekyllPost } from './jekyll.ts';
import { KNOWN_DIFFERENCES } from './knownDifferences.ts';
import { ORDINARY_SITES, type PostsOfSite, type SitePost } from './ordinaryPosts.ts';
import { TRICKY_SITE, UNREADABLE } from './trickyPosts.ts';

const service = createPostService();

/** After any post of the tests that is not of the future. */
const NOW = Date.now();

function siteOf({ config, layouts }: PostsOfSite): ReturnType<typeof readSite> {
  return withLayouts(readSite(config), layouts);
}

/** What differs, a line each; nothing where Galley has no opinion. */
function differences(site: ReturnType<typeof readSite>, post: SitePost, jekyll: JekyllPost): string[] {
  const read = service.read(post.text, path.posix.basename(post.path));
  const publication = service.publication(read, site, post.path);
  assert.ok(publication, `${post.path} is no post to Galley`);
  const { facts } = read;
  const pairs: readonly [string, unknown, unknown][] = [
    ['title', facts.title, jekyll.title],
    ['tags', facts.tags.map(({ value }) => value), jekyll.tags],
    ['categories', publication.categories, jekyll.categories],
    ['layout', publication.layout, jekyll.layout],
    ['time', publication.time, jekyll.time],
    ['url', publication.url, jekyll.url],
  ];
  return pairs
    .filter(([what, galley]) => galley !== undefined && !isKnown(what, post.text))
    .filter(([, galley, other]) => JSON.stringify(galley) !== JSON.stringify(other))
    .map(
      ([what, galley, other]) =>
        `${post.path} ${what}: ${JSON.stringify(galley)}, Jekyll ${JSON.stringify(other)}`,
    );
}

function isKnown(what: string, text: string): boolean {
  const lines = text.split(/\r?\n/);
  return KNOWN_DIFFERENCES.some(
    (known) => known.what === what && lines.some((line) => known.line.test(line)),
  );
}

function codes(site: ReturnType<typeof readSite>, post: SitePost): string[] {
  const read = service.read(post.text, path.posix.basename(post.path));
  return service.diagnose(read, { site, path: post.path, now: NOW }).map(({ code }) => code);
}

describe('Jekyll and Galley', () => {
  for (const [index, posts] of ORDINARY_SITES.entries()) {
    it(`read the same of the ordinary posts of site ${index + 1}`, () => {
      const jekyll = runJekyll(posts);
      assert.ok(jekyll, 'Jekyll stopped');
      const site = siteOf(posts);
      const all = posts.posts.filter(({ path: name }) => name.includes('_posts/'));
      const missing = all.filter(({ path: name }) => !jekyll.has(name));
      assert.deepEqual(missing, [], 'Jekyll does not publish them');
      assert.deepEqual(
        all.filter((post) => !jekyll.get(post.path)!.isRead),
        [],
        'Jekyll cannot read them',
      );
      assert.deepEqual(
        all.flatMap((post) => differences(site, post, jekyll.get(post.path)!)),
        [],
      );
    });
  }

  describe('agree on what is tricky:', () => {
    const site = siteOf(TRICKY_SITE);
    for (const post of TRICKY_SITE.posts) {
      const code = TRICKY_SITE.codes.get(post.path)!;
      it(`${code} of ${JSON.stringify(post.text.slice(4, -11))}`, () => {
        assert.deepEqual([...new Set(codes(site, post))], [code]);
        const jekyll = runJekyll({ ...TRICKY_SITE, posts: [post] });
        const one = jekyll?.get(post.path);
        if (UNREADABLE.has(code)) assert.ok(one?.isRead !== true, 'Jekyll reads it');
        else if (one?.isRead === true && !one.url.startsWith('stopped')) {
          assert.deepEqual(differences(site, post, one), []);
        }
      });
    }
  });

  it('leave out posts of the future, and only those', () => {
    const posts = ['2021-01-01', '2999-01-01'].map((day) => ({
      path: `_posts/${day}-a.md`,
      text: '---\ntitle: a\n---\n',
    }));
    for (const future of [false, true]) {
      const all = { config: `timezone: UTC\nfuture: ${String(future)}\n`, layouts: [], posts };
      const jekyll = runJekyll(all);
      for (const post of posts) {
        assert.equal(jekyll?.has(post.path), !codes(siteOf(all), post).includes('future-date'), post.path);
      }
    }
  });

  describe('find posts of the same file:', () => {
    for (const { what, config = '', paths, texts = [], clash, unknown = false } of SAME_FILE) {
      it(what, () => {
        const posts = paths.map((name, index) => ({
          path: name,
          text: texts[index] ?? '---\ntitle: a\n---\n',
        }));
        const conflicts = findConflicts({ config, layouts: [], posts });
        if (!unknown)
          assert.deepEqual(
            conflicts.map((names) => names.sort()),
            clash ? [[...paths].sort()] : [],
          );
      });
    }
  });

  it('make the same of values without quotes', () => {
    const marks = fc.string({
      unit: fc.constantFrom(...'0 1 2 5 7 9 : . , _ - + x b e E f T Z'.split(' ')),
      minLength: 1,
    });
    const words = fc.constantFrom(
      'yes',
      'No',
      'on',
      'OFF',
      'true',
      'y',
      'n',
      'null',
      'Null',
      '~',
      '.inf',
      '.NaN',
      'nope',
    );
    const digits = fc.stringMatching(
      /^[-+]?\d{1,4}[-:.,_]\d{1,3}([-:.,]\d{1,3})?([ T]\d\d?:\d\d:\d\d(Z| ?[-+]\d\d?(:?\d\d)?)?)?$/,
    );
    const texts = fc.sample(fc.oneof(marks, words, digits), { numRuns: 20_000, seed: 20210826 });
    const ruby = runRuby('scalars', texts);
    const wrong = texts.flatMap((text, index) => {
      const value = readPsychScalar(text);
      const ours = 'text' in value ? `${value.kind} ${value.text}` : value.kind;
      return ruby[index] === 'broken' || ours === ruby[index]
        ? []
        : [`${text}: ${ours}, Ruby ${ruby[index]!}`];
    });
    assert.deepEqual(wrong, []);
  });

  it('read the same instants from dates', () => {
    const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    const forms: readonly ((date: Date) => string)[] = [
      (date) => date.toISOString(),
      (date) => date.toISOString().slice(0, 10),
      (date) => date.toISOString().slice(0, 16).replace('T', ' '),
      (date) => `${date.toISOString().slice(0, 19)}+05:30`,
      (date) => `${date.toISOString().slice(0, 19).replace('T', ' ')} -0330`,
      (date) => `${date.toISOString().slice(0, 19).replace('T', ' ')} EST`,
      (date) => `${date.toISOString().slice(0, 19).replace('T', ' ')} JST`,
      (date) => `${date.toISOString().slice(0, 10)} ${date.getUTCHours()}:${date.getUTCMinutes()} pm`,
      (date) =>
        `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()} ${date.getUTCHours()}:5`,
      (date) => date.toUTCString(),
      (date) => `${date.toUTCString().slice(0, 25)} GMT+0800 (China Standard Time)`,
      (date) => `${date.getUTCDate()}.${date.getUTCMonth() + 1}.${date.getUTCFullYear()}`,
    ];
    const texts = fc
      .sample(fc.tuple(fc.constantFrom(...forms), day), { numRuns: 5000, seed: 20210826 })
      .map(([form, date]) => form(date));
    const ruby = runRuby('dates', texts);
    const wrong = texts.flatMap((text, index) => {
      const ours = readDate(text)?.time;
      return String(ours ?? 'none') === ruby[index] ? [] : [`${text}: ${String(ours)}, Ruby ${ruby[index]!}`];
    });
    assert.deepEqual(wrong, []);
  });

  describeWithCorpus('read the same of real posts', (corpus) => {
    it('archived by crawlers', () => {
      const posts = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
        .filter((name) => /^(?:.*\/)?\d{4}-\d\d-\d\d-.*\.md$/.test(name))
        .map((name) => ({ name, text: readFileSync(path.join(corpus, name), 'utf8') }))
        .map(({ name, text }) => ({ path: `${path.dirname(name)}/_posts/${path.basename(name)}`, text }));
      assert.ok(posts.length > 500, `${posts.length} posts`);
      const archive = { config: 'timezone: Asia/Shanghai\n', layouts: [], posts };
      const jekyll = runJekyll(archive);
      assert.ok(jekyll, 'Jekyll stopped');
      const site = siteOf(archive);
      const found = posts.flatMap((post) => {
        const one = jekyll.get(post.path);
        return one?.isRead === true ? differences(site, post, one) : [`${post.path} is not read by Jekyll`];
      });
      assert.deepEqual(found, []);
    });
  });
});

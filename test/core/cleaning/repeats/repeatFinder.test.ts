import assert from 'node:assert/strict';
import { RepeatFinder } from '../../../../src/core/cleaning/repeats/repeatFinder.ts';
import { SiteCounts } from '../../../../src/core/cleaning/repeats/siteCounts.ts';
import { NO_RULES, type RuleBook } from '../../../../src/core/cleaning/ruleBook.ts';
import { parseRuleText } from '../../../../src/core/cleaning/ruleText/ruleText.ts';
import { parsePost } from '../../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../../src/core/facts/postFacts.ts';
import { describeWithCorpus } from '../../../corpus.ts';
import { findRemovals } from '../../../../src/core/cleaning/findRemovals.ts';
import { builtInRules } from '../../../../src/core/cleaning/rules/builtInRules.ts';
import { overlaps } from '../../../../src/core/text/offsetRange.ts';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { postFrom } from '../cleaning.ts';

const SITE = 'www.news.example';

/** A story that no other post has. */
function story(number: number): string {
  const name = number.toString(36).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
  return `<p>Story ${name} begins at the harbour of ${name}, where the boats of ${name} come home at night.</p>`;
}

/** What is suggested for an archive in which posts have the `pieces`: from a post's number to its HTML. */
function suggest(count: number, pieces: (number: number) => string, rules: RuleBook = NO_RULES): string[] {
  const finder = new RepeatFinder(rules);
  for (let number = 0; number < count; number++) {
    const post = parsePost(
      postFrom(SITE, `<div>${story(number)}${pieces(number)}${story(number + count)}</div>`),
    );
    finder.add(post, readFacts(post), `post ${number}`);
  }
  return finder.suggestions().map(({ proposal, posts, of }) => `${posts}/${of} ${proposal.line}`);
}

describe('What repeats in the archive', () => {
  it('is suggested where five posts and three of a hundred have it', () => {
    const box = '<p>Subscribe to our letters today</p>';
    const line = 'news.example##p:has-text(/^Subscribe to our letters today$/):media-in-links()';
    assert.deepEqual(
      suggest(20, (number) => (number < 4 ? box : '')),
      [],
    );
    assert.deepEqual(
      suggest(20, (number) => (number < 5 ? box : '')),
      [`5/20 ${line}`],
    );
    assert.deepEqual(
      suggest(300, (number) => (number < 8 ? box : '')),
      [],
    );
    assert.deepEqual(
      suggest(300, (number) => (number % 30 === 0 ? box : '')),
      [`10/300 ${line}`],
    );
  });

  it('is the same whatever its numbers, white space and inner markup', () => {
    assert.deepEqual(
      suggest(10, (number) => `<p>Already  ${number} <b>readers</b>\nhave joined us</p>`),
      ['10/10 news.example##p:has-text(/^Already \\d+ readers have joined us$/):media-in-links()'],
    );
  });

  it('is told by the word above a list of links', () => {
    const links = (number: number): string => `<a href="/story-${number}">${story(number).slice(3, 20)}</a>`;
    assert.deepEqual(
      suggest(10, (number) => `<div class="more"><b>Read more</b>${links(number)}${links(number + 1)}</div>`),
      [
        '10/10 news.example##div.more:has-text(/^Read more/):media-in-links():max-loose-text(10):links(same-site)',
      ],
    );
  });

  it('is told by the file of a picture, the target of a link around one, and the name of an empty box', () => {
    assert.deepEqual(
      suggest(
        10,
        (number) =>
          `<p>Look:</p><img src="/lead-${story(number).slice(9, 10)}.jpg"><p><img src="/i/banner.gif?${number}"></p>` +
          `<a href="https://shop.example.net/offer?${number}"><img src="https://cdn.example.net/${number}.png"></a>` +
          `<div id="slot-${number}"></div>`,
      ).sort(),
      [
        '10/10 news.example##a[href*="//shop.example.net/offer"]:no-text()',
        '10/10 news.example##div[id^="slot-"]:empty-box()',
        '10/10 news.example##img[src^="/i/banner.gif"]:no-text()',
      ],
    );
  });

  it('is not told by a name with a number in it', () => {
    assert.deepEqual(
      suggest(10, (number) => `<p id="p-${number}">Subscribe to our letters today</p>`),
      ['10/10 news.example##p:has-text(/^Subscribe to our letters today$/):media-in-links()'],
    );
  });

  it('is the whole block, not each part of it', () => {
    const box = '<div class="promo"><p>Buy the almanac now</p><p>and read it tomorrow</p></div>';
    assert.equal(suggest(10, () => box).length, 1);
  });

  for (const [what, piece] of [
    ['who wrote and took pictures', () => '<p>Photo: A. Someone</p><p>责任编辑：某人</p><p>（完）</p>'],
    [
      'ornaments and subheadings',
      () => '<p>* * *</p><p>二</p><p><b>Facts</b></p><h2>What comes next for us</h2>',
    ],
    ['the first words and the first picture', () => ''],
    [
      'the headlines of a digest',
      () => [1, 2, 3, 4, 5].map((n) => `<p><a href="/${n}">Weather report ${'abcdef'[n]}</a></p>`).join(''),
    ],
    [
      'links within sentences',
      (number: number) => `<p>In ${story(number).slice(9, 30)} <a href="/t">the harbour</a> again</p>`,
    ],
    ['long texts', () => `<p>${'This is said every time. '.repeat(20)}</p>`],
    ['pictures with words below them', () => '<div><img src="/x.jpg">The harbour at night</div>'],
  ] as const) {
    it(`is not ${what}`, () => {
      assert.deepEqual(
        suggest(20, (number) => (number < 8 ? piece(number) : '')),
        [],
      );
    });
  }

  it('is not the first picture, unless most posts begin with the same one', () => {
    const first =
      (share: number) =>
      (number: number): string =>
        number < share ? '<p><img src="/logo.gif"></p>' : `<p><img src="/p${number}/own.jpg"></p>`;
    assert.deepEqual(suggest(20, first(8)), []);
    assert.deepEqual(suggest(20, first(15)), ['15/20 news.example##img[src^="/logo.gif"]:no-text()']);
  });

  it('is not what rules take already', () => {
    const rules = NO_RULES.and(parseRuleText('##div.promo:has-text(almanac)'));
    assert.deepEqual(
      suggest(10, () => '<div class="promo"><p>Buy the almanac now</p></div>', rules),
      [],
    );
  });

  it('is counted for each site by itself, and not for posts from nowhere', () => {
    const finder = new RepeatFinder(NO_RULES);
    for (let number = 0; number < 60; number++) {
      const site = ['one.example', 'two.example', ''][number % 3]!;
      const body = `<div>${story(number)}<p>Subscribe to our letters today</p>${story(number + 60)}</div>`;
      const post = parsePost(postFrom(site, body));
      finder.add(post, readFacts(post), '');
    }
    assert.deepEqual(
      finder.suggestions().map(({ site, posts, of }) => `${site} ${posts}/${of}`),
      ['one.example 20/20', 'two.example 20/20'],
    );
  });

  it('forgets what is seen once, and not what is seen again and again', () => {
    const counts = new SiteCounts();
    const block = (signature: string) =>
      ({ likeness: 'words', signature, doubtful: false, html: signature }) as const;
    for (let number = 0; number < 10_000; number++) {
      const own = Array.from({ length: 10 }, (_, index) => block(`${number} ${index}`));
      counts.add(number % 50 === 0 ? [...own, block('promo')] : own, `post ${number}`);
    }
    assert.ok(counts.size < 6000, `${counts.size} blocks are remembered`);
    const [promo, other] = counts.atLeast(100);
    assert.equal(other, undefined);
    assert.ok(promo && promo.posts <= 200 && promo.posts >= 180, `counted ${promo?.posts} times`);
  });
});

describeWithCorpus('What repeats in real posts', (corpus) => {
  it('is junk that Galley’s own rules know, when these are switched off', function () {
    this.timeout(120_000);
    const folder = path.join(corpus, 'posts');
    const posts = readdirSync(folder).flatMap((site) =>
      readdirSync(path.join(folder, site)).map((name) => {
        const post = parsePost(readFileSync(path.join(folder, site, name), 'utf8'));
        return { name, post, facts: readFacts(post) };
      }),
    );
    const finder = new RepeatFinder(NO_RULES);
    for (const { name, post, facts } of posts) finder.add(post, facts, name);
    const suggestions = finder.suggestions();
    assert.ok(suggestions.length >= 20, `${suggestions.length} suggestions`);
    const rules = NO_RULES.and(parseRuleText(suggestions.map(({ proposal }) => proposal.line).join('\n')));
    const known = builtInRules();
    let [right, wrong] = [0, 0];
    for (const { post, facts } of posts) {
      const junk = findRemovals(post, facts, { level: 'thorough', rules: known }).removals;
      for (const { range } of findRemovals(post, facts, { level: 'thorough', rules }).removals) {
        if (junk.some((removal) => overlaps(removal.range, range))) right++;
        else wrong++;
      }
    }
    assert.ok(right > 900 && wrong <= 10, `${right} pieces of known junk, ${wrong} others`);
  });
});

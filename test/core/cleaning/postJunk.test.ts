import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { createPostService, type CleaningOptions, type Post } from '../../../src/core/postService.ts';
import { describeWithCorpus } from '../../corpus.ts';

const service = createPostService();

/** What is typed, and where: a share of the text's length. */
interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 0, 0, 1, 2, 7),
  text: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('e', 'o', 'd', '字', ' ', ' more', ', ', '12', 'lt', '') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...['<', '>', '</div>', '<p>', '&', ';', '`', '```\n', '\n', '<!-- ', '<script>', '<title>'],
        ...['<div id="dfp-ad-2"></div>', '<u class="small">ad</u>'],
      ),
    },
  ),
});

/** People type behind words. */
function apply(text: string, { at, length, text: inserted }: Edit): string {
  const places = Array.from(text.matchAll(/[\p{L} ](?=[^\p{L}]|$)/gu), ({ index }) => index + 1);
  const start = places[Math.round(at * (places.length - 1))] ?? text.length;
  return text.slice(0, start) + inserted + text.slice(start + length);
}

function said(post: Post, options: CleaningOptions): unknown {
  const { removals, leftAlone, share } = service.clean(post, options);
  return { removals: removals.map(({ range, rule, kind }) => ({ range, rule, kind })), leftAlone, share };
}

/** @returns how often the junk had only moved. */
function assertFollows(text: string, edits: readonly Edit[], options: CleaningOptions): number {
  let post = service.read(text);
  service.clean(post, options);
  let moved = 0;
  let now = text;
  for (const each of edits) {
    now = apply(now, each);
    post = service.read(now, undefined, post);
    if (!service.clean(post, options).watch) moved++;
    assert.deepEqual(
      said(post, options),
      said(service.read(now), options),
      JSON.stringify([each, now.slice(0, 1500)]),
    );
  }
  return moved;
}

/** Rules that look at words, at what is around them and at what is beside them. */
const LOOKING = service.ruleBook([
  'galley',
  service.readRules(
    [
      '##p:has-text(/^Read more$/)',
      '##div.short:max-text(20)',
      '##i.note:has-text(/^so$/):upward(section)',
      '##u.small:has-text(/^ad$/):takes-before(br)',
      '##p.first + p.second:max-text(30)',
    ].join('\n'),
    'mine',
  ),
]);

const OPTIONS = fc.constantFrom<CleaningOptions>(
  {},
  { level: 'thorough' },
  { kinds: ['ad'] },
  { rules: LOOKING },
  { rules: LOOKING, level: 'thorough' },
);

const piece = fc.constantFrom(
  '<p>大桥今晨通车。More than a thousand people came to see it.</p>',
  '<p>Read mor</p>',
  '<div class="short">Nineteen characters.</div>',
  '<section><i class="note">s</i> and more</section>',
  'Words<br><u class="small">a</u>',
  'Words <u class="small">a</u>',
  '<p class="first">a</p><p class="second">A bit longer than a few words</p>',
  '<p>延伸阅读：<a href="https://www.zaobao.com/b">另一篇</a></p>',
  '<div id="dfp-ad-1"></div>',
  '<section id="imu"><div></div></section>',
  '<p><a href="https://subscribe.sph.com.sg/x"><img src="/a.png"></a></p>',
  '<br><hr>',
  'Loose words ',
  '<div class="ad-slot">Words in a slot</div>',
  '<div><p>a</p><div id="dfp-ad-3"></div></div>',
  '<ul><li>one</li><li>two &amp; three</li></ul>',
  '<pre>code</pre>',
  '\n\n    code <p>x</p>\n\n',
  '<table>stray<tr><td>1</td></tr></table>',
  '<noscript>words<div id="dfp-ad-5"></div></noscript>',
  '<title>x</title>',
);

const post = fc
  .tuple(
    fc.constantFrom('', '<div>', '<article><div class="content">'),
    fc.array(piece, { minLength: 1, maxLength: 8 }),
  )
  .map(([open, pieces]) => `---\ntitle: x\nfrom: https://www.zaobao.com/a\n---\n\n${open}${pieces.join('')}`);

/** What typing one thing makes junk, or no longer: `|` is where, with what goes before it between brackets. */
const TELLING: readonly (readonly [text: string, typed: string, rules: string])[] = [
  ['<div><p>Read mor|</p></div>', 'e', '##p:has-text(/^Read more$/)'],
  ['<div><p>Read more abou[t it]|</p></div>', '', '##p:max-text(12)'],
  [
    '<section><b class="flag">x</b>Twenty-one charact[ers]|</section>',
    '',
    '##b.flag:upward(section):max-text(20)',
  ],
  ['<div><p>Words| here</p><i class="ad"></i></div>', '<!-- ', '##i.ad'],
  ['Words\n|\n    <i class="ad"></i>\n', 'x', '##i.ad'],
  ['<div>Words\n|\n    <i class="ad"></i>\n', 'x', '##i.ad'],
  ['<div>Words and <i class="ad">[x]|</i></div>', '', '##i.ad:no-text()'],
  ['<div><p>So: Read|</p><i class="ad"></i></div>', 'ing', '##p:contains(Reading) + i.ad'],
];

describe('The junk of a post that is edited', () => {
  for (const [marked, typed, rules] of TELLING) {
    it(`is looked for again: ${JSON.stringify(marked)}`, () => {
      const [, ahead = '', gone = '', behind = ''] = /^(.*?)(?:\[(.*)\])?\|(.*)$/s.exec(marked)!;
      const head = '---\ntitle: x\n---\n\n';
      const options = { rules: service.ruleBook([service.readRules(rules, 'mine')]) };
      const before = service.read(head + ahead + gone + behind);
      const first = said(before, options);
      const after = service.read(head + ahead + typed + behind, undefined, before);
      assert.notDeepEqual(said(after, options), first, 'it makes a difference');
      assert.deepEqual(said(after, options), said(service.read(after.document.text), options));
    });
  }

  it('is what it is in a post that is read for the first time', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(post, fc.array(edit, { minLength: 1, maxLength: 4 }), OPTIONS, (text, edits, options) => {
        assertFollows(text, edits, options);
      }),
      { numRuns: 400 },
    );
  });

  it('is not looked for where no rule looks, nor for the front matter', () => {
    const words = '<p>A thousand people came to see the bridge, and more were on their way.</p>'.repeat(20);
    const text = `---\ntitle: x\n---\n\n<div>${words}<div id="dfp-ad-1"></div><p>End</p></div>`;
    const before = service.read(text);
    assert.equal(service.clean(before).removals.length, 1);
    const typed = service.read(text.replace('thousand people', 'thousand old people'), undefined, before);
    const named = service.read(text.replace('title: x', 'title: y'), undefined, typed);
    for (const after of [typed, named]) {
      const [removal] = service.clean(after).removals;
      assert.equal(
        after.document.text.slice(removal!.range.start, removal!.range.end),
        '<div id="dfp-ad-1"></div>',
      );
      assert.equal(service.clean(after), service.clean(after), 'found once');
    }

    assert.equal(service.clean(typed).watch, undefined);
  });

  it('is that of the rules that hold now', () => {
    const text = '---\ntitle: x\n---\n\n<div><p>Words to read.</p><p class="mine">My words</p></div>';
    const rules = service.ruleBook(['galley', service.readRules('##p.mine', 'mine')]);
    const before = service.read(text);
    assert.equal(service.clean(before).removals.length, 0);
    const after = service.read(text.replace('to read', 'to be read'), undefined, before);
    assert.equal(service.clean(after, { rules, level: 'thorough' }).removals.length, 1);
    assert.equal(service.clean(after, { level: 'off' }).removals.length, 0);
    assert.equal(service.clean(after).removals.length, 0);
  });
});

describeWithCorpus('The junk of real posts that are edited', (corpus) => {
  it('is what it is in a post that is read for the first time', function () {
    this.timeout(300_000);
    const folder = path.join(corpus, 'posts');
    let [moved, all] = [0, 0];
    for (const site of readdirSync(folder)) {
      for (const [n, name] of readdirSync(path.join(folder, site)).slice(0, 25).entries()) {
        const edits = fc.sample(edit, { numRuns: 6, seed: n });
        moved += assertFollows(readFileSync(path.join(folder, site, name), 'utf8'), edits, {
          level: n % 2 === 0 ? 'safe' : 'thorough',
        });
        all += edits.length;
      }
    }
    assert.ok(moved > all / 10, `${moved} of ${all}`);
  });
});

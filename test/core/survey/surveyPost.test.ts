import assert from 'node:assert/strict';
import { SKETCH_SIZE, surveyPost, type PostSurvey } from '../../../src/core/survey/surveyPost.ts';
import { readPost } from '../../../src/core/post/post.ts';
import { shareInCommon } from '../../../src/core/text/sketch.ts';

function survey(body: string, problems: Parameters<typeof surveyPost>[2] = []): PostSurvey {
  const post = readPost(`---\nlayout: post\nfrom: https://news.example.com/1\n---\n${body}`);
  return surveyPost(post, post.junk.find().removals, problems);
}

const words = (body: string): number => survey(body).words;

describe('The survey of a post', () => {
  it('counts words between spaces and signs, and every character of Chinese and Japanese', () => {
    assert.equal(words('<p>The old bridge, it’s open.</p>'), 5);
    assert.equal(words('<p>新桥重新开放。</p>'), 6);
    assert.equal(words('<p>旧橋は 2021 年 Covid-19</p>'), 7);
    assert.equal(words('<p>𠮷野家</p>'), 3);
    assert.equal(words('<p>한국어 문장</p>'), 2);
    assert.equal(words('<p>— … !</p>'), 0);
    assert.equal(words(''), 0);
  });
  it('reads as people do: across tags within a word, not across those between blocks', () => {
    assert.equal(words('<p><b>W</b>ord</p>'), 1);
    assert.equal(words('<p>one<!-- no -->word</p>'), 1);
    assert.equal(words('<p>one</p><p>two</p>'), 2);
    assert.equal(words('<div><p>one</p>two</div>'), 2);
    assert.equal(words('one<br>two'), 2);
    assert.equal(words('<p>AT&amp;T &lt;b&gt;</p>'), 3);
  });
  it('leaves out what nobody reads', () => {
    assert.equal(words('<script>var a = 1;</script><style>p { color: red }</style><p>word</p>'), 1);
    assert.equal(words('[word](https://example.com/a/b "c") ![image](a.png)'), 2);
    assert.equal(words('text `code here` text'), 4);
  });
  it('counts what can be seen', () => {
    assert.equal(survey('<p>新 桥\u200b\n𠮷 a.</p>').characters, 5);
  });
  it('counts junk by kind, and leaves its words out', () => {
    const ad = '<div class="ad-container"><span>Advertisement</span></div>';
    const { junk, words } = survey(`<p>word</p>${ad}<p>word</p>`);
    assert.equal(words, 2);
    assert.deepEqual(junk, { ad: { count: 1, characters: ad.length } });
  });
  it('counts problems by code, with the worst severity', () => {
    const found = survey('', [
      { code: 'schema', severity: 'warning' },
      { code: 'missing-field', severity: 'warning' },
      { code: 'schema', severity: 'error' },
      { code: 'schema', severity: 'hint' },
    ]);
    assert.deepEqual(found.problems, [
      { code: 'missing-field', severity: 'warning', count: 1 },
      { code: 'schema', severity: 'error', count: 3 },
    ]);
  });
  it('counts the words of what is nested too deep to be read', () => {
    assert.equal(words(`${'<div>'.repeat(5000)}two words`), 2);
  });
  it('takes time in proportion to the text', () => {
    const time = (body: string): number => {
      const began = performance.now();
      survey(body);
      return performance.now() - began;
    };
    for (const piece of ['](', '<b>a', '<!-- -', '[a](b "c', "a'", '𠮷']) {
      time(piece.repeat(2000));
      const [short, long] = [time(piece.repeat(4000)), time(piece.repeat(40_000))];
      assert.ok(long < 60 * (short + 2), `${piece}: ${short} ms, ten times as much ${long} ms`);
    }
  });

  const sentence = (number: number): string => `Line ${number} tells of bridge ${number * 7} and its ferry. `;
  const article = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, at) => `<p>${sentence(from + at)}</p>`).join('\n');
  const common = (a: PostSurvey, b: PostSurvey): number =>
    shareInCommon(a.sketch, b.sketch, SKETCH_SIZE) ?? NaN;

  it('makes sketches that tell how much texts have in common', () => {
    const one = survey(article(0, 100));
    assert.equal(one.sketch.length, SKETCH_SIZE);
    assert.equal(common(one, survey(`<div>${article(0, 100)}</div>`)), 1);
    assert.ok(common(one, survey(article(0, 95) + article(500, 505))) > 0.7);
    assert.ok(common(one, survey(article(50, 150))) > 0.25);
    assert.ok(common(one, survey(article(50, 150))) < 0.8);
    assert.ok(common(one, survey(article(1000, 1100))) < 0.1);
  });
});

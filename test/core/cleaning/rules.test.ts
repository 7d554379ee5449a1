import assert from 'node:assert/strict';
import { JUNK_KINDS } from '../../../src/core/cleaning/rule.ts';
import { builtInLists, builtInText } from '../../../src/core/cleaning/rules/builtInRules.ts';
import { testExamples } from '../../../src/core/cleaning/ruleText/examples.ts';
import { parseRuleText } from '../../../src/core/cleaning/ruleText/ruleText.ts';
import { parseSelector } from '../../../src/core/cleaning/selector.ts';
import { english } from '../../../src/core/text/message.ts';
import { filesBelow } from '../../sources.ts';
import { expectRemoved } from './cleaning.ts';

describe('Cleaning rules', () => {
  const lists = builtInLists();
  const rules = lists.flatMap((list) => list.rules);

  it('Should all be read', () => {
    assert.deepEqual(
      lists.flatMap(({ name, errors }) =>
        errors.map(({ range, message }) => [name, range, english(message)]),
      ),
      [],
    );
    assert.equal(lists.length, filesBelow('src/core/cleaning/rules', /\.txt$/).length);
  });

  it('Should keep within the limits that hold for the rules of people', () => {
    const errors = lists.flatMap(({ name }) =>
      parseRuleText(builtInText(name)!).errors.map(({ message }) => [name, english(message)]),
    );
    assert.deepEqual(errors, []);
  });

  it('Should have unique ids, known kinds, notes, and selectors that can be read', () => {
    const ids = rules.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, kind, selector, note } of rules) {
      assert.match(id, /^(?:\*|[a-z]+):[\w-]+$/);
      assert.ok(JUNK_KINDS.includes(kind), id);
      assert.ok(parseSelector(selector).length > 0, id);
      assert.match(note, /\.$/, id);
    }
  });

  it('Should each have an example of what goes and one of what stays', () => {
    for (const matches of [true, false]) {
      const shown = new Set(
        lists.flatMap(({ examples }) =>
          examples.filter((example) => example.matches === matches).map(({ rule }) => rule),
        ),
      );
      assert.deepEqual(
        rules.filter(({ id }) => !shown.has(id)).map(({ id }) => id),
        [],
      );
    }
  });

  for (const list of lists) {
    describe(list.name, () => {
      it('Should do what its examples say', () => {
        assert.deepEqual(
          testExamples(list).map(({ example, message }) => `${english(message)} ${example.html}`),
          [],
        );
      });

      // With the rules of all other lists as well.
      for (const { rule, site, html, matches } of list.examples) {
        const { level } = rules.find(({ id }) => id === rule)!;
        const marked = matches && !html.includes('⟦') ? `⟦${html}⟧` : html;
        const body = `<div><p>前。</p>${marked}<p>后。</p></div>`;
        it(`Should ${matches ? 'remove' : 'leave'} ${html.slice(0, 70)} (${rule})`, () =>
          expectRemoved(site, body, { level: matches ? level : 'thorough' }));
      }
    });
  }

  it('Should leave what a reader comes for', () => {
    for (const kept of [
      '<p>《广告法》与推广：广告里的广告词。</p>',
      '<p>8月26日<ins>·</ins>北京</p>',
      '<figure><noscript><img src="real.jpg" alt="图"></noscript><figcaption>Photo: 某</figcaption></figure>',
      '<blockquote class="twitter-tweet"><a href="https://twitter.com/a/status/1">x</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script>',
      '<div class="infogram-embed" data-id="1"></div><div class="fb-video" data-href="https://facebook.com/1"></div>',
      '<iframe src="https://embed.documentcloud.org/1"></iframe>',
      '<p>© 2020年版权声明：本文所有内容受到著作权法保护。</p><p>责任编辑：某</p>',
      '<ul><li><a href="/1">今日头条甲</a></li><li><a href="/2">今日头条乙</a></li></ul>',
      '<div id="inarticle_ad300"><p>文</p></div><div class="dable_placeholder">文</div>',
      '<table class="ad"><tr><td>1</td></tr></table>',
      '<p></p><div></div><hr><br>',
    ]) {
      expectRemoved('news.example.org', `<div>${kept}</div>`, { level: 'thorough' });
    }
  });
});

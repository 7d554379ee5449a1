import assert from 'node:assert/strict';
import { excerptOf } from '../../../src/core/cleaning/excerpt.ts';

describe('The excerpt of a piece of junk', () => {
  for (const [title, source, excerpt] of [
    ['is what it says', '<p>Read <a href="/b">more\n &amp; more</a></p><p>Now</p>', 'Read more & more Now'],
    ['has no gap within a sentence', '<p>延伸阅读：<a href="/b"><b>另</b>一篇</a></p>', '延伸阅读：另一篇'],
    ['begins with the words, however deep they are', `${'<div>\n'.repeat(300)}一</div>`, '一'],
    ['is its tag where it says nothing', '<section id="imu"><div> </div></section>', '<section id="imu">'],
    ['is no code', '<script>track(1)</script><style>p {}</style>', '<script>'],
    ['is short', `<p>${'一'.repeat(500)}</p>`, `${'一'.repeat(79)}…`],
    ['is cut between characters', `<p>${'a'.repeat(78)}${'😀'.repeat(9)}</p>`, `${'a'.repeat(78)}…`],
    ['is the tag as far as there is one', `<img alt="${'a'.repeat(500)}`, `<img alt="${'a'.repeat(69)}…`],
  ] as const) {
    it(title, () => assert.equal(excerptOf(source), excerpt));
  }
});

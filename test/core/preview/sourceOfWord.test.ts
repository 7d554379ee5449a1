import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { sourceOfWord } from '../../../src/core/preview/sourceOfWord.ts';

const HEAD = '---\ntitle: word\n---\n';

/** Finds the word after `before` in the element whose start tag is `element`. */
function find(body: string, element: string, before: string, word: string): string {
  const text = HEAD + body;
  const found = sourceOfWord(parsePost(text), text.indexOf(element), before, word);
  if (!found) return 'nowhere';
  return `${text.slice(HEAD.length, found.start)}⟦${text.slice(found.start, found.end)}⟧`;
}

describe('The source of a word in the preview', () => {
  it('is that very word, of several', () => {
    const body = '<p>a word, a word</p><p>word</p>';
    assert.equal(find(body, '<p>a', 'a ', 'word'), '<p>a ⟦word⟧');
    assert.equal(find(body, '<p>a', 'a word, a ', 'word'), '<p>a word, a ⟦word⟧');
    assert.equal(find(body, '<p>word', '', 'word'), '<p>a word, a word</p><p>⟦word⟧');
  });
  it('is found behind tags, references and folded white space, and with references in it', () => {
    const body = '<p>  x &amp;\n  <b>y</b>&nbsp;&#x4E2D; R&amp;D&#33;</p>';
    assert.equal(find(body, '<p>', 'x & y\u00a0中 ', 'R&D'), `${body.slice(0, body.indexOf('R&'))}⟦R&amp;D⟧`);
    assert.equal(
      find(body, '<p>', 'x & y\u00a0', '中'),
      `${body.slice(0, body.indexOf('&#x4E2D;'))}⟦&#x4E2D;⟧`,
    );
  });
  it('is the nearest one where Markdown has signs of its own', () => {
    assert.equal(
      find('A **word** and a [word](https://a.example/word) here.\n', 'A', 'A word and a ', 'word'),
      'A **word** and a [⟦word⟧',
    );
  });
  it('is nowhere for a word that there is not, and never in the front matter', () => {
    assert.equal(find('<p>a</p>', '<p>', '', 'word'), 'nowhere');
  });
  it('is what the page says, wherever in a long line', () => {
    const piece = fc.constantFrom('风', '雨', 'ship ', '&lt;', '<b>水</b>', ' ', '&#128674;', '👩‍🚀');
    const shownAs: Record<string, string> = { '&lt;': '<', '<b>水</b>': '水', '&#128674;': '🚢' };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.array(piece, { maxLength: 5 }), (before, after) => {
        const body = `<div><p>${before.join('')}MARK${after.join('')}</p></div>`;
        const shown = before.map((one) => shownAs[one] ?? one).join('');
        assert.equal(find(body, '<p>', shown, 'MARK'), `<div><p>${before.join('')}⟦MARK⟧`);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { findFolds } from '../../../src/core/folding/findFolds.ts';
import { LineIndex } from '../../../src/core/text/lineIndex.ts';

/** The lines that fold, as `first–last`, counted from 1. */
function folds(...lines: string[]): string[] {
  const text = lines.join('\n');
  const index = new LineIndex(text);
  return findFolds(parsePost(text))
    .map(({ range, keepsLastLine }) => {
      const first = index.positionAt(range.start).line + 1;
      const last = index.positionAt(range.end).line + 1 - (keepsLastLine ? 1 : 0);
      return { first, last };
    })
    .filter(({ first, last }) => last > first)
    .map(({ first, last }) => `${first}–${last}`);
}

describe('folding', () => {
  it('folds the front matter, its closing fence included', () => {
    assert.deepEqual(folds('---', 'title: x', '---', 'Text.'), ['1–3']);
  });
  it('folds elements over several lines, and keeps their end tag in sight', () => {
    assert.deepEqual(folds('<div>', '<p>one line</p>', '<ul>', '<li>a</li>', '</ul>', '</div>'), [
      '1–5',
      '3–4',
    ]);
  });
  it('folds regions, one within the other', () => {
    assert.deepEqual(
      folds('<!-- #region a -->', '<!-- #region -->', 'x', '<!-- #endregion -->', '<!-- #endregion -->'),
      ['2–4', '1–5'],
    );
  });
  it('folds fenced code, in which no heading is', () => {
    assert.deepEqual(folds('```sh', '# a comment', 'ls', '```', 'Text.'), ['1–4']);
  });
  it('folds sections up to the next heading of their rank', () => {
    assert.deepEqual(folds('# A', 'x', '## B', 'x', '# C', 'x', ''), ['3–4', '1–4', '5–6']);
  });
  it('has nothing to fold in an archived article on one line', () => {
    assert.deepEqual(folds('<p>a</p><div><p>b</p></div>'), []);
  });
});

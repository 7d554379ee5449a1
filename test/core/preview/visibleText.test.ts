import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { convert, type HtmlToTextOptions } from 'html-to-text';
import { createPostService } from '../../../src/core/postService.ts';
import { describeWithCorpus } from '../../corpus.ts';

// What a reader sees of a cleaned post, told by a library that Galley does not use: the words of the preview are
// those of the body less its junk.

const service = createPostService();

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: 1 << 26, maxDepth: 2_000 },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
    // Neither shows what a frame would: the preview has a card in its place.
    { selector: 'iframe', format: 'skip' },
    { selector: '.galley-embed', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ...['hr', 'title'].map((selector) => ({ selector, format: 'skip' })),
  ],
};

function words(html: string): string {
  return convert(html, OPTIONS).replace(/\s+/g, ' ').trim();
}

/** The words of the cleaned preview, and those of the text that cleaning leaves. */
function cleanedWords(text: string, name: string): { shown: string; left: string } {
  const post = service.read(text, name);
  const { body } = post.document;
  const { removals } = service.clean(post);
  let html = '';
  let at = body.start;
  for (const { range } of removals) {
    html += text.slice(at, Math.max(at, range.start));
    at = Math.max(at, range.end);
  }
  html += text.slice(Math.min(at, body.end), body.end);
  const [, shown = ''] = service.preview(post, 'cleaned').split('<div class="galley-body">');
  return { shown: words(shown), left: words(html) };
}

describe('The words of the cleaned preview', () => {
  it('are those of articles in HTML, whatever they are made of', () => {
    // But for forms: their tags go, and what stands in one goes on in the line before.
    const text = fc.stringMatching(/^[a-z港雨，。 ]{1,12}$/);
    const { html } = fc.letrec<{ html: string }>((tie) => ({
      html: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        text,
        fc
          .tuple(
            fc.constantFrom(
              'p',
              'div',
              'span',
              'em',
              'blockquote',
              'h2',
              'figure',
              'a',
              'section',
              'li',
              'font',
            ),
            fc.array(tie('html'), { maxLength: 3 }),
          )
          .map(([tag, children]) => `<${tag}>${children.join('')}</${tag}>`),
        fc.constantFrom(
          '<br>',
          '<hr>',
          '<!-- x -->',
          '<img src="/a.png">',
          '<script>a()</script>',
          '<style>a{}</style>',
        ),
      ),
    }));
    fc.assert(
      fc.property(fc.array(html, { minLength: 1, maxLength: 6 }), (parts) => {
        const body = `<div>${parts.join('')}</div>`;
        const { shown, left } = cleanedWords(`---\nlayout: post\n---\n\n${body}\n`, '2021-08-26-a.md');
        assert.equal(shown, left, body);
      }),
      { numRuns: 500, seed: 20210826 },
    );
  });

  describeWithCorpus('of archived posts', (corpus) => {
    it('are those of the body less its junk', function () {
      this.timeout(120_000);
      const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.md'),
      );
      const differ = files.flatMap((file) => {
        const { shown, left } = cleanedWords(
          readFileSync(path.join(corpus, file), 'utf8'),
          path.basename(file),
        );
        return shown === left ? [] : [`${file}: ${firstDifference(shown, left)}`];
      });
      assert.deepEqual(differ, []);
    });
  });
});

function firstDifference(shown: string, left: string): string {
  let at = 0;
  while (at < shown.length && shown[at] === left[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 20), at + 30);
  return `“${around(shown)}”, not “${around(left)}”`;
}

import assert from 'node:assert/strict';
import { effort } from '../../effort.ts';
import { preview } from './support.ts';

/** Texts of `size` repetitions that slow programs down. */
const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  'nested elements': (size) => '<div>'.repeat(size),
  'nested elements with text': (size) => '<b>a '.repeat(size),
  'start tags, then end tags of others': (size) => '<b>'.repeat(size) + '</i>'.repeat(size),
  'paragraphs in between': (size) => '<p><b>'.repeat(size) + '</u>'.repeat(size) + '</b>'.repeat(size),
  'quotes that nothing closes': (size) => '<a href="'.repeat(size),
  'quotes of two kinds': (size) => `<a b=' c="`.repeat(size),
  'comments that nothing ends': (size) => '<!-- '.repeat(size),
  'frames that nothing ends': (size) => '<iframe src=//a>'.repeat(size),
  'scripts that nothing ends': (size) => '<div><script>'.repeat(size),
  'a long address full of comments': (size) => `<a href="${'<!--x-->'.repeat(size)}">`,
  'a long list of sources': (size) => `<img srcset="${'a 1w,'.repeat(size)}">`,
  'many attributes': (size) => `<p ${Array.from({ length: size }, (_, number) => `a${number}`).join(' ')}>`,
  'many equal headings': (size) => '# a\n'.repeat(size),
  'open elements in list items': (size) => '- <div>\n'.repeat(size),
  'open list items': (size) => '<li>\n'.repeat(size),
  'indented HTML': (size) => `<hr>\n${'     <p>\n'.repeat(size)}`,
  'nested tables': (size) => '<table><tr><td>'.repeat(size),
  'quotations in quotations': (size) => '>'.repeat(size),
  brackets: (size) => '['.repeat(size),
  'half emphasis': (size) => '*a_'.repeat(size),
  'NUL characters': (size) => '\0'.repeat(size),
  'lone carriage returns': (size) => '<p\r>\r'.repeat(size),
  'half surrogates and replacement characters': (size) => '\uD83D\uFFFD'.repeat(size),
  'names of Galley’s marks': (size) =>
    Array.from({ length: size }, (_, number) => `galley-junk${number}`).join(' '),
  'CDATA sections': (size) => '<![CDATA['.repeat(size),
  'vector graphics': (size) => '<svg><p>'.repeat(size),
};

describe('Hostile posts', () => {
  for (const [title, shape] of Object.entries(SHAPES)) {
    it(`take time by their length: ${title}`, function () {
      this.timeout(60_000);
      const time = (size: number): number => {
        const text = `---\ntitle: a\n---\n${shape(size)}`;
        return effort(() => void preview(text, 'removed'), 2);
      };
      time(1_000);
      const [small, large] = [time(4_000), time(40_000)];
      // Ten times the text: quadratic would be a hundred times the time.
      assert.ok(large < 40 * Math.max(small, 4), `${small.toFixed(0)} ms, then ${large.toFixed(0)} ms`);
    });
  }
});

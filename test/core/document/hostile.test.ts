import assert from 'node:assert/strict';
import { elementsOf } from '../../../src/core/document/htmlTree.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readPlainFields } from '../../../src/core/document/plainFields.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';
import { effort } from '../../effort.ts';

const HEAD = '---\ntitle: x\n---\n';

/** What someone could write to make a reader slow, repeated to a length. */
const HOSTILE: [what: string, make: (length: number) => string][] = [
  ['open brackets', (length) => '['.repeat(length)],
  ['open brackets in the front matter', (length) => `---\na: ${'['.repeat(length)}\n---\n`],
  ['brackets of links', (length) => HEAD + '[' + ']('.repeat(length / 2)],
  ['links behind links', (length) => HEAD + '[a](b)'.repeat(length / 6)],
  ['fences', (length) => '---\n'.repeat(length / 4)],
  ['fences that are almost ones', (length) => '---\n' + '--- x\n'.repeat(length / 6)],
  ['nested elements', (length) => HEAD + '<div>'.repeat(length / 5)],
  ['open tags', (length) => HEAD + '<a '.repeat(length / 3)],
  ['open comments', (length) => HEAD + '<!--'.repeat(length / 4)],
  ['stamps that are none', (length) => HEAD + '<!-- 1'.repeat(length / 6)],
  ['digits of a stamp', (length) => `${HEAD}<!--${'1'.repeat(length)}`],
  ['white space before a stamp that is none', (length) => HEAD + ' \n'.repeat(length / 2)],
  ['an unclosed double quote', (length) => `---\ntitle: "${'a '.repeat(length / 2)}\n---\n`],
  ['unclosed double quotes, one a line', (length) => `---\n${'a: "b\n'.repeat(length / 6)}---\n`],
  ['unclosed quotes', (length) => `---\n${"a: 'b\n".repeat(length / 6)}---\n`],
  ['backslashes in quotes', (length) => `---\na: "${'\\\\'.repeat(length / 2)}\nb\n---\n`],
  ['lines with no key', (length) => `---\n${'a\n'.repeat(length / 2)}---\n`],
  ['broken fields', (length) => `---\n${'a: b: c\n'.repeat(length / 8)}---\n`],
  ['duplicate keys', (length) => `---\n${'a: b\n'.repeat(length / 5)}---\n`],
  ['an unclosed front matter', (length) => `---\n${'a: b\n'.repeat(length / 5)}`],
  ['a Liquid block that nothing closes', (length) => HEAD + '{% raw %}'.repeat(length / 9)],
  ['Liquid tags that nothing closes', (length) => HEAD + '{% raw '.repeat(length / 7)],
  ['code fences that nothing closes', (length) => HEAD + '```a\n'.repeat(length / 5)],
  ['quoted code fences that nothing closes', (length) => HEAD + '> ```a\n'.repeat(length / 7)],
  ['quoted code fences in quotes of their own', (length) => HEAD + '> ```a\n\n'.repeat(length / 8)],
  ['fences in items that nothing closes', (length) => HEAD + '- ```a\n'.repeat(length / 7)],
  ['marks of quotes and items', (length) => HEAD + '> - '.repeat(length / 4) + '```'],
  ['a lone backtick in each line', (length) => HEAD + 'a ` <b>\n'.repeat(length / 8)],
  [
    'lines of backticks, all of another length',
    (length) => {
      let lines = `${HEAD}x<\n`;
      for (let count = 1; lines.length < length; count++) lines += `a ${'`'.repeat(count)}\n`;
      return lines;
    },
  ],
  ['a code span with many tags', (length) => `${HEAD}\`${'<'.repeat(length)}`],
  ['backticks that nothing closes', (length) => HEAD + 'x' + '`'.repeat(length)],
  [
    'runs of backticks, all of another length',
    (length) => {
      let runs = `${HEAD}x<`;
      for (let count = 1; runs.length < length; count++) runs += `${'`'.repeat(count)} `;
      return runs;
    },
  ],
];

/** Reads a post with all that is put off. */
function read(text: string): void {
  const post = parsePost(text);
  assert.ok([...elementsOf(post.html)].length >= 0);
  readPlainFields(text);
}

describe('hostile input', () => {
  for (const [what, make] of HOSTILE) {
    it(`of ${what} takes no more than about twice the time for twice the length`, function () {
      this.timeout(60_000);
      const [text, twice] = [make(20_000), make(40_000)];
      read(text);
      const once = effort(() => read(text));
      const double = effort(() => read(twice));
      // Three times, and what a busy machine adds to short times.
      assert.ok(double <= 3 * once + 200, `${once.toFixed(1)} ms, then ${double.toFixed(1)} ms`);
    });
    it(`of ${what} is read at 200 KB`, function () {
      this.timeout(30_000);
      read(make(200_000));
    });
  }

  it('of a hundred million characters still has its front matter, and a body that is not read', function () {
    this.timeout(30_000);
    const text = `${HEAD}<!--1-->\n[a](b)\n---\n${'<p>text</p>\n'.repeat(9_000_000)}`;
    assert.ok(text.length > 100_000_000);
    const started = performance.now();
    const post = parsePost(text);
    assert.ok(performance.now() - started < 1000, 'the body is not read yet');
    assert.ok(post.frontMatter.kind === 'closed' && post.headingLink);
    assert.equal(slice(text, post.frontMatter.fields[0]!.range), 'title: x');
    assert.equal(slice(text, post.headingLink.textRange), 'a');
    assert.equal(post.html.unread, 'tooLong');
    assert.deepEqual([...elementsOf(post.html)], []);
  });
  it('of elements nested too deep says that they are not read', () => {
    const html = (body: string): unknown => parsePost(HEAD + body).html.unread;
    assert.equal(html('<div>'.repeat(2000)), 'tooDeep');
    assert.equal(html('<div>'.repeat(900) + '</div>'.repeat(900)), undefined);
    assert.equal(html('<div><p>a<br></div>'.repeat(2000)), undefined);
    assert.equal(html('<ul><li>a<li>b</ul><table><tr><td>c</table>'.repeat(2000)), undefined);
  });
  it('of brackets nested too deep is a problem at its place, in front matter of any kind', () => {
    for (const nest of ['[', '{', '[{', '- ', '? ']) {
      const { frontMatter } = parsePost(`---\na: ${nest.repeat(100_000)}\n---\n`);
      assert.ok(frontMatter.kind === 'closed');
      assert.deepEqual(
        frontMatter.problems.map(({ code }) => code),
        ['TOO_DEEP'],
        nest,
      );
    }
  });
  it('of quotes that never end does not overflow the stack', () => {
    assert.doesNotThrow(() => parsePost(`---\na: "${'b'.repeat(10_000_000)}\nc\n---\n`));
  });
});

import assert from 'node:assert/strict';
import { previewBody } from './support.ts';

/** Lines in, HTML out, its line breaks left out. */
const laidOut = (...lines: readonly string[]): string => previewBody(lines.join('\n')).replaceAll('\n', '');

describe('The layout', () => {
  it('is that of Markdown, with tables and struck text', () => {
    assert.equal(
      laidOut('A **b** ~~c~~', '', '- d', '- e'),
      '<p>A <strong>b</strong> <s>c</s></p><ul><li>d</li><li>e</li></ul>',
    );
    assert.equal(
      laidOut('| a | b |', '|---|--:|', '| c | d |'),
      '<table><thead><tr><th>a</th><th align="right">b</th></tr></thead><tbody><tr><td>c</td><td align="right">d</td></tr></tbody></table>',
    );
  });

  it('leaves bare addresses as text', () => {
    assert.equal(laidOut('See https://a.example.'), '<p>See https://a.example.</p>');
  });

  it('gives headings the ids that a table of contents links to', () => {
    assert.equal(
      laidOut('[a](#two-words)', '', '# Two *words*!', '# Two words', '# 第一节'),
      '<p><a href="#post-two-words">a</a></p><h1 id="post-two-words">Two <em>words</em>!</h1>' +
        '<h1 id="post-two-words-1">Two words</h1><h1 id="post-第一节">第一节</h1>',
    );
  });

  it('keeps HTML raw up to its end tag, over blank lines and indentation', () => {
    assert.equal(
      laidOut('<div>', '', '    <p>*a*</p>', '', '', '        <p>b</p>', '# c', '</div>', '*d*'),
      '<div>    <p>*a*</p>        <p>b</p># c</div><p><em>d</em></p>',
    );
  });

  it('pairs end tags with start tags of the same name', () => {
    assert.equal(
      laidOut('<div><div>', '', '    *a*', '</div>', '', '    *b*', '</div>', '', '*c*'),
      '<div><div>    *a*</div>    *b*</div><p><em>c</em></p>',
    );
  });

  it('goes on in the line of the end tag', () => {
    assert.equal(
      laidOut('<p>a</p><div>', '', '    *b*', '</div> *c* <section>', '', '    *d*', '</section>', '*e*'),
      '<p>a</p><div>    *b*</div> *c* <section>    *d*</section><p><em>e</em></p>',
    );
  });

  it('begins with HTML in the middle of a paragraph', () => {
    assert.equal(laidOut('a', '<div>*b*</div>', '*c*'), '<p>a</p><div>*b*</div><p><em>c</em></p>');
  });

  it('reads Markdown around elements that stand in a line', () => {
    assert.equal(
      laidOut('<a href="/x">*a*</a> *b*'),
      '<p><a href="/x" rel="noreferrer"><em>a</em></a> <em>b</em></p>',
    );
    assert.equal(
      laidOut('<https://a.example/>'),
      '<p><a href="https://a.example/" rel="noreferrer">https://a.example/</a></p>',
    );
  });

  it('keeps what is left open to the end of the text', () => {
    assert.equal(laidOut('<div>', '<p>*a*</p>', '', '    *b*'), '<div><p>*a*</p>    *b*</div>');
  });

  it('ends a paragraph or list item that is left open at a blank line', () => {
    assert.equal(laidOut('<p>*a*', '', '*b*'), '<p>*a*</p><p><em>b</em></p>');
    assert.equal(laidOut('<p>a', '<p>b</p>', '', '*c*'), '<p>a</p><p>b</p><p><em>c</em></p>');
  });

  it('takes an end tag too many for nothing', () => {
    assert.equal(
      laidOut('<div>', '<p>a</p></div>', '', '     <p>*b*</p>', '</div>', '', '*c*'),
      '<div><p>a</p></div>     <p>*b*</p><p><em>c</em></p>',
    );
  });

  it('keeps code that looks like HTML', () => {
    assert.equal(
      laidOut('```', '<div>', '```', '*a*'),
      '<pre><code>&lt;div&gt;</code></pre><p><em>a</em></p>',
    );
    assert.equal(
      laidOut('a', '', '    <div>', '', '*b*'),
      '<p>a</p><pre><code>&lt;div&gt;</code></pre><p><em>b</em></p>',
    );
    assert.equal(laidOut('Write `<div>`.'), '<p>Write <code>&lt;div&gt;</code>.</p>');
  });

  it('sees no tag in attributes, comments and scripts', () => {
    assert.equal(
      laidOut(
        '<div title="</div>">',
        '',
        '    *a*',
        '<!-- </div> -->',
        '<script>"</div>"</script>',
        '',
        '    *b*',
        '</div>',
      ),
      '<div title="&lt;/div&gt;">    *a*    *b*</div>',
    );
  });

  it('keeps HTML within its list item or quotation', () => {
    assert.equal(laidOut('- <div>', '  *a*', '', '*b*'), '<ul><li><div>*a*</div></li></ul><p><em>b</em></p>');
    assert.equal(
      laidOut('> <div>', '> *a*</div>', '', '*b*'),
      '<blockquote><div>*a*</div></blockquote><p><em>b</em></p>',
    );
  });

  it('reads single elements and comments as blocks of a line', () => {
    assert.equal(
      laidOut('<hr>', '*a*', '', '<!-- b', '', ' c -->', '*d*'),
      '<hr /><p><em>a</em></p><p><em>d</em></p>',
    );
  });

  it('leaves a comment that nothing ends as text', () => {
    assert.equal(laidOut('a', '', '<!-- b'), '<p>a</p><p>&lt;!– b</p>');
  });

  it('takes attribute lists for what they say, which nobody is to read', () => {
    assert.equal(
      laidOut('# a', '{: .wide #b}', '', 'c', '{:toc}', '', '![](d.png){: width="300"} e {:f} {: g'),
      '<h1 id="post-b">a</h1><p>c</p>' +
        '<p><img src="d.png" alt="" width="300" loading="lazy" referrerpolicy="no-referrer" /> e {:f} {: g</p>',
    );
  });

  it('has one list whatever its marks, numbered from one, tight or loose by item', () => {
    assert.equal(laidOut('- a', '* b', '', '- c'), '<ul><li>a</li><li><p>b</p></li><li>c</li></ul>');
    assert.equal(laidOut('7. a', '8. b'), '<ol><li>a</li><li>b</li></ol>');
    assert.equal(laidOut('text', '5. a'), '<p>text</p><ol><li>a</li></ol>');
    assert.equal(laidOut('1) a'), '<p>1) a</p>');
    assert.equal(laidOut('- [ ] a', '- [x] b'), '<ul><li>☐ a</li><li>☑ b</li></ul>');
    assert.equal(laidOut('- a', '^', '- b'), '<ul><li>a</li></ul><ul><li>b</li></ul>');
  });

  it('stresses beside Chinese punctuation', () => {
    assert.equal(
      laidOut('字**“引文”**字，**重点。**字 a_b_c'),
      '<p>字<strong>“引文”</strong>字，<strong>重点。</strong>字 a_b_c</p>',
    );
  });

  it('prints quotation marks, dashes and dots', () => {
    assert.equal(
      laidOut(`"a" -- 'b' --- it's '90s ... <<c>> \\"d\\" \`"e"\``),
      '<p>“a” – ‘b’ — it’s ’90s … «c» "d" <code>"e"</code></p>',
    );
    assert.equal(laidOut('他说："好"'), '<p>他说：”好”</p>');
  });

  it('takes lines with bars between blank lines for a table', () => {
    assert.equal(laidOut('a | b'), '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>');
    assert.equal(laidOut('text', 'a | b'), '<p>texta | b</p>');
    assert.match(
      laidOut('| a |', '|---|', '| `b|c` |', '|===|', '| d |'),
      /<thead>.*<tbody><tr><td><code>b\|c<\/code><\/td>.*<tfoot><tr><td>d<\/td>/,
    );
  });

  it('has headings with lines only where one line stands between blank ones', () => {
    assert.equal(laidOut('a', '---'), '<h2 id="post-a">a</h2>');
    assert.equal(laidOut('a', 'b', '---'), '<p>ab—</p>');
    assert.equal(laidOut('# a {#b}', '', '[c](#b)'), '<h1 id="post-b">a</h1><p><a href="#post-b">c</a></p>');
  });

  it('gathers footnotes, definitions and abbreviations', () => {
    assert.equal(
      laidOut('a[^1] b[^1]', '', '[^1]: c'),
      '<p>a<sup><a id="post-fnref:1" href="#post-fn:1">1</a></sup> ' +
        'b<sup><a id="post-fnref:1:1" href="#post-fn:1">1</a></sup></p>' +
        '<div><ol><li id="post-fn:1"><p>c <a href="#post-fnref:1">↩</a> ' +
        '<a href="#post-fnref:1:1">↩<sup>2</sup></a></p></li></ol></div>',
    );
    assert.equal(laidOut('a', 'b', ': c'), '<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>');
    assert.equal(laidOut('HTML', '', '*[HTML]: a'), '<p><abbr title="a">HTML</abbr></p>');
  });

  it('fills a table of contents', () => {
    assert.equal(
      laidOut('* toc', '{:toc}', '', '# a', '## b', '# c', '{:.no_toc}').replace(/<h1.*/, ''),
      '<ul><li><a href="#post-a">a</a><ul><li><a href="#post-b">b</a></li></ul></li></ul>',
    );
  });

  it('reads Markdown in HTML where it is asked to', () => {
    assert.equal(
      laidOut('<div markdown="1">', '*a*', '', '- b', '</div>', '*c*'),
      '<div><p><em>a</em></p><ul><li>b</li></ul></div><p><em>c</em></p>',
    );
    assert.equal(laidOut('<p markdown="1">*a*</p>'), '<p><em>a</em></p>');
    assert.equal(laidOut('<div markdown="0">*a*</div>'), '<div>*a*</div>');
  });

  it('shows formulas as they are written, and no kramdown comments', () => {
    assert.equal(laidOut('a $$b_1 * c_1$$ d'), '<p>a <code>\\(b_1 * c_1\\)</code> d</p>');
    assert.equal(laidOut('$$', 'a < b', '$$'), '<div><code>\\[a &lt; b\\]</code></div>');
    assert.equal(laidOut('a{::comment}b{:/}c', '', '{::comment}', 'd', '{:/comment}'), '<p>ac</p>');
  });

  it('takes addresses with spaces', () => {
    assert.equal(laidOut('[a](b c.md "d")'), '<p><a title="d" href="b%20c.md" rel="noreferrer">a</a></p>');
  });

  it('is found in time, whatever repeats', function () {
    this.timeout(60_000);
    for (const piece of [
      '```\n\n',
      '~~~ a\n',
      '{::comment}\n',
      '{::comment}',
      '$$\n\n',
      '$$',
      'a\nb\n: c\n\n',
      '[^1]: a\n\n',
      'a[^1]',
      '*[a]: b\n',
      '| a ',
      '|---',
      '|\n',
      '- ',
      '- a\n',
      '> - ',
      '1. a\n\n',
      '"',
      "'",
      '--',
      '<<',
      '[a](b c ',
      '{: .a}\n',
      '# a {#',
      '<div markdown="1">\n',
      '<p markdown="1">',
      '**a',
      '_a',
      '\\',
      '^\n',
      'a|b\n',
      '`|',
      '<code>|',
    ]) {
      previewBody(piece.repeat(Math.ceil(40_000 / piece.length)));
    }
  });
});

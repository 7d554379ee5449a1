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
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import type { PostDocument } from '../../../src/core/document/postDocument.ts';
import { slice, type OffsetRange } from '../../../src/core/text/offsetRange.ts';
import { describeWithCorpus } from '../../corpus.ts';

const ARCHIVED = `---
layout: post
title: "兩岸對話 [直播] 重啟"
date: 2022-03-04T05:06:07.890Z
author: 測試新聞
from: https://news.example/a/(2022)/story-1
tags: [ 測試新聞 ]
categories: [ 測試新聞 ]
---
<!--1646370367890-->
[兩岸對話 [直播] 重啟](https://news.example/a/(2022)/story-1)
------

<div>
<p>第一段。</p>
</div>
`;

/** What the ranges of a post cover. */
function partsOf(post: PostDocument): Record<string, unknown> {
  const { text, frontMatter, stamp, headingLink, body } = post;
  const cut = (range: OffsetRange | undefined): string | undefined => range && slice(text, range);
  return {
    kind: frontMatter.kind,
    ...(frontMatter.kind !== 'absent' && {
      openFence: cut(frontMatter.openFence),
      content: cut(frontMatter.content),
    }),
    ...(frontMatter.kind === 'closed' && { closeFence: cut(frontMatter.closeFence) }),
    ...(stamp && { stamp: cut(stamp.range), stampValue: cut(stamp.valueRange), time: stamp.time }),
    ...(headingLink && {
      heading: cut(headingLink.range),
      headingText: cut(headingLink.textRange),
      headingUrl: cut(headingLink.urlRange),
    }),
    body: cut(body),
  };
}

function parts(text: string): Record<string, unknown> {
  return partsOf(parsePost(text));
}

describe('parsePost', () => {
  describe('finds the parts of an archived post', () => {
    it('each by the text that it covers', () => {
      const [, content, rest] = ARCHIVED.split('---\n') as [string, string, string];
      const link = '[兩岸對話 [直播] 重啟](https://news.example/a/(2022)/story-1)';
      assert.deepEqual(parts(ARCHIVED), {
        kind: 'closed',
        openFence: '---',
        content,
        closeFence: '---',
        stamp: '<!--1646370367890-->',
        stampValue: '1646370367890',
        time: 1646370367890,
        heading: `${link}\n------`,
        headingText: '兩岸對話 [直播] 重啟',
        headingUrl: 'https://news.example/a/(2022)/story-1',
        body: '\n\n<div>\n<p>第一段。</p>\n</div>\n',
      });
      assert.ok(rest.includes(link));
    });
    it('with Windows line ends', () => {
      const windows = ARCHIVED.replaceAll('\n', '\r\n');
      const expected = Object.entries(parts(ARCHIVED)).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.replaceAll('\n', '\r\n') : value,
      ]);
      assert.deepEqual(parts(windows), Object.fromEntries(expected));
    });
    it('behind a byte order mark, which belongs to none of them', () => {
      assert.deepEqual(parts(`\uFEFF${ARCHIVED}`), parts(ARCHIVED));
    });
    it('whose ranges are in order and leave nothing between them but white space', () => {
      const { text, frontMatter, stamp, headingLink, body } = parsePost(ARCHIVED);
      assert.ok(frontMatter.kind === 'closed' && stamp && headingLink);
      const { openFence, content, closeFence } = frontMatter;
      let at = 0;
      for (const range of [openFence, content, closeFence, stamp.range, headingLink.range, body]) {
        assert.match(text.slice(at, range.start), /^\s*$/);
        assert.ok(range.start >= at && range.end >= range.start);
        at = range.end;
      }
      assert.equal(at, text.length);
    });
  });

  describe('front matter', () => {
    const kinds: [what: string, text: string, expected: Record<string, unknown>][] = [
      ['is absent from the empty text', '', { kind: 'absent', body: '' }],
      ['is absent from a lone byte order mark', '\uFEFF', { kind: 'absent', body: '' }],
      [
        'is absent where the fence is not at the start',
        '\n---\na: 1\n---\n',
        { kind: 'absent', body: '\n---\na: 1\n---\n' },
      ],
      [
        'is absent where the fence is indented',
        ' ---\na: 1\n---\n',
        { kind: 'absent', body: ' ---\na: 1\n---\n' },
      ],
      [
        'is absent where four dashes begin the text',
        '----\na: 1\n---\n',
        { kind: 'absent', body: '----\na: 1\n---\n' },
      ],
      ['is absent where only a fence stands', '---', { kind: 'absent', body: '---' }],
      [
        'is absent where a thematic break begins prose',
        '---\nIt was late.\n\nVery late.\n',
        { kind: 'absent', body: '---\nIt was late.\n\nVery late.\n' },
      ],
      [
        'may be empty',
        '---\n---\nx',
        { kind: 'closed', openFence: '---', content: '', closeFence: '---', body: '\nx' },
      ],
      [
        'may end with dots',
        '---\na: 1\n...\nx',
        { kind: 'closed', openFence: '---', content: 'a: 1\n', closeFence: '...', body: '\nx' },
      ],
      [
        'may end with the text',
        '---\na: 1\n---',
        { kind: 'closed', openFence: '---', content: 'a: 1\n', closeFence: '---', body: '' },
      ],
      [
        'may have white space behind its fences',
        '---  \na: 1\n--- \t\nx',
        { kind: 'closed', openFence: '---', content: 'a: 1\n', closeFence: '---', body: ' \t\nx' },
      ],
      [
        'does not end at dashes inside a value',
        '---\na: 1 --- 2\nb: "---"\nc: ---x\n---- \n---\nx',
        {
          kind: 'closed',
          openFence: '---',
          content: 'a: 1 --- 2\nb: "---"\nc: ---x\n---- \n',
          closeFence: '---',
          body: '\nx',
        },
      ],
      [
        'does not end at an indented fence',
        '---\na: |\n  ---\n---\nx',
        { kind: 'closed', openFence: '---', content: 'a: |\n  ---\n', closeFence: '---', body: '\nx' },
      ],
      [
        'that is not closed reaches as far as it looks like YAML',
        '---\na: 1\nb:\n  - c\n- d\n# e\n\nProse.\n',
        { kind: 'unclosed', openFence: '---', content: 'a: 1\nb:\n  - c\n- d\n# e\n', body: '\nProse.\n' },
      ],
      [
        'that is not closed ends before the body’s HTML',
        '---\na: 1\n<div>\n</div>\n',
        { kind: 'unclosed', openFence: '---', content: 'a: 1\n', body: '<div>\n</div>\n' },
      ],
      [
        'that is not closed leaves stamp and heading link to be found',
        '---\na: 1\n<!--7-->\n[t](u)\n--\nx',
        {
          kind: 'unclosed',
          openFence: '---',
          content: 'a: 1\n',
          stamp: '<!--7-->',
          stampValue: '7',
          time: 7,
          heading: '[t](u)\n--',
          headingText: 't',
          headingUrl: 'u',
          body: '\nx',
        },
      ],
      [
        'may name its engine',
        '---yaml\na: 1\n---\n',
        { kind: 'closed', openFence: '---yaml', content: 'a: 1\n', closeFence: '---', body: '\n' },
      ],
    ];
    for (const [what, text, expected] of kinds) {
      it(what, () => assert.deepEqual(parts(text), expected));
    }
    it('that is code has neither fields nor problems', () => {
      for (const engine of ['js', 'javascript', 'coffee', 'json', 'toml']) {
        const { frontMatter } = parsePost(`---${engine}\ntitle: x\n: : {\n---\n`);
        assert.ok(frontMatter.kind === 'closed');
        assert.deepEqual([frontMatter.engine, frontMatter.fields, frontMatter.problems], [engine, [], []]);
      }
    });
  });

  describe('the stamp', () => {
    const stamps: [what: string, stamp: string, value: string | undefined, time: number | undefined][] = [
      ['is a time in epoch milliseconds', '<!--1646370367890-->', '1646370367890', 1646370367890],
      ['may have spaces inside', '<!-- 42 -->', '42', 42],
      ['may have no time', '<!--NaN-->', 'NaN', undefined],
      ['may be larger than any date', '<!--99999999999999999999-->', '99999999999999999999', undefined],
      ['may be the largest date', '<!--8640000000000000-->', '8640000000000000', 8.64e15],
      ['is no other comment', '<!-- more -->', undefined, undefined],
      ['is no comment that only begins with digits', '<!--42 things-->', undefined, undefined],
      ['is not negative', '<!---1-->', undefined, undefined],
    ];
    for (const [what, stamp, value, time] of stamps) {
      it(what, () => {
        const post = parsePost(`---\na: 1\n---\n${stamp}\nx`);
        assert.equal(post.stamp && slice(post.text, post.stamp.valueRange), value);
        assert.equal(post.stamp && slice(post.text, post.stamp.range), value && stamp);
        assert.equal(post.stamp?.time, time);
      });
    }
    it('is found behind blank lines and without front matter, not behind text', () => {
      assert.equal(parts('---\na: 1\n---\n\r\n \n<!--1-->')['stamp'], '<!--1-->');
      assert.equal(parts('<!--1-->\nx')['stamp'], '<!--1-->');
      assert.equal(parts('---\na: 1\n---\nx\n<!--1-->')['stamp'], undefined);
    });
  });

  describe('the heading link', () => {
    const heading = (source: string): unknown[] => {
      const found = parts(`---\na: 1\n---\n${source}`);
      return [found['heading'], found['headingText'], found['headingUrl'], found['body']];
    };
    const headings: [what: string, source: string, expected: unknown[]][] = [
      ['may have brackets in its title', '[[a] b](u)\n---\nx', ['[[a] b](u)\n---', '[a] b', 'u', '\nx']],
      [
        'may have parentheses in its address',
        '[a](u/(b)_(c))\n---\nx',
        ['[a](u/(b)_(c))\n---', 'a', 'u/(b)_(c)', '\nx'],
      ],
      ['may be underlined by =====', '[a](u)\n=====\nx', ['[a](u)\n=====', 'a', 'u', '\nx']],
      ['may have spaces behind its lines', '[a](u) \t\n---  \nx', ['[a](u) \t\n---', 'a', 'u', '  \nx']],
      ['may have neither title nor address', '[]()\n--\nx', ['[]()\n--', '', '', '\nx']],
      ['may end the text', '[a](u)\n---', ['[a](u)\n---', 'a', 'u', '']],
      ['may stand without a stamp, behind blank lines', '\n\n[a](u)\n---\n', ['[a](u)\n---', 'a', 'u', '\n']],
    ];
    for (const [what, source, expected] of headings) {
      it(what, () => assert.deepEqual(heading(source), expected));
    }
    const others: [what: string, source: string][] = [
      ['a link that is not underlined', '[a](u)\n\nx'],
      ['a link with text behind it', '[a](u) b\n---\n'],
      ['a link with text before it', 'b [a](u)\n---\n'],
      ['a link over two lines', '[a\nb](u)\n---\n'],
      ['an image', '![a](u)\n---\n'],
      ['an underline with text behind it', '[a](u)\n--- b\n'],
      ['an address with a space', '[a](u v)\n---\n'],
      ['a link further down', 'x\n\n[a](u)\n---\n'],
    ];
    for (const [what, source] of others) {
      it(`is not ${what}`, () => {
        assert.equal(parsePost(`---\na: 1\n---\n${source}`).headingLink, undefined);
      });
    }
  });

  it('reads any text, with ranges inside it and a body to its end', () => {
    const pieces = fc.constantFrom(
      '---',
      '\n',
      '\r\n',
      '\r',
      'a: ',
      '"',
      "'",
      '[',
      ']',
      '- ',
      '\uFEFF',
      '<!--',
      '1',
      '-->',
      '](',
      ')',
      '<p>',
      '文',
      '\ud800',
      '|',
      '&a',
      '*a',
      '#',
      '\t',
      '{',
      '}',
      '? ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.boolean(), (all, fenced) => {
        const text = (fenced ? '---\n' : '') + all.join('');
        const post = parsePost(text);
        const ranges: OffsetRange[] = [post.body];
        if (post.frontMatter.kind !== 'absent') {
          const { content, fields, problems } = post.frontMatter;
          for (const { range, keyRange, value } of fields) {
            ranges.push(range, keyRange, value.range);
            assert.ok(range.start === keyRange.start && keyRange.end <= range.end);
            assert.ok(content.start <= range.start && range.end <= content.end, 'fields lie in the content');
            assert.ok(!/\n$/.test(slice(text, range)), 'a field does not take its line break');
          }
          ranges.push(...problems.map(({ range }) => range));
        }
        for (const { start, end } of ranges) assert.ok(0 <= start && start <= end && end <= text.length);
        assert.equal(post.body.end, text.length);
        assert.equal(post.html.unread, undefined);
      }),
      { numRuns: 1500 },
    );
  });

  it('has no field for a key of several lines', () => {
    const { frontMatter } = parsePost('---\n? |\n  a\n: b\nc: d\n---\n');
    assert.deepEqual(frontMatter.kind === 'closed' && frontMatter.fields.map(({ key }) => key), ['c']);
  });

  describeWithCorpus('the specimen', (corpus) => {
    it('has all the parts, each by the text that it covers', function () {
      const file = path.join(corpus, '..', 'seed-post.md');
      if (!existsSync(file)) this.skip();
      const text = readFileSync(file, 'utf8');
      const post = parsePost(text);
      const found = partsOf(post);
      const lines = text.split('\n');
      assert.equal(found['content'], `${lines.slice(1, 8).join('\n')}\n`);
      assert.equal(found['stamp'], lines[9]);
      assert.equal(found['time'], Number(/\d+/.exec(lines[9]!)![0]));
      assert.equal(found['heading'], `${lines[10]!}\n${lines[11]!}`);
      assert.equal(found['body'], `\n${lines.slice(12).join('\n')}`);
      assert.ok(post.frontMatter.kind === 'closed');
      assert.deepEqual(
        post.frontMatter.fields.map(({ key }) => key),
        ['layout', 'title', 'date', 'author', 'from', 'tags', 'categories'],
      );
      assert.deepEqual(post.frontMatter.problems, []);
    });
  });
});

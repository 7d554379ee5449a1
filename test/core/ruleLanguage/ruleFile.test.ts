import assert from 'node:assert/strict';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { LineSearch } from '../../../src/core/ruleLanguage/lineSearch.ts';
import { lineAt, readRuleFile } from '../../../src/core/ruleLanguage/ruleFile.ts';
import { outlineRules, type RuleSymbol } from '../../../src/core/ruleLanguage/ruleOutline.ts';
import { postFrom } from '../cleaning/cleaning.ts';

describe('A file of rules', () => {
  it('Should know each line’s rules, whatever its line breaks', () => {
    const { lines } = readRuleFile('\uFEFF! x\r\n##a, b\r##c:no-text(), d\n\n##e:nope()', 'rules.txt');
    assert.deepEqual(
      lines.map(({ number, rules, shape }) => [number, shape.is, rules.length]),
      [
        [1, 'comment', 0],
        [2, 'cosmetic', 1],
        [3, 'cosmetic', 2],
        [4, 'blank', 0],
        [5, 'cosmetic', 0],
      ],
    );
  });

  it('Should find the line of every offset', () => {
    const text = '  ##a\r\n\r\n ! b \n\n##c';
    const file = readRuleFile(text, 'x');
    for (let offset = 0; offset <= text.length; offset++) {
      // Between CR and LF is the end of the line before.
      const expected = text.slice(0, offset).split(/\r\n|\n|\r(?!$)/).length;
      if (text[offset - 1] !== '\r') assert.equal(lineAt(file, offset).number, expected, String(offset));
    }
  });

  it('Should tell rules apart by what their values stand for', () => {
    const keys = (text: string): string[] =>
      readRuleFile(text, 'x')
        .lines.map(({ key }) => key)
        .filter((key) => key !== '');
    const [one, two, three] = keys(
      '! let x: a\n##p:has-text($x)\n! let x: b\n##p:has-text($x)\n##p:has-text($x)',
    );
    assert.notEqual(one, two);
    assert.equal(two, three);
    assert.deepEqual(keys('! id: a\n##p'), keys('! kind: promo\n\n##p'));
  });

  it('Should be outlined by its ids', () => {
    const text =
      '! Title\n##before\n! id: a:one\n! note: Why.\n##p\n! + <p></p>\n#@#b\n\n! Words.\n! let x: y\n! id: a:two\n! kind: ad\n##$x\n';
    const show = ({ is, name, detail, range, children }: RuleSymbol): unknown => [
      is,
      name,
      detail,
      text.slice(range.start, range.end).split('\n').length,
      ...children.map(show),
    ];
    assert.deepEqual(outlineRules(readRuleFile(text, 'x')).map(show), [
      ['rule', '##before', '', 1],
      ['section', 'a:one', 'Why.', 5, ['rule', '##p', '', 1], ['exception', '#@#b', '', 1]],
      ['value', '$x', 'y', 1],
      ['section', 'a:two', '', 3, ['rule', '##$x', '', 1]],
    ]);
  });
});

describe('A search for what lines find', () => {
  const { lines } = readRuleFile(
    '! level: thorough\n##p.promo-line\na.example##.box-one\nb.example##.box-one\n#@#.promo-line\n##nope:nope()',
    'x',
  );
  const search = new LineSearch(lines);
  const post = postFrom('a.example', '<div><p class="promo-line">x</p><p class="box-one">y</p></div>');

  it('Should ask only lines that may find something', () => {
    assert.deepEqual(search.candidates(post), [
      '##p.promo-line',
      'a.example##.box-one',
      'b.example##.box-one',
    ]);
    assert.deepEqual(search.candidates(postFrom('a.example', '<p class="promo-line"></p>')), [
      '##p.promo-line',
    ]);
  });

  it('Should find what each line alone finds, at any level, on its sites', () => {
    const document = parsePost(post);
    const found = (key: string): string[] =>
      search.find(key, document, readFacts(document)).map(({ start, end }) => post.slice(start, end));
    assert.deepEqual(found('##p.promo-line'), ['<p class="promo-line">x</p>']);
    assert.deepEqual(found('a.example##.box-one'), ['<p class="box-one">y</p>']);
    assert.deepEqual(found('b.example##.box-one'), []);
    assert.deepEqual(found('no such line'), []);
  });
});

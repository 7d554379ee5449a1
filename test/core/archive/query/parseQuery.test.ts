import assert from 'node:assert/strict';
import fc from 'fast-check';
import { momentsOf, NO_MOMENT } from '../../../../src/core/archive/moment.ts';
import { parseQuery, queryTerm } from '../../../../src/core/archive/query/parseQuery.ts';
import { english } from '../../../../src/core/text/message.ts';

const NAMES = { junk: ['ad', 'promo'], problems: ['missing-field', 'yaml-syntax'] };

/** The terms, each as `field:piece*piece`, `=` for a whole value, `-` for what is not wanted. */
function terms(text: string): string[] {
  return parseQuery(text, NAMES).terms.map((term) => {
    const minus = term.isExcluded ? '-' : '';
    if (term.field === 'date') return `${minus}date:${term.from}..${term.to}`;
    if (!('pattern' in term)) {
      const of = term.of === undefined ? '' : `${term.of} `;
      return `${minus}${term.field}:${of}${term.from}..${term.to}`;
    }
    const { pieces, isWhole } = term.pattern;
    return `${minus}${term.field}:${isWhole ? '=' : ''}${pieces.join('*')}`;
  });
}

/** The problems, each as `«what it is about» why`. */
function problems(text: string): string[] {
  return parseQuery(text, NAMES).problems.map(
    ({ range, message }) => `«${text.slice(range.start, range.end)}» ${english(message)}`,
  );
}

const period = (first: string, last = first): string =>
  `date:${momentsOf(first).from}..${momentsOf(last).to}`;

describe('parseQuery', () => {
  it('looks for words in titles', () => {
    assert.deepEqual(terms(' 桥梁\u3000"new bridge"  -ferry '), [
      'title:桥梁',
      'title:new bridge',
      '-title:ferry',
    ]);
  });
  it('asks tags, categories and layouts as a whole, and looks for words in what is longer', () => {
    assert.deepEqual(terms('tag:联合早报 category:news layout:post from:zaobao author:晨 title:桥'), [
      'tags:=联合早报',
      'categories:=news',
      'layout:=post',
      'sourceSite:zaobao',
      'author:晨',
      'title:桥',
    ]);
  });
  it('takes what is quoted as it is, and a doubled quotation mark for one', () => {
    assert.deepEqual(terms('tag:"New * York" -title:"say ""yes"""'), [
      'tags:=New * York',
      '-title:say "yes"',
    ]);
    assert.deepEqual(terms('“新 桥” tag:“晨 报”'), ['title:新 桥', 'tags:=晨 报']);
  });
  it('takes `*` for anything, and `=` for the whole', () => {
    assert.deepEqual(terms('tag:晨* from:=www.zaobao.com'), ['tags:=晨*', 'sourceSite:=www.zaobao.com']);
  });
  it('counts words, junk and problems, of all kinds or of one', () => {
    assert.deepEqual(terms('words:<100 words:>=7 words:100..500 words:..5 words:7 words:=8 -words:<=9'), [
      'words:0..100',
      'words:7..Infinity',
      'words:100..501',
      'words:0..6',
      'words:7..8',
      'words:8..9',
      '-words:0..10',
    ]);
    assert.deepEqual(terms('junk:>0 junk:* junk:0 junk:ad -junk:AD>2 junk:promo3..'), [
      'junk:1..Infinity',
      'junk:1..Infinity',
      'junk:0..1',
      'junk:ad 1..Infinity',
      '-junk:ad 3..Infinity',
      'junk:promo 3..Infinity',
    ]);
    assert.deepEqual(terms('problems:missing-field problems：＞２'), [
      'problems:missing-field 1..Infinity',
      'problems:3..Infinity',
    ]);
  });
  it('says which numbers and names make no sense, and leaves them out', () => {
    const no = (amount: string): string => `“${amount}” is no number: 7, >0, <=100, 100..500.`;
    for (const amount of ['many', '>', '..', '1..2..3', '-1', '1.5', '1e9', '12345678901', 'ad']) {
      assert.deepEqual(problems(`words:${amount}`), [`«words:${amount}» ${no(amount)}`]);
    }
    assert.deepEqual(problems('words:9..7 junk:ad9..7 junk:<0 x'), [
      '«words:9..7» It ends before it begins.',
      '«junk:ad9..7» It ends before it begins.',
      '«junk:<0» It ends before it begins.',
    ]);
    assert.deepEqual(problems('junk:cat junk:ad>x'), [
      '«junk:cat» No kind of junk is called “cat”: ad, promo.',
      `«junk:ad>x» ${no('ad>x')}`,
    ]);
    assert.deepEqual(problems('problems:mising-field problems:nothing-like-it'), [
      '«problems:mising-field» No problem is called “mising-field”. Did you mean “missing-field”?',
      '«problems:nothing-like-it» No problem is called “nothing-like-it”.',
    ]);
    assert.deepEqual(terms('junk:cat words:many'), []);
  });
  it('takes the colon of Chinese behind a field alone', () => {
    assert.deepEqual(terms('tag：晨报 -FROM:x 预报：明天'), [
      'tags:=晨报',
      '-sourceSite:x',
      'title:预报：明天',
    ]);
  });
  it('takes what begins with no letter for a word', () => {
    assert.deepEqual(terms('12:30 - :x'), ['title:12:30', 'title::x']);
  });
  it('reads years, months, days, and what is between', () => {
    assert.deepEqual(
      terms('date:2021 date:2021-8 date:2020-02-29 date:2021-08..2021-10 date:2021.. date:..2021 date:*'),
      [
        period('2021'),
        period('2021-08'),
        period('2020-02-29'),
        period('2021-08', '2021-10'),
        `date:${momentsOf('2021').from}..Infinity`,
        `date:${NO_MOMENT + 1}..${momentsOf('2021').to}`,
        `date:${NO_MOMENT + 1}..Infinity`,
      ],
    );
  });
  it('says where it makes no sense, and goes on behind it', () => {
    assert.deepEqual(problems('kind:x tag: date:2021-13 date:2021-02-29 date:2022..2021 date:.. "open'), [
      '«kind:x» No field is called “kind”. For words of a title, use quotation marks.',
      '«tag:» Something to look for is missing.',
      '«date:2021-13» “2021-13” is no date: 2021, 2021-08, 2021-08-26, 2021-08..2021-10.',
      '«date:2021-02-29» “2021-02-29” is no date: 2021, 2021-08, 2021-08-26, 2021-08..2021-10.',
      '«date:2022..2021» It ends before it begins.',
      '«date:..» “..” is no date: 2021, 2021-08, 2021-08-26, 2021-08..2021-10.',
      '«"open» The quotation mark is not closed.',
    ]);
    assert.deepEqual(terms('date:2021-13 bridge kind:x "open'), ['title:bridge', 'title:open']);
  });
  it('reads any text to its end, and tells of places within it', () => {
    const piece = fc.constantFrom(
      'tag:',
      'date:',
      '2021',
      '..',
      '-',
      '"',
      '“',
      '”',
      ' ',
      '：',
      '=',
      '*',
      'x',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        for (const { range } of parseQuery(text).problems) {
          assert.ok(range.start < range.end && range.end <= text.length, text);
        }
      }),
    );
  });
  it('does not take ever longer for longer texts', () => {
    const long = '"'.repeat(200_001) + 'tag:'.repeat(50_000) + '“'.repeat(100_000) + ' '.repeat(200_000);
    assert.ok(parseQuery(long).problems.length > 0);
  });
});

describe('queryTerm', () => {
  it('asks for just this value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
        fc.pre(value.trim() !== '');
        const { terms, problems } = parseQuery(queryTerm('tags', value));
        assert.deepEqual(problems, []);
        assert.deepEqual(terms, [
          { field: 'tags', isExcluded: false, pattern: { pieces: [value], isWhole: true } },
        ]);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

type Pattern = string | { pattern: string; flags?: string };

interface EnterRule {
  beforeText: Pattern;
  afterText?: Pattern;
  action: { indent: string; appendText?: string };
}

interface Configuration {
  brackets: [string, string][];
  autoClosingPairs: { open: string; close: string }[];
  surroundingPairs: [string, string][];
  folding: { markers: { start: string; end: string } };
  wordPattern: { pattern: string; flags: string };
  onEnterRules: EnterRule[];
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Configuration;
const body = read('language-configuration.json');
const frontMatter = read('syntaxes/front-matter.language-configuration.json');

const regExp = (pattern: Pattern) =>
  typeof pattern === 'string' ? new RegExp(pattern) : new RegExp(pattern.pattern, pattern.flags);

/** What VS Code puts at the start of the new line when Enter is pressed at the bar. */
function enter(configuration: Configuration, line: string): string | undefined {
  const [before = '', after = ''] = line.split('|');
  const rule = configuration.onEnterRules.find(
    ({ beforeText, afterText }) =>
      regExp(beforeText).test(before) && (afterText === undefined || regExp(afterText).test(after)),
  );
  return rule && (rule.action.appendText ?? rule.action.indent);
}

describe('language configuration', () => {
  describe('words', () => {
    // As VS Code compiles it: with the flag g.
    const words = (text: string) => text.match(new RegExp(body.wordPattern.pattern, 'gu')) ?? [];

    it('are the same in front matter and body', () => {
      assert.deepEqual(frontMatter.wordPattern, body.wordPattern);
    });

    it('are never empty', () => {
      assert.equal(new RegExp(`^(?:${body.wordPattern.pattern})$`, 'u').test(''), false);
      for (const text of ['', ' ', '，', '-', "'", '.', '·', '😀']) assert.deepEqual(words(text), []);
    });

    it('are runs of CJK, split by CJK punctuation', () => {
      assert.deepEqual(
        words('早上六点，港口醒了。“开始”、‘工作’：好；吗？（是）《书》【注】「引」『引』……'),
        ['早上六点', '港口醒了', '开始', '工作', '好', '吗', '是', '书', '注', '引', '引'],
      );
      assert.deepEqual(words('コーヒーを飲む。人々　〇一'), ['コーヒーを飲む', '人々', '〇一']);
      assert.deepEqual(words('約翰·史密斯とジョン・スミス'), ['約翰·史密斯とジョン・スミス']);
    });

    it('hold apostrophes, hyphens and decimal points inside, not outside', () => {
      assert.deepEqual(words("don't l’été well-known -x- 'quoted' ‘quoted’ 3.14 v1.2. a.b café"), [
        "don't",
        'l’été',
        'well-known',
        'x',
        'quoted',
        'quoted',
        '3.14',
        'v1.2',
        'a',
        'b',
        'café',
      ]);
    });

    it('are split by ASCII punctuation', () => {
      assert.deepEqual(words('[ 海港日报, city ](a/b?c=d&e) <p class="x">#标签#'), [
        '海港日报',
        'city',
        'a',
        'b',
        'c',
        'd',
        'e',
        'p',
        'class',
        'x',
        '标签',
      ]);
    });
  });

  describe('Enter', () => {
    it('continues a list in front matter', () => {
      assert.equal(enter(frontMatter, '- 城市|'), '- ');
      assert.equal(enter(frontMatter, '  - a: b|'), '- ');
      for (const line of ['- |', 'title: a - b|', '---|', '-1|'])
        assert.equal(enter(frontMatter, line), undefined);
    });

    it('continues Markdown lists and quotations', () => {
      assert.equal(enter(body, '- a|'), '- ');
      assert.equal(enter(body, '  * a|'), '* ');
      assert.equal(enter(body, '+ a|'), '+ ');
      assert.equal(enter(body, '- [x] a|'), '- [ ] ');
      assert.equal(enter(body, '> a|'), '> ');
      for (const line of ['- |', '**a**|', '---|', 'a - b|', '<p>|'])
        assert.equal(enter(body, line), undefined);
    });

    it('opens an element between its tags', () => {
      assert.equal(enter(body, '<p class="a>b">|</p>'), 'indentOutdent');
      for (const line of ['<br>|</p>', '<p>a|</p>', '<p|></p>']) assert.equal(enter(body, line), undefined);
    });

    it('answers at once in a body on one line', () => {
      const line = `${'<p class="a">早上六点，港口醒了。</p>'.repeat(2_000)}|`;
      const started = performance.now();
      assert.equal(enter(body, line), undefined);
      assert.ok(performance.now() - started < 200);
    });
  });

  it('closes what opens, CJK too', () => {
    for (const configuration of [body, frontMatter]) {
      const closes = new Map(configuration.autoClosingPairs.map(({ open, close }) => [open, close]));
      for (const pair of ['""', "''", '“”', '「」', '『』', '《》', '（）']) {
        assert.equal(closes.get(pair[0]!), pair[1]);
        assert.ok(configuration.surroundingPairs.some(([open]) => open === pair[0]));
      }
    }
    assert.ok(body.autoClosingPairs.some(({ open, close }) => open === '{%' && close === '%}'));
  });

  it('folds regions', () => {
    assert.match(' <!-- #region 港口 -->', regExp(body.folding.markers.start));
    assert.match('<!--#endregion-->', regExp(body.folding.markers.end));
    assert.doesNotMatch('<!-- a region -->', regExp(body.folding.markers.start));
  });
});

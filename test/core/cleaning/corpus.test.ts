import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFragment } from 'parse5';
import { RuleBook } from '../../../src/core/cleaning/ruleBook.ts';
import { builtInRules } from '../../../src/core/cleaning/rules/builtInRules.ts';
import type { OffsetRange } from '../../../src/core/text/offsetRange.ts';
import { describeWithCorpus } from '../../corpus.ts';
import { clean, find } from './cleaning.ts';

interface Label extends OffsetRange {
  readonly rule: string;
  readonly tier: 1 | 2;
  readonly optional?: boolean;
}

interface LabelledPost {
  readonly path: string;
  readonly ranges: readonly Label[];
  readonly text: string;
}

function readText(file: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(file));
}

function readLabelled(corpus: string): LabelledPost[] {
  return readFileSync(path.join(corpus, 'labels.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const label = JSON.parse(line) as LabelledPost;
      const file = [corpus, path.dirname(corpus)]
        .map((folder) => path.join(folder, label.path))
        .find((candidate) => existsSync(candidate));
      return file === undefined ? [] : [{ ...label, text: readText(file) }];
    });
}

function isCovered({ start, end }: OffsetRange, ranges: readonly OffsetRange[]): boolean {
  let covered = 0;
  for (const range of ranges) covered += Math.max(0, Math.min(end, range.end) - Math.max(start, range.start));
  return covered === end - start;
}

/** The text that an HTML fragment shows, by another reading than the core's: a plain walk of a plain tree. */
function shownText(html: string): string {
  type Node = { nodeName: string; value?: string; childNodes?: Node[] };
  const texts: string[] = [];
  const rest = [parseFragment(html) as unknown as Node];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.nodeName === '#text') texts.push(node.value ?? '');
    if (!['script', 'style', 'iframe', 'template'].includes(node.nodeName)) {
      rest.push(...(node.childNodes ?? []).toReversed());
    }
  }
  return texts.join('').replace(/\s+/g, ' ').trim();
}

/** All that a removal may say: lists of links, appeals, labels and names of controls. */
const JUNK_TEXT =
  /^(?:$|延伸閱讀|您可能感兴趣的文章|获取更多RSS|(?:© .*|)Feed enhanced|© .* for |The post .* appeared first on|相关阅读|【支持】|(?:广告)? ?(?:继续浏览后续)?$|訂閱《|上午8點同步發送電子報|共享此文章|赞过|我们的标准|\.\.\.more$|看更多$|關閉$|网络收看方式|(?:大纪元新闻网|新唐人直播)：|（听更多新闻请至|订阅频道|《.{1,12}》YouTube播放列表|时事大家谈节目每星期|延伸阅读|请点击购买)/;

describeWithCorpus('Cleaning the archive', (corpus) => {
  const ALL = { level: 'thorough' } as const;

  it('Should find every labelled piece of tier 1 at level safe', () => {
    for (const { ranges, text, path: name } of readLabelled(corpus)) {
      const found = find(text).removals.map(({ range }) => range);
      for (const label of ranges.filter(({ tier, optional }) => tier === 1 && !optional)) {
        assert.ok(isCovered(label, found), `${label.rule} in ${name}`);
      }
    }
  });

  it('Should find nearly every labelled piece of tier 2 at level thorough', () => {
    let count = 0;
    let found = 0;
    for (const { ranges, text } of readLabelled(corpus)) {
      const removed = find(text, ALL).removals.map(({ range }) => range);
      for (const label of ranges.filter(({ tier, optional }) => tier === 2 && !optional)) {
        count++;
        if (isCovered(label, removed)) found++;
      }
    }
    assert.ok(found >= 0.98 * count, `${found} of ${count}`);
  });

  it('Should take no text beyond the labels', () => {
    for (const { ranges, text, path: name } of readLabelled(corpus)) {
      for (const { range, rule } of find(text, ALL).removals) {
        if (isCovered(range, ranges)) continue;
        assert.equal(shownText(text.slice(range.start, range.end)), '', `${rule} in ${name}`);
      }
    }
  });

  it('Should find four fifths of tier 1 by the rules for any site alone, and take no text', () => {
    const rules = new RuleBook({
      rules: builtInRules().rules.filter(({ hosts }) => hosts === undefined),
      exceptions: [],
      keeps: [],
    });
    let count = 0;
    let found = 0;
    for (const { ranges, text, path: name } of readLabelled(corpus)) {
      const { removals } = find(text, { rules });
      for (const label of ranges.filter(({ tier, optional }) => tier === 1 && !optional)) {
        count++;
        if (
          isCovered(
            label,
            removals.map(({ range }) => range),
          )
        )
          found++;
      }
      for (const { range, rule } of removals) {
        if (isCovered(range, ranges)) continue;
        assert.equal(shownText(text.slice(range.start, range.end)), '', `${rule} in ${name}`);
      }
    }
    assert.ok(found >= 0.8 * count, `${found} of ${count}`);
  });

  it('Should clean every post once and for all, and take nothing that is an article', function () {
    this.timeout(300_000);
    const names = readdirSync(corpus, { recursive: true }) as string[];
    for (const name of names.filter((item) => item.endsWith('.md'))) {
      const text = readText(path.join(corpus, name));
      const { removals, leftAlone } = find(text, ALL);
      assert.equal(leftAlone, undefined, name);
      if (removals.length === 0) continue;

      const cleaned = clean(text, ALL);
      assert.deepEqual(find(cleaned, ALL).removals, [], name);
      let rest = text;
      for (const { range } of removals.toReversed())
        rest = rest.slice(0, range.start) + rest.slice(range.end);
      assert.equal(cleaned, rest, name);
      for (const { range, rule } of removals) {
        const removed = shownText(text.slice(range.start, range.end));
        const isKnown =
          JUNK_TEXT.test(removed) || ['cdt:related', '*:read-more-line', 'cna:insertGroup'].includes(rule);
        assert.ok(isKnown, `${rule} in ${name}: ${removed.slice(0, 80)}`);
        assert.ok(removed.length < 800, `${rule} in ${name}`);
      }
    }
  });
});

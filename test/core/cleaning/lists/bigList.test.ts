import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFragment } from 'parse5';
import { indexFilterList } from '../../../../src/core/cleaning/lists/indexFilterList.ts';
import { readFilterList } from '../../../../src/core/cleaning/lists/listIndex.ts';
import { NO_RULES, type RuleBook } from '../../../../src/core/cleaning/ruleBook.ts';
import { builtInRules } from '../../../../src/core/cleaning/rules/builtInRules.ts';
import { describeWithCorpus } from '../../../corpus.ts';
import { clean, expectRemoved, find, postFrom } from '../cleaning.ts';
import { generatedList, MANY_LINES } from './generatedList.ts';
import { effort } from '../../../effort.ts';

function bookOf(list: string): RuleBook {
  return NO_RULES.andList(readFilterList(list, 'list.txt'));
}

/** How often, at most, the second takes as long as the first: of some tries, the best one. */
function ratio(first: () => void, second: () => void): number {
  const tries = Array.from({ length: 3 }, () => [effort(first, 1), effort(second, 1)] as const);
  return Math.min(...tries.map(([, two]) => two)) / Math.min(...tries.map(([one]) => one));
}

describe('A list of 80,000 lines', () => {
  const text = generatedList();

  it('Should be read, with every line accounted for', () => {
    const { counts, lineStarts } = indexFilterList(text, 'list.txt');
    const skipped = Object.values(counts.skipped).reduce((sum, some) => sum + some, 0);
    const comments = text.match(/^[![]/gm)!.length;
    assert.equal(lineStarts.length, MANY_LINES);
    assert.equal(counts.read + skipped + comments, MANY_LINES);
    assert.ok(counts.read > 0.85 * MANY_LINES);
  });

  it('Should be plain data that another thread can be sent', () => {
    const data = structuredClone(indexFilterList(`${text}\n##.mine\n||ads.example^`, 'list.txt'));
    const { rules } = { rules: NO_RULES.andList(readFilterList(data.text, data.name)) };
    expectRemoved(
      'www.news.example',
      '<div>⟦<i class="mine"></i>⟧⟦<script src="//x.ads.example"></script>⟧</div>',
      { rules },
    );
  });

  it('Should find each of its filters, wherever it stands', () => {
    const lines = text.split('\n');
    const book = bookOf(text);
    let tried = 0;
    for (let line = 0; line < lines.length; line += 97) {
      const name = /^##\.([\w-]+)$/.exec(lines[line]!)?.[1];
      const host = /^\|\|([\w.-]+)\^$/.exec(lines[line]!)?.[1];
      if (name === undefined && host === undefined) continue;
      tried++;
      const box = name === undefined ? `<script src="//${host!}/"></script>` : `<i class="${name}"></i>`;
      expectRemoved('www.other.example', `<div>⟦${box}⟧<p>text</p></div>`, { rules: book });
    }
    assert.ok(tried > 300);
  });

  it('Should take no more than linear time, whatever its lines', function () {
    this.timeout(60_000);
    const shapes: ((index: number) => string)[] = [
      () => '##.x',
      () => '||ads.example^',
      () => '@@/x/$script',
      () => '##[class*="x"]',
      () => 'news.example##div:has(p):not(.y)',
      (index) => `##.${':'.repeat(20)}${index}`,
      (index) => `||${'a.'.repeat(50)}${index}^$${'script,'.repeat(50)}image`,
      () => `##${'.x '.repeat(200)}`,
      () => `${'a,'.repeat(200)}##.x`,
      () => '##' + '['.repeat(300),
    ];
    const elements = '<div class="x" id="y"><a href="https://ads.example/x"></a></div>text'.repeat(40);
    const post = postFrom('news.example', `<div>${elements}</div>`);
    for (const shape of shapes) {
      const make = (count: number): string =>
        Array.from({ length: count }, (_, index) => shape(index)).join('\n');
      const [small, big] = [make(1000), make(4000)];
      const work = (list: string) => () => clean(post, { rules: bookOf(list) });
      assert.ok(ratio(work(small), work(big)) < 10, shape(0).slice(0, 40));
    }
  });

  it('Should match addresses in linear time, whatever the filter', () => {
    const list = `||ads.example^${'*a'.repeat(200)}x`;
    const page = (length: number): string =>
      postFrom(
        'news.example',
        `<div>${`<img src="https://x.ads.example/${'a'.repeat(length)}">`.repeat(20)}</div>`,
      );
    const [small, big] = [page(1000), page(4000)];
    const { rules } = { rules: bookOf(list) };
    assert.ok(
      ratio(
        () => find(small, { rules }),
        () => find(big, { rules }),
      ) < 12,
    );
  });
});

/** What a fragment shows, by another reading than the core's. */
function shown(html: string): string {
  type Node = {
    nodeName: string;
    value?: string;
    childNodes?: Node[];
    attrs?: { name: string; value: string }[];
  };
  const found: string[] = [];
  const rest = [parseFragment(html) as unknown as Node];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.nodeName === '#text')
      found.push(node.value!.replace(/[\s\u200b-\u200d\u2060\ufeff\u00ad]+/g, ''));
    if (/^(?:img|video|audio|iframe|blockquote|embed|object)$/.test(node.nodeName))
      found.push(`<${node.nodeName}>`);
    if (!/^(?:script|style|template)$/.test(node.nodeName))
      rest.push(...(node.childNodes ?? []).toReversed());
  }
  return found.join('');
}

describeWithCorpus('Lists over the archive', (corpus) => {
  const posts = (readdirSync(corpus, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.md'))
    .map((name) =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(path.join(corpus, name))),
    );

  it('Should take nothing that is seen, though every name in the archive were that of an ad', function () {
    this.timeout(120_000);
    const names = new Set<string>();
    for (const text of posts) {
      for (const [, classes] of text.matchAll(/class=["']([^"']+)/g))
        for (const name of classes!.split(/\s+/)) names.add(`##.${name}`);
      for (const [, id] of text.matchAll(/\bid=["']([^"'\s]+)/g)) names.add(`###${id!}`);
    }
    const lines = [...names].filter((name) => /^##[.#][\w-]+$/.test(name));
    const options = { rules: bookOf([...lines, generatedList()].join('\n')) };
    let removed = 0;
    for (const text of posts) {
      const { removals, leftAlone } = find(text, options);
      assert.equal(leftAlone, undefined);
      removed += removals.length;
      for (const { range, rule } of removals) {
        assert.equal(shown(text.slice(range.start, range.end)), '', rule);
      }
      if (removals.length > 0) assert.deepEqual(find(clean(text, options), options).removals, []);
    }
    assert.ok(removed > 1000);
  });

  it('Should take no picture that Galley’s own rules leave, with the hosts that those know', function () {
    this.timeout(120_000);
    const { rules } = builtInRules();
    const hosts = new Set(rules.flatMap(({ guard }) => [...(guard.sourceHosts ?? [])]));
    assert.ok(hosts.size > 150);
    const options = { rules: bookOf([...hosts].map((host) => `||${host}^`).join('\n')) };
    for (const text of posts) {
      const own = find(text, { level: 'thorough' }).removals;
      for (const { range, rule } of find(text, options).removals) {
        const isOwn = own.some((other) => other.range.start <= range.start && range.end <= other.range.end);
        if (!isOwn) assert.equal(shown(text.slice(range.start, range.end)), '', rule);
      }
    }
  });
});

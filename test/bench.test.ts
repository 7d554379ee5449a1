import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Runs a script of the project. @returns what it wrote to standard output. */
function run(args: readonly string[], env: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

describe('The benchmarks', function () {
  this.timeout(120_000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'galley-bench-test-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('generate the same posts in every run, some of them with junk that rules find', () => {
    const texts = ['one', 'two'].map((name) => {
      const archive = path.join(folder, name);
      run(['bench/generate.mjs', archive, '30']);
      const files = readdirSync(path.join(archive, '_posts')).sort();
      assert.equal(files.length, 30);
      return files.map((file) => `${file}\n${readFileSync(path.join(archive, '_posts', file), 'utf8')}`);
    });
    assert.deepEqual(texts[0], texts[1]);
    const cleaned = run(['dist/cli.js', 'clean', path.join(folder, 'one'), '--format', 'json']);
    const rules = cleaned
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => (JSON.parse(line) as { removals: { rule: string }[] }).removals)
      .map(({ rule }) => rule);
    assert.ok(new Set(rules).size >= 3, rules.join());
  });

  it('print each speed with its goal', () => {
    const output = run(['bench/run.mjs', 'speed', '--try'], { GALLEY_CORPUS: folder });
    for (const line of [
      /^ {2}clean, dry run, 1 job .* × cat +goal ≤ 1\.2/m,
      /^ {2}check, 1 job .* × cat +goal ≤ 1\.5/m,
      /^ {2}galley index, 2 jobs .* × (?:grep|ripgrep) +goal ≤ 1\.25/m,
      /^ {2}as the extension: first list of tags .* × floor +goal ≤ 0\.3/m,
      /^ {2}memory .* bytes a post +goal ≤ 400/m,
      /^ {2}cheerio: .* posts\/s .* × Galley’s time +goal ≥ 20/m,
      /^ {2}300 rules .* × 30 rules +goal ≤ 1\.25/m,
      /^ {2}nests, .* × half +goal ≤ 2\.2/m,
      /^ {2}read and clean, an earlier version known .* × line index +goal ≤ 6/m,
      /^ {2}read, find junk, render: cleaned .* × all of it +goal ≤ 0\.05/m,
      /^ {2}front matter read and diagnosed .* × parseDocument +goal ≤ 1\.5/m,
      /^ {2}\S+ values offered .* × look-ups +goal ≤ 10/m,
      /^ {2}table opened, its first rows there .* × floor +goal ≤ 0\.05/m,
      /^ {2}20 posts, 1 jobs .* MB/m,
    ]) {
      assert.match(output, line);
    }
  });

  it('tell labelled junk that is gone from junk that stays and from article text', () => {
    const slot = '<div id="dfp-ad-1"> </div>';
    const appeal = '<p>请把本报放进购物篮。</p>';
    const text =
      '---\nlayout: post\ntitle: 灯\nfrom: https://www.zaobao.com/1\n---\n' +
      `<div>\n<p>港口的灯亮了。</p>${slot}${appeal}\n</div>\n`;
    const range = (junk: string, kind: string): object => ({
      start: text.indexOf(junk),
      end: text.indexOf(junk) + junk.length,
      kind,
      tier: 1,
    });
    const label = {
      path: 'posts/a.md',
      host: 'www.zaobao.com',
      contentStart: text.indexOf('<div>'),
      ranges: [range(slot, 'ad'), range(appeal, 'promo')],
    };
    mkdirSync(path.join(folder, 'posts'));
    writeFileSync(path.join(folder, 'posts/a.md'), text);
    writeFileSync(path.join(folder, 'labels.jsonl'), `${JSON.stringify(label)}\n`);

    const output = run(['bench/run.mjs', 'accuracy', '--try'], { GALLEY_CORPUS: folder });
    const [byRanges, byRemains] = output.split('\n').filter((line) => line.startsWith('Galley safe  '));
    // All by count and by characters, ads, promotions; posts that lost text and that were left alone.
    assert.match(byRanges!, /^Galley safe +50\/[\d.]+ +100\/100 +0\/0 +0 +0$/);
    // The same, and then posts that lost text, of the labelled ones and of all.
    assert.match(byRemains!, /^Galley safe +50\/[\d.]+ +100\/100 +0\/0 +0 +0$/);
  });
});

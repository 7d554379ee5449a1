// Whatever a post holds: what Galley offers to change touches nothing else, and does what it says.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { isMap, isScalar, parseDocument, type Scalar } from 'yaml';
import { ArchiveIndex, createPostService, readSite, TERM_FIELDS } from '../../src/core/postService.ts';
import type { Diagnostic, DiagnosticOptions, Post, TextEdit } from '../../src/core/postService.ts';
import { english } from '../../src/core/text/message.ts';
import { applyEdits } from '../../src/core/text/textEdit.ts';
import { describeWithCorpus } from '../corpus.ts';

const service = createPostService();
const FILE = '2021-08-26-a-post.md';
const PATH = `_posts/${FILE}`;

const POSTS: readonly string[] = [
  '---\nlayout: post\ntitle: "A: b"\ndate: 2021-08-26T09:04:00.000Z\nauthor: Ann\nfrom: https://a.example/1\ntags: [ one, two, "t h" ]\ncategories: [ one ]\n---\n<!--1629968640000-->\n[A: b](https://a.example/1)\n------\n\n<div>\n<p>Text.</p>\n</div>\n',
  "---\nlayout: post\ntitle: 'it''s'\ndate: 2021-08-26 17:04:00 +0800\nauthor: one\nfrom: https://a.example/2\ntags:\n- one\n- 'two'  # too\ncategories:\n  - \"three\"\n---\n<!--1629968640000-->\nText.\n",
  '---\r\ntitle: One\r\ntags: one two\r\ncategory: two three\r\npublished: true\r\npermalink: /a/:title/\r\n---\r\nText.\r\n',
  '\uFEFF---\ntitle: >-\n  one\n  two\ndate: 2021-08-26\nlang: en\nslug: b\n---\n',
  '---\n{ title: one, tags: [ two, three ], date: 2021-08-26 }\n---\nText.\n',
  '---\ntitle: 早報：一\ntag: [ 早報, 早报 ]\ncategories: 早报 ａ\nlayout: post\n---\n正文。\n',
];

/** What people type, and what goes wrong. */
const PIECES = [
  ...'a,b,0,:,: , ,\n,\t,",\',[,],{,},#, #,-,- ,&,*,!,|,>,%,@,`,\\,。,“,”,：,　'.split(','),
  ',',
  'one',
  'two',
  'tags: [ one ]\n',
  'title: two\n',
  'date: 2062-01-01\n',
  '\n- one',
  'yes',
  '12:30',
  '<!--1-->',
  '---\n',
];

/** A post, and how it is changed: some pieces for what stands somewhere, nearly always at the front. */
const edited = (posts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...posts),
      fc.array(fc.tuple(fc.nat(999), fc.nat(4), fc.constantFrom(...PIECES)), {
        maxLength: 3,
      }),
    )
    .map(([post, changes]) =>
      changes.reduce((text, [where, length, piece]) => {
        const at = Math.floor((where * Math.min(text.length, 300)) / 1000);
        return text.slice(0, at) + piece + text.slice(at + length);
      }, post),
    )
    // Half a line break is none that anybody types.
    .map((text) => text.replace(/\r(?!\n)/g, ''));

const index = new ArchiveIndex();
for (let day = 1; day <= 60; day++) {
  const lines = `title: ${day}\ndate: 2021-07-01T09:04:00.000Z\nauthor: Ann\nfrom: https://a.example/x${day}\ntags: [One, 早报]`;
  index.set(`_posts/${day}.md`, service.entry(`---\n${lines}\n---\n`));
}

const OPTIONS: DiagnosticOptions = {
  site: readSite('timezone: Asia/Singapore\n'),
  path: PATH,
  now: Date.UTC(2026, 0),
  archive: { index, path: PATH, pathInSite: (other) => other },
};

const read = (text: string): Post => service.read(text, FILE);
const diagnose = (text: string): Diagnostic[] => service.diagnose(read(text), OPTIONS);

/** The text after the edits, which change nothing but their ranges and nothing of the body. */
function edit(text: string, edits: readonly TextEdit[]): string {
  assert.ok(edits.length > 0, 'no edit');
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let kept = '';
  let at = 0;
  for (const { range } of sorted) {
    assert.ok(at <= range.start && range.start <= range.end && range.end <= text.length, 'edits overlap');
    kept += text.slice(at, range.start);
    at = range.end;
  }
  assert.ok(at <= read(text).document.body.start, 'an edit of the body');
  const after = applyEdits(text, edits);
  assert.ok(after.endsWith(text.slice(at)));
  assert.ok(after.length >= kept.length);
  assert.notEqual(after, text, 'nothing is changed');
  return after;
}

const same = (a: Diagnostic) => (b: Diagnostic) =>
  a.code === b.code && english(a.message) === english(b.message);
const isBad = ({ severity }: Diagnostic): boolean => severity === 'error' || severity === 'warning';

/** Behind these mistakes others hide: fields that are not read, or that two of them say. */
const HIDING = new Set(['yaml-syntax', 'front-matter-not-closed', 'duplicate-key', 'misspelt-key']);

/** What two places say in different ways is seen once both can be read, or one takes over what a third says. */
const COMPARING = new Set<string>([
  ...['file-name-date', 'stamp-date', 'future-date', 'date-zone'],
  ...['heading-title', 'heading-from', 'same-from', 'same-address'],
]);

function assertMends(text: string): void {
  const before = diagnose(text);
  const broken = problemsOf(text);
  for (const one of before) {
    for (const { title, edits } of one.fixes) {
      const what = `${one.code}, ${english(title)}: ${JSON.stringify(text)}`;
      const after = edit(text, edits);
      const words = `${what} → ${JSON.stringify(after)}`;
      // What broken YAML means is a guess: a fix is to make it better, or at least no worse.
      if (broken > 0) {
        assert.ok(problemsOf(after) < broken + (one.code === 'yaml-syntax' ? 0 : 1), `is worse: ${words}`);
        continue;
      }
      const now = diagnose(after);
      const count = (all: readonly Diagnostic[], is: (found: Diagnostic) => boolean): number =>
        all.filter(is).length;
      assert.ok(count(now, same(one)) < count(before, same(one)), `is not mended: ${words}`);
      if (HIDING.has(one.code)) continue;
      const fresh = now.filter(isBad).filter(({ code }) => {
        const isSo = (found: Diagnostic): boolean => found.code === code;
        return count(now, isSo) > count(before, isSo) && !COMPARING.has(code);
      });
      assert.deepEqual(
        fresh.map(({ code }) => code),
        [],
        words,
      );
    }
  }
  assert.doesNotThrow(() => applyEdits(text, service.certainFixes(read(text), OPTIONS)));
}

function problemsOf(text: string): number {
  const { frontMatter } = read(text).document;
  return frontMatter.kind === 'absent' ? 0 : frontMatter.problems.length;
}

/** What all fields but those of some keys say. */
function fieldTexts(text: string, ...without: readonly string[]): string[] {
  const { fields } = read(text).facts;
  return [...fields]
    .filter(([key]) => !without.includes(key))
    .map(([key, { range }]) => `${key} ${text.slice(range.start, range.end)}`);
}

const KEYS = { tags: ['tags', 'tag'], categories: ['categories', 'category'], author: ['author'] } as const;
const NAMES = ['one', 'two', 'a b', 'C#', 'yes', '2021', 'x, y', "it's", '"', '早报', '- a', ':', '#'];

function assertRenames(text: string, to: string): void {
  for (const field of TERM_FIELDS) {
    const terms = service.terms(read(text)).filter((term) => term.field === field);
    for (const from of new Set(terms.map(({ value }) => value))) {
      if (from === to) continue;
      const edits = service.renameTerms(read(text), { field, from: new Set([from]), to });
      const after = edit(text, edits);
      const words = `${field} ${from} → ${to}: ${JSON.stringify(text)} → ${JSON.stringify(after)}`;
      // A type in front of a name may take another name for its own.
      if (problemsOf(text) > 0 || text.includes('!')) continue;
      assert.equal(problemsOf(after), 0, words);
      assert.deepEqual(fieldTexts(after, ...KEYS[field]), fieldTexts(text, ...KEYS[field]), words);
      const names = (of: string): string[] =>
        service
          .terms(read(of))
          .filter((term) => term.field === field)
          .map(({ value }) => value);
      const expected = names(text).map((name) => (name === from ? to : name));
      assert.deepEqual(new Set(names(after)), new Set(expected), words);
    }
  }
}

/** @returns how many completions there are. */
function assertCompletes(text: string, where: number): number {
  const post = read(text);
  const at = Math.floor((where * post.document.body.start) / 1000);
  // No caret stands within a line break.
  const offset = text.startsWith('\r\n', at - 1) ? at - 1 : at;
  const completions = service.complete(post, offset, index);
  for (const { range, newText, label, kind } of completions) {
    assert.ok(range.start <= offset && offset <= range.end, `a range elsewhere: ${JSON.stringify(text)}`);
    const after = applyEdits(text, [{ range, newText }]);
    const words = `${label} at ${offset}: ${JSON.stringify(text)} → ${JSON.stringify(after)}`;
    if (problemsOf(text) > 0) continue;
    assert.equal(problemsOf(after), 0, words);
    if (kind === 'field') assert.ok(read(after).facts.fields.has(label), words);
  }
  return completions.length;
}

/** What the package says of front matter that it can read: the last field of each key. */
function assertAgrees(text: string): void {
  const { frontMatter } = read(text).document;
  if (frontMatter.kind !== 'closed' || frontMatter.engine !== '') return;
  const { content } = frontMatter;
  const yaml = parseDocument(text.slice(content.start, content.end), {
    uniqueKeys: false,
    logLevel: 'silent',
  });
  if (yaml.errors.length > 0 || !isMap(yaml.contents)) return;
  const pairs = yaml.contents.items.filter(({ key }) => isScalar(key) && key.source !== '');
  const expected = new Map(
    pairs.map(({ key, value }) => [String((key as Scalar).value), isScalar(value) ? value.value : undefined]),
  );
  for (const [key, { value }] of read(text).facts.fields) {
    if (value.kind !== 'scalar') continue;
    assert.deepEqual(value.value, expected.get(key), `${key}: ${JSON.stringify(text)}`);
  }
}

const where = fc.nat(999);

describe('Whatever a post holds,', () => {
  it('each fix touches what is wrong alone, and mends it', () => {
    fc.assert(
      fc.property(edited(POSTS), (text) => assertMends(text)),
      { numRuns: 1500 },
    );
  }).timeout(120_000);

  it('a renaming touches the names alone', () => {
    fc.assert(
      fc.property(edited(POSTS), fc.constantFrom(...NAMES), (text, to) => assertRenames(text, to)),
      { numRuns: 1500 },
    );
  }).timeout(120_000);

  it('a completion touches what it completes, and breaks nothing', () => {
    let offered = 0;
    fc.assert(
      fc.property(edited(POSTS), where, (text, at) => {
        offered += assertCompletes(text, at);
      }),
      { numRuns: 1500 },
    );
    assert.ok(offered > 1500, `${offered} completions`);
  }).timeout(120_000);

  it('its fields say what the YAML package reads', () => {
    fc.assert(
      fc.property(edited(POSTS), (text) => assertAgrees(text)),
      { numRuns: 1500 },
    );
  }).timeout(120_000);

  describeWithCorpus('a real post, edited,', (corpus) => {
    const posts = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(path.join(corpus, name), 'utf8'))
      .filter((text) => text.length < 20_000);

    it('is changed where it is to be changed alone', () => {
      assert.ok(posts.length > 500);
      posts.forEach(assertAgrees);
      fc.assert(
        fc.property(edited(posts), fc.constantFrom(...NAMES), where, (text, to, at) => {
          assertMends(text);
          assertRenames(text, to);
          assertCompletes(text, at);
          assertAgrees(text);
        }),
        { numRuns: 500 },
      );
    }).timeout(120_000);
  });
});

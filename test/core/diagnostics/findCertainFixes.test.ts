import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findCertainFixes } from '../../../src/core/diagnostics/findCertainFixes.ts';
import { CERTAIN_CODES, findFixes, mends } from '../../../src/core/diagnostics/findFixes.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { applyEdits, type TextEdit } from '../../../src/core/text/textEdit.ts';

const fixed = (lines: string): string => {
  const text = `---\n${lines}\n---\nText.\n`;
  const post = parsePost(text);
  return applyEdits(text, findCertainFixes(post, readFacts(post, '2021-08-26-x.md'))).slice(4, -11);
};

describe('the fixes that are certain', () => {
  it('mend all that can be meant in one way alone', () => {
    assert.equal(
      fixed('title: One: two\ntags: [ a, a, , b ]\npublished: "false"\nlayout: [ post ]'),
      'title: "One: two"\ntags: [ a, b ]\npublished: false\nlayout: post',
    );
  });

  it('leave alone what someone must say', () => {
    for (const lines of ['tagz: [ a ]', 'date: 2020-01-01', 'title: a\ntitle: b', 'from: www.example.com']) {
      assert.equal(fixed(lines), lines);
    }
  });

  it('leave a post that is fine as it is', () => {
    assert.equal(fixed('title: x\ntags: [ a ]'), 'title: x\ntags: [ a ]');
  });

  it('lose no field, whatever is broken', () => {
    const keys = (text: string): string[] => text.match(/^\w+(?=:)/gm) ?? [];
    for (const lines of [
      'title: "One\nauthor: Ann\ntags: [ a, a',
      'tags: [ a,, b\ntitle: @x',
      'title: *x\ntags: {a\nauthor: b: c',
      '\ttitle: a: b\n\ttags: [ a ]',
    ]) {
      const after = keys(fixed(lines));
      assert.ok(
        keys(lines).every((key) => after.includes(key)),
        lines,
      );
    }
  });

  it('are those that docs/diagnostics.md names', () => {
    const page = readFileSync('docs/diagnostics.md', 'utf8');
    const sentence = /source\.fixAll\.galley\.problems[^]*?\n\n/.exec(page)?.[0] ?? '';
    const named = [...sentence.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, code]) => code);
    assert.deepEqual(named, [...CERTAIN_CODES]);
  });
});

describe('the fixes of all that has one', () => {
  const post = parsePost('---\ntitle: One: two\ntagz: [ a, a ]\nlayout: x\nlayout: y\n---\nText.\n');
  const facts = readFacts(post, '2021-08-26-x.md');

  it('say by what code they are, and which are certain', () => {
    const found = findFixes(post, facts).map(({ code, certain }) => `${code} ${certain}`);
    assert.deepEqual([...new Set(found)], ['yaml-syntax true', 'misspelt-key false', 'duplicate-key false']);
  });

  it('may be made without each other as long as no field is lost', () => {
    const of = (wanted: string): readonly TextEdit[] =>
      findFixes(post, facts).filter(({ code }) => code === wanted);
    for (const code of ['yaml-syntax', 'duplicate-key', 'misspelt-key']) assert.ok(mends(post, of(code)));
    assert.ok(mends(post, findFixes(post, facts)));
    const { frontMatter } = post;
    assert.ok(frontMatter.kind === 'closed');
    assert.ok(!mends(post, [{ range: frontMatter.fields[0]!.range, newText: '' }]), 'a field is lost');
    assert.ok(!mends(post, [{ range: frontMatter.fields[0]!.keyRange, newText: '"' }]), 'broken');
  });
});

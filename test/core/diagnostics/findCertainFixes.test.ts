import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CERTAIN_CODES, findCertainFixes } from '../../../src/core/diagnostics/findCertainFixes.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

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

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ArchiveIndex } from '../../../src/core/archive/archiveIndex.ts';
import { findFieldHabits } from '../../../src/core/archive/fieldHabits.ts';
import { findCompletions } from '../../../src/core/completions/findCompletions.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { findLinks } from '../../../src/core/navigation/findLinks.ts';
import { findOutline } from '../../../src/core/navigation/findOutline.ts';
import { findSelectionSteps } from '../../../src/core/navigation/selectionSteps.ts';
import { wholeLines } from '../../../src/core/text/lines.ts';
import { encloses, slice } from '../../../src/core/text/offsetRange.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { editField, type FieldChange } from '../../../src/core/writing/editField.ts';
import { describeWithCorpus } from '../../corpus.ts';

describeWithCorpus('over archived posts', (corpus) => {
  const posts = readdirSync(path.join(corpus, 'posts'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => {
      const document = parsePost(readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
      return { name: entry.name, document, facts: readFacts(document, entry.name) };
    });

  it('a field that is taken away completes to what was there', () => {
    // As many as the extension reads, from all over the archive.
    const habits = findFieldHabits(posts.filter((_, index) => index % Math.ceil(posts.length / 200) === 0));
    assert.deepEqual(habits.usual, ['layout', 'title', 'date', 'author', 'from', 'tags', 'categories']);
    const archive = new ArchiveIndex();
    const same = new Map<string, number>();
    for (const { name, document, facts } of posts) {
      for (const [key, field] of facts.fields) {
        const lines = wholeLines(document.text, field.range);
        const written = slice(document.text, lines).trimEnd();
        const text = `${document.text.slice(0, lines.start)}\n${document.text.slice(lines.end)}`;
        const post = parsePost(text);
        const around = { habits, now: { time: 0, offset: 0 } };
        const offered = findCompletions(post, readFacts(post, name), lines.start, archive, around);
        const completed = offered.find(({ label }) => label === key)?.newText ?? '';
        if (completed === written) same.set(key, (same.get(key) ?? 0) + 1);
      }
    }
    const share = (key: string): number => (same.get(key) ?? 0) / posts.length;
    // The heading links of some sites cut titles short, or fold the spaces in them.
    assert.ok(share('title') > 0.8, `title: ${share('title')}`);
    for (const key of habits.usual.filter((one) => one !== 'title')) {
      assert.ok(share(key) > 0.95, `${key}: ${share(key)}`);
    }
  }).timeout(60_000);

  it('links, outline and selection stay within the post', () => {
    for (const { document, facts } of posts) {
      const { text } = document;
      const whole = { start: 0, end: text.length };
      for (const { range } of findLinks(document, facts))
        assert.ok(encloses(whole, range) && slice(text, range) !== '');
      const outline = findOutline(document);
      assert.ok(
        outline.some(({ kind }) => kind === 'paragraph' || kind === 'heading'),
        text.slice(0, 300),
      );
      const middle = Math.floor((document.body.start + text.length) / 2);
      assert.ok(findSelectionSteps(document, middle).every((range) => encloses(whole, range)));
    }
  }).timeout(60_000);

  it('a field can be set in all of them, and nothing else changes', () => {
    let refused = 0;
    for (const { document } of posts) {
      const { text } = document;
      const after = (from: typeof document, change: FieldChange): typeof document | undefined => {
        const edits = editField(from, change);
        return edits && parsePost(applyEdits(from.text, edits));
      };
      const added = after(document, { key: 'kept-by', value: 'a: b' });
      if (!added) {
        refused++;
        continue;
      }
      assert.equal(added.text.replace(/^kept-by: "a: b"\r?\n/m, ''), text);
      assert.equal(after(added, { key: 'kept-by' })?.text, text, 'taken away, it is what it was');
      const set = after(document, { key: 'layout', value: 'page' });
      assert.equal(set?.text, text.replace(/^layout: *\S+/m, 'layout: page'));
    }
    assert.ok(refused / posts.length < 0.02, `${refused} of ${posts.length}`);
  });
});

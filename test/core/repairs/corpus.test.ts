import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createPostService } from '../../../src/core/postService.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { describeWithCorpus } from '../../corpus.ts';
import { shownText } from './repairs.ts';

describeWithCorpus('Mending the archive', (corpus) => {
  it('mends every post once and for all, keeps its text, and hides no junk', function () {
    this.timeout(300_000);
    const service = createPostService();
    const kinds = new Set<string>();
    const names = readdirSync(corpus, { recursive: true }) as string[];
    for (const name of names.filter((item) => item.endsWith('.md'))) {
      const bytes = readFileSync(path.join(corpus, name));
      const before = service.read(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      const repairs = service.repairs(before);
      if (repairs.length === 0) continue;
      for (const { kind } of repairs) kinds.add(kind);

      const { text, body } = before.document;
      const after = service.read(
        applyEdits(
          text,
          repairs.flatMap(({ edits }) => edits),
        ),
      );
      const mended = after.document.text;
      assert.deepEqual(service.repairs(after), [], name);
      assert.equal(mended.slice(0, after.document.body.start), text.slice(0, body.start), name);
      assert.equal(shownText(mended.slice(body.start)), shownText(text.slice(body.start)), name);
      const words = (html: string): string => shownText(html.replace(/<img[^>]*>/g, ''));
      assert.equal(
        words(service.preview(after, 'original')),
        words(service.preview(before, 'original')),
        name,
      );
      assert.deepEqual(
        service.clean(after).removals.map(({ rule }) => rule),
        service.clean(before).removals.map(({ rule }) => rule),
        name,
      );
    }
    assert.equal(kinds.size, 6);
  });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createPostService } from '../../../src/core/postService.ts';
import { describeWithCorpus } from '../../corpus.ts';
import { assertInert, visibleText } from './support.ts';

describeWithCorpus('The preview of archived posts', (corpus) => {
  const service = createPostService();
  const files = (): string[] =>
    readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  const read = (file: string): ReturnType<typeof service.read> =>
    service.read(readFileSync(path.join(corpus, file), 'utf8'), path.basename(file));

  it('shows all their text', function () {
    this.timeout(120_000);
    for (const file of files()) {
      const post = read(file);
      const { text, body } = post.document;
      const [, html = ''] = service.preview(post, 'original').split('<div class="galley-body">');
      const shown = visibleText(html.replace(/(<a class="galley-embed"[^>]*>)[^<]*/g, '$1'));
      assert.equal(shown, visibleText(text.slice(body.start, body.end)), file);
    }
  });

  it('is inert, whatever is shown', function () {
    this.timeout(120_000);
    for (const file of files().filter((_, number) => number % 20 === 0)) {
      const post = read(file);
      for (const view of ['original', 'cleaned', 'removed'] as const)
        assertInert(service.preview(post, view));
    }
  });

  it('marks every removal', function () {
    this.timeout(120_000);
    for (const file of files()) {
      const post = read(file);
      const { removals } = service.clean(post);
      const html = service.preview(post, 'removed');
      const marked = html.match(/class="(?:galley-embed |galley-tracker )?galley-junk /g)?.length ?? 0;
      const visible = removals.filter(
        ({ range }) => post.document.text.slice(range.start, range.end).trim() !== '',
      );
      assert.ok(marked >= visible.length, `${file}: ${marked} of ${visible.length}`);
    }
  });
});

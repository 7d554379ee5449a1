import { existsSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(process.env['GALLEY_CORPUS'] ?? '../shared/corpus');

/** Defines tests that read the archive of real posts, which is not part of the repository: where it is
 * absent, one skipped test stands for them. */
export function describeWithCorpus(title: string, define: (corpus: string) => void): void {
  describe(title, () => {
    if (existsSync(folder)) define(folder);
    else it.skip('needs the corpus of real posts');
  });
}

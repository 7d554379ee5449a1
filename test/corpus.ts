import { existsSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(process.env['GALLEY_CORPUS'] ?? '../shared/corpus');

/** Defines tests that read the archive of real posts, which is not part of the repository: they show as
 * skipped where it is absent. Read its files inside the tests, not while they are defined. */
export function describeWithCorpus(title: string, define: (corpus: string) => void): void {
  const absent = !existsSync(folder);
  (absent ? describe.skip : describe)(absent ? `${title} (no corpus)` : title, () => define(folder));
}

// Archives of files to measure whole processes on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeArchive } from '../generate.mjs';

/** Calls `use` with the folder of an archive that exists until it returns. */
export function withArchive(count, use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-bench-'));
  try {
    return use(folder, writeArchive(folder, count));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

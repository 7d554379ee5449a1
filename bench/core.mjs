// Galley's own code for the benchmarks: parts of the core bundled as they are, and the command line as shipped.
import * as esbuild from 'esbuild';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { node } from '../esbuild.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the extension and the command line are built by. */
export const CLI = path.join(root, 'dist/cli.js');

/** What is measured without a command line around it: name → file below src/core. */
const EXPORTS = {
  createPostService: 'postService.ts',
  applyEdits: 'postService.ts',
  LineIndex: 'postService.ts',
  ArchiveIndex: 'archive/archiveIndex.ts',
  POST_QUERIES: 'postService.ts',
  readSite: 'postService.ts',
  RuleBook: 'cleaning/ruleBook.ts',
  builtInRules: 'cleaning/rules/builtInRules.ts',
  generatedList: '../../test/core/cleaning/lists/generatedList.ts',
};

let core;

/** The core's exports, bundled on first use as the command line's are. */
export function importCore() {
  return (core ??= bundle());
}

async function bundle() {
  return createRequire(import.meta.url)(await bundleOnly(Object.keys(EXPORTS), 'core'));
}

/** Bundles some of the exports, for processes of their own. @returns the file. */
export async function bundleOnly(names, fileName) {
  const outfile = path.join(root, `out/bench/${fileName}.cjs`);
  await esbuild.build({
    ...node,
    absWorkingDir: root,
    stdin: {
      resolveDir: root,
      loader: 'ts',
      contents: names.map((name) => `export { ${name} } from './src/core/${EXPORTS[name]}';`).join('\n'),
    },
    outfile,
  });
  return outfile;
}

/** Puts into dist/ what is published. */
export function buildForProduction() {
  const args = [path.join(root, 'esbuild.mjs'), '--production'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed');
}

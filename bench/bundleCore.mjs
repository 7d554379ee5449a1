// Bundles a file of the core for a benchmark, as the command line does, and imports it.
import * as esbuild from 'esbuild';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { node } from '../esbuild.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A module is imported once for each name that it is imported by. */
let imports = 0;

/** Exports `names` (name → file below src/core) from one module. */
export async function importCore(names) {
  const outfile = path.join(root, 'out/bench/core.mjs');
  await esbuild.build({
    ...node,
    format: 'esm',
    conditions: ['browser'],
    mainFields: ['module', 'main'],
    packages: 'bundle',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    stdin: {
      resolveDir: root,
      loader: 'ts',
      contents: Object.entries(names)
        .map(([name, file]) => `export { ${name} } from './src/core/${file}';`)
        .join('\n'),
    },
    outfile,
  });
  return import(`${pathToFileURL(outfile).href}?${imports++}`);
}

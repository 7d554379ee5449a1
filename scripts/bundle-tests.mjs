// Bundles the TypeScript tests into out/test/.
import * as esbuild from 'esbuild';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { browser, node } from '../esbuild.mjs';

const OUT = 'out/test';
const EXTENSION_TESTS = 'test/extension';

/** All test files below `folder`, except those below one of `without`. */
export function findTests(folder, without = []) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((file) => file.endsWith('.test.ts') && !without.some((other) => file.startsWith(`${other}/`)))
    .sort();
}

/** Scripts find their files by their own place, so they are imported from there. */
const scriptsInPlace = {
  name: 'scripts-in-place',
  setup(build) {
    build.onResolve({ filter: /^\..*\.mjs$/ }, ({ path: name, resolveDir }) => ({
      path: pathToFileURL(path.join(resolveDir, name)).href,
      external: true,
    }));
  },
};

/** For plain Node: a module for each file, with packages and scripts left outside. Returns what was written. */
export async function bundleForNode(files) {
  await esbuild.build({
    ...node,
    format: 'esm',
    packages: 'external',
    plugins: [scriptsInPlace],
    entryPoints: files,
    outbase: 'test',
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
  });
  return files.map((file) =>
    path.posix.join(OUT, path.posix.relative('test', file).replace(/\.ts$/, '.mjs')),
  );
}

/** For the extension host 'node' or 'web': one file that exports `run`. The tests are loaded by a function,
 * since describe() and it() exist only once mocha is set up. */
export async function bundleForHost(host, { files = findTests(EXTENSION_TESTS), grep } = {}) {
  const outfile = `${OUT}/extension/${host}.js`;
  const imports = files.map((file) => `await import('./${file}');`);
  await esbuild.build({
    ...(host === 'web' ? browser : node),
    format: 'cjs',
    external: ['vscode'],
    ...(host === 'web'
      ? // Packages are written for Node or for a page; a worker is neither.
        { define: { ...browser.define, global: 'globalThis' }, banner: { js: 'var process = { env: {} };' } }
      : { packages: 'external' }),
    stdin: {
      resolveDir: '.',
      sourcefile: `${EXTENSION_TESTS}/all.ts`,
      loader: 'ts',
      contents: `
        import { runTests } from './${EXTENSION_TESTS}/runner.${host}.ts';
        export const run = () => runTests(async () => { ${imports.join('\n')} }, ${JSON.stringify(grep)});`,
    },
    outfile,
  });
  return outfile;
}

/** The small suites that prove the runner: each exports a `run` of its own. */
export async function bundleRunnerSuites() {
  const folder = 'test/host/suites';
  const entryPoints = readdirSync(folder).map((name) => `${folder}/${name}`);
  await esbuild.build({
    ...node,
    format: 'cjs',
    packages: 'external',
    entryPoints,
    outdir: `${OUT}/host/suites`,
  });
}

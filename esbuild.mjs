// Bundles the extension (Node and browser), its workers, the preview's page and the command line into dist/.
// Minified, so that what is tested is what ships. `--watch` rebuilds on change, readable; `--production` leaves out
// source maps.
import * as esbuild from 'esbuild';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderNotices } from './scripts/notices.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** What packages ask for and Galley never calls; each stand-in says why. */
const unused = {
  'js-yaml': './scripts/shims/js-yaml.mjs',
  postcss: './scripts/shims/postcss.mjs',
};

/** Packages whose entry for Node loads its parts in a way that no bundler sees. */
const entries = {
  'vscode-html-languageservice': './node_modules/vscode-html-languageservice/lib/esm/htmlLanguageService.js',
};

/** Packages that not every use of Galley needs, and what stands in for them until one does: see scripts/late/. Running
 * them all takes longer than Galley's own start. */
const late = {
  name: 'late',
  setup(build) {
    const standIns = fileURLToPath(new URL('scripts/late/', import.meta.url));
    const filter = /^(?:cheerio\/slim|markdown-it|sanitize-html|yaml)$/;
    build.onResolve({ filter }, ({ path, importer, resolveDir, pluginData }) => {
      if (pluginData === late) return undefined;
      if (!importer.startsWith(standIns)) return { path: `${standIns}${path.replace('/', '-')}.mjs` };
      // As an import, so that what several packages need is there once.
      return build.resolve(path, { kind: 'import-statement', resolveDir, pluginData: late });
    });
  },
};

/** Options that every bundle shares. */
export const common = {
  alias: { ...unused, ...entries },
  bundle: true,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
  loader: { '.txt': 'text' },
};

/** For code that runs in Node 20 and later: the desktop extension host and the command line. */
export const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };

/** For code that runs in a web worker or a page. gray-matter asks for `fs` and `Buffer`, which only its
 * file-reading functions need: an empty module and a shim stand in for them. */
export const browser = {
  ...common,
  platform: 'browser',
  target: 'es2022',
  alias: { ...unused, ...entries, fs: './scripts/shims/empty.mjs' },
  inject: ['./scripts/shims/buffer.mjs'],
  // The worker's address is one of a blob, of which @cfworker/json-schema makes no URL, and throws as it loads.
  define: { 'self.location': 'undefined' },
};

/** Galley's files do nothing but define things: who uses one of them needs no other that it stands beside. */
const ownFilesOnDemand = {
  name: 'own files on demand',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\// }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === 'resolving' || importer.includes('node_modules')) return undefined;
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: 'resolving' });
      return { ...found, sideEffects: false };
    });
  },
};

/** The command line loads what a command needs when it is called. esbuild splits only ES modules, which take Node
 * longer to start than all that is saved. */
const chunksAsCommonJs = {
  name: 'chunks as CommonJS',
  setup(build) {
    build.onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        const { code } = await esbuild.transform(text, {
          format: 'cjs',
          platform: 'node',
          target: 'node20',
          minify: !watch,
          sourcemap: production ? false : 'inline',
          supported: { 'dynamic-import': false },
        });
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, path.endsWith('cli.js') ? `#!/usr/bin/env node\n${code}` : code);
      }
    });
  },
};

const bundles = [
  {
    ...node,
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    plugins: [late],
  },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/web/extension.js',
    external: ['vscode'],
    plugins: [late],
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: ['src/webview/preview.ts', 'src/webview/posts/posts.ts', 'src/webview/overview/overview.ts'],
    entryNames: '[name]',
    outdir: 'dist/webview',
  },
  {
    ...common,
    platform: 'neutral',
    format: 'iife',
    target: 'es2022',
    entryPoints: ['src/listWorker/listWorker.ts'],
    outdir: 'dist',
  },
  {
    ...node,
    entryPoints: ['src/archiveWorker/archiveWorker.ts'],
    outfile: 'dist/archiveWorker.js',
    plugins: [late],
  },
  {
    ...node,
    entryPoints: { cli: 'src/cli/bin.ts' },
    outdir: 'dist',
    chunkNames: 'cli/[name]-[hash]',
    format: 'esm',
    splitting: true,
    write: false,
    sourcemap: production ? false : 'inline',
    plugins: [late, ownFilesOnDemand, chunksAsCommonJs],
  },
];

export async function build() {
  rmSync('dist', { recursive: true, force: true });
  const built = await Promise.all(
    bundles.map((options) => esbuild.build({ ...options, minify: true, metafile: true })),
  );
  writeFileSync('dist/THIRD-PARTY-NOTICES.txt', renderNotices(built.map(({ metafile }) => metafile)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (watch) {
    for (const options of bundles) await (await esbuild.context(options)).watch();
  } else {
    await build();
  }
}

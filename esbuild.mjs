// Bundles the extension (Node and browser), its workers, the preview's page and the command line into dist/.
// `--watch` rebuilds on change; `--production` minifies and leaves out source maps.
import * as esbuild from 'esbuild';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

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
  minify: production,
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
    entryPoints: ['src/webview/preview.ts', 'src/webview/posts/posts.ts'],
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
    entryPoints: ['src/cli/bin.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [late],
  },
];

export async function build() {
  rmSync('dist', { recursive: true, force: true });
  await Promise.all(bundles.map((options) => esbuild.build(options)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (watch) {
    for (const options of bundles) await (await esbuild.context(options)).watch();
  } else {
    await build();
  }
}

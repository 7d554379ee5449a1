// Drives Galley's windows in a real workbench on a large archive, and on the archive of real posts where it is there.
// It takes minutes and fills a temporary folder: no part of `npm test`.
//
//   node scripts/test-large.mjs             on 64,500 generated posts
//   GALLEY_POSTS=5000 node scripts/test-large.mjs --grep generated
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from '../esbuild.mjs';
import { bundleForNode, findTests } from './bundle-tests.mjs';
import { ensureBrowser } from './vscode-host/browser.mjs';
import { installHost } from './vscode-host/install.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await build();
await installHost(console.log);
ensureBrowser(console.log);
const files = await bundleForNode(findTests('test/large'));
const options = ['--timeout=900000', ...process.argv.slice(2)];
const args = ['--enable-source-maps', 'scripts/run-mocha.mjs', ...options, ...files];
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;

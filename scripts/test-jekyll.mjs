// Compares what a real Jekyll reads of posts with what Galley says. Jekyll is installed where this may be done:
// by apt, as root. Elsewhere, and without it, nothing is compared.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleForNode, findTests } from './bundle-tests.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

function works(command, ...args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function hasJekyll() {
  return works('jekyll', '--version') && works('ruby', '--version');
}

function install() {
  if (process.getuid?.() !== 0 || !works('apt-get', '--version')) return;
  console.log('installing Jekyll by apt');
  if (!works('apt-get', 'install', '--yes', '--no-install-recommends', 'jekyll')) {
    works('apt-get', 'update');
    works('apt-get', 'install', '--yes', '--no-install-recommends', 'jekyll');
  }
}

if (!hasJekyll()) install();
if (hasJekyll()) {
  const files = await bundleForNode(findTests('test/jekyll'));
  const args = ['--enable-source-maps', 'scripts/run-mocha.mjs', '--timeout=120000', ...files];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
} else {
  console.log('skipped: there is no Jekyll, and it can be installed only by apt, as root');
}

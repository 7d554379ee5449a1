// Installs the programs that Galley is compared with. They are no dependencies of the project: they lie below
// this folder, on first use, in the versions of the lock file.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** @returns {{ require: NodeRequire } | { missing: string }} what loads the peers, or why nothing does. */
export function installPeers() {
  if (!isInstalled()) {
    console.log('Installing the programs to compare with …');
    // Without retries: where there is no network, that is known at once.
    const flags = ['--ignore-scripts', '--fetch-retries=0', '--loglevel=error'];
    const { status, error, stderr } = spawnSync('npm', ['ci', ...flags], { cwd: here, encoding: 'utf8' });
    if (status !== 0) {
      const [reason] = String(error?.message ?? stderr).split('\n');
      return { missing: `npm could not install the peers (${reason})` };
    }
  }
  return { require: createRequire(path.join(here, 'package.json')) };
}

/** Whether what npm says it installed is what the lock file asks for. */
export function isInstalled() {
  const versions = (file) =>
    Object.entries(JSON.parse(readFileSync(path.join(here, file), 'utf8')).packages)
      .filter(([name, { optional }]) => name !== '' && !optional)
      .map(([name, { version }]) => `${name} ${version}`)
      .sort()
      .join('\n');
  try {
    return versions('package-lock.json') === versions('node_modules/.package-lock.json');
  } catch {
    // Nothing was installed yet.
    return false;
  }
}

// Debian's packages that tests need, installed where they may be.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether packages can be installed here without a question to anybody. */
export function mayInstallPackages() {
  return existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

/** Installs packages; throws what apt-get says where that fails. */
export function installPackages(names, progress = () => {}) {
  progress(`installing ${names.join(', ')} with apt-get (once, about a minute)`);
  const run = (...args) => {
    // Another apt-get may be at work: wait for it.
    const done = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', '-y', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (done.status !== 0) {
      throw new Error(`apt-get ${args.join(' ')} failed (${done.status})\n${done.stdout}${done.stderr}`);
    }
  };
  run('update');
  run('install', '--no-install-recommends', ...names);
}

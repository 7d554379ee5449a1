// Finds a Chromium, and a font for Chinese text in screenshots; installs Debian's packages where it may.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
];

/** The executable of a Chromium, if there is one. */
export function findBrowser() {
  const chosen = process.env.GALLEY_BROWSER;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`GALLEY_BROWSER names ${chosen}, which does not exist.`);
    return chosen;
  }
  return BROWSERS.find((file) => existsSync(file));
}

/** Looks at files rather than asking fontconfig, which need not be installed. */
function hasChineseFont() {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts'].filter((folder) => existsSync(folder));
  const names = folders.flatMap((folder) => readdirSync(folder, { recursive: true }));
  return names.some((name) => /cjk|wqy|source-?han|uming|ukai|droidsansfallback/i.test(name));
}

/** Makes sure of both and returns the browser's executable.
 * @param {(message: string) => void} [progress] */
export function ensureBrowser(progress = () => {}) {
  const missing = [...(findBrowser() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length > 0) {
    if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) aptInstall(missing, progress);
    else if (!findBrowser()) {
      throw new Error(
        'The tests in VS Code need Chromium: install it, or name its executable in GALLEY_BROWSER.',
      );
    } else progress('no font for Chinese text found: screenshots will show boxes instead');
  }
  const browser = findBrowser();
  if (!browser) throw new Error(`Chromium was installed, but is at none of: ${BROWSERS.join(', ')}.`);
  return browser;
}

function aptInstall(packages, progress) {
  progress(`installing ${packages.join(', ')} with apt-get (once, about a minute)`);
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
  run('install', '--no-install-recommends', ...packages);
}

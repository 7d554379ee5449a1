import * as vscode from 'vscode';
import type { FilterListData } from '../core/postService.ts';
import type { ListToIndex } from '../protocol/listMessages.ts';

/** The bundle that the worker runs, in either host. */
const FILE = 'dist/listWorker.js';

/** Indexes a filter list in a worker of its own, which ends with it. Rejects where there can be no worker. */
export async function indexInWorker(extensionUri: vscode.Uri, list: ListToIndex): Promise<FilterListData> {
  const file = vscode.Uri.joinPath(extensionUri, FILE);
  const threads =
    typeof process === 'undefined' ? undefined : process.getBuiltinModule?.('node:worker_threads');
  if (threads) {
    const thread = new threads.Worker(file.fsPath);
    try {
      return await new Promise<FilterListData>((resolve, reject) => {
        thread.on('message', (data) => resolve(data as FilterListData));
        thread.on('error', reject);
        thread.postMessage(list);
      });
    } finally {
      void thread.terminate();
    }
  }
  const worker = new Worker(file.toString(true));
  try {
    return await new Promise<FilterListData>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data as FilterListData);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(list);
    });
  } finally {
    worker.terminate();
  }
}

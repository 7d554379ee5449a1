// Reads the posts of a workspace apart from the extension host, which has better things to do: a thread of Node's
// that ends when it has read them.
import * as fs from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ArchiveToRead } from '../protocol/archiveMessages.ts';
import { readArchive } from './readArchive.ts';

readArchive(workerData as ArchiveToRead, fs, (part) => {
  parentPort!.postMessage(part, part.table ? [part.table.buffer as ArrayBuffer] : []);
});

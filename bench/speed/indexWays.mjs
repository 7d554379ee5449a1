// A process each, for index.mjs:
//
//   node indexWays.mjs floor FOLDER                 walks, and reads the first 4 KB of each post
//   node indexWays.mjs gray-matter FOLDER           reads each post's front matter by that package
//   node indexWays.mjs thread FOLDER [STORE]        has the extension's thread read all that is not kept
//   node indexWays.mjs keep FOLDER STORE BUNDLE     keeps what it reads
//   node indexWays.mjs restore FOLDER STORE BUNDLE  makes the first list of tags of what is kept
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

const ORIGIN = 'bench';
const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);

const WAYS = { floor, 'gray-matter': grayMatter, thread, keep, restore };
const [way, folder, ...more] = process.argv.slice(2);
await WAYS[way](...more);

function* posts(place = folder) {
  for (const entry of fs.readdirSync(place, { withFileTypes: true })) {
    const file = path.join(place, entry.name);
    if (entry.isDirectory()) yield* posts(file);
    else if (file.endsWith('.md')) yield file;
  }
}

function floor() {
  const head = Buffer.allocUnsafeSlow(4096);
  for (const file of posts()) {
    const opened = fs.openSync(file, 'r');
    fs.readSync(opened, head, 0, head.length, 0);
    fs.closeSync(opened);
  }
}

function grayMatter() {
  const matter = require('gray-matter');
  const counts = new Map();
  for (const file of posts()) {
    try {
      // With options given it keeps no copy of the text.
      const { tags } = matter(fs.readFileSync(file, 'utf8'), {}).data;
      for (const tag of [tags].flat()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    } catch {
      // Some posts have broken front matter.
    }
  }
}

/** @returns the packed tables that it sent. */
async function thread(store) {
  const request = {
    folders: [{ uri: pathToFileURL(folder).href, path: folder, excludes: ['**/.git', '**/.DS_Store'] }],
    known: store && new Uint8Array(fs.readFileSync(store)),
    origin: ORIGIN,
  };
  const worker = new Worker(path.join(root, 'dist/archiveWorker.js'), { workerData: request });
  const tables = [];
  await new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', ({ table, isLast }) => {
      if (table) tables.push(table);
      if (isLast) resolve();
    });
  });
  return tables;
}

async function keep(store, bundle) {
  const index = new (require(bundle).ArchiveIndex)();
  for (const table of await thread()) index.append(table, ORIGIN);
  fs.writeFileSync(store, index.pack(ORIGIN));
}

function restore(store, bundle) {
  const index = new (require(bundle).ArchiveIndex)();
  if (!index.append(fs.readFileSync(store), ORIGIN)) throw new Error('what was kept is damaged');
  if (index.values('tags').length === 0) throw new Error('no tags');
}

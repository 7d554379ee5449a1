// What it takes to know the tags, dates and sources of all posts: from nothing, and with what was kept.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleOnly, CLI, importCore } from '../core.mjs';
import { findCorpus } from '../corpus.mjs';
import { withArchive } from './archives.mjs';
import { interleave, milliseconds, printResult, ratio, waitFor } from './timing.mjs';

const WAYS = fileURLToPath(new URL('indexWays.mjs', import.meta.url));
const FOLDERS = ['.git', 'node_modules', '_site'];

export async function index({ posts, rounds, say }) {
  if (process.platform === 'win32') return say('\nIndex: skipped, Windows has no grep');
  const { ArchiveIndex } = await importCore();
  const bundle = await bundleOnly(['ArchiveIndex'], 'archiveIndex');
  withArchive(posts, (folder) => compare(`${posts} generated posts`, folder));
  const corpus = findCorpus();
  if (corpus) compare('the corpus', corpus);

  function compare(title, folder) {
    const kept = mkdtempSync(path.join(tmpdir(), 'galley-bench-'));
    try {
      measure(title, folder, path.join(kept, 'archive.bin'));
    } finally {
      rmSync(kept, { recursive: true, force: true });
    }
  }

  function measure(title, folder, store) {
    const way = (name, ...more) => [process.execPath, WAYS, name, folder, ...more];
    const galley = (jobs) => [process.execPath, CLI, 'index', folder, '--jobs', jobs];
    // Keeps what it read: the ways below begin with that.
    run(way('keep', store, bundle));
    const processes = {
      floor: way('floor'),
      grep: ['grep', '-rhE', '^tags:', ...FOLDERS.map((name) => `--exclude-dir=${name}`), folder],
      ...(has('rg') && { ripgrep: ['rg', '-IN', '--no-ignore', '-e', '^tags:', folder] }),
      'gray-matter': way('gray-matter'),
      'galley index, 1 job': galley('1'),
      'galley index, 2 jobs': galley('2'),
      cold: way('thread'),
      warm: way('thread', store),
      first: way('restore', store, bundle),
    };
    const times = interleave(
      Object.fromEntries(Object.entries(processes).map(([name, command]) => [name, () => run(command)])),
      rounds,
      waitFor,
    );
    const search = times.ripgrep ? 'ripgrep' : 'grep';
    const print = (name, list, of, goal) =>
      printResult(say, name, milliseconds(times[list]), {
        ratio: ratio(times[list], times[of]),
        of,
        ...goal,
      });
    say(`\nIndex, ${title}; whole processes, medians of ${rounds} rounds`);
    printResult(say, 'floor: walk, read the first 4 KB of each', milliseconds(times.floor));
    print(`${search} '^tags:'`, search, 'floor');
    print('gray-matter', 'gray-matter', 'floor');
    print('galley index, 1 job', 'galley index, 1 job', search);
    print('galley index, 2 jobs', 'galley index, 2 jobs', search, { atMost: 1.25 });
    print('gray-matter, beside that', 'gray-matter', 'galley index, 2 jobs', { atLeast: 6 });
    print('as the extension: all read', 'cold', 'floor');
    print('as the extension: all known, each file looked at', 'warm', 'floor', { atMost: 1 });
    print('as the extension: first list of tags', 'first', 'floor', { atMost: 0.3 });

    const archive = new ArchiveIndex();
    const packed = readFileSync(store);
    archive.append(packed, 'bench');
    const bytes = archive.bytes / archive.size;
    printResult(say, 'memory', `${Math.round(bytes)} bytes a post`, { goal: '≤ 400', isMet: bytes <= 400 });
  }
}

function has(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

function run([command, ...args]) {
  const { status, error, stderr } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed (${status})\n${stderr}`);
}

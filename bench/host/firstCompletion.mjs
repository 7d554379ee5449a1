// How long a person waits for the first completion after a start, in the real extension host: in an archive that was
// indexed before, against one of ten posts.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../../scripts/vscode-host/workbench.mjs';
import { writeArchive } from '../generate.mjs';
import { milliseconds, printResult, ratio } from '../speed/timing.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROBE = fileURLToPath(new URL('probe', import.meta.url));
/** How long anything here may take, in milliseconds. */
const PATIENCE = 300_000;
const FEW = 10;

export async function firstCompletion({ posts, rounds, say }) {
  const [few, many] = [await Host.open(FEW), await Host.open(posts)];
  try {
    for (const host of [few, many]) await host.isKept();
    const times = { few: [], many: [] };
    // The first start of each warms the caches of the disk.
    for (let round = 0; round <= rounds; round++) {
      const [a, b] = [await few.start(), await many.start()];
      if (round === 0) continue;
      if (b.offered < 2) throw new Error('no tags were offered in time');
      times.few.push(a.ms);
      times.many.push(b.ms);
    }
    say(`\nFirst completion after a start, in VS Code’s extension host; medians of ${rounds} starts`);
    printResult(say, `${FEW} posts`, milliseconds(times.few));
    printResult(say, `${posts} posts, indexed before`, milliseconds(times.many), {
      ratio: ratio(times.many, times.few),
      of: `${FEW} posts`,
      atMost: 1.2,
    });
  } finally {
    for (const host of [few, many]) await host.close();
  }
}

/** A window on a generated archive. Each of its starts asks for a completion; see probe/probe.cjs. */
class Host {
  #folder;
  #launched;
  #starts = 0;

  static async open(posts) {
    const folder = mkdtempSync(path.join(tmpdir(), 'galley-first-'));
    const archive = path.join(folder, 'archive');
    writeArchive(archive, posts);
    writeFileSync(
      path.join(archive, '_posts/2021-08-26-probe.md'),
      '---\nlayout: post\ntitle: Probe\ntags: [  ]\n---\nText.\n',
    );
    const host = new Host();
    host.#folder = folder;
    host.#launched = await launch({
      folder: archive,
      extensionDevelopmentPath: [ROOT, PROBE],
      userDataDir: path.join(folder, 'data'),
    });
    return host;
  }

  /** Settles when the index is on the disk: from then on a start finds it. */
  async isKept() {
    await until(() =>
      readdirSync(this.#folder, { recursive: true }).some((name) => name.endsWith('archive.bin')),
    );
    this.#starts = this.#told().length;
  }

  /** Starts the extension host anew. @returns what the probe tells of it. */
  async start() {
    await this.#launched.page.reload();
    await until(() => this.#told().length > this.#starts);
    return this.#told()[this.#starts++];
  }

  async close() {
    await this.#launched.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #told() {
    const file = path.join(this.#folder, 'probe.ndjson');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  }
}

async function until(isTrue) {
  for (const end = Date.now() + PATIENCE; !isTrue();) {
    if (Date.now() > end) throw new Error('it took too long');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// node bench/generate.mjs OUT N [SEED]: writes an archive of N posts in the shape of a real one: 19 tags,
// bodies of one line, sizes from 300 bytes to 679 KB, most of them with junk, some with odd names.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { articleBody } from './archive/article.mjs';
import { createRandom } from './archive/random.mjs';
import { junkFor, SITES } from './archive/sites.mjs';
import { title as createTitle } from './archive/wording.mjs';

/** In bytes. Archives have some posts that are far longer than others. */
const LONGEST = 679_000;
const LONG_EVERY = 2_500;
const MEDIAN = 2_900;
const SPREAD = 0.9;

const FIRST_DAY = Date.UTC(2020, 0, 1);
const DAY = 86_400_000;

/** Yields `{ name, text }`: the same posts for the same numbers. */
export function* generatePosts(count, seed = 1) {
  const random = createRandom(seed);
  for (let index = 0; index < count; index++) {
    const long = index % LONG_EVERY === LONG_EVERY >> 2;
    const size = long ? random.integer(LONGEST / 2, LONGEST) : random.logNormal(MEDIAN, SPREAD);
    yield generatePost(index, Math.min(size, LONGEST), random);
  }
}

/** The biggest that archives hold: `{ name, text }`. */
export function longestPost() {
  return generatePost(0, LONGEST, createRandom(7));
}

function generatePost(index, size, random) {
  const site = pickSite(random);
  const title = createTitle(random);
  const time = FIRST_DAY + random.integer(0, 365 * DAY);
  const date = new Date(time).toISOString();
  const from = `https://${site.host}/realtime/story${date.slice(0, 10).replaceAll('-', '')}-${index}`;
  const body = articleBody({ site, size, random, junk: junkFor(site, random) });
  // Some titles go over two lines, and so do the names of their files.
  const broken = random.chance(0.002) ? title.replace(' ', '\n') : undefined;
  const text =
    `---\nlayout: post\ntitle: "${broken ?? title}"\ndate: ${date}\nauthor: ${site.tag}\nfrom: ${from}\n` +
    `tags: [ ${site.tag} ]\ncategories: [ ${site.tag} ]\n---\n` +
    `<!--${random.chance(0.001) ? 'NaN' : time}-->\n[${title}](${from})\n------\n\n${body}`;
  return { name: `${date.slice(0, 10)}-${broken ?? title}-${index}.md`, text };
}

function pickSite(random) {
  const all = SITES.reduce((sum, { weight }) => sum + weight, 0);
  let at = random.integer(0, 1e6) / 1e6;
  return SITES.find(({ weight }) => (at -= weight / all) <= 0) ?? SITES[0];
}

/** @returns how many bytes the posts have. */
export function writeArchive(folder, count, seed) {
  const posts = path.join(folder, '_posts');
  mkdirSync(posts, { recursive: true });
  let bytes = 0;
  for (const { name, text } of generatePosts(count, seed)) {
    const content = Buffer.from(text);
    bytes += content.length;
    // Windows has no names with line breaks.
    writeFileSync(path.join(posts, process.platform === 'win32' ? name.replace('\n', ' ') : name), content);
  }
  return bytes;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, count, seed] = process.argv.slice(2);
  if (!folder || !/^[1-9]\d*$/.test(count ?? '')) {
    console.error('usage: node bench/generate.mjs OUT N [SEED]');
    process.exit(2);
  }
  const bytes = writeArchive(folder, Number(count), Number(seed ?? 1));
  console.log(`${count} posts, ${(bytes / 1e6).toFixed(1)} MB`);
}

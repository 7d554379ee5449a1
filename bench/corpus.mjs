// The archive of real posts that the benchmarks measure on; not part of the repository.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(process.env.GALLEY_CORPUS ?? '../shared/corpus');

export function findCorpus() {
  return existsSync(path.join(folder, 'labels.jsonl')) ? folder : undefined;
}

/** All posts: `{ path, text }`. */
export function readPosts(corpus) {
  return readdirSync(corpus, { recursive: true })
    .filter((name) => /\.(?:md|markdown|html)$/.test(name))
    .sort()
    .map((name) => ({ path: name, text: readText(path.join(corpus, name)) }));
}

/** The labelled posts: the label's line and the text. */
export function readLabelled(corpus) {
  return readFileSync(path.join(corpus, 'labels.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map((label) => ({
      ...label,
      file: [corpus, path.dirname(corpus)].map((base) => path.join(base, label.path)).find(existsSync),
    }))
    .filter(({ file }) => file !== undefined)
    .map((label) => ({ ...label, text: readText(label.file) }));
}

/** As decoded, a byte order mark included. */
function readText(file) {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(file));
}

/** Posts in the shape of the archive's, where that is absent. */
export function generatedPosts(count) {
  const paragraph = `<p>${'一段文字，说明发生了什么。'.repeat(12)}</p>`;
  return Array.from(
    { length: count },
    (_, index) =>
      `---\nlayout: post\ntitle: "第${index}篇"\nfrom: https://www.zaobao.com/story${index}\n---\n<!--1600000000000-->\n` +
      `<div>\n${paragraph.repeat(3)}<section id="imu"><div id="dfp-ad-imu1"> </div></section>${paragraph.repeat(4)}\n</div>\n`,
  );
}

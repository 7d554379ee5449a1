// What follows a change of the front matter: the post is read and checked as the editor does, with its site and its
// archive, against a YAML parser that reads nothing but that front matter.
import matter from 'gray-matter';
import { parseDocument } from 'yaml';
import { importCore } from '../core.mjs';
import { findCorpus, readPosts } from '../corpus.mjs';
import { generatePosts, longestPost } from '../generate.mjs';
import { interleave, milliseconds, printResult, ratio } from './timing.mjs';

/** It is quick: more rounds than elsewhere cost little. */
const TIMES = 30;
/** In bytes: what most posts are near. */
const USUAL = 6000;
const ARCHIVE = 5000;

/** What people type: in a title, and behind it, where it is no YAML for a while. */
const KEYSTROKES = {
  'in the title': (text, n) => text.replace(/^title: "?/m, (key) => `${key}字${n}`),
  'that breaks the YAML': (text, n) => text.replace(/^title: "?/m, (key) => `title: 字${n}: ${key.slice(7)}`),
};

export async function frontMatter({ rounds: usualRounds, posts: count, say }) {
  const { createPostService, ArchiveIndex, readSite } = await importCore();
  const service = createPostService();
  const corpus = findCorpus();
  const posts = [
    ...(corpus ? readPosts(corpus) : [longestPost()]),
    ...generatePosts(Math.min(count, ARCHIVE)),
  ];
  const index = new ArchiveIndex();
  for (const [number, { text }] of posts.entries()) {
    const entry = service.entry(text, nameOf(text, number));
    if (entry) index.set(`_posts/${nameOf(text, number)}`, entry);
  }
  const texts = posts.map(({ text }) => text).filter((text) => /^title: /m.test(text));
  const least = (cost) => texts.reduce((one, other) => (cost(other) < cost(one) ? other : one));
  measure(
    'a post of 6 KB',
    least((text) => Math.abs(Buffer.byteLength(text) - USUAL)),
  );
  measure(
    'the biggest post',
    least((text) => -text.length),
  );

  function measure(post, text) {
    for (const [where, type] of Object.entries(KEYSTROKES)) {
      const rounds = usualRounds * TIMES;
      // Every run gets a text that it has not seen. Through bytes: a text that was put together is flattened on
      // first use, which an editor's need not be.
      let typed = 0;
      const changed = (run, part = (value) => value) => {
        const versions = Array.from({ length: rounds + 1 }, () =>
          Buffer.from(part(type(text, typed++))).toString(),
        );
        return () => run(versions.pop());
      };
      const name = nameOf(text, 'typed');
      const around = {
        site: readSite('timezone: Asia/Shanghai\n'),
        path: `_posts/${name}`,
        now: Date.UTC(2026, 0),
        archive: { index, path: `_posts/${name}`, pathInSite: (path) => path },
      };
      const times = interleave(
        {
          yaml: changed((value) => parseDocument(value), frontMatterOf),
          matter: changed((value) => tryMatter(value)),
          diagnose: changed((value) => service.diagnose(service.read(value, name), around)),
        },
        rounds,
      );
      say(`\nA keystroke ${where}, of ${post} (${text.length.toLocaleString('en')} characters)`);
      const print = (name, title, atMost) =>
        printResult(say, title, milliseconds(times[name]), {
          ratio: ratio(times[name], times.yaml),
          of: 'parseDocument',
          ...(atMost !== undefined && { atMost }),
        });
      printResult(say, 'parseDocument of the front matter alone', milliseconds(times.yaml));
      print('matter', 'gray-matter');
      print('diagnose', 'front matter read and diagnosed', 1.5);
    }
  }
}

function nameOf(text, what) {
  return `${/^date: ['"]?(\d{4}-\d\d-\d\d)/m.exec(text)?.[1] ?? '2021-08-26'}-${what}.md`;
}

function frontMatterOf(text) {
  const start = text.indexOf('\n') + 1;
  return text.slice(start, text.indexOf('\n---', start) + 1);
}

function tryMatter(text) {
  try {
    // With options, it does not answer from memory.
    return matter(text, {});
  } catch {
    // It throws at broken YAML.
    return undefined;
  }
}

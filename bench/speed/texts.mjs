// Cleaning texts in memory, against what a program would otherwise do with them.
import { load } from 'cheerio';
import { parse } from 'parse5';
import sanitizeHtml from 'sanitize-html';
import { importCore } from '../core.mjs';
import { findCorpus, readPosts } from '../corpus.mjs';
import { generatePosts } from '../generate.mjs';
import { createCleaners } from '../peers/cleaners.mjs';
import { installPeers } from '../peers/install.mjs';
import { SELECTORS } from './ruleText.mjs';
import { interleave, median, printResult, ratio } from './timing.mjs';

/** A few posts are enough for programs that need a whole DOM. */
const SAMPLE = 60;

export async function texts({ texts: count, rounds, peers, say }) {
  const { createPostService } = await importCore();
  const service = createPostService();
  const installed = peers ? installPeers() : { missing: 'not asked for' };
  if (installed.missing) say(`\nTexts: without Readability, ${installed.missing}`);
  const [readability] = installed.missing ? [] : createCleaners(installed.require, []);

  const measure = (title, posts) => {
    say(`\nTexts, ${title}; medians of ${rounds} rounds`);
    const read = posts.map((text) => {
      const { document, facts } = service.read(text);
      return { text, html: text.slice(document.body.start), url: facts.from?.href ?? 'https://example.com/' };
    });
    compare(read, waysFor(service), rounds, say);
    if (!readability) return;
    const step = Math.ceil(read.length / SAMPLE);
    const sample = read.filter((_, index) => index % step === 0);
    say(`  of these, ${sample.length}:`);
    const ways = { Readability: (post) => readability.clean(post) };
    compare(sample, { [CLEAN]: waysFor(service)[CLEAN], ...ways }, rounds, say);
  };
  measure(
    `${count} generated posts`,
    [...generatePosts(count)].map(({ text }) => text),
  );
  const corpus = findCorpus();
  if (corpus) {
    const posts = readPosts(corpus).map(({ text }) => text);
    measure(`${posts.length} posts of the corpus`, posts);
  }
}

const CLEAN = 'Galley: read, find, prove';
const CHEERIO = 'cheerio: load, remove, serialise';

function waysFor(service) {
  const selector = SELECTORS.join(', ');
  return {
    [CLEAN]: ({ text }) => service.clean(service.read(text)),
    [CHEERIO]: ({ html }) => {
      const query = load(html);
      query(selector).remove();
      return query.html();
    },
    'sanitize-html': ({ html }) => sanitizeHtml(html),
    'parse5 with locations': ({ html }) =>
      parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }),
  };
}

function compare(posts, ways, rounds, say) {
  const runs = Object.entries(ways).map(([name, run]) => [name, () => posts.forEach(run)]);
  const times = interleave(Object.fromEntries(runs), rounds);
  for (const [name, list] of Object.entries(times)) {
    const rate = `${Math.round((1000 * posts.length) / median(list)).toLocaleString('en')} posts/s`;
    const versus = {
      ratio: ratio(list, times[CLEAN]),
      of: 'Galley’s time',
      ...(name === CHEERIO && { atLeast: 20 }),
    };
    printResult(say, name, rate, name === CLEAN ? {} : versus);
  }
}

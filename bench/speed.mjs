// Measures the speed of cleaning against what it is made of and against the usual way, in the same run.
import { performance } from 'node:perf_hooks';
import { load } from 'cheerio/slim';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { importCore } from './bundleCore.mjs';
import { findCorpus, generatedPosts, readPosts } from './corpus.mjs';

const ROUNDS = 5;

export async function speed() {
  const core = await importCore({
    parsePost: 'document/parsePost.ts',
    parseExact: 'document/exactHtml.ts',
    parseFast: 'document/fastHtml.ts',
    readFacts: 'facts/postFacts.ts',
    findRemovals: 'cleaning/findRemovals.ts',
    builtInRules: 'cleaning/rules/builtInRules.ts',
  });
  const corpus = findCorpus();
  const texts = corpus ? readPosts(corpus).map(({ text }) => text) : generatedPosts(500);
  const bodies = texts.map((text) => text.slice(core.parsePost(text).body.start));
  const selectors = core.builtInRules().rules.map(({ selector }) => selector);

  const ways = {
    'parse5 with locations': () => {
      for (const body of bodies) core.parseExact(body);
    },
    'the tree (fast, or else parse5)': () => {
      for (const body of bodies) core.parseFast(body) ?? core.parseExact(body);
    },
    'clean (read, find, check)': () => {
      for (const text of texts) {
        const post = core.parsePost(text);
        core.findRemovals(post, core.readFacts(post), { level: 'thorough' });
      }
    },
    'cheerio: load, remove, serialise': () => {
      for (const body of bodies) {
        const query = load(parse(body, { treeAdapter: adapter }));
        // Without the guards: what the selectors alone cost.
        for (const selector of selectors) query(selector).length;
        query.html();
      }
    },
  };
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, run] of Object.entries(ways)) {
      const time = timeOf(run);
      // The first round warms up.
      if (round > 0) times[name].push(time);
    }
  }
  const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
  const floor = median(times['parse5 with locations']);
  const served = bodies.filter((body) => core.parseFast(body)).length;
  console.log(`\nSpeed of cleaning, ${texts.length} posts, medians of ${ROUNDS} rounds`);
  for (const name of Object.keys(ways)) {
    console.log(`  ${name.padEnd(34)}${(median(times[name]) / floor).toFixed(2)} × parse5 with locations`);
  }
  console.log(`  ${((100 * served) / bodies.length).toFixed(1)} % of the posts have a fast tree`);
  const longest = bodies.reduce((one, other) => (other.length > one.length ? other : one), '');
  const [exact, fast] = [core.parseExact, core.parseFast].map((read) =>
    median(Array.from({ length: ROUNDS }, () => timeOf(() => read(longest)))),
  );
  console.log(`  the longest (${longest.length} characters): ${(fast / exact).toFixed(2)} × parse5`);
}

function timeOf(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

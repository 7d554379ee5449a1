// Measures what an imported list of 80,000 lines costs: to read, and for each post, in the same run.
import { performance } from 'node:perf_hooks';
import { importCore } from './bundleCore.mjs';
import { findCorpus, generatedPosts, readPosts } from './corpus.mjs';

const ROUNDS = 9;

/** A post with a list costs at most so many times what it costs with Galley's own rules. */
const MOST = 2;

export async function lists() {
  const core = await importCore({
    parsePost: 'document/parsePost.ts',
    readFacts: 'facts/postFacts.ts',
    findRemovals: 'cleaning/findRemovals.ts',
    builtInRules: 'cleaning/rules/builtInRules.ts',
    indexFilterList: 'cleaning/lists/indexFilterList.ts',
    ListIndex: 'cleaning/lists/listIndex.ts',
    parseRuleText: 'cleaning/ruleText/ruleText.ts',
    generatedList: '../../test/core/cleaning/lists/generatedList.ts',
  });
  const corpus = findCorpus();
  const texts = corpus ? readPosts(corpus).map(({ text }) => text) : generatedPosts(500);
  const list = core.generatedList();
  const data = core.indexFilterList(list, 'list.txt');
  const read = data.counts.read + Object.values(data.counts.skipped).reduce((sum, some) => sum + some, 0);
  const withList = core.builtInRules().andList(new core.ListIndex(data));
  const clean = (rules) => () => {
    for (const text of texts) {
      const post = core.parsePost(text);
      core.findRemovals(post, core.readFacts(post), { level: 'thorough', rules });
    }
  };
  // Reading all lines would take too long.
  const some = list.slice(0, list.length / 10);
  const ways = {
    index: () => core.indexFilterList(some, 'list.txt'),
    read: () => core.parseRuleText(some),
    own: clean(core.builtInRules()),
    both: clean(withList),
  };
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, run] of Object.entries(ways)) {
      const start = performance.now();
      run();
      // The first round warms up.
      if (round > 0) times[name].push(performance.now() - start);
    }
  }
  const median = (all) => all.sort((a, b) => a - b)[all.length >> 1];
  const [index, rules, own, both] = Object.keys(ways).map((name) => median(times[name]));
  const ratio = both / own;
  console.log(`\nA list of ${read} filters, ${data.counts.read} of them used, medians of ${ROUNDS} rounds`);
  console.log(`  to index it               ${(index / rules).toFixed(2)} × reading each line as a rule`);
  console.log(`  to clean ${texts.length} posts with it ${ratio.toFixed(2)} × without it (at most ${MOST})`);
  if (ratio > MOST) process.exitCode = 1;
}

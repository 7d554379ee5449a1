// Measures cleaning by the hand-checked labels: recall, what goes beyond the labels, and article text lost;
// Galley's, and other programs'.
import { importCore } from '../core.mjs';
import { findCorpus, readLabelled, readPosts } from '../corpus.mjs';
import { createCleaners } from '../peers/cleaners.mjs';
import { installPeers } from '../peers/install.mjs';
import { countLosses, measureLabelled } from './byRemains.mjs';
import { measureRanges } from './byRanges.mjs';

/**
 * @param {object} options
 * @param {string[]} options.lists files of filter lists for Ghostery's engine
 * @param {boolean} options.peers whether to compare with other programs, which are installed on first use
 */
export async function accuracy({ lists, peers, say = console.log }) {
  const corpus = findCorpus();
  if (!corpus) return say('accuracy: skipped, there is no corpus (set GALLEY_CORPUS)');
  const core = await importCore();
  const ways = galleysWays(core);
  const labelled = readLabelled(corpus).map((post) => withPage(core, post));
  const posts = readPosts(corpus).map((post) => withPage(core, post));

  say(`\nGalley, by the labels’ ranges: % by count / by characters, of ${labelled.length} posts`);
  const ranges = ways.map(({ name, clean }) => ({ name, ...measureRanges(labelled, clean) }));
  printTable(say, ranges, { 'lost text': ({ lost }) => lost, 'left alone': ({ leftAlone }) => leftAlone });
  say('goals: 1 = 100, 2 ≥ 98 (thorough), lost 0; rules for any site alone: 1 ≥ 80');
  for (const { name, extra } of ranges) {
    if (extra.length > 0) say(`${name}: ${extra.length} removals beyond the labels`);
    for (const { rule, path, text, source } of extra.slice(0, 10)) {
      say(`  ${rule} in ${path.slice(-40)}: ${(text || source).slice(0, 80)}`);
    }
  }

  const cleaners = ways.map(({ name, clean }) => ({ name, clean: byRemoving(core, clean) }));
  if (peers) cleaners.push(...peersOrReason(lists, say));
  say('\nAll programs, by what still stands in the page (empty slots by their names):');
  const results = [];
  for (const { name, clean } of cleaners) {
    if (process.stderr.isTTY) process.stderr.write(`${name} …\u001b[K\r`);
    results.push({
      name,
      ...(await measureLabelled(labelled, clean)),
      losses: await countLosses(posts, clean),
    });
  }
  printTable(say, results, {
    [`lost text, of ${labelled.length}`]: ({ lost }) => lost,
    [`lost a passage, of ${posts.length}`]: ({ losses }) => losses,
  });
}

function galleysWays({ createPostService, RuleBook, builtInRules }) {
  const service = createPostService();
  const anySite = new RuleBook({
    rules: builtInRules().rules.filter(({ hosts }) => !hosts),
    exceptions: [],
    keeps: [],
  });
  const ways = {
    'Galley safe': { level: 'safe' },
    'Galley thorough': { level: 'thorough' },
    // Every site is one that nobody wrote rules for.
    'Galley safe, any-site rules': { level: 'safe', rules: anySite },
    'Galley thorough, any-site rules': { level: 'thorough', rules: anySite },
  };
  return Object.entries(ways).map(([name, options]) => ({
    name,
    clean: ({ text }) => service.clean(service.read(text), options),
  }));
}

/** What the content of a post is, and where it was published. */
function withPage({ createPostService }, post) {
  const { document, facts } = createPostService().read(post.text);
  const url = facts.from?.href;
  return {
    contentStart: document.body.start,
    ...post,
    url: url ?? `https://${post.host ?? 'example.com'}/`,
  };
}

function byRemoving({ applyEdits }, clean) {
  return (post) => {
    const edits = clean(post).removals.map(({ range }) => ({ range, newText: '' }));
    return applyEdits(post.text, edits).slice(post.contentStart);
  };
}

function peersOrReason(lists, say) {
  const installed = installPeers();
  if (installed.missing) {
    say(`\nGalley alone: ${installed.missing}`);
    return [];
  }
  if (lists.length === 0) {
    say('\nGhostery’s engine has no filter lists: give it some by --list FILE or GALLEY_LISTS.');
  }
  return createCleaners(installed.require, lists).map(({ name, clean }) => ({
    name,
    clean: ({ url }, content) =>
      clean({ html: `<html><body><article>${content}</article></body></html>`, url }),
  }));
}

/** @param more title of a column → its value in a row */
function printTable(say, rows, more) {
  const keys = rows[0].tally.keys();
  const columns = [...keys, ...Object.keys(more)];
  const cells = ({ tally, ...row }) => [
    ...keys.map((key) => tally.recall(key)),
    ...Object.values(more).map((value) => String(value(row))),
  ];
  const counts = [...keys.map((key) => String(rows[0].tally.count(key))), ...Object.keys(more).map(() => '')];
  const lines = [
    ['tier and kind', ...columns],
    ['labels', ...counts],
    ...rows.map((row) => [row.name, ...cells(row)]),
  ];
  const widths = lines[0].map((_, index) => Math.max(...lines.map((line) => line[index].length)));
  for (const [name, ...values] of lines) {
    say(
      name.padEnd(widths[0]) +
        values.map((value, index) => `  ${value.padStart(widths[index + 1])}`).join(''),
    );
  }
}

// Measures cleaning by the hand-checked labels: recall, what goes beyond the labels, and article text lost.
import { importCore } from './bundleCore.mjs';
import { findCorpus, readLabelled } from './corpus.mjs';
import { findPeers } from './peers.mjs';

const KINDS = ['ad', 'promo', 'tracker', 'ui', 'empty'];

export async function accuracy() {
  const corpus = findCorpus();
  if (!corpus) return console.log('skipped: no corpus (set GALLEY_CORPUS)');
  const core = await importCore({
    parsePost: 'document/parsePost.ts',
    readFacts: 'facts/postFacts.ts',
    findRemovals: 'cleaning/findRemovals.ts',
    RuleBook: 'cleaning/ruleBook.ts',
    builtInRules: 'cleaning/rules/builtInRules.ts',
  });
  const labelled = readLabelled(corpus);
  const anySite = new core.RuleBook({
    rules: core.builtInRules().rules.filter(({ hosts }) => !hosts),
    exceptions: [],
    keeps: [],
  });
  const clean = (text, options) => {
    const post = core.parsePost(text);
    return core.findRemovals(post, core.readFacts(post), options);
  };

  for (const [title, options] of [
    ['safe', { level: 'safe' }],
    ['thorough', { level: 'thorough' }],
    [
      'safe, rules for any site alone (every site is one that nobody wrote rules for)',
      { level: 'safe', rules: anySite },
    ],
    ['thorough, rules for any site alone', { level: 'thorough', rules: anySite }],
  ]) {
    report(title, labelled, (post) => clean(post.text, options));
  }

  console.log('\nPeers: labelled junk that is gone, posts that lost article text');
  for (const peer of await findPeers()) {
    if (!peer.extract) {
      console.log(`  ${peer.name.padEnd(14)}not installed`);
      continue;
    }
    comparePeer(peer, labelled);
  }
}

function report(title, labelled, clean) {
  const tally = new Map();
  const extra = [];
  let leftAlone = 0;
  let lost = 0;
  for (const post of labelled) {
    const { removals, leftAlone: why } = clean(post);
    if (why) leftAlone++;
    for (const label of post.ranges.filter(({ optional }) => !optional)) {
      const key = `${label.tier} ${label.kind}`;
      const sum = tally.get(key) ?? { count: 0, found: 0, chars: 0, foundChars: 0 };
      const covered = coveredChars(label, removals);
      sum.count++;
      sum.chars += label.end - label.start;
      sum.foundChars += covered;
      if (covered === label.end - label.start) sum.found++;
      tally.set(key, sum);
    }
    let lostHere = false;
    for (const { range, rule } of removals) {
      const labelledChars = coveredChars(
        range,
        post.ranges.map((label) => ({ range: label })),
      );
      if (labelledChars === range.end - range.start) continue;
      const text = visibleText(outside(post.text, range, post.ranges));
      extra.push({ rule, path: post.path, text, source: post.text.slice(range.start, range.end) });
      if (text !== '') lostHere = true;
    }
    if (lostHere) lost++;
  }

  console.log(`\n${title}`);
  console.log('  tier kind      found          by count   by characters');
  for (const tier of [1, 2]) {
    const total = { count: 0, found: 0, chars: 0, foundChars: 0 };
    for (const kind of KINDS) {
      const sum = tally.get(`${tier} ${kind}`);
      if (!sum) continue;
      for (const name in total) total[name] += sum[name];
      printSum(tier, kind, sum);
    }
    printSum(tier, 'all', total);
  }
  console.log(
    `  removals beyond the labels: ${extra.length}; with text: ${extra.filter(({ text }) => text).length}`,
  );
  for (const { rule, path, text, source } of extra.slice(0, 20)) {
    console.log(`    ${rule} in ${path.slice(-40)}: ${(text || source).slice(0, 100)}`);
  }
  console.log(`  posts with lost article text: ${lost} of ${labelled.length}; left alone: ${leftAlone}`);
}

function printSum(tier, kind, { count, found, chars, foundChars }) {
  const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`.padStart(8);
  console.log(
    `  ${tier}    ${kind.padEnd(8)} ${`${found} of ${count}`.padStart(10)}     ${percent(found, count)}    ${percent(foundChars, chars)}`,
  );
}

function coveredChars({ start, end }, removals) {
  let covered = 0;
  for (const { range } of removals) {
    covered += Math.max(0, Math.min(end, range.end) - Math.max(start, range.start));
  }
  return covered;
}

/** What of a range lies outside all labels. */
function outside(text, range, labels) {
  let at = range.start;
  let rest = '';
  for (const { start, end } of [...labels].sort((a, b) => a.start - b.start)) {
    if (end <= at || start >= range.end) continue;
    rest += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return rest + text.slice(at, Math.max(at, range.end));
}

function visibleText(html) {
  return html
    .replace(/<(script|style)\b[^]*?<\/\1>/gi, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A peer rewrites the page, so only the text tells what it removed and what it lost. */
function comparePeer({ name, extract }, labelled) {
  let junk = 0;
  let removed = 0;
  let lost = 0;
  for (const post of labelled) {
    const body = post.text.slice(post.contentStart);
    const output = extract(`<html><body><article>${body}</article></body></html>`);
    const got = visibleText(output).replaceAll(' ', '');
    const labels = post.ranges.filter(({ optional }) => !optional);
    for (const { start, end } of labels) {
      const source = post.text.slice(start, end);
      const text = visibleText(source).replaceAll(' ', '');
      junk++;
      const mark = /\b(?:id|src|href)=["']?([^"'\s>]+)/.exec(source)?.[1];
      const stays = text ? got.includes(text) : mark !== undefined && output.includes(mark);
      if (!stays) removed++;
    }
    let article = '';
    let at = post.contentStart;
    for (const { start, end } of [...post.ranges].sort((a, b) => a.start - b.start)) {
      article += post.text.slice(at, start);
      at = end;
    }
    article += post.text.slice(at);
    const paragraphs = article
      .split(/<\/?(?:p|div|li|h\d|td|br|blockquote)\b[^>]*>/)
      .map((html) => visibleText(html).replaceAll(' ', ''));
    if (paragraphs.some((text) => text.length > 1 && !got.includes(text))) lost++;
  }
  console.log(
    `  ${name.padEnd(14)}${removed} of ${junk} labels gone; ${lost} of ${labelled.length} posts lost text`,
  );
}

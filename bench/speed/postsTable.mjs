// What the table of posts costs in a large archive, beside sending its page all rows in one message of JSON: the least
// that a table without rows on demand could do.
import { createRandom } from '../archive/random.mjs';
import { SITES } from '../archive/sites.mjs';
import { title } from '../archive/wording.mjs';
import { importCore } from '../core.mjs';
import { interleave, milliseconds, printResult, ratio } from './timing.mjs';

const POSTS = 64_500;
const FIRST_DAY = Date.UTC(2020, 0, 1);
const MINUTE = 60_000;
/** As many as the table sends with a result. */
const FIRST_ROWS = 120;
const LATEST_FIRST = { by: 'date', isDescending: true };
/** What a person types, letter by letter. */
const TYPED = '联合早报';
const FILTER = `tag:${TYPED}`;

export async function postsTable({ rounds, posts, say }) {
  const { createPostService, ArchiveIndex, POST_QUERIES } = await importCore();
  const index = fill(new ArchiveIndex(), createPostService(), Math.min(POSTS, posts * 10));
  const compare = new Intl.Collator('zh', { numeric: true }).compare;
  const rowsOf = (list, most) =>
    Array.from({ length: Math.min(most, list.length) }, (_, at) => row(list, at));
  const all = rowsOf(index.posts(), Infinity);
  const ask = (search, filter) => {
    const list = finish(search.find(index.posts(), POST_QUERIES.parse(filter), LATEST_FIRST));
    return send({ type: 'result', count: list.length, filter, rows: rowsOf(list, FIRST_ROWS) });
  };
  const typed = POST_QUERIES.search(compare);
  const times = interleave(
    {
      floor: () => send({ type: 'result', rows: all }),
      opened: () => ask(POST_QUERIES.search(compare), ''),
      firstWord: () => ask(POST_QUERIES.search(compare), TYPED[0]),
      word: () => ask(typed, TYPED),
      field: () => ask(typed, FILTER),
    },
    rounds,
  );
  say(`\nThe table of posts, ${index.size.toLocaleString('en')} in an index`);
  printResult(say, 'floor: all rows in one message', milliseconds(times.floor));
  const print = (name, list, atMost) =>
    printResult(say, name, milliseconds(times[list]), {
      ratio: ratio(times[list], times.floor),
      of: 'floor',
      atMost,
    });
  print('table opened, its first rows there', 'opened', 0.05);
  print('first letter typed: all titles are read', 'firstWord', 1.5);
  print('another letter of a word typed', 'word', 0.25);
  print('another letter of a tag typed', 'field', 0.1);

  function row(list, at) {
    const { title, sourceSite, author, tags } = list.entryAt(at);
    const date = POST_QUERIES.momentText(list.momentAt(at));
    return { path: list.pathAt(at), title, date, source: sourceSite, author, tags };
  }
}

/** From the extension to its page: as text between processes, as a copy within the page. */
function send(message) {
  return structuredClone(JSON.parse(JSON.stringify(message)));
}

function finish(work) {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Posts as `generate.mjs` makes them, without what nobody reads for the index. */
function fill(index, service, count) {
  const random = createRandom(4);
  for (let post = 0; post < count; post++) {
    const { host, tag } = SITES[random.integer(0, SITES.length - 1)];
    const date = new Date(FIRST_DAY + MINUTE * random.integer(0, 525_600)).toISOString();
    const head =
      `---\nlayout: post\ntitle: "${title(random)}"\ndate: ${date}\nauthor: ${tag}\n` +
      `from: https://${host}/story-${post}\ntags: [ ${tag} ]\ncategories: [ ${tag} ]\n---\n`;
    index.set(`file:///archive/_posts/${date.slice(0, 10)}-${post}.md`, service.entry(head));
  }
  return index;
}

// What completing a tag costs in a large archive, against the least that it could: a look-up for each value offered.
import { importCore } from '../core.mjs';
import { createRandom } from '../archive/random.mjs';
import { interleave, milliseconds, printResult, ratio } from './timing.mjs';

const POSTS = 64_500;
/** More than archives of that size have: 19 tags would be offered too quickly to be timed. */
const TAGS = 5000;
const TAGS_OF_POST = 3;

/** In turn, what tags look like. */
const SHAPES = [
  (n) => `标签${n}`,
  (n) => `tag-${n}`,
  (n) => `Open Source ${n}`,
  (n) => `C# ${n}`,
  (n) => `${n}G`,
  (n) => `node.js/v${n}`,
];

export async function completion({ rounds, posts, say }) {
  const { createPostService, ArchiveIndex } = await importCore();
  const service = createPostService();
  const random = createRandom(3);
  const tags = Array.from({ length: TAGS }, (_, n) => SHAPES[n % SHAPES.length](n));
  const index = new ArchiveIndex();
  for (let post = 0; post < Math.min(POSTS, posts * 10); post++) {
    const own = Array.from({ length: TAGS_OF_POST }, () => tags[random.integer(0, TAGS - 1)]);
    const head = `---\ntitle: ${post}\ntags: [ ${own.join(', ')} ]\n---\n`;
    index.set(`_posts/${post}.md`, service.entry(head));
  }
  const text = '---\ntitle: a\ntags: [ x,  ]\n---\n';
  const post = service.read(text);
  const at = text.indexOf(' ]');
  const offered = service.complete(post, at, index).map(({ label }) => label);
  const counts = new Map(offered.map((label, place) => [label, place]));
  let sum = 0;
  const times = interleave(
    {
      lookUps: () => {
        for (const label of offered) sum += counts.get(label);
      },
      complete: () => service.complete(post, at, index),
    },
    rounds * 20,
  );
  if (sum < 0) throw new Error('The look-ups are for something.');
  say(`\nCompletion of a tag, in an index of ${index.size.toLocaleString('en')} posts`);
  printResult(say, `${offered.length.toLocaleString('en')} look-ups in a Map`, milliseconds(times.lookUps));
  printResult(say, `${offered.length.toLocaleString('en')} values offered`, milliseconds(times.complete), {
    ratio: ratio(times.complete, times.lookUps),
    of: 'look-ups',
    atMost: 10,
  });
}

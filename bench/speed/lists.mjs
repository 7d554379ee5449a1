// What an imported list of 80,000 lines costs: to read, and for each post.
import { importCore } from '../core.mjs';
import { generatePosts } from '../generate.mjs';
import { interleave, milliseconds, printResult, ratio } from './timing.mjs';

export async function lists({ texts, rounds, say }) {
  const { createPostService, generatedList } = await importCore();
  const service = createPostService();
  const posts = [...generatePosts(texts)].map(({ text }) => text);
  const list = generatedList();
  // To read all lines as rules would take too long.
  const some = list.slice(0, list.length / 10);
  const clean = (rules) => () => {
    for (const text of posts) service.clean(service.read(text), { rules });
  };
  const times = interleave(
    {
      index: () => service.readFilterList(some, 'list.txt'),
      read: () => service.readRules(some, 'list.txt'),
      own: clean(service.ruleBook(['galley'])),
      both: clean(service.ruleBook(['galley', service.readFilterList(list, 'list.txt')])),
    },
    rounds,
  );
  say(`\nA list of ${list.split('\n').length} lines, ${texts} generated posts`);
  printResult(say, 'reading each line as a rule', milliseconds(times.read));
  printResult(say, 'indexing the lines', milliseconds(times.index), {
    ratio: ratio(times.index, times.read),
    of: 'reading',
  });
  printResult(say, 'clean', milliseconds(times.own));
  printResult(say, 'clean, with the list', milliseconds(times.both), {
    ratio: ratio(times.both, times.own),
    of: 'clean',
    atMost: 2,
  });
}

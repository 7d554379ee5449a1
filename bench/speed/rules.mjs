// What ten times as many rules cost.
import { importCore } from '../core.mjs';
import { generatePosts } from '../generate.mjs';
import { plausibleRules } from './ruleText.mjs';
import { interleave, milliseconds, printResult, ratio } from './timing.mjs';

export async function rules({ texts, rounds, say }) {
  const { createPostService, RuleBook } = await importCore();
  const service = createPostService();
  const posts = [...generatePosts(texts)].map(({ text }) => text);
  const way = (times) => {
    const list = service.readRules(plausibleRules(times), 'bench');
    if (list.errors.length > 0) throw new Error(`line ${JSON.stringify(list.errors[0])}`);
    const book = new RuleBook(list);
    const clean = () =>
      posts.reduce(
        (sum, text) => sum + service.clean(service.read(text), { rules: book }).removals.length,
        0,
      );
    return { count: list.rules.length, clean };
  };
  const few = way(1);
  const many = way(10);
  if (few.clean() !== many.clean()) throw new Error('rules for no post removed something');
  const times = interleave({ few: few.clean, many: many.clean }, rounds);
  say(`\nRules, ${texts} generated posts, ${few.clean()} removals`);
  printResult(say, `${few.count} rules`, milliseconds(times.few));
  printResult(say, `${many.count} rules`, milliseconds(times.many), {
    ratio: ratio(times.many, times.few),
    of: `${few.count} rules`,
    atMost: 1.25,
  });
}

// What the editor does with a post after each change, against work that nobody can do without.
import { parse } from 'parse5';
import { importCore } from '../core.mjs';
import { allPosts, typeInto } from './edits.mjs';
import { interleave, milliseconds, printResult, ratio } from './timing.mjs';

/** What follows a change is quick: more rounds than elsewhere cost little. */
const TIMES = 5;
/** In bytes: what most posts are near. */
const USUAL = 6000;

export async function keystroke({ rounds: usualRounds, say }) {
  const rounds = usualRounds * TIMES;
  const { createPostService, LineIndex } = await importCore();
  const service = createPostService();
  const posts = allPosts().map((text) => ({ text, bytes: Buffer.byteLength(text) }));
  const least = (cost) => posts.reduce((one, other) => (cost(other) < cost(one) ? other : one)).text;
  measure(
    'the biggest post',
    least(({ bytes }) => -bytes),
    true,
  );
  measure(
    'a post of 6 KB',
    least(({ bytes }) => Math.abs(bytes - USUAL)),
    false,
  );

  function measure(title, text, hasGoals) {
    // Every run gets a text that it has not seen.
    let typed = 0;
    const changed = (run) => {
      const texts = Array.from({ length: rounds + 1 }, () => typeInto(text, typed++));
      return () => run(texts.pop());
    };
    const before = service.read(text);
    service.clean(before);
    const times = interleave(
      {
        lines: changed((value) => new LineIndex(value)),
        parse5: changed((value) => parse(value, { sourceCodeLocationInfo: true, scriptingEnabled: false })),
        read: changed((value) => service.read(value)),
        diagnose: changed((value) => service.diagnose(service.read(value))),
        anew: changed((value) => service.clean(service.read(value))),
        all: changed((value) => service.clean(service.read(value, undefined, before))),
      },
      rounds,
    );
    say(`\nA keystroke in ${title} (${text.length.toLocaleString('en')} characters; medians of ${rounds})`);
    const of = (name, floor) => ratio(times[name], times[floor]);
    const print = (name, title, more) => printResult(say, title, milliseconds(times[name]), more);
    print('lines', 'line index');
    print('parse5', 'parse5 with locations', { ratio: of('parse5', 'lines'), of: 'line index' });
    print('read', 'read: front matter, stamp, heading', { ratio: of('read', 'lines'), of: 'line index' });
    print('diagnose', 'read and diagnose', { ratio: of('diagnose', 'lines'), of: 'line index' });
    print('anew', 'read and clean, as if opened', { ratio: of('anew', 'lines'), of: 'line index' });
    print('all', 'read and clean, an earlier version known', {
      ratio: of('all', 'lines'),
      of: 'line index',
      ...(hasGoals && { atMost: 6 }),
    });
    printResult(say, '', '', { ratio: of('all', 'parse5'), of: 'parse5', ...(hasGoals && { atMost: 0.05 }) });
  }
}

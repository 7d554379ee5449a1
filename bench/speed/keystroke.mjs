// What the editor does with a post after each change, against work that nobody can do without.
import { parse } from 'parse5';
import { importCore } from '../core.mjs';
import { findCorpus, readPosts } from '../corpus.mjs';
import { generatePosts, longestPost } from '../generate.mjs';
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
    const times = interleave(
      {
        lines: changed((value) => new LineIndex(value)),
        parse5: changed((value) => parse(value, { sourceCodeLocationInfo: true, scriptingEnabled: false })),
        read: changed((value) => service.read(value)),
        diagnose: changed((value) => service.diagnose(service.read(value))),
        all: changed((value) => service.clean(service.read(value))),
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
    print('all', 'read and clean', {
      ratio: of('all', 'lines'),
      of: 'line index',
      ...(hasGoals && { atMost: 6 }),
    });
    printResult(say, '', '', { ratio: of('all', 'parse5'), of: 'parse5', ...(hasGoals && { atMost: 0.05 }) });
  }
}

function allPosts() {
  const corpus = findCorpus();
  const posts = corpus ? readPosts(corpus) : [...generatePosts(200), longestPost()];
  return posts.map(({ text }) => text);
}

/** One more character in the `index`th of many places in the text. */
function typeInto(text, index) {
  const places = [...text.matchAll(/[\u3400-\u9fff]{3}/g)];
  const at = places[Math.floor(((index * 0.618) % 1) * places.length)]?.index ?? text.length;
  // Through bytes: a text that was put together is flattened on first use, which an editor's need not be.
  return Buffer.from(`${text.slice(0, at)}字${text.slice(at)}`).toString();
}

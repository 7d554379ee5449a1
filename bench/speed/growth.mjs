// How time grows when a hostile or long input doubles.
import { importCore } from '../core.mjs';
import { interleave, milliseconds, printResult, timeOf } from './timing.mjs';

const HEAD =
  '---\nlayout: post\ntitle: "a"\nfrom: https://www.zaobao.com/1\n---\n<!--1600000000000-->\n<div>\n';
const body = (html) => `${HEAD}${html}\n</div>\n`;

/** Deeper posts are left alone. */
const DEEP = 900;
const nests = (tag, n) =>
  `${tag.repeat(DEEP)}港${'</div>'.repeat(DEEP)}`.repeat(n / (DEEP * (tag.length + 6)));

/** Inputs of about `n` characters. */
const SHAPES = {
  'text on one line': (n) => body(`<p>${'港口的灯亮了。'.repeat(n / 7)}</p>`),
  'lines of text': (n) => body('港口的灯亮了。\n'.repeat(n / 8)),
  'lines of Markdown': (n) => body('\n* `a` **b** [c](d)\n    indented\n'.repeat(n / 35)),
  'many elements': (n) => body('<p>港</p>'.repeat(n / 8)),
  'empty slots': (n) => body('<div id="dfp-ad-1"></div>'.repeat(n / 25)),
  'slots in slots': (n) => body(nests('<div class="ad-box">', n)),
  nests: (n) => body(nests('<div>', n)),
  'nests and other end tags': (n) => body(`${'<b>'.repeat(DEEP)}${'</section>'.repeat(n / 10)}`),
  'too deep nesting': (n) => body('<div>'.repeat(n / 11) + '</div>'.repeat(n / 11)),
  'unclosed elements': (n) => body('<div>'.repeat(n / 5)),
  'end tags without a start': (n) => body('</p></span></div>'.repeat(n / 17)),
  'overlapping formatting': (n) => body('<b><i><p></b></i>'.repeat(n / 17)),
  'tables without cells': (n) => body('<table><b>港<tr>'.repeat(n / 16)),
  'links in links': (n) => body('<a href="/1"><div>'.repeat(n / 18)),
  'attributes of one element': (n) => body(`<p ${numbered(n / 12)}>港</p>`),
  'a long attribute': (n) => body(`<p title="${'港'.repeat(n)}">港</p>`),
  'class names': (n) => body(`<p class="${'ad-box '.repeat(n / 7)}">港</p>`),
  'character references': (n) => body('&amp;&nbsp;&#20;&x'.repeat(n / 18)),
  'angle brackets': (n) => body('<'.repeat(n)),
  'open comments': (n) => body('<!--'.repeat(n / 4)),
  'open quotes': (n) => body('<p a="'.repeat(n / 6)),
  backticks: (n) => body('` `` ``` '.repeat(n / 9)),
  'line breaks': (n) => body('<br>'.repeat(n / 4)),
  'white space': (n) => body(`<p>${' '.repeat(n)}</p>`),
  'tags of the front matter': (n) => `---\ntags: [ ${'港, '.repeat(n / 3)} ]\n---\n`,
  'fields of the front matter': (n) => `---\n${numberedLines(n / 12)}---\n`,
};

const numbered = (count) => Array.from({ length: count }, (_, index) => `a${index}="x"`).join(' ');
const numberedLines = (count) => Array.from({ length: count }, (_, index) => `a${index}: b\n`).join('');

const SMALLEST = 25_000;
/** In milliseconds: less is noise. */
const ENOUGH = 25;

export async function growth({ rounds, largest, say }) {
  const { createPostService } = await importCore();
  const service = createPostService();
  say('\nGrowth: from an input to twice of it');
  for (const [name, make] of Object.entries(SHAPES)) {
    const run = (text) => () => {
      const post = service.read(text);
      service.diagnose(post);
      return service.clean(post, { level: 'thorough' });
    };
    let size = Math.min(SMALLEST, largest);
    while (size < largest && fastest(run(make(size)), rounds) < ENOUGH) size *= 2;
    const [once, twice] = [make(size), make(size * 2)];
    const times = interleave({ once: run(once), twice: run(twice) }, rounds);
    const left = run(twice)().leftAlone ? ', left alone' : '';
    printResult(say, `${name}, ${twice.length.toLocaleString('en')}${left}`, `${milliseconds(times.twice)}`, {
      ratio: Math.min(...times.twice) / Math.min(...times.once),
      of: 'half',
      atMost: 2.2,
    });
  }
}

/** What it takes where nothing else of the machine interferes. */
function fastest(run, rounds) {
  return Math.min(...Array.from({ length: rounds }, () => timeOf(run)));
}

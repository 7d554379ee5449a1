import type { VectorRow } from './vector.ts';

const post = (fields: string, rest = '\ntext\n'): string => `---\n${fields}\n---\n${rest}`;
const quoted = (value: string): string => JSON.stringify(value);
const MARKUP = '"><img src=x onerror=X()><script>X()</script>';

/** Front matter, stamp and heading link. */
export const FRONT_MATTER: readonly VectorRow[] = [
  ['title', 'runs', post(`title: ${quoted(MARKUP)}`)],
  ['title of references', 'runs', post('title: "&lt;img src=x onerror=X()&gt;"')],
  ['title without quotes', 'runs', post('title: <svg onload=X()>')],
  ['title that is a list', 'runs', post('title: [ "<script>X()</script>", b ]')],
  ['title over lines', 'runs', post('title: >\n  <img src=x\n  onerror=X()>')],
  ['title that turns round', 'forges', post('title: "\u202Etxet\u2066 \u2069"')],
  ['tags', 'runs', post(`tags: [ ${quoted(MARKUP)}, "' onclick='X()" ]`)],
  ['tag with an end', 'runs', post('tags: [ "</li></ul><img src=x onerror=X()>" ]')],
  ['tags as a map', 'runs', post('tags:\n  "<img src=x onerror=X()>": "<img src=x onerror=X()>"')],
  ['categories', 'runs', post(`categories:\n  - ${quoted(MARKUP)}\n  - javascript:X()`)],
  ['author', 'runs', post(`author: ${quoted(MARKUP)}`)],
  ['author that is a map', 'runs', post(`author: { name: ${quoted(MARKUP)}, url: "javascript:X()" }`)],
  ['source', 'runs', post('from: "javascript:X()"')],
  ['source with a quote', 'runs', post(`from: 'https://good.example/" onclick="X()'`)],
  ['source of data', 'navigates', post('from: "data:text/html,<script>X()</script>"')],
  ['source whose host is markup', 'runs', post('from: "https://<img src=x onerror=X()>/"')],
  ['source with a name before the host', 'forges', post('from: "https://good.example@evil.example/"')],
  ['date', 'runs', post(`date: ${quoted(MARKUP)}`)],
  ['date and more', 'runs', post('date: 2021-08-26 10:00:00 +0800"><img src=x onerror=X()>')],
  ['date that is none', 'runs', post('date: { a: "<img src=x onerror=X()>" }')],
  ['language', 'runs', post(`lang: ${quoted('en" onclick="X()')}`)],
  ['language that is markup', 'runs', post(`lang: ${quoted(MARKUP)}\nlocale: ${quoted(MARKUP)}`)],
  ['direction', 'runs', post(`dir: ${quoted('rtl" onclick="X()')}`)],
  [
    'picture of a post',
    'loads',
    post('image: "https://evil.example/cover.png\\" onerror=\\"X()"\ncover: javascript:X()'),
  ],
  ['layout', 'runs', post(`layout: ${quoted(MARKUP)}`)],
  ['address of the post', 'runs', post('permalink: "javascript:X()"\nredirect_to: "https://evil.example/"')],
  [
    'tag of a type',
    'runs',
    post('title: !!js/function "function(){X()}"\ntags: !ruby/object:Gem::Installer {}'),
  ],
  ['front matter that runs', 'runs', '---js\n{ title: X() }\n---\ntext\n'],
  [
    'alias of aliases',
    'breaks',
    post(
      'a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\ntags: [*c,*c,*c,*c]',
    ),
  ],
  [
    'merge and prototype',
    'clobbers',
    post('__proto__: { title: a }\nconstructor: b\n<<: { title: "<img src=x onerror=X()>" }'),
  ],
  ['without an end', 'runs', '---\ntitle: "<img src=x onerror=X()>"\n\n<img src=x onerror=X()>\n'],
  ['key that is markup', 'runs', post('"<img src=x onerror=X()>": 1\n? "<script>X()</script>"\n: 2')],
  ['stamp', 'runs', post('title: a', '<!--1629945776371--><img src=x onerror=X()>\n')],
  [
    'stamp that goes on',
    'runs',
    post('title: a', '<!--1629945776371" onclick="X()--!><img src=x onerror=X()>-->\n'),
  ],
  [
    'heading link',
    'runs',
    post('layout: post', '<!--1629945776371-->\n[<img src=x onerror=X()>](javascript:X())\n------\n\ntext\n'),
  ],
  [
    'heading link to data',
    'navigates',
    post('layout: post', '[title](data:text/html,<script>X()</script>)\n------\n\ntext\n'),
  ],
  [
    'heading link with a quote',
    'runs',
    post('layout: post', '[a"b](https://good.example/"onclick="X())\n------\n\ntext\n'),
  ],
];

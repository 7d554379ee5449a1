import { message, type Message } from '../text/message.ts';

/** What people are told of a condition or a step. */
export interface ConditionDoc {
  /** What may be written, as in docs/rules.md: `has-text(words)`. */
  readonly forms: readonly string[];
  /** What is put at the caret, in VS Code's snippet syntax. */
  readonly snippet: string;
  /** Whether it says when a rule holds, or what goes then. */
  readonly is: 'condition' | 'step';
  /** In Markdown; docs/rules.md says the same. */
  readonly text: Message;
}

/** Every condition and step: completion, hovers and docs/rules.md say of each what stands here. */
export const CONDITION_DOCS: ReadonlyMap<string, ConditionDoc> = new Map<string, ConditionDoc>([
  ...conditions(),
  ...steps(),
]);

function* conditions(): Generator<[string, ConditionDoc]> {
  const doc = (
    name: string,
    forms: readonly string[],
    argument: string,
    text: Message,
  ): [string, ConditionDoc] => [name, { forms, snippet: `${name}(${argument})`, is: 'condition', text }];
  yield doc(
    'has-text',
    ['has-text(words)', 'has-text(/regex/i)'],
    '${1:words}',
    message(
      'The text, white space folded, matches; one of more than 400 characters, or than `:max-text` says, does not.',
    ),
  );
  yield doc(
    'min-text-length',
    ['min-text-length(n)'],
    '${1:1}',
    message('There are at least n characters of text.'),
  );
  yield doc('max-text', ['max-text(n)'], '${1:100}', message('There are at most n characters of text.'));
  yield doc(
    'max-loose-text',
    ['max-loose-text(n)'],
    '${1:10}',
    message('There are at most n characters of text outside links.'),
  );
  yield doc('no-text', ['no-text()'], '', message('There is no text.'));
  yield doc(
    'empty-box',
    ['empty-box()'],
    '',
    message('There is no text, and nothing else to see, hear, fill in or run.'),
  );
  yield doc('drawings-only', ['drawings-only()'], '', message('Beside text there is nothing but `<svg>`.'));
  yield doc('media-in-links', ['media-in-links()'], '', message('Images and media stand in links only.'));
  yield doc('holds-field', ['holds-field()'], '', message('There is a field to fill in.'));
  yield doc(
    'named',
    ['named(/regex/)'],
    '/ ${1:ads?} /',
    message('The words of the id and the classes match: `AdSlot__box pcBox_2` reads ` ad slot box pc box `.'),
  );
  yield doc(
    'links',
    ['links(/regex/)', 'links(same-site)'],
    '${1:same-site}',
    message('There are links, and each one’s address matches, or leads to the source site.'),
  );
  yield doc(
    'some-link',
    ['some-link(/regex/)'],
    '/${1:subscribe}/',
    message('The address of some link matches.'),
  );
  yield doc(
    'source-host',
    ['source-host(a.com, b.com)'],
    '${1:ads.example}',
    message('The element’s own `src`, `data-src` or `href` leads to one of these hosts or below.'),
  );
  yield doc('source', ['source(/regex/)'], '/${1:banner}/', message('That address matches.'));
  yield doc('code', ['code(/regex/)'], '/${1:googletag}/', message('The source of a script matches.'));
  yield doc(
    'matches-attr',
    ['matches-attr("name"="/regex/")'],
    '"${1:name}"="${2:/regex/}"',
    message('An attribute matches; `*` stands for anything, `/…/` is a regular expression.'),
  );
}

function* steps(): Generator<[string, ConditionDoc]> {
  const doc = (
    name: string,
    forms: readonly string[],
    argument: string,
    text: Message,
  ): [string, ConditionDoc] => [name, { forms, snippet: `${name}(${argument})`, is: 'step', text }];
  yield doc(
    'upward',
    ['upward(n)', 'upward(selector)'],
    '${1:1}',
    message(
      'Not the element, but the nth one around it, or the nearest that matches; conditions behind it are about that one.',
    ),
  );
  yield doc(
    'takes-before',
    ['takes-before(hr, br)'],
    '${1:hr, br}',
    message('Also the elements right before it, the nearest first, as far as they are there.'),
  );
  yield doc(
    'takes-after',
    ['takes-after(selector)'],
    '${1:p}',
    message('Also the siblings right behind it, as long as they match; it may have conditions.'),
  );
  yield doc('joins-after', ['joins-after(selector)'], '${1:p}', message('The same, as one piece.'));
}

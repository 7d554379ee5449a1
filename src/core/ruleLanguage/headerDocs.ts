import type { CleaningLevel, JunkKind } from '../cleaning/rule.ts';
import { message, type Message } from '../text/message.ts';

/** What people are told of a comment that says something, or of an exception by name. */
export interface LineDoc {
  /** What may be written, as in docs/rules.md. */
  readonly form: string;
  /** What is put at the caret, in VS Code's snippet syntax, without the sign that begins it. */
  readonly snippet: string;
  /** In Markdown; docs/rules.md says the same. */
  readonly text: Message;
}

/** Every comment that says something of the rules around it, by its first word. */
export const HEADER_DOCS: ReadonlyMap<string, LineDoc> = new Map<string, LineDoc>([
  [
    'kind',
    {
      form: '! kind: ad',
      snippet: 'kind: ',
      text: message('What the junk is: `ad` (at first), `promo`, `tracker`, `ui` or `empty`.'),
    },
  ],
  [
    'level',
    {
      form: '! level: safe',
      snippet: 'level: ',
      text: message('Whether it always goes (`safe`, at first) or only at the level `thorough`.'),
    },
  ],
  [
    'id',
    {
      form: '! id: mine:banner',
      snippet: 'id: ${1:mine:name}',
      text: message(
        'What the rules are called; without it, by file and line: `rules.txt:12`. It begins with no note.',
      ),
    },
  ],
  [
    'note',
    {
      form: '! note: …',
      snippet: 'note: ',
      text: message('What this is, for people: hovers, reviews and `--explain` show it.'),
    },
  ],
  [
    'let',
    {
      form: '! let words: /…/',
      snippet: 'let ${1:words}: ',
      text: message(
        'A value that `$words` stands for below: a whole argument, host or selector. Said again, it goes on.',
      ),
    },
  ],
  [
    '+',
    {
      form: '! + <html>',
      snippet: '+ ${1:<p></p>}',
      text: message(
        'An example of what the rule above removes: all of it, or what stands between `⟦` and `⟧`.',
      ),
    },
  ],
  [
    '-',
    {
      form: '! - <html>',
      snippet: '- ${1:<p></p>}',
      text: message('An example of what the rule above keeps.'),
    },
  ],
]);

/** The exceptions that name what stays. */
export const KEEP_DOCS: ReadonlyMap<string, LineDoc> = new Map<string, LineDoc>([
  [
    'rule',
    {
      form: '#@#:rule(*:ad-slot)',
      snippet: 'rule($1)',
      text: message('What that rule would take stays.'),
    },
  ],
  [
    'piece',
    {
      form: 'host#@#:piece(1f00…)',
      snippet: 'piece(${1:hash})',
      text: message(
        'A piece of junk with that hash stays, with all that it holds; the fix *Keep this* writes it.',
      ),
    },
  ],
]);

export const KIND_DOCS: Readonly<Record<JunkKind, Message>> = {
  ad: message('An ad, or the place of one.'),
  promo: message('The source site promotes itself here.'),
  tracker: message('Tells others who reads this.'),
  ui: message('Left over from the source site’s buttons.'),
  empty: message('An empty shell.'),
};

export const LEVEL_DOCS: Readonly<Record<CleaningLevel, Message>> = {
  safe: message('It always goes.'),
  thorough: message('It goes at the level `thorough` only.'),
};

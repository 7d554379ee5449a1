import type { HtmlElement } from '../../document/htmlTree.ts';
import { message, type Message } from '../../text/message.ts';
import { stableName } from './stableName.ts';

/** A CSS selector that an element matches. */
export interface SelectorChoice {
  readonly css: string;
  /** What it finds, for people. */
  readonly what: Message;
  /** Whether it names the element by more than its tag. */
  readonly named: boolean;
  /** Text that the source of each post has in which it finds something, if there is such. */
  readonly literal: string | undefined;
  /** A word for the rule's id. */
  readonly word: string;
}

/** More classes and attributes of one element are noise. */
const MOST_NAMES = 3;
const LONGEST_NAME = 80;

/** What style sheets and scripts do to an element, and addresses: not what it is. */
const PASSING_ATTRIBUTES =
  /^(?:id|class|style|src|srcset|sizes|href|width|height|target|rel|alt|title|align|tabindex|border|loading|decoding|type|data-(?:src|srcset|original|v-.*|reactid|reactroot|react-.*|n-.*)|on.*)$/;

/** The selectors for an element, from narrow to wide. What one page or one build made up is left out. */
export function selectorsFor({ name: tag, attribs }: HtmlElement): SelectorChoice[] {
  // A glued tag such as <divclass="ad"> has no name that CSS could say.
  if (!/^[a-z][a-z\d-]*$/.test(tag)) return [];
  return [
    ...byId(tag, attribs['id'] ?? ''),
    ...byClasses(tag, attribs['class'] ?? ''),
    ...byAttributes(tag, attribs),
    { css: tag, what: message('Each <{tag}>.', { tag }), named: false, literal: undefined, word: tag },
  ];
}

function byId(tag: string, id: string): SelectorChoice[] {
  if (!isPlain(id)) return [];
  const { exact, prefixes } = stableName(id);
  const choices = prefixes.map((prefix) =>
    choice(
      `${tag}[id^="${prefix}"]`,
      prefix,
      message('Each <{tag}> with an id like “{name}…”.', { tag, name: prefix }),
    ),
  );
  if (exact === undefined) return choices;
  const css = isIdentifier(exact) ? `${tag}#${exact}` : `${tag}[id="${exact}"]`;
  return [choice(css, exact, message('The <{tag}> with the id “{name}”.', { tag, name: exact })), ...choices];
}

function byClasses(tag: string, list: string): SelectorChoice[] {
  const names = list.split(/\s+/).filter((name) => name !== '' && isPlain(name));
  const stable = names.slice(0, 3 * MOST_NAMES).map(stableName);
  const exact = stable.flatMap((name) =>
    name.exact !== undefined && isIdentifier(name.exact) ? [name.exact] : [],
  );
  const kept = exact.slice(0, MOST_NAMES);
  const each = kept.map((name) =>
    choice(`${tag}.${name}`, name, message('Each <{tag}> with the class “{name}”.', { tag, name })),
  );
  const all =
    kept.length > 1
      ? [
          choice(
            `${tag}.${kept.join('.')}`,
            kept[0]!,
            message('Each <{tag}> with the classes “{names}”.', { tag, names: kept.join(' ') }),
          ),
        ]
      : [];
  const prefixes = stable
    .flatMap((name) => name.prefixes)
    .slice(0, MOST_NAMES)
    .map((prefix) =>
      choice(
        `${tag}[class*="${prefix}"]`,
        prefix,
        message('Each <{tag}> with a class like “{name}…”.', { tag, name: prefix }),
      ),
    );
  return [...all, ...each, ...prefixes];
}

function byAttributes(tag: string, attribs: Readonly<Record<string, string>>): SelectorChoice[] {
  return Object.entries(attribs)
    .filter(([name]) => /^[a-z][a-z-]*$/.test(name) && !PASSING_ATTRIBUTES.test(name))
    .slice(0, MOST_NAMES)
    .flatMap(([name, value]) => {
      const byName = choice(
        `${tag}[${name}]`,
        name,
        message('Each <{tag}> with the attribute “{name}”.', { tag, name }),
      );
      if (!isPlain(value) || stableName(value).exact === undefined) return [byName];
      const what = message('Each <{tag}> with {name}={value}.', { tag, name, value });
      return [choice(`${tag}[${name}="${value}"]`, value, what), byName];
    });
}

function choice(css: string, name: string, what: Message): SelectorChoice {
  return { css, what, named: true, literal: name, word: name };
}

/** Whether it can stand in quotes as it is, and in the source of posts as well. */
function isPlain(name: string): boolean {
  return name.length <= LONGEST_NAME && /^[\w\u00b7-\uffff.:/ -]+$/.test(name) && name.trim() === name;
}

/** Whether CSS can say it without quotes. */
function isIdentifier(name: string): boolean {
  return /^-?[a-z_\u00b7-\ud7ff][\w\u00b7-\ud7ff-]*$/i.test(name);
}

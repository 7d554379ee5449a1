import { parsePost } from '../../document/parsePost.ts';
import { readFacts } from '../../facts/postFacts.ts';
import { message, type Message } from '../../text/message.ts';
import { findRemovals } from '../findRemovals.ts';
import { RuleBook } from '../ruleBook.ts';
import type { Example, RuleList } from './ruleText.ts';

/** An example that does not come out as it says. */
export interface FailedExample {
  readonly example: Example;
  readonly message: Message;
}

/** Tries the examples of rule text with its own rules, and no others. */
export function testExamples(list: RuleList): FailedExample[] {
  const book = new RuleBook(list);
  return list.examples.flatMap((example): FailedExample[] => {
    const what = findMistake(example, book);
    return what ? [{ example, message: what }] : [];
  });
}

function findMistake({ rule, site, html, matches }: Example, rules: RuleBook): Message | undefined {
  const isMarked = html.includes('⟦');
  const marked = matches && !isMarked ? `⟦${html}⟧` : html;
  const head = `---\nfrom: https://${site}/story-1\n---\n<div><p>…</p>`;
  const source = marked.replace(/[⟦⟧]/g, '');
  const text = `${head}${source}<p>…</p></div>\n`;
  const within = [{ start: head.length, end: head.length + source.length }];
  const post = parsePost(text);
  const { removals, leftAlone } = findRemovals(post, readFacts(post), { level: 'thorough', rules, within });
  if (leftAlone) return leftAlone;
  const own = removals.filter((removal) => removal.rule === rule);
  if (!matches) {
    return own.length > 0 ? message('“{rule}” removes what it must keep.', { rule }) : undefined;
  }
  const first = removals.find((removal) => removal.rule !== rule);
  if (own.length === 0) {
    return first
      ? message('“{other}” removes this before “{rule}” can.', { rule, other: first.rule })
      : message('“{rule}” removes nothing here.', { rule });
  }
  const wanted = [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map(([, piece]) => piece).join('');
  const gone = removals.map(({ range }) => text.slice(range.start, range.end)).join('');
  if (gone === wanted) return undefined;
  return message('The example says otherwise: “{rule}” removes {gone}.', { rule, gone });
}

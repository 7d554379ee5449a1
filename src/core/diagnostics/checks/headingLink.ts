import { placeOfValue, quoted, yamlScalar } from '../../document/yamlScalar.ts';
import { httpUrl, plainTitle, scalarOf } from '../../facts/postFacts.ts';
import { message } from '../../text/message.ts';
import type { CheckContext, Finding } from './check.ts';
import { hasProblem } from './problems.ts';

/** The heading link says another title than `title`. */
export function* checkHeadingTitle({ post, facts }: CheckContext): Generator<Finding> {
  const { headingLink } = post;
  const { headingTitle } = facts;
  // A hand-written post may begin with a heading that is a link to anything.
  if (!facts.archived && !facts.from) return;
  const field = facts.fields.get('title');
  const value = scalarOf(field);
  if (
    !headingLink ||
    headingTitle === undefined ||
    !field ||
    !value ||
    sameTitle(plainTitle(value.text), headingTitle) ||
    hasProblem(post, field)
  )
    return;
  const title = value.text.replace(/\s+/g, ' ').trim();
  yield {
    message: message('The heading link has another title than “title”.'),
    range: headingLink.textRange,
    fixes: [
      {
        title: message('Set the heading link’s title to “{title}”', { title }),
        edits: [{ range: headingLink.textRange, newText: title }],
      },
      {
        title: message('Set “title” to “{title}”', { title: headingTitle }),
        edits: [
          {
            range: value.range,
            newText:
              value.style === 'plain'
                ? yamlScalar(headingTitle, placeOfValue(post.text, field))
                : quoted(headingTitle, value.style === 'single' ? 'single' : 'double'),
          },
        ],
      },
    ],
  };
}

/** The heading link leads elsewhere than `from`. */
export function* checkHeadingFrom({ post, facts }: CheckContext): Generator<Finding> {
  const { headingLink } = post;
  const { headingUrl, from } = facts;
  const field = facts.fields.get('from');
  const value = scalarOf(field);
  if (!headingLink || headingUrl === undefined || !from || !field || !value) return;
  if (headingUrl === value.text || sameUrl(from, headingUrl)) return;
  yield {
    message: message('The heading link leads elsewhere than “from”.'),
    range: headingLink.urlRange,
    fixes: [
      {
        title: message('Set the heading link’s address to that of “from”'),
        edits: [{ range: headingLink.urlRange, newText: from.href }],
      },
      ...(httpUrl(headingUrl)
        ? [
            {
              title: message('Set “from” to the heading link’s address'),
              edits: [
                { range: value.range, newText: yamlScalar(headingUrl, placeOfValue(post.text, field)) },
              ],
            },
          ]
        : []),
    ],
  };
}

/** Equal for a reader; a crawler cuts a long title short with dots. */
function sameTitle(a: string, b: string): boolean {
  return a === b || startsTheSame(a, b) || startsTheSame(b, a);
}

function startsTheSame(whole: string, cut: string): boolean {
  const dots = /\s*(?:\.\.\.|…)$/.exec(cut);
  return dots !== null && dots.index > 0 && whole.startsWith(cut.slice(0, dots.index));
}

/** Equal when every percent escape is undone and the host's case and default port are. */
function sameUrl(from: URL, written: string): boolean {
  const other = httpUrl(written);
  return other !== undefined && decoded(from.href) === decoded(other.href);
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    // A stray % is no escape: compare as written.
    return href;
  }
}

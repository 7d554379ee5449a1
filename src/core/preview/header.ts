import type { PostDocument } from '../document/postDocument.ts';
import { httpUrl, scalarOf, type PostFacts, type Term } from '../facts/postFacts.ts';
import { message, type Message } from '../text/message.ts';
import { slice } from '../text/offsetRange.ts';
import { escapeHtml } from './escapeHtml.ts';
import { safeLink } from './urls.ts';

/** When a post is published, by the clocks of its site. */
export interface PreviewDate {
  /** Epoch milliseconds. */
  readonly time: number;
  /** What the site's clocks show then, as if they were UTC's. */
  readonly shown: number;
  /** The name of their zone: `Asia/Shanghai`. */
  readonly zone: string;
}

/** How to write a header. */
export interface HeaderRequest {
  /** Where the site's settings tell it. */
  readonly date?: PreviewDate | undefined;
  /** Whether a script of the page shows the posts of a tag. */
  readonly interactive: boolean;
  /** Puts a sentence into the reader's language. */
  readonly say: (message: Message) => string;
}

/** The front matter as a reader sees it: title, author, date, source, tags and categories. What a post does
 * not say is left out; title and source of the heading link stand in for missing fields. */
export function renderHeader(post: PostDocument, facts: PostFacts, request: HeaderRequest): string {
  const title = facts.title?.trim() || facts.headingTitle;
  const byline = [renderAuthor(facts), renderDate(post, facts, request), renderSource(facts)]
    .filter(Boolean)
    .join('');
  const parts = [
    title && `<h1>${escapeHtml(title)}</h1>`,
    byline && `<p class="galley-byline">${byline}</p>`,
    renderTerms('categories', facts.categories, request),
    renderTerms('tags', facts.tags, request),
  ];
  const content = parts.filter(Boolean).join('');
  return content && `<header class="galley-header">${content}</header>`;
}

function renderAuthor({ author }: PostFacts): string {
  return author?.trim() ? `<span class="galley-author">${escapeHtml(author.trim())}</span>` : '';
}

/** The date in the time of the site or, where that is not known, as written; a machine reads it in `datetime`. */
function renderDate(post: PostDocument, { date, fields }: PostFacts, request: HeaderRequest): string {
  const field = fields.get('date');
  const written = scalarOf(field)?.text.trim() ?? (field && slice(post.text, field.value.range));
  if (request.date && (date || !written)) {
    const { time, shown, zone } = request.date;
    // Jekyll's own clock leaves fractions of a second out.
    const exact = date?.hasTime && date.hasZone ? date.time : time;
    const hasTime = date?.hasTime ?? false;
    const text = new Date(shown)
      .toISOString()
      .slice(0, hasTime ? 16 : 10)
      .replace('T', ' ');
    const place = hasTime ? ` <span class="galley-zone">${escapeHtml(zone)}</span>` : '';
    const title = written ? ` title="${escapeHtml(written)}"` : '';
    return `<time datetime="${new Date(exact).toISOString()}"${title}>${text}${place}</time>`;
  }
  if (!written) return '';
  if (!date) return `<span class="galley-date">${escapeHtml(written)}</span>`;
  const machine = date.hasTime && date.hasZone ? new Date(date.time).toISOString() : date.day;
  return `<time datetime="${machine}">${escapeHtml(written)}</time>`;
}

function renderSource({ from, headingUrl }: PostFacts): string {
  const url = from ?? httpUrl(headingUrl ?? '');
  const href = url && safeLink(url.href);
  if (href === undefined) return '';
  return `<a class="galley-source" href="${escapeHtml(href)}" rel="noreferrer">${escapeHtml(url!.hostname)}</a>`;
}

function renderTerms(
  field: 'tags' | 'categories',
  terms: readonly Term[],
  { interactive, say }: HeaderRequest,
): string {
  if (terms.length === 0) return '';
  const label = say(field === 'tags' ? message('Tags') : message('Categories'));
  const items = terms.map(({ value }) => {
    const name = escapeHtml(value);
    if (!interactive) return `<li>${name}</li>`;
    const title = escapeHtml(say(message('Show the posts with “{value}”', { value })));
    return `<li><button type="button" data-field="${field}" data-value="${name}" title="${title}">${name}</button></li>`;
  });
  return `<ul class="galley-terms galley-${field}" aria-label="${escapeHtml(label)}">${items.join('')}</ul>`;
}

import type { PostDocument } from '../document/postDocument.ts';
import { httpUrl, scalarOf, type PostFacts, type Term } from '../facts/postFacts.ts';
import { slice } from '../text/offsetRange.ts';
import { escapeHtml } from './escapeHtml.ts';
import { safeLink } from './urls.ts';

/** The front matter as a reader sees it: title, author, date, source, tags and categories. What a post does
 * not say is left out; title and source of the heading link stand in for missing fields. */
export function renderHeader(post: PostDocument, facts: PostFacts): string {
  const title = facts.title?.trim() || facts.headingTitle;
  const byline = [renderAuthor(facts), renderDate(post, facts), renderSource(facts)].filter(Boolean).join('');
  const parts = [
    title && `<h1>${escapeHtml(title)}</h1>`,
    byline && `<p class="galley-byline">${byline}</p>`,
    renderTerms('categories', facts.categories),
    renderTerms('tags', facts.tags),
  ];
  const content = parts.filter(Boolean).join('');
  return content && `<header class="galley-header">${content}</header>`;
}

function renderAuthor({ author }: PostFacts): string {
  return author?.trim() ? `<span class="galley-author">${escapeHtml(author.trim())}</span>` : '';
}

/** The date as written; a machine reads it in `datetime`. */
function renderDate(post: PostDocument, { date, fields }: PostFacts): string {
  const field = fields.get('date');
  const written = scalarOf(field)?.text.trim() ?? (field && slice(post.text, field.value.range));
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

/** The field's name is its label: it is what the person wrote. */
function renderTerms(field: 'tags' | 'categories', terms: readonly Term[]): string {
  if (terms.length === 0) return '';
  const items = terms.map(({ value }) => `<li>${escapeHtml(value)}</li>`).join('');
  return `<ul class="galley-terms galley-${field}" aria-label="${field}">${items}</ul>`;
}

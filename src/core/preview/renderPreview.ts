import type { Junk } from '../cleaning/findRemovals.ts';
import { LONGEST_BODY } from '../document/htmlTree.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { scalarOf, type PostFacts } from '../facts/postFacts.ts';
import { message, type Message } from '../text/message.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { escapeHtml } from './escapeHtml.ts';
import { renderHeader } from './header.ts';
import { markJunk } from './junkMarks.ts';
import { guessLanguage } from './language.ts';
import { renderMarkdown } from './markdown.ts';
import { sanitize } from './sanitize.ts';

/** `cleaned`: without its junk; `original`: as it is; `removed`: as it is, with the junk marked. */
export type PreviewView = 'cleaned' | 'original' | 'removed';

/**
 * The preview's safe HTML: one `<article class="galley-post" lang="…">` with a header made from the front
 * matter and the body. No script, style, handler, form or frame of the post can be in it, nor a class; every
 * id of the post begins with `post-`.
 *
 * @param removals the post's junk, in order.
 * @param say puts a sentence into the reader's language.
 */
export function renderPreview(
  post: PostDocument,
  facts: PostFacts,
  removals: readonly Junk[],
  view: PreviewView,
  say: (message: Message) => string,
): string {
  const { text, body } = post;
  const content =
    body.end - body.start > LONGEST_BODY
      ? `<p class="galley-notice">${escapeHtml(say(message('This post is too long to preview.')))}</p>`
      : renderBody(text, body, removals, view);
  const lang = language(facts, text, body);
  return (
    `<article class="galley-post"${lang === undefined ? '' : ` lang="${lang}"`}>` +
    `${renderHeader(post, facts)}<div class="galley-body">${content}</div></article>`
  );
}

function renderBody(text: string, body: OffsetRange, removals: readonly Junk[], view: PreviewView): string {
  if (view === 'removed') {
    const marked = markJunk(text, body, removals);
    return sanitize(renderMarkdown(marked.text), marked);
  }
  return sanitize(
    renderMarkdown(view === 'cleaned' ? without(text, body, removals) : text.slice(body.start)),
  );
}

/** The text in `range` less the removals. */
function without(text: string, range: OffsetRange, removals: readonly Junk[]): string {
  const parts: string[] = [];
  let at = range.start;
  for (const { range: junk } of removals) {
    if (junk.start < at) continue;
    parts.push(text.slice(at, junk.start));
    at = junk.end;
  }
  parts.push(text.slice(Math.min(at, range.end), range.end));
  return parts.join('');
}

/** As the post says (`lang: zh-TW`), or as its characters tell. */
function language(facts: PostFacts, text: string, body: OffsetRange): string | undefined {
  const said = (scalarOf(facts.fields.get('lang')) ?? scalarOf(facts.fields.get('locale')))?.text;
  const tag = said?.trim().replaceAll('_', '-') ?? '';
  if (/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag)) return tag;
  return guessLanguage(text, body.start) ?? guessLanguage(facts.title ?? '');
}

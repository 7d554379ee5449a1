import type { Junk } from '../cleaning/findRemovals.ts';
import { LONGEST_BODY } from '../document/htmlTree.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { scalarOf, type PostFacts } from '../facts/postFacts.ts';
import { message, type Message } from '../text/message.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { DerivedText } from './derivedText.ts';
import { escapeHtml } from './escapeHtml.ts';
import { freeName } from './freeName.ts';
import { renderHeader, type PreviewDate } from './header.ts';
import { markJunk, type JunkMarks, type MarkedJunk } from './junkMarks.ts';
import { guessLanguage, isRightToLeft } from './language.ts';
import { LiquidShield } from './liquid.ts';
import { renderMarkdown } from './markdown.ts';
import { sanitize } from './sanitize.ts';

/** `cleaned`: without its junk; `original`: as it is; `removed`: as it is, with the junk marked. */
export type PreviewView = 'cleaned' | 'original' | 'removed';

/** What to render, and how. */
export interface PreviewRequest {
  readonly view: PreviewView;
  /** The post's junk, in order. */
  readonly removals: readonly MarkedJunk[];
  /** Whether block elements, links and pictures say where in the post they begin: `data-at`, an offset of its
   * text. */
  readonly places?: boolean;
  /** Whether a script of the page shows the posts of a tag: then tags are buttons. */
  readonly interactive?: boolean;
  /** When the post is published, in the time of its site. */
  readonly date?: PreviewDate | undefined;
  /** Puts a sentence into the reader's language. */
  readonly say: (message: Message) => string;
}

/**
 * The preview's safe HTML: one `<article class="galley-post" lang="…">` with a header made from the front
 * matter and the body. No script, style, handler, form or frame of the post can be in it, nor a class; every
 * id of the post begins with `post-`, and no `data-at` is the post's own.
 */
export function renderPreview(post: PostDocument, facts: PostFacts, request: PreviewRequest): string {
  const { text, body } = post;
  const { say } = request;
  const content =
    body.end - body.start > LONGEST_BODY
      ? `<p class="galley-notice">${escapeHtml(say(message('This post is too long to preview.')))}</p>`
      : renderBody(text, body, request);
  const header = { date: request.date, interactive: request.interactive === true, say };
  const lang = language(facts, text, body);
  return (
    `<article class="galley-post"${lang === undefined ? '' : ` lang="${lang}"`}${isRightToLeft(lang, text, body.start) ? ' dir="rtl"' : ''}>` +
    `${renderHeader(post, facts, header)}<div class="galley-body">${content}</div></article>`
  );
}

function renderBody(source: string, body: OffsetRange, { view, removals, places }: PreviewRequest): string {
  let marks: JunkMarks | undefined;
  let shown: DerivedText;
  if (view === 'removed') ({ marked: shown, marks } = markJunk(source, body, removals));
  else shown = without(source, body, view === 'cleaned' ? removals : []);
  const liquid = LiquidShield.of(shown.text);
  const text = liquid?.text ?? shown.text;
  const showLiquid = (html: string): string => liquid?.show(html) ?? html;
  if (places !== true) return showLiquid(sanitize(renderMarkdown(text), { marks, liquid }));
  const attribute = freeName(source, 'galley-at');
  const html = renderMarkdown(text, { attribute, originOf: (offset) => shown.originOf(offset) });
  return showLiquid(sanitize(html, { marks, placeAttribute: attribute, liquid }));
}

/** The text in `range` less the removals. */
function without(source: string, range: OffsetRange, removals: readonly Junk[]): DerivedText {
  const rest = new DerivedText(source);
  let at = range.start;
  for (const { range: junk } of removals) {
    if (junk.start < at) continue;
    rest.keep({ start: at, end: junk.start });
    at = junk.end;
  }
  rest.keep({ start: Math.min(at, range.end), end: range.end });
  return rest;
}

/** As the post says (`lang: zh-TW`), or as its characters tell. */
function language(facts: PostFacts, text: string, body: OffsetRange): string | undefined {
  const said = (scalarOf(facts.fields.get('lang')) ?? scalarOf(facts.fields.get('locale')))?.text;
  const tag = said?.trim().replaceAll('_', '-') ?? '';
  if (/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag)) return tag;
  return guessLanguage(text, body.start) ?? guessLanguage(facts.title ?? '');
}

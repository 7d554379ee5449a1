import { LONGEST_BODY } from '../document/htmlTree.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { httpUrl, scalarOf, type PostFacts } from '../facts/postFacts.ts';
import { message, type Message } from '../text/message.ts';
import { escapeHtml } from './escapeHtml.ts';
import { renderHeader, type PreviewDate } from './header.ts';
import { ImageGate, type ImageChoice } from './imageGate.ts';
import type { MarkedJunk } from './junkMarks.ts';
import { guessLanguage, isRightToLeft } from './language.ts';
import { patchBody } from './patchBody.ts';
import type { PreviewPiece, RenderedBody, RenderedPost } from './renderedPost.ts';
import { renderPieces } from './renderPieces.ts';
import type { PreviewView } from './shownText.ts';

/** What to render, and how. */
export interface PreviewRequest {
  readonly view: PreviewView;
  /** The post's junk, in order. */
  readonly removals: readonly MarkedJunk[];
  /** Whether block elements, links and pictures say where in the post they begin: `data-at`, an offset from
   * where their piece starts. */
  readonly places?: boolean;
  /** Whether a script of the page shows the posts of a tag: then tags are buttons. */
  readonly interactive?: boolean;
  /** When the post is published, in the time of its site. */
  readonly date?: PreviewDate | undefined;
  /** Which pictures load from the web; all, if it is not said. Trackers never do. */
  readonly images?: ImageChoice | undefined;
  /** Puts a sentence into the reader's language. */
  readonly say: (message: Message) => string;
  /** An earlier render, of this post or another: what has not changed is taken over from it. */
  readonly before?: RenderedPost | undefined;
}

/**
 * The preview's safe HTML. No script, style, handler, form or frame of the post can be in it, nor a class;
 * every id of the post begins with `post-`, and no `data-at` is the post's own.
 */
export function renderPreview(post: PostDocument, facts: PostFacts, request: PreviewRequest): RenderedPost {
  const body = renderBody(post, request, imageGate(facts, request));
  const lang = language(facts, post.text, post.body.start);
  const direction = isRightToLeft(lang, post.text, post.body.start) ? ' dir="rtl"' : '';
  const { date, interactive = false, say } = request;
  const start =
    `<article class="galley-post"${lang === undefined ? '' : ` lang="${lang}"`}${direction}>` +
    `${renderHeader(post, facts, { date, interactive, say })}<div class="galley-body">`;
  const end = framePiece('</div></article>', post.body.end);
  return { pieces: [framePiece(start, 0), ...body.pieces, end], body };
}

/** Whose pictures load: those of the source site, which the heading link names where `from` does not. */
function imageGate({ sourceSite, headingUrl }: PostFacts, { images = 'all' }: PreviewRequest): ImageGate {
  return new ImageGate(images, sourceSite ?? httpUrl(headingUrl ?? '')?.hostname);
}

function renderBody(post: PostDocument, request: PreviewRequest, gate: ImageGate): RenderedBody {
  const { view, removals, places = false, say } = request;
  if (post.body.end - post.body.start > LONGEST_BODY) {
    const notice = escapeHtml(say(message('This post is too long to preview.')));
    const pieces = [framePiece(`<p class="galley-notice">${notice}</p>`, post.body.start)];
    return { post, view, removals, places, gate, pieces, known: { meaning: '', html: new Map() } };
  }
  const asked = request.before?.body;
  const isAlike = asked?.view === view && asked.places === places && asked.gate.equals(gate);
  const before = isAlike ? asked : undefined;
  return (
    (before && patchBody(before, post, removals)) ??
    renderPieces(post, { view, removals, places, gate, known: before?.known })
  );
}

function framePiece(html: string, start: number): PreviewPiece {
  return { html, start, isWhole: false, source: undefined };
}

/** As the post says (`lang: zh-TW`), or as its characters tell. */
function language(facts: PostFacts, text: string, bodyStart: number): string | undefined {
  const said = (scalarOf(facts.fields.get('lang')) ?? scalarOf(facts.fields.get('locale')))?.text;
  const tag = said?.trim().replaceAll('_', '-') ?? '';
  if (/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag)) return tag;
  return guessLanguage(text, bodyStart) ?? guessLanguage(facts.title ?? '');
}

import type { PostDocument } from '../document/postDocument.ts';
import { freeName } from './freeName.ts';
import type { MarkedJunk } from './junkMarks.ts';
import type { ImageGate } from './imageGate.ts';
import { LiquidShield } from './liquid.ts';
import { renderMarkdown } from './markdown.ts';
import { placeTags, type MarkdownBlock, type PlaceNames } from './places.ts';
import type { PreviewPiece, RenderedBody, SafeHtml } from './renderedPost.ts';
import { sanitize, type KnownAttributes } from './sanitize.ts';
import { showText, type PreviewView } from './shownText.ts';
import { splitMarkup } from './splitMarkup.ts';

interface PiecesRequest {
  readonly view: PreviewView;
  /** The post's junk, in order. */
  readonly removals: readonly MarkedJunk[];
  readonly places: boolean;
  readonly gate: ImageGate;
  /** What an earlier render has made safe: what has not changed is not made safe again. */
  readonly known: SafeHtml | undefined;
}

/** A body's HTML, in pieces. */
export function renderPieces(post: PostDocument, request: PiecesRequest): RenderedBody {
  const { view, removals, places, gate } = request;
  const source = post.text;
  const { shown, marks } = showText(source, post.body, view, removals);
  const attribute = freeName(source, 'galley-at');
  const liquid = LiquidShield.of(shown.text);
  const names = { attribute, mark: marks?.attribute };
  const blocks = renderMarkdown(liquid?.text ?? shown.text, {
    ...names,
    originOf: (offset) => shown.originOf(offset),
  });
  const safe = new Safe(
    { marks, placeAttribute: places ? attribute : undefined, liquid },
    gate,
    request.known,
  );
  const drafts = draftPieces(blocks, names, !liquid);
  const pieces =
    (drafts && assemble(drafts, post.body.end, freeName(source, 'galleypiece'), safe)) ??
    inOne(blocks, names, safe);
  return { pieces, post, view, removals, places, gate, known: safe.made };
}

/** A piece whose HTML is not safe yet. */
type DraftPiece = PreviewPiece;

/** undefined where the HTML cannot be cut for certain. */
function draftPieces(
  blocks: readonly MarkdownBlock[],
  names: PlaceNames,
  isPlain: boolean,
): DraftPiece[] | undefined {
  const html = blocks.map((block) => block.html).join('');
  const ends: number[] = [];
  for (const block of blocks) ends.push((ends.at(-1) ?? 0) + block.html.length);
  let number = 0;
  return splitMarkup(html, ends)?.map(({ start, end, isWhole }) => {
    while (ends[number]! <= start) number++;
    const { base, originOf } = blocks[number]!;
    const piece = html.slice(start, end);
    if (!originOf) return { html: piece, start: base, isWhole, source: undefined };
    const blockStart = ends[number]! - blocks[number]!.html.length;
    const origin = originOf(start - blockStart);
    return {
      html: placeTags(piece, names, (offset) => originOf(start - blockStart + offset) - origin),
      start: origin,
      isWhole,
      source: isWhole && isPlain ? { start: origin, end: originOf(end - 1 - blockStart) + 1 } : undefined,
    };
  });
}

/** All blocks as one piece. */
function inOne(blocks: readonly MarkdownBlock[], names: PlaceNames, safe: Safe): PreviewPiece[] {
  const { attribute } = names;
  const place = new RegExp(` ${attribute}="(\\d+)"`, 'g');
  const html = blocks.map(({ html: block, base, originOf }) =>
    originOf
      ? placeTags(block, names, originOf)
      : block.replace(place, (_, at: string) => ` ${attribute}="${base + Number(at)}"`),
  );
  return [{ html: safe.of(html.join('')), start: 0, isWhole: false, source: undefined }];
}

/** Makes the pieces safe: the whole ones each by itself, and what holds them all at once, with a name where
 * each piece ends. undefined where the sanitiser reads them in another way. */
function assemble(
  drafts: readonly DraftPiece[],
  end: number,
  name: string,
  safe: Safe,
): PreviewPiece[] | undefined {
  const pieces: PreviewPiece[] = [];
  const add = (html: string, start: number): void => {
    if (html !== '') pieces.push({ html, start, isWhole: false, source: undefined });
  };
  // No letter first: with what stands before it, it could be read as a tag.
  const mark = `.${name}.`;
  const frame = drafts.map(({ html, isWhole }) => (isWhole ? mark : html + mark)).join('');
  const around = safe.of(frame).split(mark);
  if (around.length !== drafts.length + 1) return undefined;
  for (const [number, draft] of drafts.entries()) {
    add(around[number]!, draft.start);
    if (draft.isWhole) pieces.push({ ...draft, html: safe.of(draft.html) });
  }
  add(around.at(-1)!, end);
  return pieces;
}

/** The sanitiser, with a memory of one render. */
class Safe {
  readonly made: SafeHtml;
  readonly #names: KnownAttributes;
  readonly #gate: ImageGate;
  readonly #html = new Map<string, string>();
  readonly #known: SafeHtml['html'] | undefined;

  constructor(names: KnownAttributes, gate: ImageGate, known: SafeHtml | undefined) {
    this.#names = names;
    this.#gate = gate;
    const { marks, placeAttribute, liquid } = names;
    const reasons = marks?.removals.map(({ kind, rule, reason }) => [kind, rule, reason]);
    const meaning = JSON.stringify([placeAttribute, marks?.attribute, reasons, liquid?.block]);
    this.made = { meaning, html: this.#html };
    this.#known = known?.meaning === meaning ? known.html : undefined;
  }

  of(html: string): string {
    const safe = this.#html.get(html) ?? this.#known?.get(html) ?? this.#make(html);
    this.#html.set(html, safe);
    return safe;
  }

  #make(html: string): string {
    const safe = sanitize(html, this.#names, this.#gate);
    return this.#names.liquid?.show(safe) ?? safe;
  }
}

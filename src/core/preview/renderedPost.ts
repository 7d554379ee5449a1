import type { PostDocument } from '../document/postDocument.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import type { ImageGate } from './imageGate.ts';
import type { MarkedJunk } from './junkMarks.ts';
import type { PreviewView } from './shownText.ts';

/** A stretch of the preview's HTML. The pieces of a post, one after the other, are the whole of it. */
export interface PreviewPiece {
  /** Safe HTML. */
  readonly html: string;
  /** The offset of the post that each `data-at` in it counts from. */
  readonly start: number;
  /** Whether another such piece can be put in its place: it closes what it opens, and nothing else. */
  readonly isWhole: boolean;
  /** What of the post it was made of, where a change within can be rendered without the rest. */
  readonly source: OffsetRange | undefined;
  /** Whether it was rendered alone. */
  readonly isAlone?: boolean;
}

/** A post as safe HTML. */
export interface RenderedPost {
  /** One `<article class="galley-post" lang="…">` with a header made from the front matter, and the body. */
  readonly pieces: readonly PreviewPiece[];
  /** For the next render. */
  readonly body: RenderedBody;
}

/** A body as safe HTML, with what it was made of: what the next render can use again. */
export interface RenderedBody {
  readonly pieces: readonly PreviewPiece[];
  readonly post: PostDocument;
  readonly view: PreviewView;
  /** The post's junk, in order. */
  readonly removals: readonly MarkedJunk[];
  readonly places: boolean;
  /** Decides which pictures load. */
  readonly gate: ImageGate;
  readonly known: SafeHtml;
}

/** What was made safe in a render. */
export interface SafeHtml {
  /** What the marks in the unsafe HTML stand for: the same HTML is made safe in the same way where it agrees. */
  readonly meaning: string;
  /** Safe HTML by unsafe HTML. */
  readonly html: ReadonlyMap<string, string>;
}

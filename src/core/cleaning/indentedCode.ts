import { nextLine } from '../text/lines.ts';
import type { OffsetRange } from '../text/offsetRange.ts';

const INDENT = /^(?: {4}| {0,3}\t)/;

/**
 * The lines of a body that Markdown shows as code, where they are outside HTML: indented by four columns,
 * behind an empty line or another such line. Whether an offset is in HTML is for the caller to know: HTML is
 * often indented and no code then.
 */
export class IndentedCode {
  readonly #text: string;
  readonly #body: OffsetRange;
  /** The line that was asked about last. */
  #line: OffsetRange;
  #lines: ReadonlySet<number> | undefined;

  constructor(text: string, body: OffsetRange) {
    this.#text = text;
    this.#body = body;
    this.#line = { start: body.start, end: body.start };
  }

  /** Whether the offset is in such a line. Quick where offsets come in order. */
  covers(offset: number): boolean {
    let { start, end } = this.#line;
    if (offset < start) start = end = this.#body.start;
    while (offset >= end && end < this.#text.length) {
      start = end;
      end = nextLine(this.#text, start);
    }
    this.#line = { start, end };
    // Nearly all lines begin with a letter or a tag, and need not be counted.
    if (!INDENT.test(this.#text.slice(start, start + 4))) return false;
    return (this.#lines ??= this.#findLines()).has(start);
  }

  /** Where the lines begin. */
  #findLines(): ReadonlySet<number> {
    const text = this.#text;
    const { start, end } = this.#body;
    const lines = new Set<number>();
    let behindBlank = true;
    for (let at = start; at < end;) {
      const next = nextLine(text, at);
      const isBlank = /^\s*$/.test(text.slice(at, Math.min(next, at + 1000)));
      const isCode: boolean = behindBlank && !isBlank && INDENT.test(text.slice(at, at + 4));
      if (isCode) lines.add(at);
      behindBlank = isBlank || isCode;
      at = next;
    }
    return lines;
  }
}

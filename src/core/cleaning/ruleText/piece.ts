import type { Message } from '../../text/message.ts';
import type { OffsetRange } from '../../text/offsetRange.ts';

/** What is wrong with rule text, and where. */
export interface RuleError {
  readonly range: OffsetRange;
  readonly message: Message;
}

/** A piece of rule text that knows where it was written. */
export class Piece {
  readonly text: string;
  readonly #start: number;
  /** For a value that stands elsewhere: the place that asks for it, where its errors are shown. */
  readonly #askedAt: OffsetRange | undefined;

  constructor(text: string, start: number, askedAt?: OffsetRange) {
    this.text = text;
    this.#start = start;
    this.#askedAt = askedAt;
  }

  get range(): OffsetRange {
    return this.#askedAt ?? { start: this.#start, end: this.#start + this.text.length };
  }

  get isBlank(): boolean {
    return this.text.trim() === '';
  }

  part(start: number, end = this.text.length): Piece {
    return new Piece(this.text.slice(start, end), this.#start + start, this.#askedAt);
  }

  /** Another text in the place of this one. */
  standingFor(text: string): Piece {
    return new Piece(text, 0, this.range);
  }

  /** Without the white space around it. */
  trim(): Piece {
    const start = this.text.length - this.text.trimStart().length;
    return this.part(start, Math.max(start, this.text.trimEnd().length));
  }

  /** The parts between separators, trimmed. */
  split(separator: RegExp): Piece[] {
    const parts: Piece[] = [];
    let from = 0;
    for (const { 0: found, index } of this.text.matchAll(separator)) {
      parts.push(this.part(from, index).trim());
      from = index + found.length;
    }
    parts.push(this.part(from).trim());
    return parts;
  }
}

/** Takes what is wrong, and answers with nothing: a reader returns that in place of what it could not read. */
// The type parameter lets a reader return the answer, whatever it reads.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export type Complain = <Read>(where: Piece, message: Message) => Read | undefined;

/** How a text is kept: a byte for each character, two bytes, or, of a URI, a byte for each `%80` to `%FF`. */
const NARROW = 0;
const WIDE = 1;
const ENCODED = 2;

const PERCENT = 0x25;

/** Texts and small numbers one after the other in bytes, a fraction of what as many strings take. */
export class TextBlob {
  #bytes: Uint8Array;
  #length: number;

  /**
   * @param bytes what a blob held. They are never written to.
   * @param room how many bytes there will be.
   */
  constructor(bytes: Uint8Array = new Uint8Array(0), room = 0) {
    this.#bytes = bytes;
    this.#length = bytes.length;
    if (room > bytes.length) this.#reserve(room - bytes.length, 1);
  }

  /** What it holds: good until something is appended. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** In bytes: where the next one will be. */
  get length(): number {
    return this.#length;
  }

  /** In bytes: how much memory it takes. */
  get capacity(): number {
    return this.#bytes.length;
  }

  /** Appends a whole number from 0 on. */
  number(value: number): void {
    this.#reserve(5);
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
    this.#bytes[this.#length++] = rest;
  }

  /** Appends any text, lone surrogates as well. */
  text(text: string): void {
    const isWide = hasWide(text);
    this.number(text.length * 4 + (isWide ? WIDE : NARROW));
    this.#reserve(text.length * 2);
    const bytes = this.#bytes;
    let length = this.#length;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      bytes[length++] = code;
      if (isWide) bytes[length++] = code >> 8;
    }
    this.#length = length;
  }

  /** Appends what may be a part of a URI, of which the greater part is often like `%E6%9D%A5`. */
  encoded(text: string): void {
    const length = encodedLength(text);
    if (length === undefined) {
      this.text(text);
      return;
    }
    this.number(length * 4 + ENCODED);
    this.#reserve(length);
    for (let at = 0; at < text.length; at++) {
      const isByte = isEncodedByte(text, at);
      this.#bytes[this.#length++] = isByte
        ? digit(text, at + 1) * 16 + digit(text, at + 2)
        : text.charCodeAt(at);
      if (isByte) at += 2;
    }
  }

  /** Appends what another blob has in its bytes from `start` to `end`. */
  copy(from: TextBlob, start: number, end: number): void {
    this.#reserve(end - start);
    this.#bytes.set(from.#bytes.subarray(start, end), this.#length);
    this.#length += end - start;
  }

  /** Reads what was written, from byte `at` on. */
  read(at: number): BlobReader {
    return new BlobReader(this.#bytes, at);
  }

  /** @param spare what is reserved and not used yet takes memory as well. */
  #reserve(more: number, spare = 1.25): void {
    if (this.#length + more <= this.#bytes.length) return;
    const longer = new Uint8Array(Math.ceil((this.#length + more) * spare));
    longer.set(this.#bytes);
    this.#bytes = longer;
  }
}

/** Reads a blob's texts and numbers in the order in which they were written. */
export class BlobReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#bytes[this.#at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value >>> 0;
  }

  /** Whether the next text is what stands in `whole` from an offset on: much faster than to read it. */
  isText(whole: string, from: number): boolean {
    const header = this.number();
    const [length, kind] = [header >>> 2, header & 3];
    const bytes = this.#bytes;
    let at = from;
    for (let place = this.#at; place < this.#at + (kind === WIDE ? length * 2 : length); place++) {
      const code = kind === WIDE ? bytes[place]! | (bytes[++place]! << 8) : bytes[place]!;
      if (kind === ENCODED && code > 0x7f) {
        if (whole.charCodeAt(at) !== PERCENT) return false;
        if (digit(whole, at + 1) !== code >> 4 || digit(whole, at + 2) !== (code & 0xf)) return false;
        at += 3;
      } else if (whole.charCodeAt(at++) !== code) return false;
    }
    return at === whole.length;
  }

  /** Goes past a text. */
  skip(): void {
    const header = this.number();
    this.#at += (header & 3) === WIDE ? (header >>> 2) * 2 : header >>> 2;
  }

  text(): string {
    const header = this.number();
    const [length, kind] = [header >>> 2, header & 3];
    const bytes = this.#bytes;
    const start = this.#at;
    this.#at += kind === WIDE ? length * 2 : length;
    if (kind === WIDE) {
      return textOf(length, (at) => bytes[start + 2 * at]! | (bytes[start + 2 * at + 1]! << 8));
    }
    const text = textOf(length, (at) => bytes[start + at]!);
    return kind === ENCODED ? text.replace(/[\x80-\xff]/g, (one) => ENCODED_BYTES[one.charCodeAt(0)]!) : text;
  }
}

/** How bytes are written that `encoded` takes. */
const ENCODED_BYTES = Array.from({ length: 0x100 }, (_, code) =>
  code < 0x80 ? String.fromCharCode(code) : `%${code.toString(16).toUpperCase()}`,
);

function hasWide(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return true;
  return false;
}

/** How many bytes it takes with one for each that is written like `%E6`; undefined where nothing is gained, or they
 * could not be told apart. */
function encodedLength(text: string): number | undefined {
  if (!text.includes('%')) return undefined;
  let length = 0;
  for (let at = 0; at < text.length; at += isEncodedByte(text, at) ? 3 : 1) {
    if (text.charCodeAt(at) > 0x7f) return undefined;
    length++;
  }
  return length;
}

/** Whether `%80` to `%FF` stands there. */
function isEncodedByte(text: string, at: number): boolean {
  return text.charCodeAt(at) === PERCENT && digit(text, at + 1) >= 8 && digit(text, at + 2) >= 0;
}

/** The value of a hexadecimal digit in upper case, or -1. */
function digit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0x41 && code <= 0x46 ? code - 0x37 : -1;
}

/** Eight characters at a time: a call for each, or one for all of an array, takes three times as long. */
function textOf(length: number, code: (at: number) => number): string {
  let text = '';
  let at = 0;
  for (; at + 8 <= length; at += 8) {
    const [a, b, c, d] = [code(at), code(at + 1), code(at + 2), code(at + 3)];
    const [e, f, g, h] = [code(at + 4), code(at + 5), code(at + 6), code(at + 7)];
    text += String.fromCharCode(a, b, c, d, e, f, g, h);
  }
  for (; at < length; at++) text += String.fromCharCode(code(at));
  return text;
}

import { hashText } from './hashChains.ts';

/** What a table consists of. */
export interface Columns {
  readonly rows: Int32Array;
  readonly texts: Uint8Array;
  readonly values: Uint8Array;
}

/** The words of 32 bits before the columns: the checksum of all behind it, who wrote them, and their lengths. */
const HEADER = 5;

/**
 * The columns as bytes, to be stored or sent.
 * @param origin what wrote them, version and all: to others they mean something else.
 */
export function packColumns({ rows, texts, values }: Columns, origin: string): Uint8Array {
  const lengths = [rows.length, texts.length, values.length] as const;
  const words = new Int32Array(HEADER + rows.length + wordsFor(texts.length) + wordsFor(values.length));
  const bytes = new Uint8Array(words.buffer);
  words.set([hashText(origin), ...lengths], 1);
  words.set(rows, HEADER);
  bytes.set(texts, 4 * (HEADER + rows.length));
  bytes.set(values, 4 * (HEADER + rows.length + wordsFor(texts.length)));
  words[0] = checksum(words);
  return bytes;
}

/**
 * Reads what `packColumns` wrote, without copying it where it can.
 * @returns undefined where it is of another origin, or not what was written.
 */
export function unpackColumns(packed: Uint8Array, origin: string): Columns | undefined {
  if (packed.length % 4 !== 0 || packed.length < 4 * HEADER) return undefined;
  const bytes = packed.byteOffset % 4 === 0 ? packed : packed.slice();
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const [sum, hash, rows, texts, values] = words.subarray(0, HEADER) as unknown as readonly number[];
  if (hash !== hashText(origin) || sum !== checksum(words)) return undefined;
  const textsAt = HEADER + rows!;
  const valuesAt = textsAt + wordsFor(texts!);
  return {
    rows: words.subarray(HEADER, textsAt),
    texts: bytes.subarray(4 * textsAt, 4 * textsAt + texts!),
    values: bytes.subarray(4 * valuesAt, 4 * valuesAt + values!),
  };
}

function wordsFor(bytes: number): number {
  return Math.ceil(bytes / 4);
}

/** A hash of all words but the first, in which none is lost: any single word that differs makes another sum. */
function checksum(words: Int32Array): number {
  let hash = words.length;
  for (let at = 1; at < words.length; at++) {
    hash = Math.imul(hash ^ words[at]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}

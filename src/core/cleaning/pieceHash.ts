import { fnv1a } from '../text/fnv1a.ts';

/**
 * Names a piece of junk by what it is made of, so that people can keep it wherever it stands: FNV-1a over the
 * UTF-16 code units, twice 32 bits, as 16 hexadecimal digits; the second run begins where the first one ended.
 */
export function hashPiece(source: string): string {
  const first = fnv1a(source);
  return hex(first) + hex(fnv1a(source, first));
}

function hex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, '0');
}

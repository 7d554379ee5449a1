/**
 * Names a piece of junk by what it is made of, so that people can keep it wherever it stands: FNV-1a over the
 * UTF-16 code units, twice 32 bits, as 16 hexadecimal digits. The constants are those of the FNV authors
 * (isthe.com/chongo/tech/comp/fnv); the second run begins where the first one ended.
 */
export function hashPiece(source: string): string {
  const first = fnv1a(source, 0x811c9dc5);
  return hex(first) + hex(fnv1a(source, first));
}

function fnv1a(source: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < source.length; at++) {
    hash = Math.imul(hash ^ source.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0');
}

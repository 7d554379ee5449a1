/** The constants are those of the FNV authors (isthe.com/chongo/tech/comp/fnv). */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over a text's UTF-16 code units: 32 bits, as a signed number. `before` is the hash of what stands before
 * the text. */
export function fnv1a(text: string, before = OFFSET): number {
  let hash = before | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}

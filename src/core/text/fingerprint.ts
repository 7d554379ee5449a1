import { fnv1a } from './fnv1a.ts';

/** Names a text by what it is made of: FNV-1a over the UTF-16 code units, twice 32 bits, as 16 hexadecimal digits;
 * the second run begins where the first one ended. */
export function fingerprint(text: string): string {
  const first = fnv1a(text);
  return hex(first) + hex(fnv1a(text, first));
}

function hex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, '0');
}

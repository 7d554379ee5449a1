/** An id or a class as other posts will have it. */
export interface StableName {
  /** The whole name, unless part of it was made for one page or one build. */
  readonly exact: string | undefined;
  /** What such names begin with, the longest first: where a number or a hash follows. */
  readonly prefixes: readonly string[];
}

/** A prefix with fewer letters says nothing. */
const FEWEST_LETTERS = 3;

/** Tells what of a name will last: `dfp-ad-imu1` begins with `dfp-ad-imu` and with `dfp-ad-`, and the end of
 * `AdSlot__box-3fz9a` is another one in the next build. */
export function stableName(name: string): StableName {
  const words = [...name.matchAll(/[^-_:./]+/g)];
  const at = words.findIndex(([word]) => isHash(word) || isNumbered(word));
  if (at < 0) return { exact: name, prefixes: [] };
  const { 0: word, index } = words[at]!;
  const prefixes = isHash(word) ? [] : [name.slice(0, index) + word.replace(/\d+$/, '')];
  prefixes.push(name.slice(0, index));
  return {
    exact: words.some(([one]) => isHash(one)) ? undefined : name,
    prefixes: [...new Set(prefixes)].filter(
      (prefix) => prefix !== name && prefix.replace(/[^\p{L}]/gu, '').length >= FEWEST_LETTERS,
    ),
  };
}

/** `imu1`, `2`, `cna2018` */
function isNumbered(word: string): boolean {
  return /^\p{L}*\d{1,4}$/u.test(word);
}

/** `1629968640000`, `3fz9a`, `bdVaJa`: nobody chose it. */
function isHash(word: string): boolean {
  if (/^\d{4,}$/.test(word)) return true;
  if (/^\d{2,4}x\d{2,4}$/.test(word) || isNumbered(word) || word.length < 5) return false;
  if (/\d/.test(word)) return /[a-z]/i.test(word);
  // Words that people choose are longer than these.
  const humps = word.match(/[A-Z]*[a-z]+|[A-Z]+/g) ?? [];
  return /^[A-Za-z]+$/.test(word) && humps.length > 2 && word.length / humps.length < 2.5;
}

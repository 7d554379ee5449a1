import { TEXT } from '../document/flatTree.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { resolveReferences } from '../document/references.ts';
import type { OffsetRange } from '../text/offsetRange.ts';

/** A character, or a reference to one: `&amp;`. */
const CHARACTER = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{0,30});|[^]/giu;

/**
 * Where a word of the preview stands in the post: the one that has the text `before` between itself and the
 * element that begins at `offset`. White space does not count, as a page folds it. Where the text is not
 * found as it reads (Markdown has signs of its own), the nearest place that has the word.
 */
export function sourceOfWord(
  post: PostDocument,
  offset: number,
  before: string,
  word: string,
): OffsetRange | undefined {
  const { html, text, body } = post;
  const { flat, base } = html;
  let toSkip = lengthOf(before);
  let near = offset;
  for (let node = 0; node < flat.length; node++) {
    const start = base + flat.starts[node]!;
    if (flat.names[node] !== TEXT || start + 1 < offset) continue;
    const source = text.slice(start, base + flat.ends[node]!);
    for (const { 0: written, index } of source.matchAll(CHARACTER)) {
      const shown =
        written.length > 1 && written.startsWith('&') ? resolveReferences(written, 'text') : written;
      if (toSkip <= 0 && lengthOf(shown) > 0) {
        const at = start + index;
        const found = wordAt(text, at, base + flat.ends[node]!, word);
        return found ?? nearestWord(text, at, body, word);
      }
      toSkip -= lengthOf(shown);
      near = start + index;
    }
  }
  return nearestWord(text, near, body, word);
}

/** The word, with its references, if it is what stands there. */
function wordAt(text: string, start: number, limit: number, word: string): OffsetRange | undefined {
  let rest = word;
  let end = start;
  for (const { 0: written, index } of text.slice(start, limit).matchAll(CHARACTER)) {
    if (rest === '') break;
    const shown =
      written.length > 1 && written.startsWith('&') ? resolveReferences(written, 'text') : written;
    if (!rest.startsWith(shown)) return undefined;
    rest = rest.slice(shown.length);
    end = start + index + written.length;
  }
  return rest === '' ? { start, end } : undefined;
}

function nearestWord(text: string, at: number, body: OffsetRange, word: string): OffsetRange | undefined {
  const after = text.indexOf(word, Math.max(at - word.length, body.start));
  const before = text.lastIndexOf(word, at);
  const places = [after, before].filter((place) => place >= body.start);
  const [start] = places.sort((a, b) => Math.abs(a - at) - Math.abs(b - at));
  return start === undefined ? undefined : { start, end: start + word.length };
}

function lengthOf(shown: string): number {
  return shown.replace(/\s/g, '').length;
}

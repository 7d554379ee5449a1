// Judges a cleaned page by what it still says and loads: the one measure that also fits programs which write
// the page anew.
// Between posts others have a turn: what a DOM in memory leaves behind goes only then.
import { setImmediate } from 'node:timers/promises';
import { Occurrences, readLines, readPassages, readPieces } from './pageText.mjs';
import { Tally } from './tally.mjs';

/** In characters: where so much stands outside links, it is the article, on any site. */
const PASSAGE = 40;

/** @param posts labelled ones @param clean a post → what remains of its content, as HTML */
export async function measureLabelled(posts, clean) {
  const tally = new Tally();
  let lost = 0;
  for (const post of posts) {
    await setImmediate();
    const content = post.text.slice(post.contentStart);
    const labelOf = ({ at }) =>
      at === undefined
        ? undefined
        : post.ranges.find(
            ({ start, end }) => start <= at + post.contentStart && at + post.contentStart < end,
          );
    const source = readPieces(content, post.url);
    const article = source.filter((piece) => !labelOf(piece));
    const before = new Occurrences(article);
    const after = new Occurrences(readPieces(clean(post, content), post.url));
    for (const label of post.ranges.filter(({ optional }) => !optional)) {
      const share = shareGone(
        source.filter((piece) => labelOf(piece) === label),
        before,
        after,
      );
      if (share !== undefined) tally.add(label, share);
    }
    if (readLines(article).some((line) => line.length > 1 && !after.says(line))) lost++;
  }
  return { tally, lost };
}

/** How much of a label is gone, from 0 to 1; undefined if it has nothing to know it by. An empty slot has only
 * its names: a program that drops those has made it harmless. */
function shareGone(pieces, before, after) {
  const telling = pieces.filter(({ kind }) => kind !== 'mark');
  const parts = telling.length > 0 ? telling : pieces;
  if (parts.length === 0) return undefined;
  return parts.filter((piece) => after.of(piece) <= before.of(piece)).length / parts.length;
}

/** @returns how many posts, labelled or not, lost a passage. */
export async function countLosses(posts, clean) {
  let lost = 0;
  for (const post of posts) {
    await setImmediate();
    const content = post.text.slice(post.contentStart);
    const after = new Occurrences(readPieces(clean(post, content), post.url));
    const passages = readPassages(readPieces(content, post.url));
    if (passages.some((text) => withoutUrls(text).length >= PASSAGE && !after.says(text))) lost++;
  }
  return lost;
}

const withoutUrls = (text) => text.replace(/https?:[!-~]+/g, '');

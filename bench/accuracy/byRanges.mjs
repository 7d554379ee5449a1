// Judges removals by the labels' ranges, to the character: for Galley, which knows what it removes.
import { readLines, readPieces } from './pageText.mjs';
import { Tally } from './tally.mjs';

/** @param clean a post → `{ removals, leftAlone }` */
export function measureRanges(posts, clean) {
  const tally = new Tally();
  const extra = [];
  let lost = 0;
  let leftAlone = 0;
  for (const post of posts) {
    const { removals, leftAlone: why } = clean(post);
    if (why) leftAlone++;
    const removed = removals.map(({ range }) => range);
    for (const label of post.ranges.filter(({ optional }) => !optional)) {
      tally.add(label, covered(label, removed) / (label.end - label.start));
    }
    const beyond = removals
      .filter(({ range }) => covered(range, post.ranges) < range.end - range.start)
      .map(({ range, rule }) => ({ rule, path: post.path, source: outside(post.text, range, post.ranges) }))
      .map((removal) => ({ ...removal, text: textOf(removal.source) }));
    extra.push(...beyond);
    if (beyond.some(({ text }) => text !== '')) lost++;
  }
  return { tally, lost, extra, leftAlone };
}

function covered({ start, end }, ranges) {
  return ranges.reduce(
    (sum, range) => sum + Math.max(0, Math.min(end, range.end) - Math.max(start, range.start)),
    0,
  );
}

/** What of a range lies outside all labels. */
function outside(text, range, labels) {
  let at = range.start;
  let rest = '';
  for (const { start, end } of [...labels].sort((a, b) => a.start - b.start)) {
    if (end <= at || start >= range.end) continue;
    rest += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return rest + text.slice(at, Math.max(at, range.end));
}

function textOf(html) {
  return readLines(readPieces(html, 'https://example.com/')).join(' ');
}

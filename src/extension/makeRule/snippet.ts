const LONGEST = 80;

/** A piece of source as a list shows it: on one line, and not too long. */
export function snippet(html: string): string {
  const folded = html.replace(/\s+/g, ' ').trim();
  return folded.length <= LONGEST ? folded : `${folded.slice(0, LONGEST - 1)}…`;
}

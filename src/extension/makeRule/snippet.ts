/**
 * A piece of source as a list shows it: on one line, and not too long.
 * @param longest in UTF-16 code units
 */
export function snippet(html: string, longest = 80): string {
  const folded = html.replace(/\s+/g, ' ').trim();
  return folded.length <= longest ? folded : `${folded.slice(0, longest - 1)}…`;
}

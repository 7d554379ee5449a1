/** Splits `text` at its `|`: the text without it, and where it stood. */
export function caret(text: string): { text: string; offset: number } {
  const offset = text.indexOf('|');
  if (offset < 0 || text.includes('|', offset + 1)) throw new Error('exactly one | marks the caret');
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}

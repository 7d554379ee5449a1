const NUMBERS = new Intl.NumberFormat('en');

/** `1 post`, `2 posts`, `1,234 posts`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  // Small numbers, which are most, need no commas, and a formatter takes its time.
  const written = count < 1000 ? String(count) : NUMBERS.format(count);
  return `${written} ${count === 1 ? one : many}`;
}

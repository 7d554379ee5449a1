/** What texts have in common that differ in case and width alone. */
export function foldCase(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

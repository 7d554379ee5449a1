/** An attribute's name, `stem` with a number, that stands nowhere in the text: what has it was marked here. */
export function freeName(source: string, stem: string): string {
  const used = new Set(
    Array.from(source.matchAll(new RegExp(`${stem}(\\d*)`, 'gi')), ([, digits]) => digits),
  );
  let number = 0;
  while (used.has(String(number))) number++;
  return `${stem}${number}`;
}

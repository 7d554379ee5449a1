/** How many lines the biggest lists have that people use. */
export const MANY_LINES = 80_000;

const WORDS =
  'ad ads adv advert banner box slot unit top side bottom inline sponsor promo native float sticky leader sky post'.split(
    ' ',
  );
const SITES = 'news blog forum daily tech video photo sport games shop wiki travel'.split(' ');

/** A list in the shape of those that people use, always the same: nearly half its lines name hosts, a fifth
 * names boxes on any site, a fifth on one site, and some are for browsers alone. */
export function generatedList(lines = MANY_LINES): string {
  let state = 1;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
  const word = (): string => WORDS[below(WORDS.length)]!;
  const name = (): string => `${word()}-${word()}${below(4) === 0 ? '' : below(30_000)}`;
  const host = (): string => `${word()}${below(40_000)}.example`;
  const site = (): string => `${SITES[below(SITES.length)]!}${below(4000)}.example`;
  /** What lines look like, with how many of a hundred do. */
  const shapes: readonly (readonly [number, () => string])[] = [
    [40, () => `||${host()}^`],
    [8, () => `||${host()}^$third-party`],
    [5, () => `||${site()}/${word()}/*${word()}$script,domain=${site()}|~${site()}`],
    [3, () => `/${word()}/${name()}.`],
    [1, () => `@@||${host()}/${word()}.js$script,domain=${site()}`],
    [4, () => `###${name()}`],
    [9, () => `##.${name()}`],
    [1, () => `##a[href^="https://${host()}/"]`],
    [1, () => `##div[class^="${name()}"]`],
    [1, () => `##.${name()} > .${name()}`],
    [14, () => `${site()},${site()}##.${name()}`],
    [4, () => `${site()}##div:has(> a[href*="${host()}"])`],
    [2, () => `${site()}#@#.${name()}`],
    [2, () => `${site()}#?#div:-abp-has(.${name()}):upward(2)`],
    [3, () => `${site()}##+js(set-constant, ${word()}, false)`],
    [2, () => `! ${word()}`],
  ];
  const all = shapes.reduce((sum, [share]) => sum + share, 0);
  const made = Array.from({ length: lines - 2 }, () => {
    let rest = below(all);
    return shapes.find(([share]) => (rest -= share) < 0)![1]();
  });
  return ['[Adblock Plus 2.0]', '! Title: Many lines', ...made].join('\n');
}

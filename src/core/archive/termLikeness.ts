import SIMPLIFIED from 'opencc-js/dict/TSCharacters';
import { foldCase } from '../text/foldCase.ts';

/** Traditional characters and their simplified ones: `㑯 㑔|㑳 㑇`. Where there are several, the first. */
let simplified: ReadonlyMap<string, string> | undefined;

/**
 * What terms have in common that differ in case, width, spacing, hyphens, or the script of Chinese alone:
 * `Open Source`, `open-source` and `ＯｐｅｎＳｏｕｒｃｅ`; `臺灣` and `台湾`.
 */
export function likenessOf(term: string): string {
  const folded = foldCase(term).replace(/[\s_-]+/g, '');
  // What is all punctuation stays apart.
  if (folded === '') return term;
  return /[\u3400-\u9fff]/.test(folded) ? simplify(folded) : folded;
}

/** The text with the simplified one in the place of each traditional character. */
export function simplify(text: string): string {
  simplified ??= new Map(
    SIMPLIFIED.split('|').map((pair) => {
      const [traditional, ...simple] = pair.split(' ');
      return [traditional!, simple[0]!] as const;
    }),
  );
  const characters = simplified;
  return Array.from(text, (character) => characters.get(character) ?? character).join('');
}

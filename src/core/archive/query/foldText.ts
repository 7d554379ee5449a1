import { foldCase } from '../../text/foldCase.ts';
import { simplify } from '../termLikeness.ts';

/** What texts have in common that differ in case, width, runs of white space or the script of Chinese alone. */
export function foldText(text: string): string {
  const folded = foldCase(text).replace(/\s+/g, ' ');
  return /[\u3400-\u9fff]/.test(folded) ? simplify(folded) : folded;
}

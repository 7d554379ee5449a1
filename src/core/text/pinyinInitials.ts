import { foldCase } from './foldCase.ts';

/** The first character, in the order of pinyin, whose reading begins with each letter. No reading begins with I, U
 * or V. The order is CLDR's (https://www.unicode.org/reports/tr35/tr35-collation.html), which all hosts have. */
const FIRST_OF_LETTER = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';

const HAN = /\p{Script=Han}/u;

let collator: Intl.Collator | undefined;
/** What has been found out: a text has few different characters. */
const known = new Map<string, string>();

/** The letters that people type for a Chinese text: of each character the first one of its reading in Mandarin. Other
 * letters and digits stay, and what is neither is left out. */
export function pinyinInitials(text: string): string {
  let initials = '';
  for (const character of foldCase(text)) {
    let initial = known.get(character);
    if (initial === undefined) known.set(character, (initial = initialOf(character)));
    initials += initial;
  }
  return initials;
}

function initialOf(character: string): string {
  if (!HAN.test(character)) return /[\p{L}\p{N}]/u.test(character) ? character : '';
  collator ??= new Intl.Collator('zh-u-co-pinyin');
  let letter = '';
  for (const [place, first] of Array.from(FIRST_OF_LETTER).entries()) {
    if (collator.compare(first, character) > 0) break;
    letter = LETTERS[place]!;
  }
  return letter;
}

/** Characters that only one way of writing Chinese has, in pairs. */
const SIMPLIFIED: ReadonlySet<string> = new Set(
  '这国们来说对时会个为学发后过还没开关点东车门问间见长马鱼鸟习华报经济军',
);
const TRADITIONAL: ReadonlySet<string> = new Set(
  '這國們來說對時會個為學發後過還沒開關點東車門問間見長馬魚鳥習華報經濟軍',
);

/** How many characters outside of tags are looked at: a language shows early. */
const SAMPLE = 1_000;

/**
 * The language that a text is written in as a BCP 47 tag, where the characters tell: it decides which glyphs
 * the same character has in Chinese and Japanese. Undefined for Latin and other letters.
 */
export function guessLanguage(text: string, from = 0): string | undefined {
  let [han, kana, hangul, other, simplified, traditional] = [0, 0, 0, 0, 0, 0];
  for (let at = from, seen = 0; at < text.length && seen < SAMPLE; at++, seen++) {
    const code = text.charCodeAt(at);
    if (code === LESS_THAN) {
      const close = text.indexOf('>', at);
      if (close > at) at = close;
    } else if (code >= 0x4e00 && code <= 0x9fff) {
      han++;
      if (SIMPLIFIED.has(text[at]!)) simplified++;
      else if (TRADITIONAL.has(text[at]!)) traditional++;
    } else if (code >= 0x3040 && code <= 0x30ff) kana++;
    else if (code >= 0xac00 && code <= 0xd7a3) hangul++;
    else if (code >= 0x41) other++;
  }
  if (hangul > han + kana) return 'ko';
  // Japanese has as much kana as it has Han; in Chinese a stray の or a name has some.
  if (kana > 5 && kana * 4 > han) return 'ja';
  // A name or a quotation does not make a text Chinese.
  if (han * 5 < other || han === 0) return undefined;
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
}

const LESS_THAN = 0x3c;

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|iw|ji|ku-arab|nqo|pa-arab|ps|sd|syr|ug|ur|yi)(?:-|$)/i;
const RTL_LETTER = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/g;
const LETTER = /\p{L}/gu;

/** Whether a text is read from right to left: as its language is, or by most of its first letters. */
export function isRightToLeft(language: string | undefined, text: string, from = 0): boolean {
  if (language !== undefined) return RIGHT_TO_LEFT.test(language);
  const sample = text
    .slice(from, from + 5 * SAMPLE)
    .replace(/<[^>]*>/g, '')
    .slice(0, SAMPLE);
  const rtl = sample.match(RTL_LETTER)?.length ?? 0;
  return rtl > 0 && rtl * 2 > (sample.match(LETTER)?.length ?? 0);
}

/** What a bar must have against what is behind it, by WCAG 1.4.11. */
const LEAST_CONTRAST = 3;

/** Some of a theme's colours let what is below them shine through; bars have nothing below. */
export function opaque(color: string): string {
  if (/^#(?:[0-9a-f]{4}|[0-9a-f]{8})$/i.test(color)) return color.slice(0, color.length === 5 ? 4 : 7);
  return color.replace(/^rgba\((.*),[^,]*\)$/, 'rgb($1)');
}

/** Whether a colour is told from another without effort; one that is written in another way than themes do is
 * believed. */
export function stands(color: string, background: string): boolean {
  const [one, other] = [luminance(color), luminance(background)];
  if (one === undefined || other === undefined) return true;
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= LEAST_CONTRAST;
}

/** As WCAG defines it. */
function luminance(color: string): number | undefined {
  const parts = partsOf(color);
  if (!parts) return undefined;
  const [red, green, blue] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Red, green and blue, to 255. */
export function partsOf(color: string): readonly number[] | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
  if (short) return short.slice(1).map((digit) => Number.parseInt(digit + digit, 16));
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color);
  if (long) return long.slice(1).map((digits) => Number.parseInt(digits, 16));
  const written = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(color);
  return written?.slice(1).map(Number);
}

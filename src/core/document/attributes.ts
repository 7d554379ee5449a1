import type { OffsetRange } from '../text/offsetRange.ts';
import { resolveReferences } from './references.ts';

/** An attribute as it stands in a start tag. */
export interface WrittenAttribute {
  readonly nameRange: OffsetRange;
  /** What stands between the quotes, or alone; undefined where there is no `=`. */
  readonly valueRange: OffsetRange | undefined;
  /** Empty where the value has none. */
  readonly quote: '"' | "'" | '';
  /** What the attribute says, character references resolved. */
  readonly value: string;
}

const SPACE = /[ \t\n\f\r]/;
const NAME_END = /[ \t\n\f\r/>=]|$/g;
const TAG_NAME_END = /[ \t\n\f\r/>]|$/g;
const BARE_VALUE_END = /[ \t\n\f\r>]|$/g;

/**
 * The attributes of a start tag, by name in lower case, as the HTML standard reads them: of two with the
 * same name the first counts.
 *
 * @param tag from `<` to `>` in `text`.
 */
export function attributesOf(text: string, tag: OffsetRange): ReadonlyMap<string, WrittenAttribute> {
  const source = text.slice(tag.start, tag.end);
  const found = new Map<string, WrittenAttribute>();
  let at = find(source, TAG_NAME_END, 1);
  for (;;) {
    while (at < source.length && (SPACE.test(source[at]!) || source[at] === '/')) at++;
    if (at >= source.length || source[at] === '>') return found;
    // A `=` that nothing stands before belongs to the name.
    const nameEnd = find(source, NAME_END, at + 1);
    const name = source.slice(at, nameEnd).toLowerCase();
    const { value, quote, end } = readValue(source, nameEnd);
    if (!found.has(name)) {
      found.set(name, {
        nameRange: { start: tag.start + at, end: tag.start + nameEnd },
        valueRange: value && { start: tag.start + value.start, end: tag.start + value.end },
        quote,
        value: value ? resolveReferences(source.slice(value.start, value.end), 'attribute') : '',
      });
    }
    at = end;
  }
}

/** The value behind a name that ends at `from`, and where the attribute ends. */
function readValue(
  source: string,
  from: number,
): { value: OffsetRange | undefined; quote: WrittenAttribute['quote']; end: number } {
  let start = skipSpace(source, from);
  if (source[start] !== '=') return { value: undefined, quote: '', end: from };
  start = skipSpace(source, start + 1);
  const quote = source[start];
  if (quote === '"' || quote === "'") {
    const close = source.indexOf(quote, start + 1);
    const end = close < 0 ? source.length : close;
    return { value: { start: start + 1, end }, quote, end: Math.min(end + 1, source.length) };
  }
  const end = find(source, BARE_VALUE_END, start);
  return { value: { start, end }, quote: '', end };
}

function skipSpace(source: string, from: number): number {
  let at = from;
  while (at < source.length && SPACE.test(source[at]!)) at++;
  return at;
}

function find(source: string, what: RegExp, from: number): number {
  what.lastIndex = from;
  return what.exec(source)!.index;
}

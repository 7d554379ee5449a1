import { message, type Message } from '../../text/message.ts';
import { nearest } from '../../text/nearest.ts';
import type { AmountField, AmountNames } from './postQuery.ts';

/** How many of what: from one number up to the one before another. */
interface Amount {
  readonly of?: string;
  readonly from: number;
  readonly to: number;
}

/** A name, then nothing, or a number, a comparison, a range with an end left open or none. */
const AMOUNT = /^([\p{L}][\p{L}-]*)?(?:(>=?|<=?)?(\d{1,9})|(\d{1,9})?\.\.(\d{1,9})?)?$/u;

/**
 * Reads `>0`, `<=100`, `7`, `100..500`, `100..`; `*`, which is any; and, of what has names, `ad` and `ad>2`.
 * @param names what the field's kinds are called.
 */
export function parseAmount(
  field: AmountField,
  text: string,
  names: AmountNames,
): Amount | { readonly problem: Message } {
  // Whoever types Chinese may type such signs and digits in their width.
  const amount = text.normalize('NFKC');
  if (amount === '*') return { from: 1, to: Infinity };
  const [matched, name, sign, number, first, last] = AMOUNT.exec(amount) ?? [];
  const known = field === 'words' ? [] : names[field];
  const of = name === undefined ? undefined : known.find((one) => one === name.toLowerCase());
  if (name !== undefined && known.length > 0 && of === undefined) {
    return { problem: unknownName(field, name, known) };
  }
  if (of !== undefined && matched === name) return { of, from: 1, to: Infinity };
  const isOpen = number === undefined && first === undefined && last === undefined;
  if (matched === undefined || (name !== undefined && of === undefined) || isOpen) {
    return { problem: message('“{amount}” is no number: 7, >0, <=100, 100..500.', { amount: text }) };
  }
  const { from, to } = range(sign, number, first, last);
  if (from >= to) return { problem: message('It ends before it begins.') };
  return of === undefined ? { from, to } : { of, from, to };
}

function range(
  sign: string | undefined,
  number: string | undefined,
  first: string | undefined,
  last: string | undefined,
): { from: number; to: number } {
  if (number === undefined) {
    return { from: Number(first ?? 0), to: last === undefined ? Infinity : Number(last) + 1 };
  }
  const limit = Number(number);
  switch (sign) {
    case '>':
      return { from: limit + 1, to: Infinity };
    case '>=':
      return { from: limit, to: Infinity };
    case '<':
      return { from: 0, to: limit };
    case '<=':
      return { from: 0, to: limit + 1 };
    case undefined:
    default:
      return { from: limit, to: limit + 1 };
  }
}

function unknownName(field: AmountField, name: string, known: readonly string[]): Message {
  if (field === 'junk') {
    return message('No kind of junk is called “{name}”: {kinds}.', { name, kinds: known.join(', ') });
  }
  const other = nearest(name.toLowerCase(), known);
  return other === undefined
    ? message('No problem is called “{name}”.', { name })
    : message('No problem is called “{name}”. Did you mean “{other}”?', { name, other });
}

/** What Jekyll's YAML parser, Ruby's Psych, makes of a plain scalar. */
export type PsychValue =
  /** The text as it is written. */
  | { readonly kind: 'text' }
  /** Something else, and how Ruby writes it. */
  | { readonly kind: 'boolean' | 'number' | 'day'; readonly text: string }
  /** A point in time: a zone that is not written means UTC. */
  | { readonly kind: 'time' }
  | { readonly kind: 'nothing' }
  /** `:word`, which Jekyll refuses to read, and with it the whole front matter. */
  | { readonly kind: 'symbol' };

const TEXT: PsychValue = { kind: 'text' };

/** Longer than any number that people write: Ruby reads more digits, and writes them as they are. */
const LONGEST = 40;

/** What begins otherwise is text, apart from the words for true, false and nothing. */
const MAY_BE_MORE = /^[\d.:+-]/;
const YES = /^(?:yes|true|on)$/i;
const NO = /^(?:no|false|off)$/i;
const NOTHING = /^(?:~|null)$/i;
const TIME =
  /^-?\d{4}-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.\d*)?(?:\s*(?:Z|[-+](\d{1,2}):?(?:\d\d)?))?$/;
const DAY = /^(\d{4})-(1[012]|0\d|\d)-([12]\d|3[01]|0\d|\d)$/;
/** `12:30` and `1:30:00` are numbers of base 60. */
const BASE_60 = /^[-+]?\d[\d_]*(?::[0-5]?\d){1,2}(?:\.[\d_]*)?$/;
const FLOAT = /^[-+]?(?:\d[\d_,]*)?\.\d*(?:[eE][-+]\d+)?$/;
const INTEGER =
  /^(?<sign>[-+]?)(?:0b(?<binary>[01_,]+)|0(?<octal>[0-7_,]+)|0x(?<hex>[\da-f_,]+)|(?<decimal>0|[1-9](?:\d|,\d|_\d)*))$/i;

/**
 * Reads a plain scalar as Psych does (its `ScalarScanner`), which is YAML 1.1 with Ruby's own additions:
 * `1,000` is a number, and `:word` a symbol. Where versions differ, as with `1e3`, it is text.
 */
export function readPsychScalar(plain: string): PsychValue {
  if (plain.length > LONGEST) return plain.startsWith(':') && plain[1] !== '\n' ? { kind: 'symbol' } : TEXT;
  if (!MAY_BE_MORE.test(plain)) return readWord(plain);
  const time = TIME.exec(plain);
  if (time) return isTime(time) ? { kind: 'time' } : TEXT;
  const day = DAY.exec(plain);
  if (day) return readDay(day);
  if (/^[-+]?\.inf$|^\.nan$/i.test(plain)) {
    return number(/nan/i.test(plain) ? 'NaN' : plain.startsWith('-') ? '-Infinity' : 'Infinity');
  }
  if (/^:./.test(plain)) return { kind: 'symbol' };
  if (BASE_60.test(plain)) return readBase60(plain);
  if (FLOAT.test(plain))
    return /\d/.test(plain) ? number(rubyFloat(Number(plain.replace(/[,_]/g, '')))) : TEXT;
  const integer = INTEGER.exec(plain)?.groups;
  return integer ? readInteger(integer) : TEXT;
}

function readWord(plain: string): PsychValue {
  if (YES.test(plain)) return { kind: 'boolean', text: 'true' };
  if (NO.test(plain)) return { kind: 'boolean', text: 'false' };
  return plain === '' || NOTHING.test(plain) ? { kind: 'nothing' } : TEXT;
}

function number(text: string): PsychValue {
  return { kind: 'number', text };
}

/** Ruby takes the 31st of any month, and the end of a day for the beginning of the next. */
function isTime([, month, day, hour, minute, second, zone]: RegExpExecArray): boolean {
  const isClock = Number(hour) < 24 || (Number(hour) === 24 && Number(minute) + Number(second) === 0);
  return (
    within(month, 1, 12) &&
    within(day, 1, 31) &&
    isClock &&
    within(minute, 0, 59) &&
    within(second, 0, 60) &&
    within(zone, 0, 23)
  );
}

/** Whether the number that is written, if one is, lies between the two. */
function within(written: string | undefined, least: number, most: number): boolean {
  return written === undefined || (Number(written) >= least && Number(written) <= most);
}

function readDay([, year, month, day]: RegExpExecArray): PsychValue {
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return TEXT;
  return { kind: 'day', text: `${year!}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` };
}

/** Ruby takes the first part for hours, however many there are: `12:30` is 45000. */
function readBase60(plain: string): PsychValue {
  const parts = plain.replaceAll('_', '').split(':').map(Number);
  const sum = parts.reduce((all, part, index) => all + part * 60 ** (2 - index), 0);
  return number(plain.includes('.') ? rubyFloat(sum) : String(sum));
}

function readInteger({ sign, binary, octal, hex, decimal }: Partial<Record<string, string>>): PsychValue {
  const digits = (binary ?? octal ?? hex ?? decimal ?? '').replace(/[,_]/g, '');
  // Marks and nothing between them.
  if (digits === '') return octal === undefined ? TEXT : number('0');
  const prefix = binary !== undefined ? '0b' : octal !== undefined ? '0o' : hex !== undefined ? '0x' : '';
  const value = BigInt(prefix + digits);
  return number(String(sign === '-' ? -value : value));
}

/** A float always has a point in Ruby. */
function rubyFloat(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : String(value);
}

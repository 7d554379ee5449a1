/** What a regular expression may cost at worst: `length ** degree * 2 ** choices` steps for a text. */
export interface RegexCost {
  readonly degree: number;
  readonly choices: number;
}

/** A sequence, an alternative or a whole expression. */
interface Part extends RegexCost {
  /** Whether it can match the same text in more than one way, or texts of different lengths. */
  readonly loose: boolean;
}

/** So many choices that leave the length nearly as it is are usual, and overlap hardly ever. */
const FREE_CHOICES = 8;

/** A text may be longer than that, but not much is gained by telling such a repetition from an endless one. */
const MANY_TIMES = 100;

const NOTHING: Part = { degree: 0, choices: 0, loose: false };

/**
 * Estimates the cost, too high rather than too low; undefined where it grows faster than any power of the
 * length: where something that can match in several ways is itself repeated, as in `(a+)+`, and where what
 * was found is to be found again, as in `(a*)\1`.
 * @param source of a regular expression that can be compiled.
 */
export function costOf(source: string): RegexCost | undefined {
  const reader = new RegexReader(source);
  const whole = reader.read();
  if (!whole) return undefined;
  const anchored = source.startsWith('^') && !reader.hasAlternatives;
  return {
    degree: Math.max(1, whole.degree + (anchored ? 0 : 1)),
    choices: Math.max(0, whole.choices - FREE_CHOICES),
  };
}

class RegexReader {
  /** Whether the expression as a whole is a choice. */
  hasAlternatives = false;
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): Part | undefined {
    // Deeper is nothing that a person writes.
    if (++this.#depth > 50) return undefined;
    const alternatives: Part[] = [];
    let sequence: Part | undefined = NOTHING;
    while (this.#at < this.#source.length && this.#source[this.#at] !== ')') {
      if (this.#source[this.#at] === '|') {
        this.#at++;
        if (this.#depth === 1) this.hasAlternatives = true;
        alternatives.push(sequence);
        sequence = NOTHING;
        continue;
      }
      const next = this.#quantified();
      if (!next) return undefined;
      sequence = inSequence(sequence, next);
    }
    alternatives.push(sequence);
    this.#depth--;
    if (alternatives.length === 1) return sequence;
    return {
      degree: Math.max(...alternatives.map(({ degree }) => degree)),
      choices: 1 + Math.max(...alternatives.map(({ choices }) => choices)),
      loose: true,
    };
  }

  #quantified(): Part | undefined {
    const atom = this.#atom();
    if (!atom) return undefined;
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.#at, this.#at + 30));
    if (!found) return atom;
    this.#at += found[0].length;
    const [, sign, least, comma, most] = found;
    const from = sign === undefined ? Number(least) : sign === '+' ? 1 : 0;
    let to: number;
    if (sign !== undefined) to = sign === '?' ? 1 : Infinity;
    else if (comma === '') to = from;
    else to = most === '' ? Infinity : Number(most);
    if (to <= 1) return { ...atom, choices: atom.choices + (from === to ? 0 : 1), loose: true };
    if (atom.loose) return undefined;
    const loose = to !== from;
    if (to >= MANY_TIMES && loose) return { degree: atom.degree + 1, choices: atom.choices, loose };
    return { degree: atom.degree, choices: atom.choices + Math.log2(to), loose };
  }

  #atom(): Part | undefined {
    const source = this.#source;
    const char = source[this.#at];
    if (char === '(') {
      this.#at += /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/.exec(source.slice(this.#at))![0].length;
      const inner = this.read();
      this.#at++;
      return inner;
    }
    if (char === '[') {
      for (this.#at++; this.#at < source.length && source[this.#at] !== ']'; this.#at++) {
        if (source[this.#at] === '\\') this.#at++;
      }
      this.#at++;
      return NOTHING;
    }
    if (char === '\\') {
      if (/[1-9k]/.test(source[this.#at + 1] ?? '')) return undefined;
      this.#at += /^\\(?:u\{[^}]*\}|[pP]\{[^}]*\}|.)/su.exec(source.slice(this.#at))?.[0].length ?? 1;
      return NOTHING;
    }
    this.#at++;
    return NOTHING;
  }
}

function inSequence(a: Part, b: Part): Part {
  return { degree: a.degree + b.degree, choices: a.choices + b.choices, loose: a.loose || b.loose };
}

import { parseArgs } from 'node:util';
import { nearest } from '../core/quick.ts';

/** A mistake in the call: one line for people. */
export class UsageError extends Error {}

/** An option of a command, as the help shows it. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help; a flag has none. */
  readonly value?: string;
  /** Whether it may be given more than once. */
  readonly multiple?: boolean;
  readonly description: string;
}

/** The arguments of a command, read by name. */
export class Arguments {
  readonly positionals: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(values: ReadonlyMap<string, readonly string[]>, positionals: readonly string[]) {
    this.#values = values;
    this.positionals = positionals;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  value(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  /** All values of an option that may be given more than once. */
  values(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** One of a few words. */
  choice<T extends string>(name: string, choices: readonly T[], otherwise: T): T {
    const value = this.value(name);
    return value === undefined ? otherwise : oneOf(name, value, choices);
  }

  /** Words between commas, each one of a few; undefined if the option is not there. */
  choices<T extends string>(name: string, choices: readonly T[]): T[] | undefined {
    const words = this.#values.get(name)?.flatMap((value) => value.split(','));
    return words && [...new Set(words.map((word) => oneOf(name, word.trim(), choices)))];
  }

  /** Complains where two of these options are given, which contradict each other. */
  atMostOne(...names: string[]): void {
    const [first, second] = names.filter((name) => this.has(name));
    if (second !== undefined) throw new UsageError(`--${first!} and --${second} do not go together`);
  }
}

function oneOf<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} is one of ${choices.join(', ')}, not '${value}'${suggest(value, choices)}`);
}

/** `; did you mean 'check'?`, or nothing. */
export function suggest(word: string, words: readonly string[], dashes = ''): string {
  const best = nearest(word, words);
  return best === undefined ? '' : `; did you mean '${dashes}${best}'?`;
}

/** Reads a command's arguments. @throws UsageError */
export function readArguments(argv: readonly string[], specs: readonly OptionSpec[]): Arguments {
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      specs.map(({ name, short, value }) => [
        name,
        { type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short && { short }) },
      ]),
    ),
    allowPositionals: true,
    // Its own complaints name no neighbour and speak of positionals.
    strict: false,
    tokens: true,
  });

  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = specs.find(({ name }) => name === token.name);
    if (!spec) {
      const names = specs.map(({ name }) => name);
      throw new UsageError(`unknown option '${token.rawName}'${suggest(token.name, names, '--')}`);
    }
    if (spec.value === undefined) {
      if (token.value !== undefined) throw new UsageError(`--${spec.name} takes no value`);
    } else if (token.value === undefined) {
      throw new UsageError(`--${spec.name} needs a value: --${spec.name} ${spec.value}`);
    }
    const known = values.get(spec.name);
    if (known && spec.value !== undefined && !spec.multiple) {
      throw new UsageError(`--${spec.name} is given twice`);
    }
    values.set(spec.name, [...(known ?? []), token.value ?? '']);
  }
  return new Arguments(values, positionals);
}

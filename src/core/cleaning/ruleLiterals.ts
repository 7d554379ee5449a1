import type { Rule, Target } from './rule.ts';
import { Piece } from './ruleText/piece.ts';
import { splitSelector, type Compound, type Pseudo } from './ruleText/splitSelector.ts';

/**
 * What the text of a post must hold for a rule to find anything in it, in lower case: of each group, one.
 * No group says that any post may have something.
 */
export type Literals = readonly (readonly string[])[];

/** Shorter than this is in every post. */
const SHORTEST = 3;

/** Names and values are ASCII here: what HTML may write in no other way, but for a character reference. */
const RUNS = /[\w.-]+/g;

/** Elements that a parser makes though nobody wrote their start tag, or out of another one. */
const IMPLIED = new Set('html head body tbody tr colgroup p br img'.split(' '));

/** Pseudo-classes that hold only where one of the selectors in their brackets matches something. */
const ASKS_ONE_OF = new Set(['is', 'where', 'matches', 'has']);

/** A character reference that stands for a letter, a digit, `.`, `_` or `-`: with one, a name may be written
 * in another way than it reads. */
const DISGUISE =
  /&#(?:0*(?:4[5689]|5[0-7]|6[5-9]|[78]\d|9[05789]|1[01]\d|12[0-2])(?!\d)|x0*(?:2[de]|3\d|[46][1-9a-f]|5[\daf]|7[\da])(?![\da-f]))|&(?:fjlig|lowbar|underbar|period)/i;

/** Finds what posts must hold; looking for that is far cheaper than looking for junk. */
export function literalsOf(rules: readonly Rule[]): Literals {
  // Several rules of one line: any of them may match.
  const [first = [], ...others] = rules.map(literalsOfTarget);
  return others.length === 0 ? first : eitherOf([best(first), ...others.map(best)]);
}

function literalsOfTarget({ selector, guard, upward }: Target): Literals {
  const own = literalsOfSelector(selector);
  const hosts = guard.sourceHosts && [...guard.sourceHosts].map((host) => longestRun(host));
  return [
    ...(own ? [own] : []),
    ...(hosts?.every((host) => host !== undefined) ? [hosts] : []),
    ...(upward ? literalsOfTarget(upward.from) : []),
  ];
}

/** One of these stands wherever some alternative of a selector list matches. */
function literalsOfSelector(selector: string): readonly string[] | undefined {
  const alternatives = splitSelector(new Piece(selector, 0), () => undefined);
  return alternatives && eitherOf(alternatives.map((compounds) => best(groupsOf(compounds))))[0];
}

function groupsOf(compounds: readonly Compound[]): string[][] {
  return compounds.flatMap(({ parts }) =>
    parts.flatMap((part): string[][] => {
      const group = 'whole' in part ? literalsOfPseudo(part) : literalsOfSimple(part.text);
      return group && group.length > 0 ? [[...group]] : [];
    }),
  );
}

function literalsOfPseudo({ name, argument }: Pseudo): readonly string[] | undefined {
  if (!argument || !ASKS_ONE_OF.has(name)) return undefined;
  return literalsOfSelector(argument.text.replace(/(^|,)\s*[>+~]/g, '$1'));
}

/** A tag, an id, a class or an attribute. What is escaped may be read in two ways: it tells nothing. */
function literalsOfSimple(simple: string): readonly string[] | undefined {
  if (simple.includes('\\')) return undefined;
  if (/^[#.]/.test(simple)) {
    const literal = longestRun(simple.slice(1));
    return literal === undefined ? undefined : [literal];
  }
  const attribute = /^\[\s*([\w-]+)\s*(?:[~^$*]?=\s*(.*?)\s*i?\s*)?\]$/is.exec(simple);
  if (attribute) {
    const value = longestRun(attribute[2] ?? '');
    const name = longestRun(attribute[1]!);
    const literal = value !== undefined && value.length >= (name?.length ?? 0) ? value : (name ?? value);
    return literal === undefined ? undefined : [literal];
  }
  const tag = simple.toLowerCase();
  return /^[a-z][a-z\d-]*$/.test(tag) && !IMPLIED.has(tag) ? [`<${tag}`] : undefined;
}

function longestRun(text: string): string | undefined {
  const runs = (text.match(RUNS) ?? []).sort((a, b) => b.length - a.length);
  const [longest] = runs;
  return longest !== undefined && longest.length >= SHORTEST ? longest.toLowerCase() : undefined;
}

/** The group that fewest texts will hold one of: that whose shortest literal is the longest, names first, as
 * most tags are in every post. */
function best(groups: Literals): readonly string[] | undefined {
  const weight = (group: readonly string[]): number =>
    Math.min(...group.map((literal) => (literal.startsWith('<') ? 1 : literal.length)));
  return groups.reduce<readonly string[] | undefined>(
    (found, group) => (!found || weight(group) > weight(found) ? group : found),
    undefined,
  );
}

/** What holds where any of the alternatives does; nothing, if one of them may match anything. */
function eitherOf(alternatives: readonly (readonly string[] | undefined)[]): Literals {
  if (!alternatives.every((group) => group !== undefined)) return [];
  return [[...new Set(alternatives.flat())]];
}

/** A post's text, to look for literals in. */
export class LiteralSearch {
  readonly #text: string;
  /** Whether names may be written in another way than they read. */
  readonly #disguised: boolean;

  constructor(text: string) {
    this.#text = text.toLowerCase();
    this.#disguised = DISGUISE.test(text);
  }

  mayHold(literals: Literals): boolean {
    return (
      this.#disguised || literals.every((group) => group.some((literal) => this.#text.includes(literal)))
    );
  }
}

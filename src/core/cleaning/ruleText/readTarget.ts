import { load } from 'cheerio/slim';
import { message } from '../../text/message.ts';
import type { Extent, Guard, Target, Upward } from '../rule.ts';
import { parseSelector } from '../selector.ts';
import { both, CONDITIONS, expand, type Reading } from './conditions.ts';
import type { Piece } from './piece.ts';
import { splitSelector, type Compound, type Pseudo } from './splitSelector.ts';

/** What one alternative of a selector with conditions asks for. */
export interface WrittenTarget extends Target {
  readonly takes?: Extent;
}

/** Steps from an element to another one, or to what goes along with it. */
export const STEPS: ReadonlySet<string> = new Set(['upward', 'takes-before', 'takes-after', 'joins-after']);

/** Where elements nest deeper than that, nobody counts. */
const MOST_STEPS = 256;

/** Selectors in brackets, which hold no conditions. */
const LOGICAL = new Set(['is', 'where', 'not', 'has', 'matches']);

/**
 * Reads a selector list, each alternative with conditions behind it: `div.a:no-text(), p:has-text(/x/)`.
 * Alternatives without any are one target. undefined where something cannot be read.
 */
export function readTargets(list: Piece, reading: Reading): WrittenTarget[] | undefined {
  const alternatives = splitSelector(list, reading.complain);
  const targets = alternatives?.map((compounds) => readAlternative(compounds, reading));
  if (!targets?.every((target) => target !== undefined)) return undefined;
  if (reading.trust === 'foreign' && !targets.every(canBeMatched)) {
    return reading.complain(list, message('The selector cannot be read here.'));
  }
  const bare = targets.every(({ guard, upward, takes }) => !upward && !takes && isEmpty(guard));
  if (!bare) return targets;
  return [{ selector: targets.map(({ selector }) => selector).join(', '), guard: {} }];
}

/** Whether matching reads the selectors as well: it tells less apart, such as a single quote in brackets. */
function canBeMatched({ selector, upward }: Target): boolean {
  try {
    parseSelector(selector);
    return !upward || canBeMatched(upward.from);
  } catch {
    // The one thing that it throws for.
    return false;
  }
}

function isEmpty(guard: Guard): boolean {
  return Object.keys(guard).length === 0;
}

interface Draft {
  guard: Guard;
  upward: Upward | undefined;
  takes: Extent | undefined;
}

function readAlternative(compounds: readonly Compound[], reading: Reading): WrittenTarget | undefined {
  const { complain } = reading;
  const css: string[] = [];
  const draft: Draft = { guard: {}, upward: undefined, takes: undefined };
  let fine = true;
  for (const [index, { combinator, parts }] of compounds.entries()) {
    css.push(combinator === '' || combinator === ' ' ? combinator : ` ${combinator} `);
    const before = css.length;
    for (const part of parts) {
      if (!('whole' in part)) {
        const value = readSimple(part, reading);
        if (value === undefined) return undefined;
        css.push(value);
        continue;
      }
      if (!isCondition(part)) {
        if (!isKnownPseudo(part, reading)) fine = false;
        css.push(part.whole.text);
        continue;
      }
      if (index < compounds.length - 1) {
        return complain(
          part.whole,
          message('“:{name}()” may stand only behind the last element of a selector.', { name: part.name }),
        );
      }
      if (!readCondition(part, css, draft, reading)) fine = false;
    }
    if (css.length <= before && !draft.upward) css.push('*');
  }
  if (!fine) return undefined;
  const selector = unwrap(css);
  const { guard, upward, takes } = draft;
  return { selector, guard, ...(upward && { upward }), ...(takes && { takes }) };
}

/** A tag, id, class or attribute, or a selector by its name. */
function readSimple(part: Piece, reading: Reading): string | undefined {
  if (!part.text.startsWith('$')) return part.text;
  const value = expand(part, reading);
  if (!value) return undefined;
  const targets = readTargets(value, { ...reading, valueOf: () => undefined });
  if (!targets) return undefined;
  const [only] = targets;
  if (targets.length > 1 || !isEmpty(only!.guard)) {
    return reading.complain(part, message('A selector without conditions must stand here.'));
  }
  return `:is(${value.text.trim()})`;
}

/** `:is(a, b)` alone is `a, b`, which is told by less. */
function unwrap(css: readonly string[]): string {
  const written = css.filter((part) => part !== '');
  const [only] = written;
  return written.length === 1 && only!.startsWith(':is(') ? only!.slice(4, -1) : css.join('') || '*';
}

/** Conditions, steps, and `:not(…)` around conditions alone. */
function isCondition({ name, argument }: Pseudo): boolean {
  if (CONDITIONS.has(name) || STEPS.has(name)) return true;
  const inner = name === 'not' && argument ? /^\s*:(-?[a-z][\w-]*)\(/i.exec(argument.text)?.[1] : undefined;
  return inner !== undefined && CONDITIONS.has(inner.toLowerCase());
}

/** An empty page to try selectors on. */
let page: ReturnType<typeof load> | undefined;

function isKnownPseudo({ name, argument, whole }: Pseudo, { trust, complain }: Reading): boolean {
  const inner = argument && innerCondition(argument);
  if (inner && LOGICAL.has(name)) {
    complain(inner, message('“{name}” cannot stand within “:{outer}()”.', { name: inner.text, outer: name }));
    return false;
  }
  // The tests of Galley's own rules use every selector, and a compiler takes a while to warm up.
  if (trust === 'reviewed') return true;
  try {
    (page ??= load(''))(`*${whole.text}`);
    return true;
  } catch {
    // What cheerio's compiler throws names no place; the pseudo-class is the place.
    complain(whole, message('“:{name}” is not known, or what it holds cannot be read.', { name }));
    return false;
  }
}

function innerCondition(argument: Piece): Piece | undefined {
  for (const found of argument.text.matchAll(/:([a-z][\w-]*)(?=\()/gi)) {
    const name = found[1]!.toLowerCase();
    if (CONDITIONS.has(name) || STEPS.has(name)) {
      return argument.part(found.index, found.index + found[0].length);
    }
  }
  return undefined;
}

/** @returns whether it could be read. */
function readCondition(pseudo: Pseudo, css: string[], draft: Draft, reading: Reading): boolean {
  const { name, whole } = pseudo;
  const argument = pseudo.argument?.trim();
  // Nothing cannot be pointed at.
  const written = argument && !argument.isBlank ? argument : whole.standingFor('');
  if (STEPS.has(name)) return readStep(name, written, css, draft, reading);
  const guard = name === 'not' ? readNot(written, reading) : readGuard(name, written, reading);
  if (guard) draft.guard = both(draft.guard, guard);
  return guard !== undefined;
}

function readGuard(name: string, written: Piece, reading: Reading): Guard | undefined {
  const argument = expand(written, reading);
  return argument && CONDITIONS.get(name)!(argument, reading);
}

function readNot(argument: Piece, reading: Reading): Guard | undefined {
  const targets = readTargets(argument, reading);
  if (!targets) return undefined;
  if (targets.some(({ selector, upward, takes }) => selector !== '*' || upward !== undefined || takes)) {
    return reading.complain(argument, message('Conditions, or a selector, must stand here: not both.'));
  }
  return { not: targets.map(({ guard }) => guard) };
}

/** @returns whether it could be read. */
function readStep(name: string, argument: Piece, css: string[], draft: Draft, reading: Reading): boolean {
  const { complain } = reading;
  if (name === 'takes-before') {
    const names = argument.split(/,/g);
    const wrong = names.find(({ text }) => !/^[a-z][a-z\d]*$/.test(text));
    if (wrong) {
      complain(wrong, message('The name of an element must stand here.'));
      return false;
    }
    draft.takes = { ...draft.takes, before: names.map(({ text }) => text) };
    return true;
  }
  if (name === 'upward') return climb(argument, css, draft, reading);
  const targets = readTargets(argument, reading);
  if (!targets) return false;
  const [target, second] = targets;
  if (second || target!.upward || target!.takes) {
    complain(argument, message('One selector with conditions must stand here.'));
    return false;
  }
  draft.takes = { ...draft.takes, after: { ...target!, ...(name === 'joins-after' && { joined: true }) } };
  return true;
}

function climb(argument: Piece, css: string[], draft: Draft, reading: Reading): boolean {
  const { complain } = reading;
  const from = { selector: unwrap(css), guard: draft.guard, ...(draft.upward && { upward: draft.upward }) };
  let to = '*';
  let steps: number | undefined;
  if (/^\d+$/.test(argument.text)) {
    steps = Number(argument.text);
    if (steps < 1 || steps > MOST_STEPS) {
      complain(argument, message('A number from 1 to {most} must stand here.', { most: MOST_STEPS }));
      return false;
    }
  } else {
    const targets = readTargets(argument, reading);
    if (!targets) return false;
    if (targets.length > 1 || !isEmpty(targets[0]!.guard) || targets[0]!.upward || targets[0]!.takes) {
      complain(argument, message('A selector without conditions must stand here.'));
      return false;
    }
    to = `:is(${targets[0]!.selector})`;
  }
  draft.upward = { from, ...(steps !== undefined && { steps }) };
  draft.guard = {};
  draft.takes = undefined;
  css.splice(0, css.length, to);
  return true;
}

import { message } from '../../text/message.ts';
import type { Guard, Pattern } from '../rule.ts';
import { readHost } from './hosts.ts';
import { isRegex, readRegex, readTextPattern, readWholePattern, type Trust } from './pattern.ts';
import type { Complain, Piece } from './piece.ts';

/** What reading rule text needs to know. */
export interface Reading {
  readonly trust: Trust;
  readonly complain: Complain;
  /** The value of `$name`. */
  readonly valueOf: (name: string) => string | undefined;
}

type ReadCondition = (argument: Piece, reading: Reading) => Guard | undefined;

/** The conditions that people write behind a selector, in the names of uBlock Origin where it has the same. */
export const CONDITIONS: ReadonlyMap<string, ReadCondition> = new Map<string, ReadCondition>([
  ['empty-box', nothing({ empty: true })],
  ['no-text', nothing({ noText: true })],
  ['drawings-only', nothing({ drawingsOnly: true })],
  ['media-in-links', nothing({ mediaInLinksOnly: true })],
  ['holds-field', nothing({ holdsField: true })],
  ['min-text-length', count((minText) => ({ minText }))],
  ['max-text', count((maxText) => ({ maxText }))],
  ['max-loose-text', count((maxLooseText) => ({ maxLooseText }))],
  ['has-text', pattern((text) => ({ text }), readTextPattern)],
  ['named', pattern((named) => ({ named }))],
  ['some-link', pattern((someLink) => ({ someLink }))],
  ['source', pattern((source) => ({ source }))],
  ['code', pattern((code) => ({ code }))],
  ['links', links],
  ['source-host', sourceHost],
  ['matches-attr', matchesAttribute],
]);

/** What `$name` stands for, shown at the place that asks; other pieces as they are. */
export function expand(piece: Piece, { valueOf, complain }: Reading): Piece | undefined {
  const name = /^\$([a-z][\w-]*)$/.exec(piece.text)?.[1];
  if (name === undefined) return piece;
  const value = valueOf(name);
  if (value === undefined) {
    return complain(
      piece,
      message('There is no “${name}”: a line “! let {name}: …” above gives it a value.', { name }),
    );
  }
  return piece.standingFor(value);
}

function nothing(guard: Guard): ReadCondition {
  return (argument, { complain }) =>
    argument.isBlank ? guard : complain(argument, message('Nothing may stand between these brackets.'));
}

function count(guard: (count: number) => Guard): ReadCondition {
  return (argument, { complain }) =>
    /^\d{1,7}$/.test(argument.text)
      ? guard(Number(argument.text))
      : complain(argument, message('A whole number must stand here.'));
}

function pattern(guard: (pattern: Pattern) => Guard, read = onlyRegex): ReadCondition {
  return (argument, { trust, complain }) => {
    const found = read(argument, trust, complain);
    return found && guard(found);
  };
}

function onlyRegex(piece: Piece, trust: Trust, complain: Complain): Pattern | undefined {
  if (isRegex(piece)) return readRegex(piece, trust, complain);
  return complain(piece, message('A regular expression must stand here, between slashes.'));
}

function links(argument: Piece, { trust, complain }: Reading): Guard | undefined {
  if (argument.text === 'same-site') return { links: 'sameSite' };
  const found = onlyRegex(argument, trust, complain);
  return found && { links: found };
}

function sourceHost(argument: Piece, { complain }: Reading): Guard | undefined {
  const hosts = argument.split(/[\s,]+/g).map((piece) => readHost(piece, complain));
  const known = hosts.filter((host) => host !== undefined);
  return known.length === hosts.length ? { sourceHosts: new Set(known) } : undefined;
}

/** `"name"="value"`, quotes as one likes; both may be regular expressions. */
function matchesAttribute(argument: Piece, { trust, complain }: Reading): Guard | undefined {
  const form = /^("[^"]*"|'[^']*'|\/(?:[^/\\]|\\.)+\/i?|[\w*-]+)\s*(?:=\s*(.*))?$/s.exec(argument.text);
  if (!form) return complain(argument, message('An attribute must stand here: name=value.'));
  const [, nameText, valueText] = form;
  const name = readWholePattern(argument.part(0, nameText!.length), trust, complain);
  if (!name) return undefined;
  if (valueText === undefined) return { attributes: [{ name, value: { test: () => true } }] };
  const value = readWholePattern(argument.part(argument.text.length - valueText.length), trust, complain);
  return value && { attributes: [{ name, value }] };
}

/** One guard that asks all that two ask. */
export function both(a: Guard, b: Guard): Guard {
  const asksTwice = Object.keys(b).some((key) => key in a);
  return asksTwice ? { ...a, also: [...(a.also ?? []), b] } : { ...a, ...b };
}

import { isFor } from '../cleaning/ruleBook.ts';
import type { ShapeOf } from '../cleaning/ruleText/lineShape.ts';
import type { Piece } from '../cleaning/ruleText/piece.ts';
import { splitSelector, type Compound } from '../cleaning/ruleText/splitSelector.ts';
import { message, type Message } from '../text/message.ts';
import { touches, type OffsetRange } from '../text/offsetRange.ts';
import { CONDITION_DOCS } from './conditionDocs.ts';
import { HEADER_DOCS, KEEP_DOCS, KIND_DOCS, LEVEL_DOCS } from './headerDocs.ts';
import type { RuleSurroundings } from './ruleCompletion.ts';
import { lineAt, VALUE_NAME, valuesAbove, type FileLine, type RuleFile } from './ruleFile.ts';

/** A paragraph of a hover. */
export type HoverPart =
  /** In Markdown; the values are shown as they are. */
  | { readonly is: 'text'; readonly text: Message }
  /** Rule text, a block of its own. */
  | { readonly is: 'code'; readonly code: string }
  /** One of several things that must hold: how it is written, and what it says. */
  | { readonly is: 'item'; readonly code: string; readonly text: Message };

export interface RuleHover {
  readonly range: OffsetRange;
  readonly parts: readonly HoverPart[];
  /** The line, where all of a rule is described: what it finds can be shown as well. */
  readonly line?: FileLine;
}

/** What the thing at `offset` means, in plain words. */
export function hoverRules(
  file: RuleFile,
  offset: number,
  surroundings: RuleSurroundings,
): RuleHover | undefined {
  const line = lineAt(file, offset);
  if (!touches(line.line.range, offset)) return undefined;
  const { shape } = line;
  switch (shape.is) {
    case 'header':
      return hoverHeader(line, shape, offset);
    case 'example':
      return doc(line.line.range, HEADER_DOCS.get(shape.matches ? '+' : '-')!);
    case 'network':
      return hoverValue(file, line, offset) ?? hoverNetwork(line, shape);
    case 'keep':
      return hoverKeep(file, line, shape, surroundings);
    case 'cosmetic':
      return (
        hoverValue(file, line, offset) ??
        hoverPseudo(shape.selector, offset) ??
        hoverHost(shape.hosts, offset, surroundings) ??
        hoverCosmetic(line, shape)
      );
    case 'blank':
    case 'comment':
    case 'listHead':
    case 'tooLong':
    case 'unknown':
      return undefined;
  }
}

function text(what: Message): HoverPart {
  return { is: 'text', text: what };
}

function doc(range: OffsetRange, { form, text: what }: { form: string; text: Message }): RuleHover {
  return { range, parts: [{ is: 'code', code: form }, text(what)] };
}

function hoverHeader({ line }: FileLine, { key, value }: ShapeOf<'header'>, offset: number): RuleHover {
  const docs: Readonly<Partial<Record<string, Message>>> = key === 'kind' ? KIND_DOCS : LEVEL_DOCS;
  const said = key === 'kind' || key === 'level' ? docs[value.text] : undefined;
  if (said && touches(value.range, offset)) return { range: value.range, parts: [text(said)] };
  const range = { start: line.range.start, end: value.range.start };
  return doc(touches(range, offset) ? range : line.range, HEADER_DOCS.get(key)!);
}

/** What `$words` stands for. */
function hoverValue(file: RuleFile, line: FileLine, offset: number): RuleHover | undefined {
  for (const { 0: found, 1: name, index } of line.line.text.matchAll(VALUE_NAME)) {
    const range = line.line.part(index, index + found.length).range;
    if (!touches(range, offset)) continue;
    const value = valuesAbove(file, line).get(name!);
    return value === undefined ? undefined : { range, parts: [{ is: 'code', code: value.slice(0, 2000) }] };
  }
  return undefined;
}

/** A condition or a step: its name is pointed at. */
function hoverPseudo(selector: Piece, offset: number): RuleHover | undefined {
  for (const { 0: found, 1: name, index } of selector.text.matchAll(/:(-?[a-z][\w-]*)(?=\()/gi)) {
    const range = selector.part(index, index + found.length).range;
    const known = CONDITION_DOCS.get(name!.toLowerCase());
    if (!known || !touches(range, offset)) continue;
    const forms = known.forms.map((form) => `##…:${form}`).join('\n');
    return { range, parts: [{ is: 'code', code: forms }, text(known.text)] };
  }
  return undefined;
}

function hoverHost(hosts: Piece, offset: number, { archive }: RuleSurroundings): RuleHover | undefined {
  const host = hosts.split(/,/g).find(({ range, isBlank }) => !isBlank && touches(range, offset));
  if (!host) return undefined;
  const site = { hosts: [host.text.toLowerCase()] };
  const count = archive
    .values('sourceSite')
    .filter(({ value }) => isFor(site, value))
    .reduce((sum, { count: posts }) => sum + posts, 0);
  return {
    range: host.range,
    parts: [text(message('Posts from {host} and from sites below it: {count}.', { host: host.text, count }))],
  };
}

function hoverKeep(
  file: RuleFile,
  { line }: FileLine,
  { what, name }: ShapeOf<'keep'>,
  { rules }: RuleSurroundings,
): RuleHover {
  const named =
    what === 'rule' ? [...file.list.rules, ...rules].find(({ id }) => id === name.text) : undefined;
  const hover = doc(line.range, KEEP_DOCS.get(what)!);
  if (!named) return hover;
  return {
    ...hover,
    parts: [text(message('{rule}: {note}', { rule: named.id, note: named.note })), ...hover.parts.slice(1)],
  };
}

function hoverNetwork(line: FileLine, { host, isException }: ShapeOf<'network'>): RuleHover {
  const where = text(
    message(
      'What is fetched from {host} or one below it (`src`, `data-src`), or leads there (`href`), and has no text.',
      { host: host.text },
    ),
  );
  const { range } = line.line;
  return isException ? { range, parts: [STAYS, where] } : { range, parts: [...headOf(line), where], line };
}

const STAYS = text(
  message('What matches stays, with all that it holds and all that holds it, whatever any rule says.'),
);

function hoverCosmetic(line: FileLine, { hosts, selector, isException }: ShapeOf<'cosmetic'>): RuleHover {
  const { range } = line.line;
  const alternatives = splitSelector(selector, () => undefined) ?? [];
  const parts = alternatives.flatMap((compounds) => describe(selector, compounds));
  if (isException) return { range, parts: [STAYS, sitesOf(hosts), ...parts] };
  return { range, parts: [...headOf(line), sitesOf(hosts), ...parts], line };
}

/** What the junk is, and when it goes. */
function headOf({ rules }: FileLine): HoverPart[] {
  const [rule] = rules;
  if (!rule) return [text(message('This rule cannot be read: it does nothing.'))];
  return [text(KIND_DOCS[rule.kind]), text(LEVEL_DOCS[rule.level])];
}

function sitesOf(hosts: Piece): HoverPart {
  if (hosts.isBlank || hosts.text.trim() === '*') return text(message('In posts from any site:'));
  return text(message('In posts from {hosts}, and from sites below:', { hosts: hosts.text }));
}

/** An alternative of a selector: where junk may stand, and what must hold there. */
function describe(whole: Piece, compounds: readonly Compound[]): HoverPart[] {
  const last = compounds.at(-1)!;
  const conditions = last.parts.flatMap((part) => ('whole' in part ? [part] : [])).filter(isDocumented);
  const first = compounds[0]!.parts[0];
  if (!first) return [];
  const begin = ('whole' in first ? first.whole : first).range.start - whole.range.start;
  const end = conditions[0] ? conditions[0].whole.range.start - whole.range.start : lastEnd(whole, last);
  const css = whole.text.slice(begin, end).trim();
  return [
    { is: 'code', code: `##${css === '' ? '*' : css}` },
    ...conditions.map(({ name, whole: { text: code } }): HoverPart => ({
      is: 'item',
      code,
      text: CONDITION_DOCS.get(name)?.text ?? message('The condition does not hold.'),
    })),
  ];
}

function lastEnd(whole: Piece, { parts }: Compound): number {
  const last = parts.at(-1)!;
  return ('whole' in last ? last.whole : last).range.end - whole.range.start;
}

/** A condition, a step, or `:not(…)` around conditions. */
function isDocumented({ name, argument }: { name: string; argument: Piece | undefined }): boolean {
  if (name !== 'not') return CONDITION_DOCS.has(name);
  return CONDITION_DOCS.has(/^\s*:([a-z-]+)\(/.exec(argument?.text ?? '')?.[1] ?? '');
}

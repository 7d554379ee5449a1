import { hashPiece } from '../cleaning/pieceHash.ts';
import type { Rule } from '../cleaning/rule.ts';
import { linesOf, type LineShape, type ShapeOf, type WrittenLine } from '../cleaning/ruleText/lineShape.ts';
import type { Trust } from '../cleaning/ruleText/pattern.ts';
import { parseRuleText, type RuleList } from '../cleaning/ruleText/ruleText.ts';

/** Rule text that is being written or looked at: its rules, and its lines as they stand. */
export interface RuleFile {
  readonly text: string;
  readonly list: RuleList;
  /** All lines, the empty ones as well: line `n` is `lines[n - 1]`. */
  readonly lines: readonly FileLine[];
}

/** A line with the rules that it says. */
export interface FileLine extends WrittenLine {
  /** Empty for what is no rule, and for one that cannot be read. */
  readonly rules: readonly Rule[];
  /** Equal for rules or exceptions that say the same: what is written, and what its `$names` stand for. */
  readonly key: string;
}

/** Where a line asks for a value: `$words`. */
export const VALUE_NAME = /\$([a-z][\w-]*)/g;

/** Reads rule text for an editor. Never fails. */
export function readRuleFile(text: string, name: string, trust: Trust = 'foreign'): RuleFile {
  const list = parseRuleText(text, { name, trust });
  const rulesAt = new Map<number, Rule[]>();
  for (const rule of list.rules) {
    const same = rulesAt.get(rule.range.start);
    if (same) same.push(rule);
    else rulesAt.set(rule.range.start, [rule]);
  }
  const values = new Map<string, string>();
  const lines = Array.from(linesOf(text), (written): FileLine => {
    const { line, shape } = written;
    if (shape.is === 'header' && shape.name !== undefined) {
      // A value that is said again goes on: what it stands for is all that was said so far.
      values.set(shape.name, hashPiece(`${values.get(shape.name) ?? ''} ${shape.value.text}`));
    }
    const rules = rulesAt.get(line.range.start) ?? [];
    return { ...written, rules, key: isFilter(shape) ? keyOf(line.text, values) : '' };
  });
  return { text, list, lines };
}

/** Whether a line is a rule or an exception. */
export function isFilter(shape: LineShape): shape is ShapeOf<'cosmetic' | 'network' | 'keep'> {
  return shape.is === 'cosmetic' || shape.is === 'network' || shape.is === 'keep';
}

function keyOf(text: string, values: ReadonlyMap<string, string>): string {
  const names = new Set(Array.from(text.matchAll(VALUE_NAME), (found) => found[1]!));
  return [text, ...Array.from(names, (name) => `$${name} ${values.get(name) ?? ''}`)].join('\n');
}

/** The line that an offset is in. */
export function lineAt({ lines, text }: RuleFile, offset: number): FileLine {
  let low = 0;
  let high = lines.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineBegin(lines[middle]!, text) <= offset) low = middle;
    else high = middle;
  }
  return lines[low]!;
}

/** Where a line begins, its white space included. */
function lineBegin({ line }: FileLine, text: string): number {
  let at = line.range.start;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

/** What the names are given by the lines above one, in the order in which they come up. */
export function valuesAbove({ lines }: RuleFile, { number }: FileLine): Map<string, string> {
  const values = new Map<string, string>();
  for (const { shape } of lines.slice(0, number - 1)) {
    if (shape.is !== 'header' || shape.name === undefined || shape.value.isBlank) continue;
    const before = values.get(shape.name);
    values.set(shape.name, before === undefined ? shape.value.text : `${before} ${shape.value.text}`);
  }
  return values;
}

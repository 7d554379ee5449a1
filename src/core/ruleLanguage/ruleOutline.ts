import type { OffsetRange } from '../text/offsetRange.ts';
import { isFilter, type FileLine, type RuleFile } from './ruleFile.ts';

/** A rule, an exception or a value, or the rules that share an id. */
export interface RuleSymbol {
  readonly is: 'section' | 'rule' | 'exception' | 'value';
  readonly name: string;
  /** The note of a section, the beginning of a value. */
  readonly detail: string;
  /** All of it, from its first line to its last. */
  readonly range: OffsetRange;
  /** What names it. */
  readonly nameRange: OffsetRange;
  readonly children: readonly RuleSymbol[];
}

/** A longer name or detail is nothing to read at a glance. */
const LONGEST = 80;

/** The outline: a section for each id, with what it says; what stands before the first id by itself. */
export function outlineRules({ lines }: RuleFile): RuleSymbol[] {
  const symbols: RuleSymbol[] = [];
  let section: FileLine[] = [];
  for (const line of lines) {
    if (line.shape.is === 'header' && line.shape.key === 'id') {
      symbols.push(...symbolsOf(section));
      section = [];
    }
    section.push(line);
  }
  return [...symbols, ...symbolsOf(section)];
}

function symbolsOf(section: readonly FileLine[]): RuleSymbol[] {
  const children = section.flatMap(symbolOf);
  const [first] = section;
  if (first?.shape.is !== 'header' || first.shape.key !== 'id' || first.shape.value.isBlank) return children;
  const note = section.find(({ shape }) => shape.is === 'header' && shape.key === 'note');
  const last = section.findLast(({ shape }) => isFilter(shape) || shape.is === 'example') ?? first;
  const { value } = first.shape;
  return [
    {
      is: 'section',
      name: value.text.slice(0, LONGEST),
      detail: note?.shape.is === 'header' ? note.shape.value.text.slice(0, LONGEST) : '',
      range: { start: first.line.range.start, end: last.line.range.end },
      nameRange: value.range,
      // What stands behind the last rule is about what follows.
      children: children.filter(({ range }) => range.end <= last.line.range.end),
    },
    ...children.filter(({ range }) => range.end > last.line.range.end),
  ];
}

function symbolOf({ line, shape }: FileLine): RuleSymbol[] {
  const { range } = line;
  const base = { detail: '', range, nameRange: range, children: [] };
  if (shape.is === 'header' && shape.name !== undefined) {
    return [{ ...base, is: 'value', name: `$${shape.name}`, detail: shape.value.text.slice(0, LONGEST) }];
  }
  if (!isFilter(shape)) return [];
  const is = shape.is === 'keep' || shape.isException ? 'exception' : 'rule';
  return [{ ...base, is, name: line.text.slice(0, LONGEST) }];
}

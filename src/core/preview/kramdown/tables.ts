import type { StateBlock } from 'markdown-it';
import { isAfterBoundary, isAtMargin, isBeforeBoundary, lineAt } from './blockBoundary.ts';

const SEPARATOR = /^[+|: \t-]*-[+|: \t-]*$/;
const FOOT_SEPARATOR = /^[+|: \t=]*=[+|: \t=]*$/;
/** Code in a cell may hold bars. */
const CODE_OR_BAR = /(`+)(?!`)[^]*?[^`]\1(?!`)|<code[^>]*>[^]*?<\/code>|\\\||\|/g;
/** More cells in a line come from no person. */
const MOST_COLUMNS = 500;

type Align = 'left' | 'right' | 'center' | undefined;

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Part {
  readonly tag: 'thead' | 'tbody' | 'tfoot';
  readonly rows: readonly Row[];
}

/**
 * Tables as kramdown has them: lines with bars between two boundaries, with or without a head, with a foot
 * behind `|===|`, and with a body for each separator.
 */
export function table(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || !isAtMargin(state, startLine) || !isAfterBoundary(state, startLine)) return false;
  if (!hasBar(lineAt(state, startLine))) return false;
  let end = startLine;
  while (end < endLine && state.sCount[end]! >= state.blkIndent && hasBar(lineAt(state, end))) end++;
  if (!isBeforeBoundary(state, end, endLine)) return false;
  const { parts, aligns } = readParts(state, startLine, end);
  if (!parts.some(({ tag }) => tag === 'tbody')) return false;
  writeTable(state, parts, aligns, [startLine, end]);
  state.line = end;
  return true;
}

/** A bar at its start, or one that is not escaped. */
function hasBar(line: string): boolean {
  return line.startsWith('|') || /[^\\]\|/.test(line);
}

function readParts(state: StateBlock, from: number, to: number): { parts: Part[]; aligns: Align[] } {
  const parts: Part[] = [];
  let aligns: Align[] | undefined;
  let rows: Row[] = [];
  let hasFoot = false;
  const finish = (tag: Part['tag']): void => {
    if (rows.length > 0) parts.push({ tag, rows });
    rows = [];
  };
  const leadingBar = lineAt(state, from).startsWith('|');
  for (let line = from; line < to; line++) {
    const text = lineAt(state, line).trimEnd();
    if (SEPARATOR.test(text)) {
      // The one that a table may begin with says nothing.
      if (rows.length === 0) continue;
      if (!aligns && !hasFoot) {
        aligns = Array.from(text.matchAll(/(:?)-+(:?)/g), ([, left, right]) => alignOf(left!, right!));
        finish('thead');
      } else if (!hasFoot) {
        finish('tbody');
      }
    } else if (FOOT_SEPARATOR.test(text)) {
      finish('tbody');
      hasFoot = true;
    } else {
      rows.push({ line, cells: splitRow(text, leadingBar) });
    }
  }
  finish(hasFoot ? 'tfoot' : 'tbody');
  return { parts, aligns: aligns ?? [] };
}

function alignOf(left: string, right: string): Align {
  if (left && right) return 'center';
  if (left) return 'left';
  return right ? 'right' : undefined;
}

function splitRow(line: string, leadingBar: boolean): string[] {
  const cells: string[] = [];
  let cell = '';
  let at = 0;
  for (const { 0: found, index } of line.matchAll(CODE_OR_BAR)) {
    cell += line.slice(at, index);
    at = index + found.length;
    if (found === '|') {
      cells.push(cell);
      cell = '';
    } else {
      cell += found === '\\|' ? '|' : found;
    }
    if (cells.length >= MOST_COLUMNS) break;
  }
  cells.push(cell + line.slice(at));
  if (leadingBar && cells[0]!.trim() === '') cells.shift();
  if (cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((text) => text.trim());
}

function writeTable(
  state: StateBlock,
  parts: readonly Part[],
  aligns: readonly Align[],
  map: [number, number],
): void {
  const rows = parts.flatMap((part) => part.rows);
  const columns = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  state.push('table_open', 'table', 1).map = map;
  for (const { tag, rows: own } of parts) {
    state.push(`${tag}_open`, tag, 1).map = [own[0]!.line, own.at(-1)!.line + 1];
    for (const { line, cells } of own) {
      state.push('tr_open', 'tr', 1).map = [line, line + 1];
      for (let column = 0; column < columns; column++) {
        const name = tag === 'thead' ? 'th' : 'td';
        const cell = state.push(`${name}_open`, name, 1);
        const align = aligns[column];
        if (align) cell.attrSet('style', `text-align:${align}`);
        const inline = state.push('inline', '', 0);
        inline.content = cells[column] ?? '';
        inline.children = [];
        inline.map = [line, line + 1];
        state.push(`${name}_close`, name, -1);
      }
      state.push('tr_close', 'tr', -1);
    }
    state.push(`${tag}_close`, tag, -1);
  }
  state.push('table_close', 'table', -1);
}

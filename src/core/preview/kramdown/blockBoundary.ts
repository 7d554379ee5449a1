import type MarkdownIt from 'markdown-it';
import type { StateBlock } from 'markdown-it';

/** A rule of markdown-it for blocks. */
export type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

/** How a ruler of markdown-it keeps its rules. Nothing else knows their names: those of the functions go when code is
 * minified. */
interface NamedRules {
  readonly __rules__: readonly { readonly name: string; readonly fn: BlockRule }[];
}

/** The rule that markdown-it, or a plug-in, has under this name. */
export function ruleNamed(ruler: MarkdownIt['block']['ruler'], name: string): BlockRule {
  const rule = (ruler as unknown as NamedRules).__rules__.find((one) => one.name === name);
  if (!rule) throw new Error(`markdown-it has no rule ${name}`);
  return rule.fn;
}

/** What begins a line of the text in a block: its indentation aside. */
export function lineAt(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]);
}

/** Whether a line is not as far in as code would be. */
export function isAtMargin(state: StateBlock, line: number): boolean {
  return state.sCount[line]! - state.blkIndent < 4;
}

/** Whether nothing stands right before a line, so that a table or a heading with a line under it can begin. */
export function isAfterBoundary(state: StateBlock, line: number): boolean {
  if (line === 0 || state.isEmpty(line - 1)) return true;
  const before = state.tokens.at(-1);
  return (
    before === undefined || before.nesting === 1 || before.type === BOUNDARY || before.type === ATTRIBUTES
  );
}

/** Whether nothing stands right behind the line before `line`. */
export function isBeforeBoundary(state: StateBlock, line: number, endLine: number): boolean {
  if (line >= endLine || state.isEmpty(line) || state.sCount[line]! < state.blkIndent) return true;
  return /^(?:\^\s*$|\{:(?![:/]))/.test(lineAt(state, line));
}

/** The types of the tokens of `^`, which parts two blocks, and of an attribute list. Neither is rendered. */
export const BOUNDARY = 'galley_boundary';
export const ATTRIBUTES = 'galley_attributes';

/** `^` alone in a line: what follows does not belong to the block before. */
export function blockBoundary(state: StateBlock, line: number, _endLine: number, silent: boolean): boolean {
  if (!isAtMargin(state, line) || lineAt(state, line).trimEnd() !== '^') return false;
  if (!silent) {
    state.push(BOUNDARY, '', 0).hidden = true;
    state.line = line + 1;
  }
  return true;
}

/** Searches lines forward, and remembers what there is no more of: many beginnings without an end do not each
 * read the text to its end. */
export class LineSearch {
  /** From which line on, up to which, there is none. */
  readonly #none = new Map<string, { readonly from: number; readonly to: number }>();

  /** The first line of a block's container from `from` on that matches; -1 if there is none.
   * @param what says what is searched for, in this text. */
  find(state: StateBlock, what: string, matches: RegExp, from: number, endLine: number): number {
    const none = this.#none.get(what);
    if (none && from >= none.from && endLine <= none.to) return -1;
    for (let line = from; line < endLine; line++) {
      if (state.sCount[line]! < state.blkIndent && !state.isEmpty(line)) break;
      if (matches.test(lineAt(state, line))) return line;
    }
    // It may have stopped early, at the container's end: then the next one searches again.
    this.#none.set(what, { from, to: endLine });
    return -1;
  }
}

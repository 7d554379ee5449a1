import {
  english,
  type Diagnostic,
  type LinePosition,
  type Removal,
  type Repair,
} from '../../core/postService.ts';

/** A diagnostic as the contract has it. Offsets are UTF-16 code units, half-open; the place is that of the
 * start, counted from 0. */
export function diagnosticJson(
  file: string,
  diagnostic: Diagnostic,
  { line, character }: LinePosition,
): string {
  const { code, severity, range } = diagnostic;
  return JSON.stringify({
    file,
    code,
    severity,
    message: english(diagnostic.message),
    start: range.start,
    end: range.end,
    line: line + 1,
    column: character + 1,
  });
}

/** A removal as the contract has it. */
export interface RemovalJson {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly rule: string;
}

export function removalsJson(removals: readonly Removal[]): RemovalJson[] {
  return removals.map(({ range, kind, rule }) => ({ start: range.start, end: range.end, kind, rule }));
}

/** An edit of a repair as the contract has it: a repair that takes several has several. */
export interface RepairJson {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly newText: string;
}

export function repairsJson(repairs: readonly Repair[]): RepairJson[] {
  return repairs.flatMap(({ kind, edits }) =>
    edits.map(({ range, newText }) => ({ start: range.start, end: range.end, kind, newText })),
  );
}

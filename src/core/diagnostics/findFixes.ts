import { parsePost } from '../document/parsePost.ts';
import type { PostDocument } from '../document/postDocument.ts';
import type { PostFacts } from '../facts/postFacts.ts';
import { overlaps } from '../text/offsetRange.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import type { DiagnosticCode } from './checkTable.ts';
import type { Diagnostic } from './diagnostic.ts';
import { findDiagnostics, type DiagnosticOptions } from './findDiagnostics.ts';

/** The diagnostics that can only be mended in one way: what is written stays, less marks that mean nothing. Of
 * the others someone must say what was meant. */
export const CERTAIN_CODES: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'yaml-syntax',
  'wrong-type',
  'duplicate-term',
  'empty-term',
]);

/** An edit of a diagnostic's fix. */
export interface CodedEdit extends TextEdit {
  readonly code: DiagnosticCode;
  /** Whether it can only be meant in this way. */
  readonly certain: boolean;
}

/** The edits of each diagnostic's first fix, less those that another is in the way of: what is certain goes first. */
export function findFixes(post: PostDocument, facts: PostFacts, options?: DiagnosticOptions): CodedEdit[] {
  const found = findDiagnostics(post, facts, options);
  const isCertain = ({ code }: Diagnostic): boolean => CERTAIN_CODES.has(code);
  return joinFixes([...found.filter(isCertain), ...found.filter((one) => !isCertain(one))]);
}

/** Whether the front matter becomes no more broken, and has as many keys as before: one may have another name. */
export function mends(post: PostDocument, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0) return true;
  const after = parsePost(applyEdits(post.text, edits));
  return problemsOf(after) <= problemsOf(post) && keysOf(after).size >= keysOf(post).size;
}

/** The edits of each diagnostic's first fix, less those that another is in the way of. */
export function joinFixes(diagnostics: readonly Diagnostic[]): CodedEdit[] {
  const joined: CodedEdit[] = [];
  for (const { code, fixes } of diagnostics) {
    const edits = fixes[0]?.edits ?? [];
    if (edits.every((edit) => !joined.some((other) => collide(edit, other)))) {
      joined.push(...edits.map((edit) => ({ ...edit, code, certain: CERTAIN_CODES.has(code) })));
    }
  }
  return joined;
}

/** Several lines may be added in one place; they keep their order. */
function collide({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  return overlaps(a, b) || (a.start === b.start && (a.end > a.start || b.end > b.start));
}

export function keysOf({ frontMatter }: PostDocument): ReadonlySet<string> {
  return new Set(frontMatter.kind === 'absent' ? [] : frontMatter.fields.map(({ key }) => key));
}

function problemsOf({ frontMatter }: PostDocument): number {
  return frontMatter.kind === 'absent' ? 0 : frontMatter.problems.length;
}

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

/**
 * The edits that mend what can only be meant in one way.
 * @returns none if the front matter would lose a field, or become more broken.
 */
export function findCertainFixes(
  post: PostDocument,
  facts: PostFacts,
  options?: DiagnosticOptions,
): readonly TextEdit[] {
  const found = findDiagnostics(post, facts, options);
  const edits = joinFixes(found.filter(({ code }) => CERTAIN_CODES.has(code)));
  if (edits.length === 0) return edits;
  const after = parsePost(applyEdits(post.text, edits));
  const keys = new Set(keysOf(after));
  const isBetter = problemsOf(after) <= problemsOf(post) && keysOf(post).every((key) => keys.has(key));
  return isBetter ? edits : [];
}

/** The edits of each diagnostic's first fix, less those that another is in the way of. */
export function joinFixes(diagnostics: readonly Diagnostic[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const { fixes } of diagnostics) {
    const edits = fixes[0]?.edits ?? [];
    if (edits.every((edit) => !joined.some((other) => collide(edit, other)))) joined.push(...edits);
  }
  return joined;
}

/** Several lines may be added in one place; they keep their order. */
function collide({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  return overlaps(a, b) || (a.start === b.start && (a.end > a.start || b.end > b.start));
}

function keysOf({ frontMatter }: PostDocument): string[] {
  return frontMatter.kind === 'absent' ? [] : frontMatter.fields.map(({ key }) => key);
}

function problemsOf({ frontMatter }: PostDocument): number {
  return frontMatter.kind === 'absent' ? 0 : frontMatter.problems.length;
}

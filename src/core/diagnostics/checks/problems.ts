import type { Field, PostDocument } from '../../document/postDocument.ts';
import { wholeLines } from '../../text/lines.ts';
import { touches } from '../../text/offsetRange.ts';

/** Whether the YAML parser complains of a field: what its value is, is then a guess. */
export function hasProblem({ text, frontMatter }: PostDocument, field: Field): boolean {
  if (frontMatter.kind === 'absent' || frontMatter.problems.length === 0) return false;
  const lines = wholeLines(text, field.range);
  return frontMatter.problems.some(({ range }) => touches(lines, range.start));
}

import { parsePost } from '../document/parsePost.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { applyEdits } from '../text/textEdit.ts';
import { readBody } from './brokenBody.ts';
import { textOf } from './outline.ts';
import { REPAIR_KINDS, type Repair, type RepairKind } from './repair.ts';
import { REPAIRS } from './repairTable.ts';

export interface RepairOptions {
  /** The kinds to look for; all by default. */
  readonly kinds?: readonly RepairKind[];
}

/** Kinds that change more than what an attribute says. */
const OF_MARKUP: ReadonlySet<RepairKind> = new Set(['glued-tag', 'surplus-end-tag', 'control-character']);

/**
 * What a crawler broke in the body, in the order of the text. With all that is found mended nothing is found
 * any more, and the article says what it said; so it does with some of it mended. Front matter, stamp,
 * heading link, code, comments and scripts stay as they are.
 */
export function findRepairs(post: PostDocument, { kinds = REPAIR_KINDS }: RepairOptions = {}): Repair[] {
  const found = findAll(post, kinds);
  return isSound(post, found, kinds) ? found : found.filter(({ kind }) => !OF_MARKUP.has(kind));
}

function findAll(post: PostDocument, kinds: readonly RepairKind[]): Repair[] {
  if (post.html.unread) return [];
  const body = readBody(post, (kind) => kinds.includes(kind));
  const found = REPAIR_KINDS.filter(body.wants).flatMap((kind) =>
    Array.from(REPAIRS[kind](body), (finding): Repair => ({ kind, ...finding })),
  );
  return found.sort((a, b) => a.edits[0]!.range.start - b.edits[0]!.range.start);
}

/** Whether a reader gets the same text with all repairs made, and nothing is left to mend. */
function isSound(post: PostDocument, repairs: readonly Repair[], kinds: readonly RepairKind[]): boolean {
  if (!repairs.some(({ kind }) => OF_MARKUP.has(kind))) return true;
  const edits = repairs.flatMap((repair) => repair.edits);
  const mended = parsePost(applyEdits(post.text, edits));
  return (
    mended.body.start === post.body.start &&
    textOf(mended.html) === textOf(post.html) &&
    findAll(mended, kinds).length === 0
  );
}

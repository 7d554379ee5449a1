import type { FlatTree } from '../document/flatTree.ts';

/** What most pieces of text between tags are. */
const BLANK = /^[ \n\t]*$/;
/** Most text needs no folding, and looking is cheaper. */
const FOLDABLE = /[^\S ]| {2}|[\u00AD\u200B-\u200F\u2060]/;
/** White space that is no single space. */
const WIDE_SPACE = /[^\S ]\s*| \s+/g;

/** White space folded to single spaces; what cannot be seen is gone. */
export function foldSpace(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  return text.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]+/g, '').replace(WIDE_SPACE, ' ');
}

/** How many characters of a text can be seen: neither white space nor what has no width. */
export function visibleLength(text: string): number {
  if (BLANK.test(text)) return 0;
  let length = 0;
  for (let at = 0; at < text.length; at++) if (isVisible(text.charCodeAt(at))) length++;
  return length;
}

const AMPERSAND = 0x26;

/** How many characters of a text node can be seen; counting may end where there are more than `limit`. */
export function countVisible(tree: FlatTree, node: number, limit = Infinity): number {
  const { source, starts, ends, isNested } = tree;
  // A parser that mends broken markup may have put texts together.
  if (!isNested) return visibleLength(tree.textOf(node));
  const end = ends[node]!;
  let count = 0;
  for (let at = starts[node]!; at < end && count <= limit; at++) {
    const code = source.charCodeAt(at);
    // What may be a character reference says something else than it reads.
    if (code === AMPERSAND) return visibleLength(tree.textOf(node));
    if (isVisible(code)) count++;
  }
  return count;
}

function isVisible(code: number): boolean {
  // Nearly all characters are among these.
  if (code > 0x3000 && code < 0xfeff) return true;
  if (code < 0xa0) return code > 0x20 || (code < 0x20 && !(code >= 0x09 && code <= 0x0d));
  if (code < 0x2000) return code !== 0xa0 && code !== 0xad && code !== 0x1680;
  return !(
    code <= 0x200f ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

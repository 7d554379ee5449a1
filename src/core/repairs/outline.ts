import { isElement, type HtmlTree } from '../document/htmlTree.ts';
import { isText, walkNodes } from '../document/walkNodes.ts';

/** Elements, attributes and text of a tree as a string: equal for trees that show the same. */
export function outlineOf(tree: HtmlTree): string {
  const parts: string[] = [];
  walkNodes(tree.root.firstChild, tree.root, {
    enter(node) {
      if (isElement(node)) parts.push(`\0${node.name} ${JSON.stringify(node.attribs)}\0`);
      else if (isText(node)) parts.push(node.data);
    },
    leave(node) {
      if (isElement(node)) parts.push('\0/\0');
    },
  });
  return parts.join('');
}

/** Of these, nobody reads the content. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'template', 'title']);

/** White space, and what `control-character` mends. */
const UNSEEN = /[\s\p{Cc}\uFDD0-\uFDEF\uFEFF\uFFFE\uFFFF]+/gu;

/** The text that a reader sees, without white space and control characters. */
export function textOf(tree: HtmlTree): string {
  const parts: string[] = [];
  let unread = 0;
  walkNodes(tree.root.firstChild, tree.root, {
    enter(node) {
      if (isElement(node) && UNREAD.has(node.name)) unread++;
      else if (isText(node) && unread === 0) parts.push(node.data);
    },
    leave(node) {
      if (isElement(node) && UNREAD.has(node.name)) unread--;
    },
  });
  return parts.join('').replace(UNSEEN, '');
}

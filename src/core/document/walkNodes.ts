import type { Text } from 'domhandler';
import { isElement, type HtmlNode } from './htmlTree.ts';

export function isText(node: HtmlNode): node is Text {
  return node.nodeType === 3;
}

/** Whether the node is text of white space only. */
export function isBlank(node: HtmlNode): boolean {
  return isText(node) && node.data.trim() === '';
}

/**
 * Walks a tree in the order of its start tags, without recursion: markup may be nested as deep as a hostile
 * author likes. What a `<template>` holds is not part of the page.
 */
export function walkNodes(
  first: HtmlNode | null,
  root: unknown,
  visitor: { enter(node: HtmlNode): void; leave(node: HtmlNode): void },
): void {
  let node = first;
  while (node) {
    visitor.enter(node);
    const inside = isElement(node) && node.name !== 'template' ? node.firstChild : null;
    if (inside) {
      node = inside;
      continue;
    }
    let up: HtmlNode = node;
    visitor.leave(up);
    while (!up.next && up.parent && up.parent !== root) {
      up = up.parent;
      visitor.leave(up);
    }
    node = up.next;
  }
}

import { isComment, isTag, isText, type ChildNode, type Document, type Element } from 'domhandler';
import { COMMENT, FlatTree, TEXT } from './flatTree.ts';
import type { Attributes } from './htmlNodes.ts';
import type { MadeDocument } from './makeDocument.ts';

/** The places that parse5 gives an element; of a void one, and of text, there is only the first. */
interface Location {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly startTag?: { readonly endOffset: number };
  readonly endTag?: { readonly startOffset: number };
}

/** What parse5 read, as a flat tree. What a `<template>` holds is not part of the page. */
export function flattenDocument(root: Document, source: string): { flat: FlatTree; document: MadeDocument } {
  const nodes: ChildNode[] = [];
  const elements: Element[] = [];
  const contents = {
    attributesOf: (node: number): Attributes => elements[node]!.attribs,
    textOf(node: number): string {
      const one = nodes[node]!;
      return isText(one) ? one.data : '';
    },
  };
  const flat = new FlatTree(source, contents, false);
  let parent = -1;

  const enter = (node: ChildNode): number => {
    const { startOffset: start = -1, endOffset: end = -1, startTag } = locationOf(node);
    const name = isTag(node) ? node.name.toLowerCase() : isComment(node) ? COMMENT : TEXT;
    const index = flat.add(name, parent, start, startTag?.endOffset ?? end);
    nodes.push(node);
    if (isTag(node)) elements[index] = node;
    return index;
  };
  const leave = (index: number): void => {
    if (!flat.isElement(index)) return;
    const { endOffset: end = -1, endTag } = locationOf(nodes[index]!);
    flat.close(index, endTag?.startOffset ?? -1, end);
  };

  // Without recursion: markup may be nested as deep as a hostile author likes.
  let node: ChildNode | null = root.firstChild;
  while (node) {
    const index = enter(node);
    const inside: ChildNode | null = isTag(node) && node.name !== 'template' ? node.firstChild : null;
    if (inside) {
      parent = index;
      node = inside;
      continue;
    }
    leave(index);
    while (!node.next && parent >= 0) {
      node = nodes[parent]!;
      leave(parent);
      parent = flat.parents[parent]!;
    }
    node = node.next;
  }
  return { flat, document: { root, elements } };
}

function locationOf(node: ChildNode): Partial<Location> {
  return (node.sourceCodeLocation as Location | null | undefined) ?? {};
}

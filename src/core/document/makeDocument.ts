import { Document, Text, type Element } from 'domhandler';
import { isShape, makeShape } from './drawing.ts';
import { COMMENT, TEXT, type FlatTree } from './flatTree.ts';
import { append, AttributeMap, ElementPlace, makeComment, makeElement, makeText } from './htmlNodes.ts';

/** A flat tree as the objects that selector engines know. */
export interface MadeDocument {
  readonly root: Document;
  /** The elements, by their nodes in the flat tree. */
  readonly elements: readonly Element[];
}

const COMMENT_TAGS = { open: '<!--'.length, close: '-->'.length };

export function makeDocument(tree: FlatTree): MadeDocument {
  const { names, parents, starts, ends } = tree;
  const root = new Document([]);
  const elements: Element[] = [];
  /** Up to here nodes are in a drawing, whose names have capital letters and name spaces. */
  let drawingEnd = 0;
  for (const [node, name] of names.entries()) {
    const parent = elements[parents[node]!] ?? root;
    const [start, end] = [starts[node]!, ends[node]!];
    if (name === TEXT) {
      const last = parent.children.at(-1);
      if (last instanceof Text) {
        // A tag that is ignored stands between them.
        last.data += tree.textOf(node);
        last.sourceCodeLocation!.endOffset = end;
      } else {
        append(parent, makeText(tree.textOf(node), start, end));
      }
    } else if (name === COMMENT) {
      const data = tree.textOf(node).slice(COMMENT_TAGS.open, -COMMENT_TAGS.close);
      append(parent, makeComment(data, start, end));
    } else {
      const place = placeOf(tree, node);
      const isDrawn = node < drawingEnd || name === 'svg';
      if (isDrawn) drawingEnd = Math.max(drawingEnd, tree.afters[node]!);
      // Whoever gets the objects may change them; the tree's own attributes are shared.
      const attributes = Object.assign(new AttributeMap(), tree.attributesOf(node));
      const element =
        isDrawn && isShape(name) && place
          ? makeShape(name, attributes, place)
          : makeElement(name, attributes, place);
      append(parent, element);
      elements[node] = element;
    }
  }
  return { root, elements };
}

/** null for an element that the text has no tag of. */
function placeOf({ starts, startTagEnds, endTagStarts, ends }: FlatTree, node: number): ElementPlace | null {
  const start = starts[node]!;
  if (start < 0) return null;
  return new ElementPlace(start, startTagEnds[node]!, endTagStarts[node]!, ends[node]!);
}

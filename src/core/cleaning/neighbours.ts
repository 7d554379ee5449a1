import { COMMENT, TEXT, type FlatTree } from '../document/flatTree.ts';

/** The element right behind another one, in the same element, with nothing but white space between. */
export function elementBehind(tree: FlatTree, element: number): number | undefined {
  const parent = tree.parents[element]!;
  let node = tree.afters[element]!;
  while (tree.parents[node] === parent && isBlank(tree, node)) node = tree.afters[node]!;
  return tree.parents[node] === parent && tree.isElement(node) ? node : undefined;
}

/** The element right before another node, in the same element, with nothing but white space between. */
export function elementBefore(tree: FlatTree, node: number): number | undefined {
  let before = siblingBefore(tree, node);
  while (before !== undefined && isBlank(tree, before)) before = siblingBefore(tree, before);
  return before !== undefined && tree.isElement(before) ? before : undefined;
}

function siblingBefore({ parents }: FlatTree, node: number): number | undefined {
  const parent = parents[node]!;
  let before = node - 1;
  if (before === parent) return undefined;
  // It is the last one in there, or what that is in.
  while (parents[before] !== parent) before = parents[before]!;
  return before;
}

/** The `<div>` that the crawler put around the article: it begins the body and holds all of it, or nothing
 * but its place tells of it. */
export function outermostWrapper(tree: FlatTree): number | undefined {
  const nodes: number[] = [];
  for (let node = 0; node < tree.length && nodes.length < 2; node = tree.afters[node]!) {
    if (tree.names[node] !== COMMENT && !isBlank(tree, node)) nodes.push(node);
  }
  const [first] = nodes;
  if (first === undefined || tree.names[first] !== 'div') return undefined;
  return nodes.length === 1 || Object.keys(tree.attributesOf(first)).length === 0 ? first : undefined;
}

function isBlank(tree: FlatTree, node: number): boolean {
  return tree.names[node] === TEXT && tree.textOf(node).trim() === '';
}

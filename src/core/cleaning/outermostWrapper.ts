import { isElement, type HtmlElement, type HtmlTree } from '../document/htmlTree.ts';
import { isBlank } from './nodes.ts';

/** The `<div>` that the crawler put around the article: it begins the body and holds all of it, or nothing
 * but its place tells of it. */
export function outermostWrapper({ root }: HtmlTree): HtmlElement | undefined {
  const nodes = root.children.filter((node) => node.nodeType !== 8 && !isBlank(node));
  const [first] = nodes;
  if (!first || !isElement(first) || first.name !== 'div') return undefined;
  return nodes.length === 1 || Object.keys(first.attribs).length === 0 ? first : undefined;
}

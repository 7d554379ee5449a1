import { isElement, parseHtml, type HtmlNode } from '../document/htmlTree.ts';
import { isText, walkNodes } from '../document/walkNodes.ts';
import { foldSpace } from './visibleText.ts';

/** What fits a line of a list, in UTF-16 code units. */
const LONGEST = 80;

/** What stands within a sentence. */
const INLINE = new Set('a b em font i span strong u'.split(' '));

/** What a piece of junk says, or else the tag that it begins with: for people who choose among many. */
export function excerptOf(source: string): string {
  const tree = parseHtml(source, { start: 0, end: source.length });
  let text = '';
  const part = (node: HtmlNode): void => {
    if (isElement(node) && !INLINE.has(node.name) && /\S$/.test(text)) text += ' ';
  };
  walkNodes(tree.root.firstChild, tree.root, {
    enter(node) {
      part(node);
      // The text of a script is no text that anybody reads.
      if (!isText(node) || text.length > 2 * LONGEST || isCode(node.parent)) return;
      text = foldSpace(text + node.data).trimStart();
    },
    leave: part,
  });
  const said = text.trimEnd();
  return shorten(said === '' ? foldSpace(/^\s*<[^>]*>?/.exec(source)?.[0] ?? source).trim() : said);
}

function isCode(parent: object | null): boolean {
  return parent !== null && 'name' in parent && (parent.name === 'script' || parent.name === 'style');
}

function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  // Not through the middle of a character.
  return `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

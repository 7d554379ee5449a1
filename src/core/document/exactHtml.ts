import { Parser } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import type { Document, Element } from 'domhandler';

/** What parse5 makes of a fragment, with the places of all nodes: the HTML standard for any markup. */
export function parseExact(source: string): Document {
  // parse5's own function takes time by the square of the top-level nodes: it moves them to the fragment one
  // by one, always the first of those that remain.
  const parser = Parser.getFragmentParser(null, {
    treeAdapter: adapter,
    sourceCodeLocationInfo: true,
    // Without scripts a <noscript> holds elements: often the only real image.
    scriptingEnabled: false,
  });
  parser.tokenizer.write(readableByParse5(source), true);
  const root = adapter.createDocumentFragment();
  const [html] = parser.document.children;
  root.children = (html as Element).children;
  for (const node of root.children) node.parent = root;
  return root;
}

/** parse5 takes two low surrogates for a pair and throws. */
export function readableByParse5(text: string): string {
  return text.replace(/\p{Surrogate}(?=[\uDC00-\uDFFF])/gu, '\uFFFD');
}

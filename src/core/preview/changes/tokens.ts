import type { SafeElement, SafeNode } from './safeTree.ts';

/** The smallest thing that is marked: a word, a sign, white space, a picture. */
export interface Token {
  readonly html: string;
  /** What is compared. */
  readonly key: string;
  /** The inline elements around it, the outermost first. */
  readonly path: readonly SafeElement[];
  readonly kind: 'text' | 'space' | 'thing' | 'unseen';
}

/** A reference; white space; a word; or a sign, each with the marks that are drawn upon it. Of a script that
 * parts no words, every sign is one. */
const TOKEN =
  /&#?\w+;|\s+|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}_]\p{M}*)+|\P{M}[\p{M}\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]*(?:(?<=\u200d)\P{M}[\p{M}\u200d\ufe0f]*)*|\p{M}+/gu;

export function tokensOf(nodes: readonly SafeNode[]): readonly Token[] {
  const tokens: Token[] = [];
  addTokens(nodes, [], tokens);
  return tokens;
}

function addTokens(nodes: readonly SafeNode[], path: readonly SafeElement[], tokens: Token[]): void {
  for (const node of nodes) {
    if (node.kind === 'text') {
      for (const [html] of node.html.matchAll(TOKEN))
        tokens.push({ html, key: html, path, kind: html.trim() === '' ? 'space' : 'text' });
    } else if (node.isAtom) {
      const isSeen = node.isVoid || node.children.length > 0;
      tokens.push({ html: node.html, key: node.key, path, kind: isSeen ? 'thing' : 'unseen' });
    } else {
      addTokens(node.children, [...path, node], tokens);
    }
  }
}

/** Without the white space at both ends, which a page does not show. */
export function trimTokens(tokens: readonly Token[]): readonly Token[] {
  const isSeen = ({ kind }: Token): boolean => kind !== 'space';
  return tokens.slice(Math.max(0, tokens.findIndex(isSeen)), tokens.findLastIndex(isSeen) + 1);
}

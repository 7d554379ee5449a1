// What a page says and loads, read the same way from a post and from what any program made of it.
import { parse } from 'parse5';

/** White space is no text, and programs that write pages anew change it. */
const fold = (text) => text.replace(/[\s\u200B-\u200D\uFEFF]+/g, '');

/** Their text is no text of the page. */
const UNREAD = new Set(['script', 'style', 'template', 'head', 'iframe', 'noembed', 'noframes']);
/** What does not interrupt a line of text. */
const INLINE = new Set(
  (
    'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span ' +
    'strike strong sub sup time tt u var wbr svg path button img'
  ).split(' '),
);

/**
 * @param {string} html
 * @param {string} url for relative addresses
 * @returns the page's pieces in order, with their offsets in `html`. `text`: what one text node says; a new
 * `block` number begins wherever a line would. `url`: what an element loads or leads to. `mark`: an id or a class.
 */
export function readPieces(html, url) {
  const pieces = [];
  let block = 0;
  // A loop and a list: real posts are nested deeper than the stack is high.
  const pending = [
    { node: parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }), inLink: false },
  ];
  while (pending.length > 0) {
    const { node, inLink, leave } = pending.pop();
    if (leave) {
      block++;
      continue;
    }
    const at = node.sourceCodeLocation?.startOffset;
    if (node.nodeName === '#text') {
      const value = fold(node.value);
      if (value !== '') pieces.push({ kind: 'text', value, at, block, inLink });
      continue;
    }
    for (const { name, value } of node.attrs ?? []) {
      if (name === 'src' || name === 'data-src' || name === 'href') {
        pieces.push({ kind: 'url', value: absolute(value, url), at });
      } else if (name === 'id' || name === 'class') {
        for (const word of value.split(/\s+/)) if (word) pieces.push({ kind: 'mark', value: word, at });
      }
    }
    if (UNREAD.has(node.nodeName)) continue;
    if (!INLINE.has(node.nodeName)) {
      block++;
      pending.push({ leave: true });
    }
    const children = node.childNodes ?? [];
    for (let index = children.length - 1; index >= 0; index--) {
      pending.push({ node: children[index], inLink: inLink || node.nodeName === 'a' });
    }
  }
  return pieces;
}

function absolute(address, url) {
  const trimmed = address.trim();
  return URL.canParse(trimmed, url) ? new URL(trimmed, url).href : trimmed;
}

/** The lines of text that pieces make. */
export function readLines(pieces) {
  return joinText(pieces, ({ block }) => block);
}

/** The stretches of text before, between and after links. */
export function readPassages(pieces) {
  let links = 0;
  const loose = [];
  for (const piece of pieces) {
    if (piece.inLink) links++;
    else loose.push({ ...piece, links });
  }
  return joinText(loose, ({ block, links }) => `${block} ${links}`);
}

/** Puts neighbours with the same key together. */
function joinText(pieces, keyOf) {
  const joined = [];
  let last;
  for (const piece of pieces) {
    if (piece.kind !== 'text') continue;
    const key = keyOf(piece);
    if (key === last) joined[joined.length - 1] += piece.value;
    else joined.push(piece.value);
    last = key;
  }
  return joined;
}

/** How often things occur in pieces. Text is looked for wherever it stands. */
export class Occurrences {
  #text;
  #counts = new Map();

  constructor(pieces) {
    this.#text = pieces.map(({ kind, value }) => (kind === 'text' ? value : '')).join('');
    for (const { kind, value } of pieces) {
      if (kind === 'text') continue;
      const key = `${kind} ${value}`;
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  of({ kind, value }) {
    if (kind !== 'text') return this.#counts.get(`${kind} ${value}`) ?? 0;
    return this.#text.split(value).length - 1;
  }

  says(value) {
    return this.#text.includes(value);
  }
}

import type MarkdownIt from 'markdown-it';

type ParseDestination = MarkdownIt['helpers']['parseLinkDestination'];

/** What follows an address: the end of the link, or its title and then the end. */
const END = /[ \t]*(?:\)|[ \t\n]["'])/y;
/** Longer addresses are none. */
const LONGEST = 2_000;

/** markdown-it's reading of where a link leads, with spaces in it, as in names of files: kramdown takes all up
 * to the bracket that closes. */
export function destinationWithSpaces(parse: ParseDestination): ParseDestination {
  return (text, start, max) => {
    const plain = parse(text, start, max);
    if (!plain.ok || text[start] === '<') return plain;
    END.lastIndex = plain.pos;
    if (text[plain.pos] !== ' ' || END.test(text)) return plain;
    let depth = 0;
    for (let pos = start; pos < max && pos - start < LONGEST && text[pos] !== '\n'; pos++) {
      if (text[pos] === '(') depth++;
      const isTitle = text[pos] === ' ' && /["']/.test(text[pos + 1] ?? '');
      if ((text[pos] === ')' && --depth < 0) || isTitle) {
        return { ...plain, pos, str: text.slice(start, pos).trim() };
      }
    }
    return plain;
  };
}

import { isYaml } from '../document/frontMatter.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { httpUrl, readFacts } from './postFacts.ts';

/**
 * A line that YAML can only read in one way, whatever stands above and below it: a key and, on the same
 * line, nothing, a whole value in quotes, a flow list of plain words, or plain text that no sign changes.
 */
const PLAIN_LINE =
  /[A-Za-z][\w-]*:(?:[ ]+(?:"[^"\\\r\n]*"|'[^'\r\n]*'|\[[^[\]{}"'#:&*!|>%@`\r\n-]*\]|[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^\s:#]|:(?=[^\s])|[^\S\r\n]+(?=[^\s:#])|(?<=\S)#)*))?[ ]*(?:\r\n|\n)/y;

/** A host that is spelt as `URL` would spell it, and no encoded one, which may be wrong. */
const PLAIN_HOST = /^https?:\/\/(?!\S*\bxn--)((?:[a-z\d]+(?:-+[a-z\d]+)*\.)+[a-z]+)(?:[/?#]|$)/;

const FROM = 'from: ';

/**
 * The host of the source article, as `readFacts` tells it. Cleaning asks for nothing else, and to read the
 * YAML takes as long as all the rest: so the line is read alone where every line of the front matter is plain.
 */
export function findSourceSite(post: PostDocument): string | undefined {
  const from = plainFrom(post);
  if (from === undefined) return readFacts(post).sourceSite;
  return PLAIN_HOST.exec(from)?.[1] ?? httpUrl(from)?.hostname;
}

/** The text of `from`; undefined where YAML has to say what it is. */
function plainFrom({ text, frontMatter }: PostDocument): string | undefined {
  if (frontMatter.kind === 'absent' || !isYaml(frontMatter.engine)) return undefined;
  const { start, end } = frontMatter.content;
  let from: string | undefined;
  for (let at = start; at < end; at = PLAIN_LINE.lastIndex) {
    PLAIN_LINE.lastIndex = at;
    if (!PLAIN_LINE.test(text)) return undefined;
    if (text.startsWith(FROM, at)) from = text.slice(at + FROM.length, PLAIN_LINE.lastIndex).trim();
  }
  // In quotes it may have escapes.
  return from !== undefined && /^https?:/.test(from) ? from : undefined;
}

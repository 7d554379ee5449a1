/**
 * What posts at the same address have in common, as the usual permalinks make it: the last part of a post's own
 * permalink, else its slug, else its file's name, letters and digits alone. Of the posts that share it, few share
 * the address; of those that do not, hardly any.
 *
 * @param permalink as written, like `slug`; '' where there is none.
 * @param fileName the file's base name, or ''.
 */
export function addressName(permalink: string, slug: string, fileName: string): string {
  const asked = `${permalink}\n${slug}\n${fileName}`;
  if (asked !== last.asked) last = { asked, name: findName(permalink, slug, fileName) };
  return last.name;
}

/** Who reads a post and keeps what it says asks twice. */
let last = { asked: '', name: '' };

function findName(permalink: string, slug: string, fileName: string): string {
  const end = permalink
    .replace(/(?:\/(?:index\.html)?)+$/, '')
    .replace(/(?:\.[a-z]+|:output_ext)$/, '')
    .replace(/^.*\//, '');
  const named = end !== '' && !end.includes(':') ? end : slug || withoutDate(fileName);
  return named.toLowerCase().replace(/[^\p{L}\p{M}\p{Nd}]+/gu, '');
}

function withoutDate(fileName: string): string {
  return fileName.replace(/\.[^.]+$/, '').replace(/^\d{2,4}-\d{1,2}-\d{1,2}-/, '');
}

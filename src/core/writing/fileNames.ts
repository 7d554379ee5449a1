import { fileSlug } from '../facts/fileTitle.ts';

/** The most bytes of a name that every file system takes, less a date and an extension. */
const LONGEST_SLUG = 200;

/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The part of a file's name that stands for the title: letters, digits and hyphens, of any script.
 * @returns '' where the title has neither letter nor digit.
 */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    // “It’s” is one word.
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}_]*/gu);
  const slug = shortened((words ?? []).join('-'));
  return DEVICE.test(slug) ? `${slug}-1` : slug;
}

/** The name of a post's file, by its day `2021-08-26`. */
export function postFileName(slug: string, day: string): string {
  return `${day}-${slug}.md`;
}

/** The name that the file of a draft gets as a post of that day, or that of a post gets on another day. */
export function datedFileName(fileName: string, day: string): string {
  return `${day}-${fileSlug(fileName)}${extensionOf(fileName)}`;
}

/** The name that the file of a post gets as a draft. */
export function undatedFileName(fileName: string): string {
  return fileSlug(fileName) + extensionOf(fileName);
}

function extensionOf(fileName: string): string {
  return /\.(?:md|markdown|html)$/.exec(fileName)?.[0] ?? '';
}

/** As many whole characters as fit, counted in bytes of UTF-8. */
function shortened(slug: string): string {
  let bytes = 0;
  let end = 0;
  for (const character of slug) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > LONGEST_SLUG) break;
    end += character.length;
  }
  return slug.slice(0, end).replace(/-+$/, '');
}

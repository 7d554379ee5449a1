/** The name less its extension and the date that it begins with. */
export function fileSlug(fileName: string): string {
  return fileName.replace(/\.(?:md|markdown|html)$/, '').replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
}

/** The title that a file's name gives, as Jekyll makes it of a slug; a name with spaces is a title already. */
export function fileTitle(fileName: string): string {
  const slug = fileSlug(fileName);
  if (/\s/.test(slug)) return slug.trim();
  return slug
    .split('-')
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(' ');
}

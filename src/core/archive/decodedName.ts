/** The name of a file, of whose path the caller may have made a URI. */
export function decodedName(fileName: string): string {
  if (!fileName.includes('%')) return fileName;
  try {
    return decodeURIComponent(fileName);
  } catch {
    // A file may be called `100%.md`: then it is no URI.
    return fileName;
  }
}

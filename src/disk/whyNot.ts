/** What the usual errors of a file system mean, for people. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'is a folder',
  ELOOP: 'is a link that leads in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space left on the disk',
  ENOTDIR: 'a part of the path is no folder',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
};

/** Why an operation failed, in words that follow a path. */
export function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : REASONS[code];
  return reason === undefined ? error.message : `${reason} (${code!})`;
}

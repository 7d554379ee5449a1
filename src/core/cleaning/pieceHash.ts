import { fingerprint } from '../text/fingerprint.ts';

/** Names a piece of junk by what it is made of, so that people can keep it wherever it stands. */
export function hashPiece(source: string): string {
  return fingerprint(source);
}

import type { PostDocument } from '../document/postDocument.ts';
import { httpUrl, scalarOf } from './postFacts.ts';

/** A host that is spelt as `URL` would spell it, and no encoded one, which may be wrong. */
const PLAIN_HOST = /^https?:\/\/(?!\S*\bxn--)((?:[a-z\d]+(?:-+[a-z\d]+)*\.)+[a-z]+)(?:[/?#]|$)/;

/** The host of the source article, as `readFacts` tells it: cleaning asks for nothing else. */
export function findSourceSite({ frontMatter }: PostDocument): string | undefined {
  if (frontMatter.kind === 'absent') return undefined;
  // The last field counts.
  const from = scalarOf(frontMatter.fields.findLast(({ key }) => key === 'from'))?.text ?? '';
  return PLAIN_HOST.exec(from)?.[1] ?? httpUrl(from)?.hostname;
}

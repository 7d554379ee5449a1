import { parseDocument } from 'yaml';
import { slice } from '../text/offsetRange.ts';
import { isYaml } from './frontMatter.ts';
import { joinQuotedLines } from './readYaml.ts';
import type { PostDocument } from './postDocument.ts';

/** As many copies of anchors as no author writes, and no memory is filled by. */
const MOST_ALIASES = 100;

/** The values of the front matter as YAML 1.2 types them, for where no position matters; undefined where there
 * is none, or none that can be read. */
export function readTypedFields({
  text,
  frontMatter,
}: PostDocument): Readonly<Record<string, unknown>> | undefined {
  if (frontMatter.kind !== 'closed' || !isYaml(frontMatter.engine) || frontMatter.problems.length > 0) {
    return undefined;
  }
  const source = joinQuotedLines(slice(text, frontMatter.content));
  try {
    const read: unknown = parseDocument(source, { schema: 'core', uniqueKeys: false }).toJS({
      maxAliasCount: MOST_ALIASES,
    });
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : {};
  } catch {
    // Aliases that grow without end.
    return undefined;
  }
}

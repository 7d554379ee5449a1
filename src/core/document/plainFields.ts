import matter from 'gray-matter';
import { parse, type DocumentOptions, type ParseOptions, type SchemaOptions } from 'yaml';
import { findFences } from './frontMatter.ts';
import { findTooDeep, joinQuotedLines } from './readYaml.ts';
import { slice } from '../text/offsetRange.ts';

/** What gray-matter may do with front matter: read YAML, by the parser that reads it everywhere else.
 * Its own engines for JavaScript and CoffeeScript run what they read. */
const refuse = (): never => {
  throw new Error('front matter that is code is not read');
};
/** Every value is the text that is written, as in a `ScalarValue`: 007 stays 007. */
const YAML_OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: 'failsafe',
  customTags: ['null'],
  uniqueKeys: false,
  // Not 'silent', which would go on with what is left of broken YAML.
  logLevel: 'error',
};
const OPTIONS = {
  engines: {
    yaml: (source: string) => (parse(joinQuotedLines(source), YAML_OPTIONS) ?? {}) as object,
    javascript: refuse,
    js: refuse,
    coffee: refuse,
    json: refuse,
    toml: refuse,
  },
};

/**
 * The values of a post's front matter as text, lists and maps of text, for where no position matters. `head` is the text's beginning,
 * at least up to the closing fence.
 * @returns undefined where there is no front matter, or none that can be read.
 */
export function readPlainFields(head: string): Readonly<Record<string, unknown>> | undefined {
  const fences = findFences(head);
  if (!fences || (fences.engine !== '' && fences.engine !== 'yaml')) return undefined;
  const { openFence, content } = fences;
  if (findTooDeep(slice(head, content)) !== undefined) return undefined;
  try {
    // gray-matter knows no closing dots. With options given, it keeps no copy of every text it ever saw.
    const text = `${head.slice(openFence.start, content.end)}\n---\n`;
    const { data } = matter(text, OPTIONS) as { data: unknown };
    return typeof data === 'object' && data !== null && !Array.isArray(data)
      ? (data as Record<string, unknown>)
      : undefined;
  } catch {
    // Broken YAML is a diagnostic of the post; here it only means that there is nothing to count.
    return undefined;
  }
}

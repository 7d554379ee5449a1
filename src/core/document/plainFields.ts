import matter from 'gray-matter';
import { parse, type DocumentOptions, type ParseOptions, type SchemaOptions } from 'yaml';
import { findFences, isYaml, type Fences } from './frontMatter.ts';
import { readPlainBytes, type PlainSpan } from './plainBytes.ts';
import { readPlainLines } from './plainLines.ts';
import type { Field, FieldValue } from './postDocument.ts';
import { findTooDeep, joinQuotedLines } from './readYaml.ts';
import { slice } from '../text/offsetRange.ts';
import { textOfUtf8 } from '../text/utf8.ts';

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

/** What a post's front matter says, as text, lists and maps of text; null where nothing stands. */
export type PlainFields = Readonly<Record<string, unknown>>;

/**
 * The values of a post's front matter, for where no position matters. `head` is the text's beginning, at least up
 * to the closing fence.
 * @returns undefined where there is no front matter, or none that can be read.
 */
export function readPlainFields(head: string): PlainFields | undefined {
  const fences = yamlFences(head);
  if (!fences) return undefined;
  const lines = readPlainLines(slice(head, fences.content), 0);
  return lines ? valuesOf(lines) : parseFields(head, fences);
}

/**
 * The same of bytes, most of which are never made into text.
 * @param head UTF-8, each byte a character (Latin-1).
 * @returns undefined where `readPlainFields` has to say what they are.
 */
export function readFieldsOfBytes(head: string): PlainFields | undefined {
  const spans = readPlainBytes(head);
  if (!spans) return undefined;
  const fields: Record<string, unknown> = {};
  for (const span of spans) fields[span.key] = plainValueOf(head, span);
  return fields;
}

/** The value that stands in a span: nothing, text, or a list of texts. */
export function plainValueOf(
  head: string,
  { kind, start, end }: PlainSpan,
): string | readonly string[] | null {
  if (kind === 'nothing') return null;
  const text = textOfUtf8(head.slice(start, end));
  if (kind === 'text') return text;
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** The same by a YAML parser alone, which takes many times as long. */
export function parsePlainFields(head: string): PlainFields | undefined {
  const fences = yamlFences(head);
  return fences && parseFields(head, fences);
}

function yamlFences(head: string): Fences | undefined {
  const fences = findFences(head);
  return fences && isYaml(fences.engine) ? fences : undefined;
}

function valuesOf(fields: readonly Field[]): PlainFields {
  // The last of two fields counts, at the place of the first.
  return Object.fromEntries(fields.map(({ key, value }) => [key, plainValue(value)]));
}

/** What is on a plain line: nothing, text, or a list of texts. */
function plainValue(value: FieldValue): unknown {
  if (value.kind === 'scalar') return value.text;
  return value.kind === 'list' ? value.items.map(plainValue) : null;
}

function parseFields(head: string, { openFence, content }: Fences): PlainFields | undefined {
  if (findTooDeep(slice(head, content)) !== undefined) return undefined;
  try {
    // gray-matter knows no closing dots. With options given, it keeps no copy of every text it ever saw.
    const text = `${head.slice(openFence.start, content.end)}\n---\n`;
    const { data } = matter(text, OPTIONS) as { data: unknown };
    return typeof data === 'object' && data !== null && !Array.isArray(data)
      ? (data as PlainFields)
      : undefined;
  } catch {
    // Broken YAML is a diagnostic of the post; here it only means that there is nothing to count.
    return undefined;
  }
}

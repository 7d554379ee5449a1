import matter from 'gray-matter';
import { parse } from 'yaml';

/** What gray-matter may do with front matter: read YAML, by the parser that reads it everywhere else.
 * Its own engines for JavaScript and CoffeeScript run what they read. */
const refuse = (): never => {
  throw new Error('front matter that is code is not read');
};
const OPTIONS = {
  engines: {
    yaml: (source: string) => (parse(source, { uniqueKeys: false, logLevel: 'silent' }) ?? {}) as object,
    javascript: refuse,
    js: refuse,
    coffee: refuse,
    json: refuse,
    toml: refuse,
  },
};

/**
 * The plain values of a post's front matter, for where no position matters. `head` is the text's beginning,
 * at least up to the closing fence.
 * @returns undefined where there is no front matter, or none that can be read.
 */
export function readPlainFields(head: string): Readonly<Record<string, unknown>> | undefined {
  const text = head.startsWith('\uFEFF') ? head.slice(1) : head;
  if (!text.startsWith('---')) return undefined;
  try {
    // With options given, gray-matter keeps no copy of every text it ever saw.
    const { data } = matter(text, OPTIONS) as { data: unknown };
    return typeof data === 'object' && data !== null && !Array.isArray(data)
      ? (data as Record<string, unknown>)
      : undefined;
  } catch {
    // Broken YAML is a diagnostic of the post; here it only means that there is nothing to count.
    return undefined;
  }
}

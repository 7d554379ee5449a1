import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { lineEnd, nextLine } from '../text/lines.ts';
import { shifted, type OffsetRange } from '../text/offsetRange.ts';
import { readColonTooMany, readPlainLines } from './plainLines.ts';
import type { Field, FieldValue, YamlProblem } from './postDocument.ts';

/** What the YAML of a front matter says. */
export interface YamlContent {
  readonly fields: Field[];
  readonly problems: YamlProblem[];
}

const LOST_KEY = /^Implicit map keys need to be followed by map values/;
/** More than anyone writes by hand: beyond, broken YAML is not read field by field. */
const MOST_FIELDS = 1000;
/** More than anyone mends at once. */
const MOST_PROBLEMS = 100;
/** Flow lists nested deeper than this would exhaust the parser's stack. */
const DEEPEST_FLOW = 500;

/**
 * Reads the YAML of a front matter.
 * @param base what to add to the offsets
 */
export function readYaml(source: string, base: number): YamlContent {
  const plain = readPlainLines(source, base);
  return plain
    ? { fields: plain, problems: [] }
    : (readFieldByField(source, base) ?? readAnyYaml(source, base));
}

/** The signs of what fields may have to do with each other: an anchor and its alias; a document's end; a tab or a
 * comment in the middle of a value, behind which the parser takes what follows into account. */
const NOT_ALONE = /[&*]|^ *\t|^(?:---|\.\.\.)|^[ \t]*#.*\n(?=\s*[^\s#])/m;
const ONE_FIELD = /^[A-Za-z][\w-]*:(?:[ \t]|\r?\n|$)/;

/**
 * Reads each field by itself: nearly all of them are plain lines, and the YAML parser has only to read the others.
 * undefined where fields may have to do with each other: what is not at its end within its own lines goes on in
 * the next.
 */
export function readFieldByField(source: string, base: number): YamlContent | undefined {
  const ranges = splitFields(source);
  if (ranges.length > MOST_FIELDS) return undefined;
  const fields: Field[] = [];
  const problems: YamlProblem[] = [];
  for (const { start, end } of ranges) {
    const lines = source.slice(start, end);
    const plain = readPlainLines(lines, base + start);
    if (plain) {
      fields.push(...plain);
      continue;
    }
    const colon = readColonTooMany(lines, base + start);
    if (colon) {
      fields.push(colon.field);
      problems.push(colon.problem);
      continue;
    }
    if (!ONE_FIELD.test(lines) || NOT_ALONE.test(lines)) return undefined;
    const chunk = readYamlChunk(lines, base + start);
    // A colon too many is one whatever follows. Of all other mistakes what follows may be a part.
    if (chunk.problems.some(({ code }) => code !== 'BLOCK_AS_IMPLICIT_KEY')) return undefined;
    fields.push(...chunk.fields);
    problems.push(...chunk.problems);
  }
  return { fields, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** Reads YAML by a parser of all of it. */
export function readAnyYaml(source: string, base: number): YamlContent {
  const whole = readYamlChunk(source, base);
  if (whole.problems.length === 0) return whole;
  // One broken field makes the parser misread all that follow it: read each by itself.
  const fields = splitFields(source);
  if (fields.length > MOST_FIELDS) return { ...whole, problems: whole.problems.slice(0, MOST_PROBLEMS) };
  const chunks = fields.map(({ start, end }): YamlContent => {
    const lines = source.slice(start, end);
    const plain = readPlainLines(lines, base + start);
    return plain ? { fields: plain, problems: [] } : readYamlChunk(lines, base + start);
  });
  const problems = chunks.flatMap((chunk) => chunk.problems);
  return {
    fields: chunks.flatMap((chunk) => chunk.fields),
    problems: (problems.length > 0 ? problems : whole.problems).slice(0, MOST_PROBLEMS),
  };
}

/** The top-level fields of a front matter: from each line that begins with a key to the next such line. */
export function splitFields(source: string): OffsetRange[] {
  const starts = [0];
  for (let at = nextLine(source, 0); at < source.length; at = nextLine(source, at)) {
    if (/^[^\s#:\-\]}][^:\r\n]*:(?:\s|$)/.test(source.slice(at, Math.min(lineEnd(source, at), at + 200))))
      starts.push(at);
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? source.length }));
}

function readYamlChunk(source: string, base: number): YamlContent {
  const tooDeep = findTooDeep(source);
  if (tooDeep !== undefined) {
    const range = shifted({ start: tooDeep, end: tooDeep + 1 }, base);
    return {
      fields: [],
      problems: [{ code: 'TOO_DEEP', detail: 'Too many brackets inside brackets', range }],
    };
  }
  const yaml = parseDocument(joinQuotedLines(source), {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  // Behind an error the parser often takes the rest of a value for a key without a value.
  const errors = yaml.errors.filter(({ message }, index) => index === 0 || !LOST_KEY.test(message));
  const problems = errors.map(({ code, message, pos }): YamlProblem => {
    const start = Math.min(pos[0], source.length);
    const end = Math.max(start, Math.min(pos[1], source.length));
    return { code, detail: message, range: shifted({ start, end }, base) };
  });
  if (problems.length === 0 && source.includes('*')) problems.push(...findLostAliases(yaml, base));
  if (!isMap(yaml.contents)) {
    if (yaml.contents && problems.length === 0) {
      const [start, end] = yaml.contents.range;
      const detail = 'Front matter is a list of `key: value` lines';
      problems.push({ code: 'NOT_A_MAP', detail, range: shifted({ start, end }, base) });
    }
    return { fields: [], problems };
  }
  const fields = (yaml.contents.items as Pair[]).flatMap((pair) => readField(pair, source, base));
  return { fields: fields.map((field) => withColons(field, problems, source, base)), problems };
}

/** Where so many brackets are open that the parser, which calls itself for each, would not come back. Brackets
 * in quotes count as well: nobody writes as many. */
export function findTooDeep(source: string): number | undefined {
  if (source.length < DEEPEST_FLOW) return undefined;
  let depth = 0;
  for (const { index, 0: mark } of source.matchAll(/[[{]|[\]}]|(?:[-?:][ \t]+){2,}/g)) {
    if (mark === '[' || mark === '{') depth++;
    else if (mark === ']' || mark === '}') depth = Math.max(0, depth - 1);
    // `- - - -` nests as well.
    else if (mark.replace(/[ \t]/g, '').length > DEEPEST_FLOW) return index;
    if (depth > DEEPEST_FLOW) return index;
  }
  return undefined;
}

/** `title: *note*` is no emphasis: it stands for a value that is marked `&note*`, and there is none. */
function findLostAliases(yaml: Document, base: number): YamlProblem[] {
  const problems: YamlProblem[] = [];
  const anchors = new Set<string>();
  visit(yaml, {
    Node(_key, node) {
      if (isAlias(node)) {
        if (anchors.has(node.source) || !node.range) return;
        const [start, end] = node.range;
        const detail = `Unknown alias ${node.source}`;
        problems.push({ code: 'BAD_ALIAS', detail, range: shifted({ start, end }, base) });
      } else if (node.anchor) anchors.add(node.anchor);
    },
  });
  return problems;
}

/** `title: One: two` is broken, and yet everyone sees the title. */
function withColons(field: Field, problems: readonly YamlProblem[], source: string, base: number): Field {
  const broken = problems.some(
    ({ code, range }) => code === 'BLOCK_AS_IMPLICIT_KEY' && range.start === field.value.range.start,
  );
  if (!broken) return field;
  const start = field.value.range.start - base;
  const text = source
    .slice(start, lineEnd(source, start))
    .replace(/\s#.*$/, '')
    .trimEnd();
  const range = shifted({ start, end: start + text.length }, base);
  return {
    ...field,
    range: { start: field.range.start, end: range.end },
    value: { kind: 'scalar', range, value: text, text, style: 'plain' },
  };
}

function readField({ key, value }: Pair, source: string, base: number): Field[] {
  if (!isScalar(key) || !key.range || key.range[0] === key.range[1]) return [];
  const [start, end] = key.range;
  // YAML allows a key of several lines behind a `?`; no field is called so.
  if (/[\r\n]/.test(source.slice(start, end))) return [];
  // Without a colon it is stray text.
  const colon = /^[ \t]*:/.exec(source.slice(end, lineEnd(source, end)));
  if (!colon && !source.startsWith('?')) return [];
  const behindColon = end + (colon?.[0].length ?? 0);
  const fieldValue = readValue(value as Node | null, source, base, behindColon);
  return [
    {
      key: typeof key.value === 'string' ? key.value : (key.source ?? String(key.value)),
      keyRange: shifted({ start, end }, base),
      range: { start: base + start, end: Math.max(base + behindColon, fieldValue.range.end) },
      value: fieldValue,
    },
  ];
}

function readValue(node: Node | null, source: string, base: number, fallback: number): FieldValue {
  if (!node?.range) return { kind: 'empty', range: shifted({ start: fallback, end: fallback }, base) };
  const range = shifted(writtenRange(node, source), base);
  if (isAlias(node)) return { kind: 'other', range };
  if (isMap(node)) return { kind: 'map', range };
  if (isSeq(node)) {
    return {
      kind: 'list',
      style: node.flow === true ? 'flow' : 'block',
      range,
      items: (node.items as Node[]).map((item) => readValue(item, source, base, node.range![0])),
    };
  }
  if (!isScalar(node)) return { kind: 'other', range };
  const { value, type } = node;
  if (range.start === range.end || (value === null && type === 'PLAIN')) return { kind: 'empty', range };
  const simple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return {
    kind: 'scalar',
    range,
    value: simple ? value : null,
    text: node.source ?? String(value),
    style:
      type === 'QUOTE_DOUBLE'
        ? 'double'
        : type === 'QUOTE_SINGLE'
          ? 'single'
          : type === 'PLAIN'
            ? 'plain'
            : 'block',
  };
}

/** What is written of a node. The parser counts the last line break of block collections and block scalars
 * as theirs, with blank lines and comments behind it; a whole line taken from there would be the next one. */
export function writtenRange(node: Node, source: string): OffsetRange {
  const [start] = node.range!;
  let last = node;
  while ((isSeq(last) || isMap(last)) && last.flow !== true && last.items.length > 0) {
    const item: unknown = last.items.at(-1);
    const [key, value] = isPair(item) ? [item.key, item.value] : [item, undefined];
    const next = isNode(value) && value.range ? value : key;
    if (!isNode(next) || !next.range) break;
    last = next;
  }
  let end = Math.max(start, last.range![1]);
  // White space to YAML: a wide one is a part of the value.
  while (end > start && ' \t\r\n'.includes(source[end - 1]!)) end--;
  return { start, end };
}

/**
 * The source with the line breaks inside some double-quoted values turned into spaces of the same length.
 * YAML 1.2 wants the lines of a quoted value indented; libyaml, which Jekyll reads with, takes them at the
 * start of the line as well, and folds the line break to a space either way.
 */
export function joinQuotedLines(source: string): string {
  if (!/^[^\s#"'][^:\n]*:[ \t]+"[^"\n]*\n\s*^\S/m.test(source)) return source;
  return source.replace(
    /^([^\s#"'][^:\n]*:[ \t]+)("[^"\\]*(?:\\[^][^"\\]*)*")(?=[ \t]*(?:#.*)?\r?$)/gm,
    (_whole, key: string, quoted: string) =>
      key + quoted.replace(/\r?\n(?=\S)/g, (lineBreak) => ' '.repeat(lineBreak.length)),
  );
}

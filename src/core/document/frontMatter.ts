import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';
import type { OffsetRange } from '../text/offsetRange.ts';
import { nextLine, lineEnd } from '../text/lines.ts';
import type { Field, FieldValue, FrontMatter, FrontMatterContent, YamlProblem } from './postDocument.ts';

/** Jekyll's own idea of a fence (`Jekyll::Document::YAML_FRONT_MATTER_REGEXP`): three dashes on the first
 * line, closed by three dashes or dots alone on a line. gray-matter and Hexo also know `---js`. */
const OPEN_FENCE = /^\uFEFF?(---([a-z]*))[ \t]*(?:\r\n|\n)/;
const CLOSE_FENCE = /^(?:---|\.\.\.)[ \t]*$/;

/** What a line of front matter looks like: `key:`, indented or `- ` continuation, comment. */
const YAML_LINE = /^(?:[^\s<>[\](){}#:,"'-][^:<>]*:(?:\s|$)|[ \t]+\S|-\s|#)/;

/** Reads the front matter at the very start of a text (behind a byte order mark). */
export function parseFrontMatter(text: string): FrontMatter {
  const open = OPEN_FENCE.exec(text);
  if (!open) return { kind: 'absent' };
  const fenceStart = open[0].startsWith('\uFEFF') ? 1 : 0;
  const openFence = { start: fenceStart, end: fenceStart + open[1]!.length };
  const contentStart = open[0].length;
  const engine = open[2]!;

  let end = contentStart;
  while (end < text.length) {
    const lineStop = lineEnd(text, end);
    // A fence is short: a line of a hundred thousand characters need not be copied to see that it is none.
    if (lineStop - end < 200) {
      const line = text.slice(end, lineStop);
      if (CLOSE_FENCE.test(line)) {
        const closeFence = { start: end, end: end + 3 };
        return { kind: 'closed', closeFence, ...readContent(text, openFence, engine, contentStart, end) };
      }
    }
    end = nextLine(text, end);
  }

  let stop = contentStart;
  while (stop < text.length && YAML_LINE.test(text.slice(stop, Math.min(lineEnd(text, stop), stop + 200)))) {
    stop = nextLine(text, stop);
  }
  // A text that begins with a thematic break and prose has no front matter to close.
  if (stop === contentStart) return { kind: 'absent' };
  return { kind: 'unclosed', ...readContent(text, openFence, engine, contentStart, stop) };
}

function readContent(
  text: string,
  openFence: OffsetRange,
  engine: string,
  start: number,
  end: number,
): FrontMatterContent {
  const content = { start, end };
  // Code, not data: nothing may read it, let alone run it.
  if (engine !== '' && engine !== 'yaml') return { openFence, engine, content, fields: [], problems: [] };
  return { openFence, engine, content, ...readYaml(text.slice(start, end), start) };
}

interface YamlContent {
  readonly fields: Field[];
  readonly problems: YamlProblem[];
}

function readYaml(source: string, base: number): YamlContent {
  const whole = readYamlChunk(source, base);
  if (whole.problems.length === 0) return whole;
  // One broken field makes the parser misread all that follow it: read each by itself.
  const chunks = splitFields(source).map(({ start, end }) =>
    readYamlChunk(source.slice(start, end), base + start),
  );
  const problems = chunks.flatMap((chunk) => chunk.problems);
  return {
    fields: chunks.flatMap((chunk) => chunk.fields),
    problems: problems.length > 0 ? problems : whole.problems,
  };
}

/** The top-level fields of a front matter: from each line that begins with a key to the next such line. */
function splitFields(source: string): OffsetRange[] {
  const starts = [0];
  for (let at = nextLine(source, 0); at < source.length; at = nextLine(source, at)) {
    if (/^[^\s#:\-\]}][^:\r\n]*:(?:\s|$)/.test(source.slice(at, Math.min(lineEnd(source, at), at + 200))))
      starts.push(at);
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? source.length }));
}

function readYamlChunk(source: string, base: number): YamlContent {
  const yaml = parseDocument(joinQuotedLines(source), {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const problems = yaml.errors.map(({ code, message, pos }): YamlProblem => {
    const start = Math.min(pos[0], source.length);
    const end = Math.max(start, Math.min(pos[1], source.length));
    return { code, detail: message, range: shift({ start, end }, base) };
  });
  if (!isMap(yaml.contents)) {
    if (yaml.contents && problems.length === 0) {
      const [start, end] = yaml.contents.range;
      const detail = 'Front matter is a list of `key: value` lines';
      problems.push({ code: 'NOT_A_MAP', detail, range: shift({ start, end }, base) });
    }
    return { fields: [], problems };
  }
  const fields = (yaml.contents.items as Pair[]).flatMap((pair) => readField(pair, base));
  return { fields: fields.map((field) => withColons(field, problems, source, base)), problems };
}

/** `title: One: two` is broken, and yet everyone sees the title. */
function withColons(field: Field, problems: readonly YamlProblem[], source: string, base: number): Field {
  const broken = problems.some(
    ({ code, range }) => code === 'BLOCK_AS_IMPLICIT_KEY' && range.start === field.value.range.start,
  );
  if (!broken) return field;
  const start = field.value.range.start - base;
  const text = source.slice(start, lineEnd(source, start)).trimEnd();
  const range = shift({ start, end: start + text.length }, base);
  return {
    ...field,
    range: { start: field.range.start, end: range.end },
    value: { kind: 'scalar', range, value: text, text, style: 'plain' },
  };
}

function readField({ key, value }: Pair, base: number): Field[] {
  if (!isScalar(key) || !key.range || key.range[0] === key.range[1]) return [];
  const keyRange = shift({ start: key.range[0], end: key.range[1] }, base);
  const fieldValue = readValue(value as Node | null, base, keyRange.end + 1);
  return [
    {
      key: typeof key.value === 'string' ? key.value : (key.source ?? String(key.value)),
      keyRange,
      range: { start: keyRange.start, end: Math.max(keyRange.end + 1, fieldValue.range.end) },
      value: fieldValue,
    },
  ];
}

function readValue(node: Node | null, base: number, fallback: number): FieldValue {
  if (!node?.range) return { kind: 'empty', range: { start: fallback, end: fallback } };
  const range = shift({ start: node.range[0], end: node.range[1] }, base);
  if (isAlias(node)) return { kind: 'other', range };
  if (isMap(node)) return { kind: 'map', range };
  if (isSeq(node)) {
    return {
      kind: 'list',
      style: node.flow === true ? 'flow' : 'block',
      range,
      items: (node.items as Node[]).map((item) => readValue(item, base, range.start)),
    };
  }
  if (!isScalar(node)) return { kind: 'other', range };
  if (range.start === range.end) return { kind: 'empty', range };
  const { value, type } = node;
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

/**
 * The source with the line breaks inside some double-quoted values turned into spaces of the same length.
 * YAML 1.2 wants the lines of a quoted value indented; libyaml, which Jekyll reads with, takes them at the
 * start of the line as well, and folds the line break to a space either way.
 */
function joinQuotedLines(source: string): string {
  if (!/^[^\s#"'][^:\n]*:[ \t]+"[^"\n]*\r?\n\S/m.test(source)) return source;
  return source.replace(
    /^([^\s#"'][^:\n]*:[ \t]+)("(?:[^"\\]|\\[^])*")(?=[ \t]*(?:#.*)?\r?$)/gm,
    (_whole, key: string, quoted: string) =>
      key + quoted.replace(/\r?\n/g, (lineBreak) => ' '.repeat(lineBreak.length)),
  );
}

function shift({ start, end }: OffsetRange, by: number): OffsetRange {
  return { start: start + by, end: end + by };
}

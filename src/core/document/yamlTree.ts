import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node, type Pair } from 'yaml';
import { shifted, type OffsetRange } from '../text/offsetRange.ts';
import type { YamlProblem } from './postDocument.ts';
import { findTooDeep, splitFields, writtenRange } from './readYaml.ts';

/** A value of a YAML file with its place. `other` is what has none of these shapes, such as an alias. */
export type YamlNode = YamlText | YamlList | YamlMap | YamlOther;

interface YamlText {
  readonly is: 'text';
  readonly range: OffsetRange;
  /** What YAML 1.2 makes of it; null where nothing is said. */
  readonly value: string | number | boolean | null;
  /** Without quotes and escapes, before numbers and booleans are told. */
  readonly text: string;
}

interface YamlList {
  readonly is: 'list';
  readonly range: OffsetRange;
  readonly items: readonly YamlNode[];
}

export interface YamlMap {
  readonly is: 'map';
  readonly range: OffsetRange;
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly keyRange: OffsetRange;
  /** Empty, behind the key, where nothing is said. */
  readonly value: YamlNode;
}

interface YamlOther {
  readonly is: 'other';
  readonly range: OffsetRange;
}

export interface YamlTree {
  /** undefined where nothing is in the file, or nothing that can be read. */
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
}

/** More than any settings file has, in UTF-16 code units. */
const LONGEST = 200_000;

/** A YAML file of settings, with places. What is broken costs its own top-level key alone. */
export function readYamlTree(text: string): YamlTree {
  if (text.length > LONGEST) {
    const range = { start: LONGEST, end: LONGEST };
    return { root: undefined, problems: [{ code: 'TOO_DEEP', detail: 'The file is too long', range }] };
  }
  const whole = readChunk(text, 0);
  if (whole.problems.length === 0) return whole;
  const chunks = splitFields(text).map(({ start, end }) => readChunk(text.slice(start, end), start));
  const entries = chunks.flatMap(({ root }) => (root?.is === 'map' ? root.entries : []));
  const problems = chunks.flatMap((chunk) => chunk.problems);
  return {
    root: { is: 'map', range: { start: 0, end: text.length }, entries },
    // What is broken only as a whole.
    problems: problems.length > 0 ? problems : whole.problems,
  };
}

function readChunk(source: string, base: number): YamlTree {
  const tooDeep = findTooDeep(source);
  if (tooDeep !== undefined) {
    const range = shifted({ start: tooDeep, end: tooDeep + 1 }, base);
    const detail = 'Too many brackets inside brackets';
    return { root: undefined, problems: [{ code: 'TOO_DEEP', detail, range }] };
  }
  const yaml = parseDocument(source, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const problems = yaml.errors.slice(0, 1).map(({ code, message, pos }): YamlProblem => {
    const start = Math.min(pos[0], source.length);
    const end = Math.max(start, Math.min(pos[1], source.length));
    return { code, detail: message, range: shifted({ start, end }, base) };
  });
  const root = yaml.contents?.range ? readNode(yaml.contents, source, base, 0) : undefined;
  return { root: root && isNothing(root) ? undefined : root, problems };
}

function readNode(node: Node | null, source: string, base: number, fallback: number): YamlNode {
  if (!node?.range) {
    const range = shifted({ start: fallback, end: fallback }, base);
    return { is: 'text', range, value: null, text: '' };
  }
  const range = shifted(writtenRange(node, source), base);
  if (isMap(node)) {
    return {
      is: 'map',
      range,
      entries: node.items.flatMap((pair) => readEntry(pair, source, base)),
    };
  }
  if (isSeq(node)) {
    const items = (node.items as Node[]).map((item) => readNode(item, source, base, node.range![0]));
    return { is: 'list', range, items };
  }
  if (isAlias(node) || !isScalar(node)) return { is: 'other', range };
  const { value } = node;
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return {
    is: 'text',
    range,
    value: isPlain ? value : null,
    text: typeof value === 'string' ? value : (node.source ?? ''),
  };
}

function readEntry({ key, value }: Pair, source: string, base: number): YamlEntry[] {
  if (!isScalar(key) || !key.range) return [];
  const [start, end] = key.range;
  const name = typeof key.value === 'string' ? key.value : (key.source ?? '');
  return [
    {
      key: name,
      keyRange: shifted({ start, end }, base),
      value: readNode(value as Node | null, source, base, end),
    },
  ];
}

function isNothing(node: YamlNode): boolean {
  return node.is === 'text' && node.value === null && node.text === '';
}

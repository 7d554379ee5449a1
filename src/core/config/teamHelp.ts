import { readYamlTree, type YamlEntry, type YamlNode } from '../document/yamlTree.ts';
import { lineStart } from '../text/lines.ts';
import type { Message } from '../text/message.ts';
import { touches, type OffsetRange } from '../text/offsetRange.ts';
import { entryOf, type Entry, type Shape } from './shape.ts';
import { TEAM_SHAPE } from './teamSettings.ts';

/** Something to put at the caret of a team's file. */
export interface TeamCompletion {
  readonly label: string;
  readonly kind: 'key' | 'value';
  /** What the completion replaces; it holds the caret. */
  readonly range: OffsetRange;
  /** New lines are to be indented as the line of the caret is. */
  readonly newText: string;
  /** Whether more is to be chosen behind it. */
  readonly goesOn: boolean;
  readonly documentation: Message | undefined;
}

export interface TeamHover {
  readonly range: OffsetRange;
  readonly text: Message;
  /** The words that may stand there. */
  readonly words: readonly string[];
}

/** A line that keys or items stand in: what is before the caret, and how deep it begins. */
const LINE = /^([ ]*)((?:-[ ]+)?)(?:([\w.-]+):(?:[ ]+(.*))?)?$/;

/** More lines than a settings file has above a caret. */
const MOST_LINES = 5000;

/** What may stand at `offset`. What is being typed is seldom whole YAML: the lines above tell where it is. */
export function completeTeamFile(text: string, offset: number): TeamCompletion[] {
  const start = lineStart(text, offset);
  const range = wordAround(text, offset, start);
  const before = text.slice(start, range.start);
  const match = LINE.exec(before);
  if (!match) return [];
  const [, indent = '', dashes = '', key, behind = ''] = match;
  const column = indent.length + dashes.length;
  const above = shapeAbove(text, start, column, dashes === '' ? undefined : indent.length);
  if (key === undefined) {
    // `word:` is a key already; what one types may become one.
    return above ? completionsFor(above, range, dashes === '' && above.is === 'list') : [];
  }
  // YAML wants a space behind the colon.
  if (before.endsWith(':')) return [];
  const shape = entryOf(above, key)?.shape;
  if (shape?.is === 'list' && /^\[(?:[^\]#]*,)?\s*$/.test(behind))
    return completionsFor(shape.of, range, false);
  return shape && behind.trim() === '' && shape.is !== 'map' && shape.is !== 'list'
    ? completionsFor(shape, range, false)
    : [];
}

function completionsFor(shape: Shape, range: OffsetRange, asItem: boolean): TeamCompletion[] {
  const item = shape.is === 'list' && asItem ? shape.of : shape;
  const dash = asItem ? '- ' : '';
  switch (item.is) {
    case 'map':
      return Object.entries(item.keys).map(([label, { shape: inner, about }]) => ({
        label,
        kind: 'key',
        range,
        newText: `${dash}${label}:${inner.is === 'map' ? '\n  ' : inner.is === 'list' ? '\n  - ' : ' '}`,
        goesOn: true,
        documentation: about,
      }));
    case 'word':
      return valuesOf(item.words, range, dash);
    case 'flag':
      return valuesOf(['true', 'false'], range, dash);
    case 'text':
    case 'list':
      return [];
  }
}

function valuesOf(words: readonly string[], range: OffsetRange, dash: string): TeamCompletion[] {
  return words.map((label) => ({
    label,
    kind: 'value',
    range,
    newText: dash + label,
    goesOn: false,
    documentation: undefined,
  }));
}

/** What may stand at the caret's line: `column` is where its text begins, `item` where its dash stands, if it has
 * one. The lines above tell: what it is in begins further left. */
function shapeAbove(
  text: string,
  start: number,
  column: number,
  item: number | undefined,
): Shape | undefined {
  const path: string[] = item === undefined ? [] : [ITEM];
  let [left, dash] = [column, item];
  for (const line of linesAbove(text, start)) {
    if (dash === undefined && left === 0) break;
    const { indent, content, key } = line;
    const isItem = content > indent;
    if (dash === undefined) {
      if (indent >= left) continue;
      // The first line of an item, whose other lines stand below it.
      const isFirst = isItem && content === left;
      if (!isFirst && (content >= left || key === undefined)) return undefined;
      path.unshift(...(isItem ? [ITEM] : []), ...(isFirst ? [] : [key!]));
    } else {
      // A list may begin where its key does.
      if (indent > dash || (isItem && indent === dash)) continue;
      if (key === undefined || (isItem && content > dash)) return undefined;
      path.unshift(...(isItem ? [ITEM] : []), key);
    }
    [left, dash] = isItem ? [content, indent] : [indent, undefined];
  }
  if (left > 0 || dash !== undefined) return undefined;
  return path.reduce<Shape | undefined>(
    (shape, key) => (key !== ITEM ? entryOf(shape, key)?.shape : shape?.is === 'list' ? shape.of : undefined),
    TEAM_SHAPE,
  );
}

/** In the place of a key: an item of a list. No key is called so. */
const ITEM = '-';

interface LineAbove {
  readonly indent: number;
  /** Where the text begins, behind dashes. */
  readonly content: number;
  /** What all below stands behind, if nothing else does. */
  readonly key: string | undefined;
}

/** The lines above that say something, the nearest first. */
function* linesAbove(text: string, start: number): Generator<LineAbove> {
  let at = start;
  for (let count = 0; at > 0 && count < MOST_LINES; count++) {
    const end = at - (text.startsWith('\r\n', at - 2) ? 2 : 1);
    at = lineStart(text, end);
    const line = text.slice(at, end);
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [whole, indent = ''] = /^([ ]*)(?:-[ ]+)?/.exec(line)!;
    const key = /^([\w.-]+)[ ]*:[ ]*(?:#.*)?$/.exec(line.slice(whole.length))?.[1];
    yield { indent: indent.length, content: whole.length, key };
  }
}

/** The word around the caret, of which the part before it was typed. */
function wordAround(text: string, offset: number, least: number): OffsetRange {
  const character = /[\w.-]/;
  let start = offset;
  while (start > least && character.test(text[start - 1]!)) start--;
  // A dash before a space begins an item.
  if (text[start] === '-' && /\s|$/.test(text[start + 1] ?? '')) start = Math.min(offset, start + 1);
  let end = offset;
  while (end < text.length && character.test(text[end]!)) end++;
  return { start, end };
}

/** What the key at `offset` is for, and what may stand behind it. */
export function hoverTeamFile(text: string, offset: number): TeamHover | undefined {
  let node: YamlNode | undefined = readYamlTree(text).root;
  let shape: Shape = TEAM_SHAPE;
  while (node) {
    if (node.is === 'list' && shape.is === 'list') {
      node = node.items.find(({ range }) => touches(range, offset));
      shape = shape.of;
      continue;
    }
    if (node.is !== 'map') return undefined;
    const at: YamlEntry | undefined = node.entries.find(
      ({ keyRange, value }) => touches(keyRange, offset) || touches(value.range, offset),
    );
    const entry: Entry | undefined = at && entryOf(shape, at.key);
    if (!at || !entry) return undefined;
    if (touches(at.keyRange, offset)) {
      return { range: at.keyRange, text: entry.about, words: wordsOf(entry.shape) };
    }
    node = at.value;
    shape = entry.shape;
  }
  return undefined;
}

function wordsOf(shape: Shape): readonly string[] {
  if (shape.is === 'list') return wordsOf(shape.of);
  return shape.is === 'word' ? shape.words : shape.is === 'flag' ? ['true', 'false'] : [];
}

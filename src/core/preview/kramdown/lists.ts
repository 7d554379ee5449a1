import type { StateCore, Token } from 'markdown-it';
import { BOUNDARY, isAtMargin, lineAt, type BlockRule } from './blockBoundary.ts';

const START = /^(?:[-+*]|\d{1,9}\.)(?:[ \t]|$)/;

/** markdown-it's rule for lists, less the lists with `1)`; any list may stand right behind a paragraph. */
export function listAsInKramdown(list: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    const line = lineAt(state, startLine);
    if (!START.test(line)) return false;
    // Further out it may be the next item, which markdown-it knows.
    if (silent && state.parentType === 'paragraph' && state.sCount[startLine]! >= state.blkIndent)
      return isAtMargin(state, startLine) && /^\S+[ \t]+\S/.test(line);
    return list(state, startLine, endLine, silent);
  };
}

/** A box at the beginning of an item. */
const TASK = /^\s*\[([ x])\]\s+/i;
/** Attributes of an item: nobody is to read them. */
const ITEM_ATTRIBUTES = /^\s*\{:(?![:/])[^{}\n]{1,300}\}\s*/;

/** A list that is being gone through. */
interface OpenList {
  /** How many items it has. */
  readonly size: number;
  seen: number;
  /** Whether one of the items so far is tight. */
  hasTight: boolean;
}

/**
 * Makes the lists that markdown-it found those that kramdown would have: one list whatever the marks of its
 * items, numbered from one, and each item tight or loose by itself.
 */
export function finishLists(state: StateCore): void {
  const tokens = (state.tokens = joinLists(state.tokens));
  const sizes = countItems(tokens);
  const lines = state.src.split('\n');
  const isBlank = (line: number): boolean => /^[\s>]*$/.test(lines[line] ?? '');
  const open: OpenList[] = [];
  for (const [at, token] of tokens.entries()) {
    if (LIST_OPEN.test(token.type)) {
      token.attrs = token.attrs?.filter(([name]) => name !== 'start') ?? null;
      open.push({ size: sizes.get(token)!, seen: 0, hasTight: false });
    } else if (LIST_CLOSE.test(token.type)) {
      open.pop();
    } else if (token.type === 'list_item_open') {
      finishItem(state, at, open.at(-1)!, isBlank);
    } else if (token.type === 'dd_open') {
      hideParagraph(tokens, at, !isBlank(token.map![0] - 1));
    }
  }
}

const LIST_OPEN = /^(?:bullet|ordered)_list_open$/;
const JOINED = /^(?:(?:bullet|ordered)_list|dl)_open$/;
const LIST_CLOSE = /^(?:bullet|ordered)_list_close$/;

/** Lists of one kind that follow each other are one, and so are lists of definitions. */
function joinLists(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const goesOn =
      JOINED.test(token.type) &&
      before?.nesting === -1 &&
      before.tag === token.tag &&
      before.level === token.level;
    if (goesOn) joined.pop();
    else joined.push(token);
  }
  return joined;
}

function countItems(tokens: readonly Token[]): Map<Token, number> {
  const sizes = new Map<Token, number>();
  const open: Token[] = [];
  for (const token of tokens) {
    if (LIST_OPEN.test(token.type)) open.push(token);
    else if (LIST_CLOSE.test(token.type)) open.pop();
    else if (token.type === 'list_item_open') sizes.set(open.at(-1)!, (sizes.get(open.at(-1)!) ?? 0) + 1);
  }
  return sizes;
}

/** An item is tight if no blank line follows its first paragraph; that of the last item counts only if all
 * items are loose (kramdown's `parse_list`). */
function finishItem(state: StateCore, at: number, list: OpenList, isBlank: (line: number) => boolean): void {
  const { tokens } = state;
  list.seen++;
  const isLast = list.seen === list.size;
  const [, first, inline, , next] = tokens.slice(at, at + 5);
  if (first?.type === 'paragraph_open' && inline) {
    const isAlone = next?.type === 'list_item_close' && tokens[at + 6]?.type !== BOUNDARY;
    const isFollowed = !isBlank(first.map![1]) || (isLast && isAlone);
    const isTight = isFollowed && (!isLast || list.size === 1 || list.hasTight);
    first.hidden = isTight;
    list.hasTight ||= isTight;
    markTask(inline);
  } else {
    list.hasTight = true;
  }
  hideParagraph(tokens, at, first?.hidden ?? false);
}

/** Only the first block of an item can be a paragraph that does not look like one. */
function hideParagraph(tokens: readonly Token[], at: number, isTight: boolean): void {
  const { level } = tokens[at]!;
  for (let after = at + 1; after < tokens.length && tokens[after]!.level > level; after++) {
    const token = tokens[after]!;
    if (token.level === level + 1 && token.type.startsWith('paragraph_')) {
      token.hidden = isTight && after <= at + 3;
    }
  }
}

/** `[ ]` before a task becomes a box. */
function markTask(inline: Token): void {
  inline.content = inline.content.replace(ITEM_ATTRIBUTES, '');
  const task = TASK.exec(inline.content);
  if (!task) return;
  inline.content = `${task[1] === ' ' ? '☐' : '☑'} ${inline.content.slice(task[0].length)}`;
}

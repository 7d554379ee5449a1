import { CELL, ROW_GROUP, TABLE_PART, type TagKind } from './htmlTags.ts';
import type { OpenElements } from './openElements.ts';

/**
 * Begins a part of a table, having closed those that it follows.
 * @returns whether the table is regular enough for that.
 */
export function beginTablePart(open: OpenElements, kind: TagKind): boolean {
  const part = open.indexOf(TABLE_PART);
  // Outside tables these tags are ignored.
  if (part < 0) return true;
  if (open.kinds[part]!.traits & CELL) closeCell(open, part);
  else if (part < open.kinds.length - 1) return false;
  switch (kind.name) {
    case 'td':
    case 'th':
      if (open.topIs('table')) open.pushMadeUp('tbody');
      if (open.topHas(ROW_GROUP)) open.pushMadeUp('tr');
      if (!open.topIs('tr')) return false;
      break;
    case 'tr':
      if (open.topIs('tr')) open.pop();
      if (open.topIs('table')) open.pushMadeUp('tbody');
      if (!open.topHas(ROW_GROUP)) return false;
      break;
    case 'col':
      if (!open.topIs('colgroup')) return false;
      open.insert(kind);
      return true;
    case 'tbody':
    case 'thead':
    case 'tfoot':
      if (open.topIs('tr')) open.pop();
      if (open.topHas(ROW_GROUP)) open.pop();
      if (!open.topIs('table')) return false;
      break;
    default:
      if (!open.topIs('table')) return false;
  }
  open.push(kind);
  return true;
}

/**
 * Ends a part of a table, with the parts in it that are open.
 * @returns whether the table is regular enough for that.
 */
export function endTablePart(open: OpenElements, { name }: TagKind): boolean {
  const part = open.indexOf(TABLE_PART);
  if (part < 0) return true;
  const within = open.kinds[part]!;
  if (within.traits & CELL) {
    if (name !== within.name && /^(?:td|th|caption|col|colgroup)$/.test(name)) return false;
    closeCell(open, part);
    if (name === within.name) return true;
  } else if (within.name === 'caption') {
    closeCell(open, part);
    return name === 'caption';
  } else if (part < open.kinds.length - 1) {
    return false;
  }
  if (name !== 'tr' && open.topIs('tr')) open.pop();
  if (name === 'table' && open.topHas(ROW_GROUP)) open.pop();
  if (!open.topIs(name)) return false;
  open.pop();
  return true;
}

/** Formatting elements that are open in a cell do not come back behind it. */
function closeCell(open: OpenElements, index: number): void {
  open.closeImplied();
  open.popTo(index, true);
}

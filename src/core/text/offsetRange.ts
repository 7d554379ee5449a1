/** A half-open range of UTF-16 code units in a text: `text.slice(start, end)` is what it covers. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** Whether `inner` lies in `outer`; equal ranges do. */
export function encloses(outer: OffsetRange, inner: OffsetRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the two share at least one code unit. */
export function overlaps(a: OffsetRange, b: OffsetRange): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `offset` is in the range or at its end, where a caret still belongs to it. */
export function touches(range: OffsetRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** The range, so many code units further on. */
export function shifted({ start, end }: OffsetRange, by: number): OffsetRange {
  return { start: start + by, end: end + by };
}

/** The text that the range covers. */
export function slice(text: string, range: OffsetRange): string {
  return text.slice(range.start, range.end);
}

/** The longest range within `range` that neither begins nor ends with white space. */
export function trimmed(text: string, range: OffsetRange): OffsetRange {
  let { start, end } = range;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}

import type { OffsetRange } from '../../core/postService.ts';

/** Lines of context around a change, as `diff -u` has them. */
const CONTEXT = 3;

/** Whole lines that a diff replaces. */
interface Change {
  /** Lines counted from 0, half-open. */
  readonly first: number;
  readonly last: number;
  /** What stands in their place. */
  readonly text: string;
}

/**
 * The removals as a unified diff that `patch -p0` and `git apply -p0` take.
 *
 * Written here and not left to a diff library: what changes is known exactly, so nothing need be searched,
 * and a body of a megabyte on one line costs no more than its length.
 *
 * @param name the file's, as the diff shows it
 * @param removals in order, without overlaps
 */
export function unifiedDiff(
  name: string,
  text: string,
  removals: readonly { readonly range: OffsetRange }[],
): string {
  const lines = splitLines(text);
  const changes = findChanges(text, lines, joinTouching(removals));
  if (changes.length === 0) return '';
  const label = quoted(name);
  let out = `--- ${label}\n+++ ${label}\n`;
  /** By how many lines the new text is ahead of the old one. */
  let shift = 0;
  for (const hunk of hunks(changes)) {
    const first = Math.max(0, hunk[0]!.first - CONTEXT);
    const last = Math.min(lines.length, hunk.at(-1)!.last + CONTEXT);
    let body = '';
    let at = first;
    let growth = 0;
    for (const change of hunk) {
      const old = lines.slice(change.first, change.last);
      const fresh = splitLines(change.text);
      body += marked(' ', lines.slice(at, change.first)) + marked('-', old) + marked('+', fresh);
      growth += fresh.length - old.length;
      at = change.last;
    }
    body += marked(' ', lines.slice(at, last));
    const count = last - first;
    out += `@@ -${span(first, count)} +${span(first + shift, count + growth)} @@\n${body}`;
    shift += growth;
  }
  return out;
}

/** Lines with their line feeds. To patch programs nothing else ends a line. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(mark: string, lines: readonly string[]): string {
  return lines
    .map((line) => mark + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`))
    .join('');
}

/** The place of some lines, counted from 1; of no lines, that of the line before them. */
function span(first: number, count: number): string {
  return count === 1 ? String(first + 1) : `${count === 0 ? first : first + 1},${count}`;
}

function joinTouching(removals: readonly { readonly range: OffsetRange }[]): OffsetRange[] {
  const joined: { start: number; end: number }[] = [];
  for (const { range } of removals) {
    const last = joined.at(-1);
    if (last?.end === range.start) last.end = range.end;
    else if (range.end > range.start) joined.push({ ...range });
  }
  return joined;
}

/** The lines that the ranges touch, and what becomes of them. The ranges are in order and do not touch. */
function findChanges(text: string, lines: readonly string[], ranges: readonly OffsetRange[]): Change[] {
  const starts = [0];
  for (const { length } of lines) starts.push(starts.at(-1)! + length);

  const touched: { first: number; last: number; ranges: OffsetRange[] }[] = [];
  let line = 0;
  for (const range of ranges) {
    while (starts[line + 1]! <= range.start) line++;
    const first = line;
    while (starts[line + 1]! < range.end) line++;
    let last = line + 1;
    // What is left of a line whose break goes is joined with the next line.
    const joins = starts[first] !== range.start && starts[last] === range.end;
    if (joins && last < lines.length) last++;

    const before = touched.at(-1);
    if (before && first < before.last) {
      before.last = Math.max(before.last, last);
      before.ranges.push(range);
    } else {
      touched.push({ first, last, ranges: [range] });
    }
  }

  return touched.map(({ first, last, ranges: removed }) => {
    let fresh = '';
    let at = starts[first]!;
    for (const { start, end } of removed) {
      fresh += text.slice(at, start);
      at = end;
    }
    return { first, last, text: fresh + text.slice(at, starts[last]) };
  });
}

/** Changes that share context, or whose contexts touch, in one hunk. */
function hunks(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last && change.first - last.at(-1)!.last <= 2 * CONTEXT) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

/** As Git does it: names with control characters, quotes or backslashes in quotes, and a tab behind one with
 * blanks, which would end it otherwise. */
function quoted(name: string): string {
  if (/[\u0000-\u001f\u007f"\\]/.test(name)) {
    const inner = name.replace(/[\u0000-\u001f\u007f"\\]/g, (character) => {
      const code = character.charCodeAt(0);
      return `\\${'"\\'.includes(character) ? character : code.toString(8).padStart(3, '0')}`;
    });
    return `"${inner}"`;
  }
  return name.includes(' ') ? `${name}\t` : name;
}

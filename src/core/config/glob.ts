/** More than anyone writes; a pattern is tried on every post. */
const LONGEST = 500;
const MOST_ALTERNATIVES = 100;

/**
 * A pattern of files, as VS Code reads it: `*` and `?` within a name, `**` for any folders, `{a,b}` for one of
 * several, `[a-z]` and `[!a-z]` for one character. All ways to match are followed at once: the time is that of the
 * pattern's length times the path's, whatever either holds.
 * @returns what tells whether a path matches, with `/` between names; for a pattern that cannot be read, no path does
 */
export function matchGlob(pattern: string): (path: string) => boolean {
  const alternatives = pattern.length > LONGEST ? undefined : expandBraces(pattern);
  const all = (alternatives ?? []).map(readSteps);
  return (path) => all.some((steps) => matches(steps, path));
}

/** `a{b,c}` means `ab` or `ac`. undefined where they are too many, or not closed. */
function expandBraces(pattern: string): string[] | undefined {
  const open = pattern.indexOf('{');
  if (open < 0) return [pattern];
  const parts: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '{') depth++;
    else if (character === '}') depth--;
    if (depth > 1 || (depth === 1 && character !== ',')) continue;
    parts.push(pattern.slice(start, at));
    start = at + 1;
    if (depth > 0) continue;
    const found: string[] = [];
    for (const part of parts) {
      const expanded = expandBraces(pattern.slice(0, open) + part + pattern.slice(start));
      if (!expanded || found.push(...expanded) > MOST_ALTERNATIVES) return undefined;
    }
    return found;
  }
  return undefined;
}

/** One step of a pattern: what it takes, and whether it may take nothing or more of it. */
interface Step {
  readonly takes: (character: string) => boolean;
  readonly repeats: boolean;
  /** Whether it begins again behind each `/`, and ends only there: `**` with its `/`. */
  readonly isFolders?: true;
}

const inName = (character: string): boolean => character !== '/';

function readSteps(pattern: string): Step[] {
  return Array.from(pattern.matchAll(/\*\*\/|\*+|\?|\[!?[^\]/]+\]|[^]/gu), ([part]): Step => {
    if (part === '**/') return { takes: inName, repeats: true, isFolders: true };
    if (part.startsWith('**')) return { takes: () => true, repeats: true };
    if (part === '*') return { takes: inName, repeats: true };
    if (part === '?') return { takes: inName, repeats: false };
    if (part.startsWith('[') && part.length > 1) return { takes: readClass(part), repeats: false };
    return { takes: (character) => character === part, repeats: false };
  });
}

function readClass(part: string): Step['takes'] {
  const isNot = part.startsWith('[!');
  const ranges = [...part.slice(isNot ? 2 : 1, -1).matchAll(/([^])-([^])|([^])/gu)].map(
    ([, from, to, one]) => [from ?? one!, to ?? one!] as const,
  );
  return (character) =>
    inName(character) && ranges.some(([from, to]) => from <= character && character <= to) !== isNot;
}

/** Where in the steps one may be; `inside` are those steps of folders that wait for a `/`. */
function matches(steps: readonly Step[], path: string): boolean {
  let open = new Set<number>();
  let inside = new Set<number>();
  const enter = (at: number, into: Set<number>): void => {
    for (let step = at; !into.has(step); step++) {
      into.add(step);
      if (steps[step]?.repeats !== true) return;
    }
  };
  enter(0, open);
  for (const character of path) {
    const nextOpen = new Set<number>();
    const nextInside = new Set<number>();
    for (const at of open) {
      const step = steps[at];
      if (!step?.takes(character)) continue;
      if (step.isFolders) nextInside.add(at);
      else enter(step.repeats ? at : at + 1, nextOpen);
    }
    for (const at of inside) {
      if (character === '/') enter(at, nextOpen);
      else nextInside.add(at);
    }
    [open, inside] = [nextOpen, nextInside];
  }
  return open.has(steps.length);
}

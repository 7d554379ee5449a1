import type { PostList, SurveyTable } from '../../core/postService.ts';
import { inTurns } from '../turns.ts';

/** Those of the paths that are wanted, in turns: again from the beginning when the version becomes another one. */
export async function collectPaths(
  paths: () => Iterable<string>,
  isWanted: (path: string) => boolean,
  version: () => number,
): Promise<string[]> {
  for (;;) {
    const before = version();
    const found = await inTurns(filter(paths(), isWanted), () => version() === before);
    if (found) return found;
  }
}

function* filter(
  paths: Iterable<string>,
  isWanted: (path: string) => boolean,
): Generator<undefined, string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if (isWanted(path)) found.push(path);
    yield;
  }
  return found;
}

/** The posts of a table. */
export function pathsIn(
  table: SurveyTable,
  isWanted: (path: string) => boolean = () => true,
): Promise<string[]> {
  return collectPaths(
    () => table.paths(),
    isWanted,
    () => table.generation,
  );
}

/** The posts of a list, in order. */
export function* pathsOf(list: PostList): Generator<string> {
  for (let place = 0; place < list.length; place++) yield list.pathAt(place);
}

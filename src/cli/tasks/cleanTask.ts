import {
  LARGEST_SHARE,
  LineIndex,
  type CleaningResult,
  type Removal,
  type TextEdit,
  printable,
} from '../../core/postService.ts';
import { removalsJson } from '../formats/jsonFormat.ts';
import { counted } from '../formats/counted.ts';
import type { PostTask, TaskTools } from '../jobs/batch.ts';
import { cleaningOptions, type CleaningChoice } from '../cleaningChoice.ts';
import { createEditTask, type EditTaskOptions } from './editTask.ts';

export interface CleanTaskOptions extends EditTaskOptions, CleaningChoice {
  readonly command: 'clean';
  /** Whether to clean posts that lose much of their text, too. */
  readonly allowLarge: boolean;
  /** Whether to say why, in text. */
  readonly explain: boolean;
}

/** Finds the removals of a post, or does them: see `createEditTask`. */
export function createCleanTask(options: CleanTaskOptions, tools: TaskTools): PostTask {
  const cleaning = cleaningOptions(options, tools.service);
  return createEditTask(options, tools, {
    find(post) {
      const result = tools.service.clean(post, cleaning);
      const notWritten = options.allowLarge ? undefined : whyTooMuch(result);
      return { changes: result.removals, leftAlone: result.leftAlone, notWritten };
    },
    edits: removalEdits,
    json: (removals) => ({ removals: removalsJson(removals) }),
    lines: (path, text, removals) => removalLines(path, text, removals, options.explain),
  });
}

/** Why a post is cleaned only when someone says so: much of its text would go. */
export function whyTooMuch({ share }: CleaningResult): string | undefined {
  if (share <= LARGEST_SHARE) return undefined;
  return `it would lose ${Math.ceil(share * 100)} % of its text; --allow-large cleans it`;
}

export function removalEdits(removals: readonly Removal[]): TextEdit[] {
  return removals.map(({ range }) => ({ range, newText: '' }));
}

/** @param explain whether to add the notes and sources of the rules. */
function removalLines(path: string, text: string, removals: readonly Removal[], explain: boolean): string {
  const lines = new LineIndex(text);
  let out = '';
  for (const { range, kind, rule, by } of removals) {
    const { line, character } = lines.positionAt(range.start);
    const length = counted(range.end - range.start, 'character');
    const reason = explain ? ` (${by.source}) ${printable(by.note)}` : '';
    out += `${printable(path)}:${line + 1}:${character + 1} ${kind} ${rule} ${length}${reason}\n`;
  }
  return out;
}

import {
  english,
  LineIndex,
  type Repair,
  type RepairKind,
  type TextEdit,
  printable,
} from '../../core/postService.ts';
import { repairsJson } from '../formats/jsonFormat.ts';
import type { PostTask, TaskTools } from '../jobs/batch.ts';
import { createEditTask, type EditTaskOptions } from './editTask.ts';

export interface RepairTaskOptions extends EditTaskOptions {
  readonly command: 'repair';
  /** All kinds if absent. */
  readonly kinds?: readonly RepairKind[];
}

/** Finds what is to be mended in a post, or mends it: see `createEditTask`. */
export function createRepairTask(options: RepairTaskOptions, tools: TaskTools): PostTask {
  const { kinds } = options;
  return createEditTask(options, tools, {
    find: (post) => ({ changes: tools.service.repairs(post, kinds && { kinds }) }),
    edits: repairEdits,
    json: (repairs) => ({ repairs: repairsJson(repairs) }),
    lines: repairLines,
  });
}

export function repairEdits(repairs: readonly Repair[]): TextEdit[] {
  return repairs.flatMap(({ edits }) => edits);
}

function repairLines(path: string, text: string, repairs: readonly Repair[]): string {
  const lines = new LineIndex(text);
  let out = '';
  for (const { range, kind, message } of repairs) {
    const { line, character } = lines.positionAt(range.start);
    out += `${printable(path)}:${line + 1}:${character + 1} ${kind} ${printable(english(message))}\n`;
  }
  return out;
}

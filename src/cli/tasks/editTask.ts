import { basename } from 'node:path';
import {
  applyEdits,
  english,
  type Message,
  type OffsetRange,
  type Post,
  type TextEdit,
} from '../../core/postService.ts';
import { diffName } from '../findPosts.ts';
import { unifiedDiff } from '../formats/unifiedDiff.ts';
import { count, type PostTask, type Tally, type TaskTools } from '../jobs/batch.ts';
import { writePost } from '../writePost.ts';

export const EDIT_FORMATS = ['text', 'json'] as const;

/** What every command that changes posts is asked for. */
export interface EditTaskOptions {
  readonly output: 'text' | 'json' | 'diff';
  readonly write: boolean;
}

/** A change that a command makes, or would make: what the post's text becomes, and how it is told. */
export interface Change {
  readonly kind: string;
  readonly range: OffsetRange;
}

/** What a command finds in a post. */
export interface Found<C extends Change> {
  readonly changes: readonly C[];
  /** Why the post is left alone as a whole, if it is. */
  readonly leftAlone?: Message | undefined;
  /** Why the changes are only shown and not made, if so. */
  readonly notWritten?: string | undefined;
}

/** A command that changes posts. */
export interface Editor<C extends Change> {
  find(post: Post): Found<C>;
  /** The edits of all changes, in order, without overlaps. */
  edits(changes: readonly C[]): readonly TextEdit[];
  /** What JSON says of the post, besides the file's name. */
  json(changes: readonly C[]): Readonly<Record<string, unknown>>;
  /** What is said in text: lines. */
  lines(path: string, text: string, changes: readonly C[]): string;
}

/** Finds the changes of a post, or makes them. Its tally counts `posts`, `dirty` (posts with changes),
 * `characters` deleted, and the changes by kind as `kind:…`. */
export function createEditTask<C extends Change>(
  { output, write }: EditTaskOptions,
  { service, reader, fs, cwd }: TaskTools,
  editor: Editor<C>,
): PostTask {
  return (found, result) => {
    const { path } = found;
    const complain = (reason: string, failed: boolean): void => {
      result.complaints.push({ path, reason, failed });
    };
    const read = reader.read(found);
    if (read.kind === 'unreadable') complain(read.reason, true);
    if (read.kind !== 'post') return;
    const post = service.read(read.text, basename(path));
    if (!found.named && post.document.frontMatter.kind === 'absent') return;

    count(result.tally, 'posts');
    const { changes, leftAlone, notWritten } = editor.find(post);
    if (leftAlone) complain(`left alone: ${english(leftAlone)}`, false);
    if (changes.length === 0) return;
    if (notWritten !== undefined && write) {
      complain(`left alone: ${notWritten}`, false);
      return;
    }
    if (notWritten !== undefined && output === 'text') {
      complain(`would be left alone: ${notWritten}`, false);
    }
    const edits = editor.edits(changes);
    if (write) {
      const content = Buffer.from(editedText(read.text, edits), 'utf8');
      const failure = writePost(fs, cwd, path, read.bytes, content);
      if (failure !== undefined) {
        complain(failure, true);
        return;
      }
    }

    countChanges(result.tally, changes, edits);
    switch (output) {
      case 'json':
        result.out += `${JSON.stringify({ file: path, ...editor.json(changes) })}\n`;
        break;
      case 'diff':
        result.out += unifiedDiff(diffName(path, cwd), read.text, edits);
        break;
      case 'text':
        result.out += editor.lines(path, read.text, changes);
        break;
    }
  };
}

function countChanges(tally: Tally, changes: readonly Change[], edits: readonly TextEdit[]): void {
  count(tally, 'dirty');
  for (const { kind } of changes) count(tally, `kind:${kind}`);
  for (const { range } of edits) count(tally, 'characters', range.end - range.start);
}

/** The text after the edits. @throws RangeError if that would tear a character apart, which is a bug: the file
 * could not be written back as it was. */
export function editedText(text: string, edits: readonly TextEdit[]): string {
  for (const { range } of edits) {
    if (splitsCharacter(text, range.start) || splitsCharacter(text, range.end)) {
      throw new RangeError(`the edit ${range.start}–${range.end} tears a character apart`);
    }
  }
  return applyEdits(text, edits);
}

/** Whether `offset` lies between the two halves of a surrogate pair. */
function splitsCharacter(text: string, offset: number): boolean {
  const after = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  return after >= 0xdc00 && after <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}

import { basename } from 'node:path';
import type { Io } from '../io.ts';
import { readLines } from '../lines.ts';
import type { Terminal } from '../output.ts';
import { LARGEST_POST } from '../../disk/readPost.ts';
import { whyNot } from '../../disk/whyNot.ts';

/** What becomes of a post in a stream. */
export interface EditedPost {
  readonly text: string;
  /** Why the post is left alone, if it is. */
  readonly leftAlone?: string | undefined;
  /** What JSON says of the changes. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** @param fileName the base name, where there is one */
export type EditPost = (text: string, fileName: string | undefined) => EditedPost;

/** Edits the post on standard input; what cannot be edited goes through as it is. */
export async function editStdin(
  edit: EditPost,
  fileName: string | undefined,
  io: Io,
  terminal: Terminal,
): Promise<void> {
  const path = fileName ?? 'standard input';
  const complain = (reason: string, failed = true): Promise<void> =>
    terminal.complain({ path, reason, failed });
  const chunks: Uint8Array[] = [];
  let length = 0;
  let tooLong = false;
  try {
    for await (const chunk of io.stdin) {
      chunks.push(chunk);
      length += chunk.length;
      if (length <= LARGEST_POST) continue;
      if (!tooLong) await complain('is too long to be read');
      tooLong = true;
      for (const waiting of chunks.splice(0)) await terminal.out.write(waiting);
    }
  } catch (error) {
    if (!io.signal?.aborted) await complain(whyNot(error));
    return;
  }
  if (tooLong) return;
  const bytes = Buffer.concat(chunks);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The one thing that a fatal decoder throws for.
    await complain('is not UTF-8');
    await terminal.out.write(bytes);
    return;
  }
  const edited = edit(text, fileName === undefined ? undefined : basename(fileName));
  if (edited.leftAlone !== undefined) await complain(`left alone: ${edited.leftAlone}`, false);
  await terminal.out.write(edited.text);
}

/** A post in the stream: `{"path","text"}`. */
interface StreamedPost {
  readonly path: string;
  readonly text: string;
}

/** Edits a stream of posts, one JSON object a line. A line that is none is told of by its number. */
export async function editLines(edit: EditPost, io: Io, terminal: Terminal): Promise<void> {
  let number = 0;
  const complain = (reason: string): Promise<void> =>
    terminal.complain({ path: `standard input:${number}`, reason, failed: true });
  try {
    for await (const line of readLines(io.stdin, LARGEST_POST)) {
      number++;
      // Nobody reads the answers any more, and the questions may go on for ever.
      if (terminal.out.closed || io.signal?.aborted) return;
      if (line === undefined) {
        await complain('the line is too long; skipped');
        continue;
      }
      const post = parseLine(line, number === 1);
      if (post === undefined) continue;
      if (typeof post === 'string') {
        await complain(`${post}; skipped`);
        continue;
      }
      try {
        const { path } = post;
        const { text, leftAlone, json } = edit(post.text, basename(path));
        if (leftAlone !== undefined) {
          await terminal.complain({ path, reason: `left alone: ${leftAlone}`, failed: false });
        }
        await terminal.out.write(`${JSON.stringify({ path, text, ...json })}\n`);
      } catch (error) {
        // One post that trips a bug does not keep the others from being done.
        await complain(`internal error: ${whyNot(error)}`);
      }
    }
  } catch (error) {
    if (!io.signal?.aborted) await complain(`cannot be read further: ${whyNot(error)}`);
  }
}

/** @returns what is wrong with the line, if anything is, and undefined for an empty one. */
function parseLine(line: Uint8Array, first: boolean): StreamedPost | string | undefined {
  let value: unknown;
  try {
    // A byte order mark may stand at the very beginning.
    const source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: !first }).decode(line);
    if (source.trim() === '') return undefined;
    value = JSON.parse(source);
  } catch (error) {
    return error instanceof SyntaxError ? `no JSON: ${error.message}` : 'not UTF-8';
  }
  if (typeof value !== 'object' || value === null) return 'no JSON object';
  const { path, text } = value as Record<string, unknown>;
  if (typeof path !== 'string') return 'no "path" that is a string';
  if (typeof text !== 'string') return 'no "text" that is a string';
  return { path, text };
}

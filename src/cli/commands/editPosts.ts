import { UsageError, type Arguments, type OptionSpec } from '../arguments.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { Tally } from '../jobs/batch.ts';
import type { TaskOptions } from '../jobs/batchTask.ts';
import type { Terminal } from '../output.ts';
import { EDIT_FORMATS, type EditTaskOptions } from '../tasks/editTask.ts';
import { editLines, editStdin, type EditPost } from './editStream.ts';
import { runManyPosts } from './manyPosts.ts';

const STREAMS = ['stdin', 'ndjson'] as const;
/** What makes no sense for posts that are not files. */
const FILE_OPTIONS = ['write', 'diff', 'check', 'format', 'since', 'shard'] as const;

/** Options of every command that changes posts.
 * @param verb what it does to them, such as `clean`
 * @param write what `--write` does */
export function editOptions(verb: string, write: string): readonly OptionSpec[] {
  return [
    { name: 'write', description: `${write}; without it no file is changed` },
    { name: 'diff', description: 'show a unified diff, for patch -p0 and git apply -p0' },
    { name: 'check', description: 'exit with 1 if anything would be changed' },
    { name: 'format', value: 'FORMAT', description: 'text (the default) or json' },
    { name: 'stdin', description: `${verb} standard input and write it to standard output` },
    { name: 'stdin-filename', value: 'NAME', description: 'what the post on standard input is called' },
    { name: 'ndjson', description: `${verb} a stream of posts, one JSON object a line` },
  ];
}

/** What a call is about: a stream of posts, or files. */
export type EditMode = 'stdin' | 'ndjson' | EditTaskOptions;

/**
 * Reads the options that every command that changes posts has.
 * @param fileOptions more options that go with files only
 * @throws UsageError
 */
export function readEditMode(args: Arguments, fileOptions: readonly string[] = []): EditMode {
  args.atMostOne('write', 'diff', 'check', ...STREAMS);
  const stream = STREAMS.find((name) => args.has(name));
  if (args.has('stdin-filename') && stream !== 'stdin') {
    throw new UsageError('--stdin-filename goes with --stdin');
  }
  if (stream !== undefined) {
    for (const name of [...FILE_OPTIONS, ...fileOptions]) args.atMostOne(stream, name);
    if (args.positionals.length > 0) throw new UsageError(`--${stream} takes no PATH`);
    return stream;
  }
  const format = args.choice('format', EDIT_FORMATS, 'text');
  const diff = args.has('diff');
  if (diff && format === 'json')
    throw new UsageError('--diff has a format of its own: leave --format json out');
  return { output: diff ? 'diff' : format, write: args.has('write') };
}

/** Edits the posts of a stream. */
export async function editStream(
  stream: 'stdin' | 'ndjson',
  edit: EditPost,
  args: Arguments,
  io: Io,
  terminal: Terminal,
): Promise<void> {
  if (stream === 'ndjson') await editLines(edit, io, terminal);
  else await editStdin(edit, args.value('stdin-filename'), io, terminal);
}

/** Edits files. @param summary says what was done, from the tally of all posts */
export async function runEdits(
  args: Arguments,
  task: TaskOptions & EditTaskOptions,
  io: Io,
  terminal: Terminal,
  summary: (tally: Tally, write: boolean, failed: boolean) => string,
): Promise<ExitCode> {
  const tally = await runManyPosts(args, task, io, terminal);
  if (task.output !== 'json') await terminal.note(summary(tally, task.write, terminal.failed));
  if (terminal.failed) return EXIT.failed;
  return args.has('check') && (tally.get('dirty') ?? 0) > 0 ? EXIT.found : EXIT.ok;
}

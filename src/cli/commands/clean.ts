import { UsageError, type Arguments } from '../arguments.ts';
import { createPostService, JUNK_KINDS } from '../../core/postService.ts';
import { counted } from '../formats/printable.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { Tally } from '../jobs/batch.ts';
import type { Terminal } from '../output.ts';
import { readRuleSources, RULE_OPTIONS } from '../ruleSources.ts';
import { CLEAN_FORMATS, cleaningOptions, type CleanTaskOptions } from '../tasks/cleanTask.ts';
import { cleanLines, cleanStdin } from './cleanStream.ts';
import { MANY_POSTS_OPTIONS, PATH_DETAILS, type Command } from './command.ts';
import { runManyPosts } from './manyPosts.ts';

export const cleanCommand: Command = {
  name: 'clean',
  summary: 'find junk in posts and, if told so, remove it',
  synopsis: [
    'clean [PATH...] [--write|--diff|--check] [--level safe|thorough] [--kind KIND,...]',
    '      [--rules FILE]... [--list FILE]... [--sources SOURCE,...] [--explain]',
    '      [--format text|json] [--shard I/N] [--jobs N]',
    'clean --stdin [--stdin-filename NAME] [--level ...] [--kind ...] [--rules ...] [--list ...]',
    'clean --ndjson [--level ...] [--kind ...] [--rules ...] [--list ...]',
  ],
  options: [
    { name: 'write', description: 'remove the junk; without it no file is changed' },
    { name: 'diff', description: 'show a unified diff, for patch -p0 and git apply -p0' },
    { name: 'check', description: 'exit with 1 if anything would be removed' },
    { name: 'level', value: 'LEVEL', description: 'safe (the default), or thorough, which removes more' },
    {
      name: 'kind',
      value: 'KIND,...',
      multiple: true,
      description: `only these kinds of junk: ${JUNK_KINDS.join(', ')}`,
    },
    ...RULE_OPTIONS,
    {
      name: 'explain',
      description: 'say which rule takes each piece, why, and where from; what was read of lists',
    },
    { name: 'format', value: 'FORMAT', description: 'text (the default) or json' },
    { name: 'stdin', description: 'clean standard input and write it to standard output' },
    { name: 'stdin-filename', value: 'NAME', description: 'what the post on standard input is called' },
    { name: 'ndjson', description: 'clean a stream of posts, one JSON object a line' },
    ...MANY_POSTS_OPTIONS,
  ],
  details: [
    ...PATH_DETAILS,
    '',
    'text    path:line:column kind rule length; with --explain also the note and the source of the rule',
    'json    one object a line for each post that has junk:',
    '        {"file","removals":[{"start","end","kind","rule"}]}, with UTF-16 offsets',
    '',
    '--stdin writes what it cannot clean as it came.',
    '--ndjson reads {"path","text"} a line and writes {"path","text","removals"} a line, in the same order:',
    'for xargs, GNU parallel, Spark and Hadoop.',
    '',
    'A file is written whole or not at all. One that is read-only, or that changes meanwhile, is left alone.',
    '',
    'Exit code: 0; with --check 1 if anything would be removed; 2 a wrong call, or a file that cannot be read',
    'or written.',
  ],
  run,
};

const STREAMS = ['stdin', 'ndjson'] as const;
/** What makes no sense for posts that are not files. */
const FILE_OPTIONS = ['write', 'diff', 'check', 'format', 'shard', 'explain'] as const;

async function run(args: Arguments, io: Io, terminal: Terminal): Promise<ExitCode> {
  args.atMostOne('write', 'diff', 'check', ...STREAMS);
  const kinds = args.choices('kind', JUNK_KINDS);
  const level = args.choice('level', ['safe', 'thorough'], 'safe');
  const stream = STREAMS.find((name) => args.has(name));
  if (args.has('stdin-filename') && stream !== 'stdin') {
    throw new UsageError('--stdin-filename goes with --stdin');
  }
  if (stream !== undefined) {
    for (const name of FILE_OPTIONS) args.atMostOne(stream, name);
    if (args.positionals.length > 0) throw new UsageError(`--${stream} takes no PATH`);
    const rules = await readRuleSources(args, io, terminal);
    if (!rules) return EXIT.failed;
    const cleaning = cleaningOptions({ level, rules, ...(kinds && { kinds }) }, createPostService());
    if (stream === 'ndjson') await cleanLines(cleaning, io, terminal);
    else await cleanStdin(cleaning, args.value('stdin-filename'), io, terminal);
    return terminal.failed ? EXIT.failed : EXIT.ok;
  }

  const format = args.choice('format', CLEAN_FORMATS, 'text');
  const diff = args.has('diff');
  if (diff && format === 'json')
    throw new UsageError('--diff has a format of its own: leave --format json out');
  const explain = args.has('explain');
  if (explain && (diff || format === 'json')) throw new UsageError('--explain goes with --format text');
  const write = args.has('write');
  const rules = await readRuleSources(args, io, terminal);
  if (!rules) return EXIT.failed;
  const task: CleanTaskOptions = {
    command: 'clean',
    output: diff ? 'diff' : format,
    write,
    explain,
    level,
    rules,
    ...(kinds && { kinds }),
  };
  const tally = await runManyPosts(args, task, io, terminal);
  if (format === 'text') await terminal.note(summary(tally, write, terminal.failed));
  if (terminal.failed) return EXIT.failed;
  return args.has('check') && (tally.get('dirty') ?? 0) > 0 ? EXIT.found : EXIT.ok;
}

function summary(tally: Tally, write: boolean, failed: boolean): string {
  const number = (name: string): number => tally.get(name) ?? 0;
  const kinds = JUNK_KINDS.map((kind) => [kind, number(`kind:${kind}`)] as const).filter(
    ([, some]) => some > 0,
  );
  const pieces = kinds.reduce((sum, [, some]) => sum + some, 0);
  const posts = counted(number('posts'), 'post');
  // What failed has been complained of, and is not known to be clean.
  if (pieces === 0) return `${failed ? 'Nothing was removed' : 'Nothing to clean'}. (${posts})`;
  const list = kinds.map(([kind, some]) => `${kind} ${some.toLocaleString('en')}`).join(', ');
  return (
    `${write ? 'Removed' : 'Would remove'} ${counted(pieces, 'piece')} of junk (${list}), ` +
    `${counted(number('characters'), 'character')}, ` +
    `from ${number('dirty').toLocaleString('en')} of ${posts}.${write ? '' : ' --write does it.'}`
  );
}

import { printable } from '../../core/quick.ts';
import type { Arguments } from '../arguments.ts';
import { counted } from '../formats/counted.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { Tally } from '../jobs/batch.ts';
import type { Terminal } from '../output.ts';
import { INDEX_FIELDS, type IndexField } from '../tasks/indexTask.ts';
import { MANY_POSTS_OPTIONS, PATH_DETAILS, type Command } from './command.ts';
import { runManyPosts } from './manyPosts.ts';

export const indexCommand: Command = {
  name: 'index',
  summary: 'count the tags, categories and authors of posts',
  synopsis: ['index [PATH...] [--format text|json] [--since REV] [--shard I/N] [--jobs N]'],
  options: [
    { name: 'format', value: 'FORMAT', description: 'text (the default) or json' },
    ...MANY_POSTS_OPTIONS,
  ],
  details: [
    ...PATH_DETAILS,
    '',
    'json    one object a line: {"field","value","count"}; field is tags, categories or author, count the',
    '        number of posts that have the value; the most used first',
    '',
    'Exit code: 0; 2 a wrong call, or a file that cannot be read.',
  ],
  run,
};

async function run(args: Arguments, io: Io, terminal: Terminal): Promise<ExitCode> {
  const format = args.choice('format', ['text', 'json'], 'text');
  const tally = await runManyPosts(args, { command: 'index' }, io, terminal);
  for (const field of INDEX_FIELDS) {
    const values = valuesOf(field, tally);
    await terminal.out.write(
      format === 'json'
        ? values.map(([value, count]) => `${JSON.stringify({ field, value, count })}\n`).join('')
        : table(field, values),
    );
  }
  if (format === 'text') {
    const unread = tally.get('unread') ?? 0;
    const but = unread === 0 ? '' : `; ${counted(unread, 'post')} with a front matter that cannot be read`;
    await terminal.note(`${counted(tally.get('posts') ?? 0, 'post')}${but}.`);
  }
  return terminal.failed ? EXIT.failed : EXIT.ok;
}

/** The values of a field, the most used first, equals in the order of their code units. */
function valuesOf(field: IndexField, tally: Tally): [value: string, count: number][] {
  const prefix = `${field}:`;
  return [...tally]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, count]): [string, number] => [name.slice(prefix.length), count])
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

function table(field: IndexField, values: readonly [string, number][]): string {
  const width = Math.max(...values.slice(0, 1).map(([, count]) => String(count).length), 1);
  const rows = values.map(([value, count]) => `  ${String(count).padStart(width)}  ${printable(value)}\n`);
  return `${field} (${values.length})\n${rows.join('')}`;
}

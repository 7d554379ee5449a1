import type { Arguments, OptionSpec } from '../arguments.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Terminal } from '../output.ts';

/** A command: what the help says of it, and what it does. */
export interface Command {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** What follows the program's name in each form of the call. */
  readonly synopsis: readonly string[];
  readonly options: readonly OptionSpec[];
  /** More for the command's own help: lines. */
  readonly details: readonly string[];
  /** @throws UsageError before anything is done */
  run(args: Arguments, io: Io, terminal: Terminal): Promise<ExitCode>;
}

/** Options of every command that works on many posts. */
export const MANY_POSTS_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'since',
    value: 'REV',
    description: 'only posts that have changed since a revision that Git knows, or are new',
  },
  { name: 'shard', value: 'I/N', description: 'only the Ith of N parts of the posts, told by their paths' },
  { name: 'jobs', value: 'N', description: 'how many threads work; by default one a core if posts are many' },
];

export const PATH_DETAILS: readonly string[] = [
  'PATH is a post or a folder; without one, the current folder. Folders are searched for .md, .markdown and',
  '.html files that begin with front matter; .git, node_modules, what .gitignore names, and _layouts,',
  '_includes, _sass, _data, _plugins, _site and .jekyll-cache are left out unless PATH names them.',
];

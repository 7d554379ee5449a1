import { basename, resolve } from 'node:path';
import { UsageError, type Arguments } from '../arguments.ts';
import { createPostService, english } from '../../core/postService.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { Terminal } from '../output.ts';
import { PostReader } from '../../disk/readPost.ts';
import { cleaningOptions, readCleaningChoice } from '../cleaningChoice.ts';
import { RULE_OPTIONS } from '../ruleSources.ts';
import { Sites } from '../sites.ts';
import { TEAM_DETAILS, TEAM_OPTIONS } from '../team.ts';
import type { Command } from './command.ts';

const VIEWS = ['cleaned', 'original', 'removed'] as const;

export const renderCommand: Command = {
  name: 'render',
  summary: 'write the safe HTML that the preview shows',
  synopsis: [
    'render FILE [--view cleaned|original|removed] [--level safe|thorough]',
    '      [--rules FILE]... [--list FILE]... [--sources SOURCE,...]',
    '      [--config FILE|--no-config]',
  ],
  options: [
    {
      name: 'view',
      value: 'VIEW',
      description: 'cleaned (the default), original, or removed, with the junk marked',
    },
    { name: 'level', value: 'LEVEL', description: 'safe (the default), or thorough, which removes more' },
    ...RULE_OPTIONS,
    ...TEAM_OPTIONS,
  ],
  details: [...TEAM_DETAILS, '', 'Exit code: 0; 2 a wrong call, or a file that cannot be read.'],
  run,
};

async function run(args: Arguments, io: Io, terminal: Terminal): Promise<ExitCode> {
  const view = args.choice('view', VIEWS, 'cleaned');
  const [path, second] = args.positionals;
  if (path === undefined || second !== undefined) throw new UsageError('render takes one FILE');
  const choice = await readCleaningChoice(args, io, terminal);
  if (!choice) return EXIT.failed;
  const read = new PostReader(io.fs, io.cwd).read({ path, named: true });
  if (read.kind !== 'post') {
    await terminal.complain({
      path,
      reason: read.kind === 'noPost' ? 'is no post' : read.reason,
      failed: true,
    });
    return EXIT.failed;
  }
  const service = createPostService();
  const post = service.read(read.text, basename(path));
  const cleaning = cleaningOptions(choice, service);
  const leftAlone = view === 'original' ? undefined : service.clean(post, cleaning).leftAlone;
  if (leftAlone)
    await terminal.complain({ path, reason: `left alone: ${english(leftAlone)}`, failed: false });
  const site = new Sites(io.fs).of(resolve(io.cwd, path));
  await terminal.out.write(service.preview(post, view, { ...cleaning, ...site }));
  return EXIT.ok;
}

import { join } from 'node:path';
import { createPostService, type PostService } from '../../core/postService.ts';
import type { Arguments } from '../arguments.ts';
import { counted } from '../formats/counted.ts';
import { SARIF_BEGIN, sarifEnd } from '../formats/sarifFormat.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { Tally } from '../jobs/batch.ts';
import { readNamedText, type NamedText } from '../namedText.ts';
import type { Terminal } from '../output.ts';
import { CHECK_FORMATS, type ChosenSchema } from '../tasks/checkTask.ts';
import { readTeamOrComplain, TEAM_DETAILS, TEAM_OPTIONS, type Team } from '../team.ts';
import { MANY_POSTS_OPTIONS, PATH_DETAILS, type Command } from './command.ts';
import { runManyPosts } from './manyPosts.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: 'show what is to be mended in posts',
  synopsis: [
    'check [PATH...] [--format text|json|sarif|github] [--schema FILE]...',
    '      [--config FILE|--no-config] [--since REV] [--shard I/N] [--jobs N]',
  ],
  options: [
    { name: 'format', value: 'FORMAT', description: 'text (the default), json, sarif or github' },
    {
      name: 'schema',
      value: 'FILE',
      multiple: true,
      description: 'a JSON Schema for the front matter; may be repeated',
    },
    ...TEAM_OPTIONS,
    ...MANY_POSTS_OPTIONS,
  ],
  details: [
    ...PATH_DETAILS,
    '',
    'text    path:line:column severity code message',
    'json    one object a line: {"file","code","severity","message","start","end","line","column"};',
    '        start and end are UTF-16 offsets, lines and columns count from 1',
    'sarif   one SARIF 2.1.0 log',
    'github  workflow commands, which GitHub shows beside the lines of a pull request',
    '',
    'Of a Jekyll site it asks _config.yml, in the nearest folder above a post, and the names of the layouts.',
    '',
    ...TEAM_DETAILS,
    '',
    'Exit code: 0 no error or warning, 1 some, 2 a wrong call, or a file that cannot be read.',
  ],
  run,
};

async function run(args: Arguments, io: Io, terminal: Terminal): Promise<ExitCode> {
  const format = args.choice('format', CHECK_FORMATS, 'text');
  const named = await readSchemas(args.values('schema'), undefined, io, terminal);
  if (named.length < args.values('schema').length) return EXIT.failed;
  const team = await readTeamOrComplain(args, io, terminal);
  if (!team) return EXIT.failed;
  const schemas = args.has('schema') ? named : await readTeamSchemas(team, io, terminal);
  let results = 0;
  const { 'diagnostics.severity': severities, 'frontMatter.requiredFields': requiredFields } = team.settings;
  const options = { ...(severities && { severities }), ...(requiredFields && { requiredFields }) };
  const task = { command: 'check', format, now: Date.now(), schemas, options } as const;
  const tally = await runManyPosts(args, task, io, terminal, ({ out }) => {
    if (format !== 'sarif' || out === '') return out;
    // Between results stands a comma, before the first one the log's beginning.
    const text = results === 0 ? SARIF_BEGIN + out.slice(1) : out;
    results++;
    return text;
  });
  if (format === 'sarif') {
    const codes = [...tally.keys()].filter((name) => name.startsWith('code:')).map((name) => name.slice(5));
    const end = sarifEnd(codes.sort(), io.version, !terminal.failed);
    await terminal.out.write(results > 0 ? end : SARIF_BEGIN + end);
  }
  if (format === 'text') await terminal.note(summary(tally));
  if (terminal.failed) return EXIT.failed;
  return (tally.get('error') ?? 0) + (tally.get('warning') ?? 0) > 0 ? EXIT.found : EXIT.ok;
}

/** The schemas of some files; what is wrong with one is complained of.
 * @param choice for which posts they are; by default for all */
async function readSchemas(
  paths: readonly string[],
  choice: Omit<ChosenSchema, 'file'> | undefined,
  io: Io,
  terminal: Terminal,
): Promise<ChosenSchema[]> {
  const service = createPostService();
  const schemas: ChosenSchema[] = [];
  for (const path of paths) {
    const file = readNamedText(path, io.fs, io.cwd);
    const reason = typeof file === 'string' ? file : whyNoSchema(file, service);
    if (reason !== undefined) await terminal.complain({ path, reason, failed: true });
    else if (typeof file !== 'string') schemas.push({ ...choice, file });
  }
  return schemas;
}

/** The schemas of a team. Without one that cannot be read, the others hold. */
async function readTeamSchemas(
  { settings, folder }: Team,
  io: Io,
  terminal: Terminal,
): Promise<ChosenSchema[]> {
  const schemas: ChosenSchema[] = [];
  for (const { schema, layouts, files } of settings['frontMatter.schemas'] ?? []) {
    const choice = {
      ...(layouts && { layouts }),
      ...(files !== undefined && { files: { folder: folder!, glob: files } }),
    };
    schemas.push(...(await readSchemas([join(folder!, schema)], choice, io, terminal)));
  }
  return schemas;
}

function whyNoSchema({ text, name }: NamedText, service: PostService): string | undefined {
  try {
    service.readSchema(text, name);
    return undefined;
  } catch (error) {
    return `is no schema: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function summary(tally: Tally): string {
  const number = (name: string): number => tally.get(name) ?? 0;
  const severities = [
    [number('error'), 'error'],
    [number('warning'), 'warning'],
    [number('information') + number('hint'), 'hint'],
  ] as const;
  const total = severities.reduce((sum, [some]) => sum + some, 0);
  const posts = counted(number('posts'), 'post');
  if (total === 0) return `Nothing to mend in ${posts}.`;
  const list = severities.filter(([some]) => some > 0).map(([some, name]) => counted(some, name));
  return `${list.join(', ')} in ${number('flawed').toLocaleString('en')} of ${posts}.`;
}

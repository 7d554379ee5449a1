import { createPostService, REPAIR_KINDS, type RepairKind } from '../../core/postService.ts';
import type { Arguments } from '../arguments.ts';
import { repairsJson } from '../formats/jsonFormat.ts';
import { counted } from '../formats/counted.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { Tally } from '../jobs/batch.ts';
import type { Terminal } from '../output.ts';
import { editedText } from '../tasks/editTask.ts';
import { repairEdits } from '../tasks/repairTask.ts';
import { readTeamOrComplain, TEAM_DETAILS, TEAM_OPTIONS } from '../team.ts';
import { MANY_POSTS_OPTIONS, PATH_DETAILS, type Command } from './command.ts';
import { editOptions, editStream, readEditMode, runEdits } from './editPosts.ts';
import type { EditPost } from './editStream.ts';

export const repairCommand: Command = {
  name: 'repair',
  summary: 'find what crawlers broke in posts and, if told so, mend it',
  synopsis: [
    'repair [PATH...] [--write|--diff|--check] [--kind KIND,...]',
    '       [--format text|json] [--config FILE|--no-config] [--since REV] [--shard I/N] [--jobs N]',
    'repair --stdin [--stdin-filename NAME] [--kind ...]',
    'repair --ndjson [--kind ...]',
  ],
  options: [
    ...editOptions('mend', 'mend the posts'),
    {
      name: 'kind',
      value: 'KIND,...',
      multiple: true,
      description: 'only these kinds of repair; all by default',
    },
    ...TEAM_OPTIONS,
    ...MANY_POSTS_OPTIONS,
  ],
  details: [
    ...PATH_DETAILS,
    '',
    'lazy-image           the address of a picture or frame is where only a script would look for it',
    'image-address        an address has no https:, or leads to a picture through a proxy',
    'tracking-parameters  a link tells where its reader comes from: utm_source, fbclid, ...',
    'glued-tag            <divclass="...">',
    'surplus-end-tag      an end tag that closes nothing',
    'control-character    a character that nobody sees and that means nothing',
    '',
    'Nothing is removed that a reader sees: that is what clean does. Front matter and code stay as they are.',
    '',
    'text    path:line:column kind message',
    'json    one object a line for each post with something to mend:',
    '        {"file","repairs":[{"start","end","kind","newText"}]}, edits with UTF-16 offsets',
    '',
    '--ndjson reads {"path","text"} a line and writes {"path","text","repairs"} a line, in the same order.',
    '',
    ...TEAM_DETAILS,
    'Where something is wrong with them, nothing is mended.',
    '',
    'Exit code: 0; with --check 1 if anything would be mended; 2 a wrong call, or a file that cannot be read',
    'or written.',
  ],
  run,
};

async function run(args: Arguments, io: Io, terminal: Terminal): Promise<ExitCode> {
  const asked = args.choices('kind', REPAIR_KINDS);
  const mode = readEditMode(args);
  const team = await readTeamOrComplain(args, io, terminal);
  if (!team || team.problems.length > 0) return EXIT.failed;
  const teams = team.settings['repairs.kinds'];
  const kinds = asked ?? (teams && REPAIR_KINDS.filter((kind) => teams[kind] !== false));
  if (typeof mode === 'string') {
    await editStream(mode, mender(kinds), args, io, terminal);
    return terminal.failed ? EXIT.failed : EXIT.ok;
  }
  return runEdits(args, { command: 'repair', ...mode, ...(kinds && { kinds }) }, io, terminal, summary);
}

function mender(kinds: readonly RepairKind[] | undefined): EditPost {
  const service = createPostService();
  return (text, fileName) => {
    const repairs = service.repairs(service.read(text, fileName), kinds && { kinds });
    return { text: editedText(text, repairEdits(repairs)), json: { repairs: repairsJson(repairs) } };
  };
}

function summary(tally: Tally, write: boolean, failed: boolean): string {
  const number = (name: string): number => tally.get(name) ?? 0;
  const kinds = REPAIR_KINDS.map((kind) => [kind, number(`kind:${kind}`)] as const).filter(
    ([, some]) => some > 0,
  );
  const repairs = kinds.reduce((sum, [, some]) => sum + some, 0);
  const posts = counted(number('posts'), 'post');
  // What failed has been complained of, and is not known to be whole.
  if (repairs === 0) return `${failed ? 'Nothing was mended' : 'Nothing to mend'}. (${posts})`;
  const list = kinds.map(([kind, some]) => `${kind} ${some.toLocaleString('en')}`).join(', ');
  return (
    `${write ? 'Made' : 'Would make'} ${counted(repairs, 'repair')} (${list}) ` +
    `in ${number('dirty').toLocaleString('en')} of ${posts}.${write ? '' : ' --write does it.'}`
  );
}

import { UsageError, type Arguments } from '../arguments.ts';
import { createPostService, english, JUNK_KINDS, LARGEST_SHARE } from '../../core/postService.ts';
import { removalsJson } from '../formats/jsonFormat.ts';
import { counted } from '../formats/counted.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { Tally } from '../jobs/batch.ts';
import type { Terminal } from '../output.ts';
import { cleaningOptions, readCleaningChoice, type CleaningChoice } from '../cleaningChoice.ts';
import { RULE_OPTIONS } from '../ruleSources.ts';
import { TEAM_DETAILS, TEAM_OPTIONS } from '../team.ts';
import { removalEdits, whyTooMuch, type CleanTaskOptions } from '../tasks/cleanTask.ts';
import { editedText } from '../tasks/editTask.ts';
import { MANY_POSTS_OPTIONS, PATH_DETAILS, type Command } from './command.ts';
import { editOptions, editStream, readEditMode, runEdits } from './editPosts.ts';
import type { EditPost } from './editStream.ts';

export const cleanCommand: Command = {
  name: 'clean',
  summary: 'find junk in posts and, if told so, remove it',
  synopsis: [
    'clean [PATH...] [--write|--diff|--check] [--level safe|thorough] [--kind KIND,...]',
    '      [--rules FILE]... [--list FILE]... [--sources SOURCE,...] [--allow-large]',
    '      [--explain] [--format text|json] [--config FILE|--no-config] [--since REV]',
    '      [--shard I/N] [--jobs N]',
    'clean --stdin [--stdin-filename NAME] [--level ...] [--kind ...] [--rules ...] [--list ...]',
    '      [--allow-large]',
    'clean --ndjson [--level ...] [--kind ...] [--rules ...] [--list ...]',
    '      [--allow-large]',
  ],
  options: [
    ...editOptions('clean', 'remove the junk'),
    { name: 'level', value: 'LEVEL', description: 'safe (the default), or thorough, which removes more' },
    {
      name: 'kind',
      value: 'KIND,...',
      multiple: true,
      description: `only these kinds of junk: ${JUNK_KINDS.join(', ')}`,
    },
    ...RULE_OPTIONS,
    {
      name: 'allow-large',
      description: `also clean posts that lose more than ${LARGEST_SHARE * 100} % of their text`,
    },
    {
      name: 'explain',
      description: 'say which rule takes each piece, why, and where from; what was read of lists',
    },
    ...TEAM_OPTIONS,
    ...MANY_POSTS_OPTIONS,
  ],
  details: [
    ...PATH_DETAILS,
    '',
    'text    path:line:column kind rule length; with --explain also the note and the source of the rule',
    'json    one object a line for each post that has junk:',
    '        {"file","removals":[{"start","end","kind","rule"}]}, with UTF-16 offsets',
    '',
    `A post that would lose more than ${LARGEST_SHARE * 100} % of its text is left alone, and complained of: a rule may be wrong.`,
    '--allow-large cleans it.',
    '--stdin writes what it leaves alone as it came.',
    '--ndjson reads {"path","text"} a line and writes {"path","text","removals"} a line, in the same order:',
    'for xargs, GNU parallel, Spark and Hadoop.',
    '',
    ...TEAM_DETAILS,
    'Where something is wrong with them, nothing is cleaned: what they keep might go.',
    '',
    'A file is written whole or not at all. One that is read-only, or that changes meanwhile, is left alone.',
    '',
    'Exit code: 0; with --check 1 if anything would be removed; 2 a wrong call, or a file that cannot be read',
    'or written.',
  ],
  run,
};

async function run(args: Arguments, io: Io, terminal: Terminal): Promise<ExitCode> {
  const kinds = args.choices('kind', JUNK_KINDS);
  const allowLarge = args.has('allow-large');
  const mode = readEditMode(args, ['explain']);
  const explain = args.has('explain');
  if (explain && typeof mode === 'object' && mode.output !== 'text') {
    throw new UsageError('--explain goes with --format text');
  }
  const choice = await readCleaningChoice(args, io, terminal);
  if (!choice) return EXIT.failed;
  const how = { ...choice, allowLarge, ...(kinds && { kinds }) };
  if (typeof mode === 'string') {
    await editStream(mode, cleaner(how), args, io, terminal);
    return terminal.failed ? EXIT.failed : EXIT.ok;
  }
  const task: CleanTaskOptions = { command: 'clean', ...mode, explain, ...how };
  return runEdits(args, task, io, terminal, summary);
}

function cleaner(choice: CleaningChoice & { readonly allowLarge: boolean }): EditPost {
  const service = createPostService();
  const options = cleaningOptions(choice, service);
  return (text, fileName) => {
    const result = service.clean(service.read(text, fileName), options);
    const tooMuch = choice.allowLarge ? undefined : whyTooMuch(result);
    const removals = tooMuch === undefined ? result.removals : [];
    return {
      text: editedText(text, removalEdits(removals)),
      leftAlone: result.leftAlone ? english(result.leftAlone) : tooMuch,
      json: { removals: removalsJson(removals) },
    };
  };
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

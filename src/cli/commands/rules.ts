import { UsageError, type Arguments } from '../arguments.ts';
import { createPostService, type PostService } from '../../core/postService.ts';
import { counted } from '../formats/counted.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { Terminal } from '../output.ts';
import { readNamedText, type NamedText } from '../namedText.ts';
import { ruleFileLines } from '../ruleFiles.ts';
import { PATH_DETAILS, type Command } from './command.ts';
import { suggestRules } from './rulesSuggest.ts';

export const rulesCommand: Command = {
  name: 'rules',
  summary: 'try the examples in files of cleaning rules, or suggest rules for what repeats in posts',
  synopsis: [
    'rules test FILE...',
    'rules suggest [PATH...] [--site HOST] [--rules FILE]... [--format text|json]',
  ],
  options: [
    { name: 'site', value: 'HOST', description: 'suggest: only for posts from this site and those below it' },
    {
      name: 'rules',
      value: 'FILE',
      multiple: true,
      description: 'suggest: rules that there are besides the built-in ones; may be repeated',
    },
    { name: 'format', value: 'FORMAT', description: 'suggest: text (the default), which is rules, or json' },
  ],
  details: [
    'A file has a rule a line: host##selector, ##selector, host#@#selector, ||host^. Below a rule,',
    '! + HTML     is an example of what it removes: all of it, or what stands between ⟦ and ⟧',
    '! - HTML     is an example of what it keeps',
    '',
    'Prints path:line:column and what is wrong, for each line that cannot be read and each example that does',
    'not come out as it says.',
    '',
    'rules suggest looks for what repeats word for word in many posts of a source site, and is in no rule: at',
    'least 5 of them and 3 of a hundred. Read what it finds before you use it: nothing is removed.',
    ...PATH_DETAILS,
    '',
    'json    one object a line: {"site","posts","of","rule","kind","id","file","html"}: in how many posts of how',
    '        many it stands, the rule, and one of the posts with what stands there',
    '',
    'Exit code: 0 all is well; 1 something is wrong; 2 a wrong call, or a file that cannot be read.',
  ],
  run,
};

interface Sum {
  rules: number;
  examples: number;
  wrong: number;
}

async function run(args: Arguments, io: Io, terminal: Terminal): Promise<ExitCode> {
  const [what, ...paths] = args.positionals;
  if (what === 'suggest') return suggestRules(args, paths, io, terminal);
  if (what !== 'test') throw new UsageError("rules takes 'test' or 'suggest'");
  const stray = ['site', 'rules', 'format'].find((name) => args.has(name));
  if (stray !== undefined) throw new UsageError(`--${stray} goes with rules suggest`);
  if (paths.length === 0) throw new UsageError('rules test takes at least one FILE');
  const service = createPostService();
  const sum: Sum = { rules: 0, examples: 0, wrong: 0 };
  for (const path of paths) {
    const file = readNamedText(path, io.fs, io.cwd);
    if (typeof file === 'string') await terminal.complain({ path, reason: file, failed: true });
    else await terminal.out.write(testFile(file, service, sum));
  }
  const tried = `${counted(sum.rules, 'rule')}, ${counted(sum.examples, 'example')}`;
  await terminal.note(`${tried}: ${sum.wrong === 0 ? 'all is well' : `${sum.wrong} wrong`}.`);
  if (terminal.failed) return EXIT.failed;
  return sum.wrong > 0 ? EXIT.found : EXIT.ok;
}

/** @returns what is wrong, a line each. */
function testFile(file: NamedText, service: PostService, sum: Sum): string {
  const list = service.readRules(file.text, file.name);
  const failed = service.testRules(list).map(({ example, message }) => ({ range: example.range, message }));
  const lines = [...ruleFileLines(file, 'error', list.errors), ...ruleFileLines(file, 'example', failed)];
  sum.rules += list.rules.length + list.exceptions.length;
  sum.examples += list.examples.length;
  sum.wrong += lines.length;
  return lines.map((line) => `${line}\n`).join('');
}

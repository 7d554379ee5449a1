import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CLEAN_POST, DIRTY_POST, makeFolder, run, runProgram } from './support.ts';

describe('galley: calls', () => {
  for (const argv of [['--help'], ['-h'], ['help'], ['--help', '--version']]) {
    it(`${argv.join(' ')} shows the commands`, async () => {
      const { code, out, err } = await run(argv);
      assert.equal(code, 0);
      for (const name of ['check', 'clean', 'render', 'index', 'rules'])
        assert.match(out, new RegExp(`^  ${name} `, 'm'));
      assert.equal(err, '');
    });
  }

  for (const name of ['check', 'clean', 'render', 'index', 'rules']) {
    it(`help ${name} and ${name} --help tell the same, with the exit codes, in short lines`, async () => {
      const help = await run(['help', name]);
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`^Usage: galley ${name} `, 'm'));
      assert.match(help.out, /^Exit code: 0/m);
      assert.deepEqual(help.out.match(/^.{111,}$/gm), null);
      assert.deepEqual(await run([name, '--help']), help);
    });
  }

  it('--version shows the version', async () => {
    assert.deepEqual(await run(['--version']), { code: 0, out: '1.2.3\n', err: '' });
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.deepEqual(await runProgram(['--version']), { code: 0, out: `${version}\n`, err: '' });
  });

  const mistakes: [argv: string[], complaint: string, hint: string][] = [
    [[], 'what shall be done? A command is missing', '--help'],
    [['chek'], "there is no command 'chek'; did you mean 'check'?", '--help'],
    [['help', 'rendr'], "there is no command 'rendr'; did you mean 'render'?", '--help'],
    [['frobnicate'], "there is no command 'frobnicate'", '--help'],
    [['--verison'], "unknown option '--verison'; did you mean '--version'?", '--help'],
    [['check', '--fromat', 'json'], "unknown option '--fromat'; did you mean '--format'?", 'help check'],
    [['check', '-x'], "unknown option '-x'", 'help check'],
    [['check', '--write'], "unknown option '--write'", 'help check'],
    [['check', '--format'], '--format needs a value: --format FORMAT', 'help check'],
    [['check', '--format=xml'], "--format is one of text, json, sarif, github, not 'xml'", 'help check'],
    [
      ['check', '--format=jsn'],
      "--format is one of text, json, sarif, github, not 'jsn'; did you mean 'json'?",
      'help check',
    ],
    [['check', '--format=json', '--format=text'], '--format is given twice', 'help check'],
    [['clean', '--write=yes'], '--write takes no value', 'help clean'],
    [['clean', '--format', 'sarif'], "--format is one of text, json, not 'sarif'", 'help clean'],
    [['clean', '--level', 'brutal'], "--level is one of safe, thorough, not 'brutal'", 'help clean'],
    [
      ['clean', '--kind', 'ad,spam'],
      "--kind is one of ad, promo, tracker, ui, empty, not 'spam'",
      'help clean',
    ],
    [['clean', '--kind', ''], "--kind is one of ad, promo, tracker, ui, empty, not ''", 'help clean'],
    [['clean', '--write', '--check'], '--write and --check do not go together', 'help clean'],
    [['clean', '--write', '--diff'], '--write and --diff do not go together', 'help clean'],
    [['clean', '--diff', '--check'], '--diff and --check do not go together', 'help clean'],
    [
      ['clean', '--diff', '--format=json'],
      '--diff has a format of its own: leave --format json out',
      'help clean',
    ],
    [['clean', '--stdin', '--ndjson'], '--stdin and --ndjson do not go together', 'help clean'],
    [['clean', '--ndjson', '--write'], '--write and --ndjson do not go together', 'help clean'],
    [['clean', '--ndjson', '--shard=1/2'], '--ndjson and --shard do not go together', 'help clean'],
    [['clean', '--stdin', 'a.md'], '--stdin takes no PATH', 'help clean'],
    [['clean', '--stdin-filename', 'a.md'], '--stdin-filename goes with --stdin', 'help clean'],
    [['render'], 'render takes one FILE', 'help render'],
    [['render', 'a.md', 'b.md'], 'render takes one FILE', 'help render'],
    [
      ['render', 'a.md', '--view', 'nice'],
      "--view is one of cleaned, original, removed, not 'nice'",
      'help render',
    ],
    [['index', '--format', 'github'], "--format is one of text, json, not 'github'", 'help index'],
    ...['0/2', '3/2', '1', 'a/b', '1/0', '-1/2', '1/2/3'].map((shard): [string[], string, string] => [
      ['check', `--shard=${shard}`],
      `--shard is i/n with i from 1 to n, such as 3/16, not '${shard}'`,
      'help check',
    ]),
    ...['0', '-1', '1.5', 'all'].map((jobs): [string[], string, string] => [
      ['index', `--jobs=${jobs}`],
      `--jobs is a whole number from 1 to 999, not '${jobs}'`,
      'help index',
    ]),
  ];
  for (const [argv, complaint, hint] of mistakes) {
    it(`complains in one line and exits with 2: galley ${argv.join(' ')}`, async () => {
      const { code, out, err } = await run(argv, { cwd: makeFolder() });
      assert.equal(err, `galley: ${complaint}\nTry 'galley ${hint}'.\n`);
      assert.deepEqual({ code, out }, { code: 2, out: '' });
    });
  }

  it('writes nothing when the call is wrong', async () => {
    const cwd = makeFolder({ 'a.md': DIRTY_POST });
    assert.equal((await run(['clean', '--write', '--jobs=x', '.'], { cwd })).code, 2);
    assert.equal(readFileSync(`${cwd}/a.md`, 'utf8'), DIRTY_POST);
  });

  it('takes names with a leading dash behind --', async () => {
    const cwd = makeFolder({ '-a.md': DIRTY_POST, '--write': CLEAN_POST });
    const { code, out } = await run(['clean', '--format=json', '--', '-a.md', '--write'], { cwd });
    assert.equal(code, 0);
    assert.match(out, /^\{"file":"-a\.md",.*\}\n$/);
    assert.equal(readFileSync(`${cwd}/-a.md`, 'utf8'), DIRTY_POST);
  });
});

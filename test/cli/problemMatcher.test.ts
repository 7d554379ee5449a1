// The problem matcher of package.json, which makes problems of what `galley check` prints.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FLAWED_POST, makeFolder, readJsonLines, run } from './support.ts';

interface Matcher {
  readonly owner: string;
  readonly severity: string;
  readonly pattern: Readonly<Record<'file' | 'line' | 'column' | 'severity' | 'code' | 'message', number>> & {
    readonly regexp: string;
  };
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { problemMatchers: readonly [Matcher] };
};
const [{ pattern, severity }] = contributes.problemMatchers;
const REGEXP = new RegExp(pattern.regexp);

function read(line: string): Record<string, string> | undefined {
  const match = REGEXP.exec(line);
  return match
    ? {
        file: match[pattern.file]!,
        place: `${match[pattern.line]}:${match[pattern.column]}`,
        severity: match[pattern.severity]!,
        code: match[pattern.code]!,
        message: match[pattern.message]!,
      }
    : undefined;
}

describe('The problem matcher', () => {
  it('reads what galley check prints of files whatever they are called', async () => {
    const names = [
      'a.md',
      '_posts/a post with spaces.md',
      '_posts/2021-08-26-联合早报：桥梁.md',
      '_posts/12:30:45 error.md',
      '_posts/a:b/c (1).md',
    ];
    const cwd = makeFolder(Object.fromEntries(names.map((name) => [name, FLAWED_POST])));
    const { out } = await run(['check'], { cwd });
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, names.length);
    assert.deepEqual(lines.map((line) => read(line)?.['file']).sort(), [...names].sort());
    for (const line of lines) {
      const { place, severity, code, message } = read(line)!;
      assert.deepEqual([place, severity, code], ['3:7', 'error', 'invalid-date']);
      assert.match(message!, /\S\.$/);
    }
  });

  it('reads every line of a post with many problems as the JSON format has them', async () => {
    const post =
      '---\nlayout: post\ntitel: "x:1:2 error yaml-syntax y"\ndate: never\ndate: 2021\n' +
      'from: C:\\posts\\a.md:3:4 warning\ntags: [ a, a, "" ]\n---\n<!--1-->\nText.\n';
    const cwd = makeFolder({ 'a b.md': post });
    const { out } = await run(['check'], { cwd });
    const { out: json } = await run(['check', '--format', 'json'], { cwd });
    const wanted = readJsonLines<Record<string, string>>(json);
    assert.ok(wanted.length > 4);
    assert.deepEqual(
      out.trimEnd().split('\n').map(read),
      wanted.map(({ file, line, column, severity, code, message }) => ({
        file,
        place: `${line}:${column}`,
        severity,
        code,
        message,
      })),
    );
  });

  it('reads no line that tells of no problem', async () => {
    const { err } = await run(['check', 'a.md', 'none.md'], { cwd: makeFolder({ 'a.md': FLAWED_POST }) });
    for (const line of err.trimEnd().split('\n')) assert.equal(read(line), undefined, line);
  });

  it('takes what VS Code knows by no name for information', () => {
    // VS Code knows error, warning, info and hint; what else stands there is as serious as the matcher says.
    assert.equal(severity, 'info');
    const line = 'a.md:1:1 information same-title It is there twice.';
    assert.equal(read(line)?.['severity'], 'information');
  });

  it('takes no time over long lines', () => {
    const lines = [`${'a:1:'.repeat(50_000)} error`, ':1'.repeat(100_000), '1'.repeat(200_000)];
    for (const line of lines) assert.equal(read(line), undefined);
  });
});

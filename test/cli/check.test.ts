import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Validator } from '@cfworker/json-schema';
import { CLEAN_POST, FLAWED_POST, makeFolder, readJsonLines, run, runProgram } from './support.ts';

describe('galley check', () => {
  const date = { start: 25, end: 30, line: 3, column: 7 };

  it('exits with 0 and says so where nothing is to be mended', async () => {
    const outcome = await run(['check'], { cwd: makeFolder({ 'a.md': CLEAN_POST }) });
    assert.deepEqual(outcome, { code: 0, out: '', err: 'Nothing to mend in 1 post.\n' });
  });

  it('exits with 1 and shows path:line:column severity code message', async () => {
    const cwd = makeFolder({ 'posts/a.md': FLAWED_POST, 'b.md': CLEAN_POST });
    const { code, out, err } = await run(['check'], { cwd });
    assert.equal(code, 1);
    assert.match(out, /^posts\/a\.md:3:7 error invalid-date [^\n]+\n$/);
    assert.equal(err, '1 error in 1 of 2 posts.\n');
  });

  it('checks by schemas of one’s own, and is told what is wrong with one', async () => {
    const cwd = makeFolder({
      'a.md': CLEAN_POST,
      'own.json': '{ "required": ["edition"] }',
      'broken.json': '[',
    });
    const asked = await run(['check', 'a.md', '--schema', 'own.json', '--jobs', '1'], { cwd });
    assert.equal(asked.code, 1);
    assert.match(asked.out, /^a\.md:1:1 warning schema “edition” is missing: own\.json asks for it\.\n$/);
    for (const name of ['broken.json', 'none.json']) {
      const { code, out, err } = await run(['check', 'a.md', '--schema', name], { cwd });
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, new RegExp(`^galley: ${name}: \\S`));
    }
  });

  it('writes exactly the keys of the contract as JSON, one object a line', async () => {
    const cwd = makeFolder({ 'a.md': FLAWED_POST });
    const { code, out, err } = await run(['check', '--format', 'json'], { cwd });
    assert.equal(err, '');
    assert.equal(code, 1);
    const [diagnostic, ...more] = readJsonLines<Record<string, unknown>>(out);
    assert.deepEqual(Object.keys(diagnostic!), [
      'file',
      'code',
      'severity',
      'message',
      'start',
      'end',
      'line',
      'column',
    ]);
    const { message, ...rest } = diagnostic!;
    assert.equal(typeof message, 'string');
    assert.deepEqual(rest, { file: 'a.md', code: 'invalid-date', severity: 'error', ...date });
    assert.deepEqual(more, []);
  });

  it('counts a byte order mark as one code unit, and CR LF as one line break of two', async () => {
    const text = `\uFEFF${FLAWED_POST.replaceAll('\n', '\r\n').replace('A title', '二😀')}`;
    const cwd = makeFolder({ 'a.md': text });
    const [found] = readJsonLines<Record<string, number>>(
      (await run(['check', '--format=json'], { cwd })).out,
    );
    assert.equal(text.slice(found!['start'], found!['end']), 'never');
    assert.deepEqual([found!['line'], found!['column']], [3, 7]);
  });

  it('names files as they were given, joined with the place below', async () => {
    const cwd = makeFolder({ 'site/posts/a.md': FLAWED_POST });
    const files = async (...paths: string[]): Promise<string[]> => {
      const { out } = await run(['check', '--format=json', ...paths], { cwd });
      return readJsonLines<{ file: string }>(out).map(({ file }) => file);
    };
    assert.deepEqual(await files(), ['site/posts/a.md']);
    assert.deepEqual(await files('site'), ['site/posts/a.md']);
    assert.deepEqual(await files('site/'), ['site/posts/a.md']);
    assert.deepEqual(await files('./site'), ['./site/posts/a.md']);
    assert.deepEqual(await files('site/../site/posts'), ['site/../site/posts/a.md']);
    assert.deepEqual(await files(path.join(cwd, 'site')), [path.join(cwd, 'site/posts/a.md')]);
    assert.deepEqual(await files(path.join(cwd, 'site/posts/a.md')), [path.join(cwd, 'site/posts/a.md')]);
    assert.deepEqual(await files('site/posts/a.md', 'site', '.'), ['site/posts/a.md']);
  });

  it('writes one SARIF log with rules, places and levels', async () => {
    const cwd = makeFolder({ 'a b/二#%.md': FLAWED_POST, 'c.md': FLAWED_POST });
    const { code, out } = await run(['check', '--format', 'sarif'], { cwd });
    assert.equal(code, 1);
    const log = JSON.parse(out) as {
      version: string;
      runs: {
        columnKind: string;
        tool: { driver: { name: string; version: string; rules: { id: string }[] } };
        invocations: { executionSuccessful: boolean }[];
        results: {
          ruleId: string;
          level: string;
          message: { text: string };
          locations: { physicalLocation: { artifactLocation: { uri: string }; region: unknown } }[];
        }[];
      }[];
    };
    assert.equal(log.version, '2.1.0');
    const [one] = log.runs;
    assert.equal(one!.columnKind, 'utf16CodeUnits');
    assert.equal(one!.tool.driver.version, '1.2.3');
    assert.deepEqual(one!.tool.driver.rules, [{ id: 'invalid-date' }]);
    assert.deepEqual(one!.invocations, [{ executionSuccessful: true }]);
    assert.deepEqual(
      one!.results.map(({ ruleId, level, locations }) => [ruleId, level, locations[0]!.physicalLocation]),
      ['a%20b/%E4%BA%8C%23%25.md', 'c.md'].map((uri) => [
        'invalid-date',
        'error',
        { artifactLocation: { uri }, region: { startLine: 3, startColumn: 7, endLine: 3, endColumn: 12 } },
      ]),
    );
    const absolute = await run(['check', '--format', 'sarif', path.join(cwd, 'a b')], { cwd });
    assert.ok(absolute.out.includes(`"${pathToFileURL(path.join(cwd, 'a b/二#%.md')).href}"`));
  });

  it('writes an empty SARIF log where nothing is found', async () => {
    const { code, out } = await run(['check', '--format=sarif'], { cwd: makeFolder() });
    assert.equal(code, 0);
    const { runs } = JSON.parse(out) as { runs: { results: unknown[] }[] };
    assert.deepEqual(runs[0]!.results, []);
  });

  it('writes SARIF that the published schema accepts', async () => {
    const { default: schema } = (await import('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', {
      with: { type: 'json' },
    })) as { default: object };
    const validator = new Validator(schema, '4', false);
    const wrong = { version: '2.1.0', runs: [{ results: [{ level: 'severe' }] }] };
    assert.equal(validator.validate(wrong).valid, false);
    for (const files of [
      {},
      { 'a b/二#%.md': FLAWED_POST, 'c.md': CLEAN_POST, 'd.md': '---\ntitle: [\ndate: never\n---\n' },
      { 'a.md': FLAWED_POST, 'not-utf-8.md': Buffer.from('---\n\xff\n---\n', 'latin1') },
    ]) {
      const cwd = makeFolder(files);
      for (const place of ['.', cwd]) {
        const { out } = await run(['check', '--format=sarif', place], { cwd });
        assert.deepEqual(validator.validate(JSON.parse(out)).errors, []);
      }
    }
  });

  it('says in the SARIF log that files could not be read', async () => {
    const cwd = makeFolder({ 'a.md': Buffer.from('---\n\xff\n---\n', 'latin1') });
    const { code, out } = await run(['check', '--format=sarif'], { cwd });
    assert.equal(code, 2);
    const { runs } = JSON.parse(out) as { runs: { invocations: unknown[] }[] };
    assert.deepEqual(runs[0]!.invocations, [{ executionSuccessful: false }]);
  });

  it('writes GitHub workflow commands, escaped', async () => {
    const cwd = makeFolder({ 'a,b:c%\nd.md': FLAWED_POST });
    const { code, out } = await run(['check', '--format', 'github'], { cwd });
    assert.equal(code, 1);
    assert.match(
      out,
      /^::error file=a%2Cb%3Ac%25%0Ad\.md,line=3,endLine=3,col=7,endColumn=12,title=invalid-date::[^\n]+\n$/,
    );
  });

  it('keeps each diagnostic on a line of its own, whatever the name of its file', async () => {
    const cwd = makeFolder({ 'a\nb\u001b[31m\u202e.md': FLAWED_POST });
    const { out } = await run(['check'], { cwd });
    assert.match(out, /^a\\nb\\x1b\[31m\\u202e\.md:3:7 error [^\n]+\n$/);
    const json = readJsonLines<{ file: string }>((await run(['check', '--format=json'], { cwd })).out);
    assert.deepEqual(
      json.map(({ file }) => file),
      ['a\nb\u001b[31m\u202e.md'],
    );
  });

  it('does the same as a program', async () => {
    const cwd = makeFolder({ 'a.md': FLAWED_POST, 'b.md': CLEAN_POST });
    const { code, out, err } = await runProgram(['check'], { cwd });
    assert.deepEqual({ code, out, err }, await run(['check'], { cwd }));
  });
});

// `.galley.yml`: the settings of a team.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  BODY,
  DIRTY_POST,
  FLAWED_POST,
  FRONT_MATTER,
  JUNK,
  makeFolder,
  readJsonLines,
  run,
} from './support.ts';

const OWN = '<aside class="team">Own words</aside>';
const OWN_POST = FRONT_MATTER + BODY.replace(JUNK, '') + OWN + '\n';
const RULE = 'zaobao.com##.team';

describe('The settings of a team', () => {
  it('say how serious problems are, which fields are wanted, and by which schemas', async () => {
    const cwd = makeFolder({
      'a.md': FLAWED_POST,
      'news/b.md': '---\nlayout: news\ntitle: B\n---\n',
      'c.md': '---\nlayout: news\ntitle: C\n---\n',
      'schemas/news.json': '{ "required": ["edition"] }',
      '.galley.yml':
        'diagnostics:\n  severity: { invalid-date: hint }\nfrontMatter:\n  requiredFields: [ title ]\n' +
        '  schemas:\n    - { schema: schemas/news.json, layouts: [ news ], files: "news/**" }\n',
    });
    const { code, out, err } = await run(['check'], { cwd });
    assert.deepEqual(
      out.split('\n').map((line) => line.split(' ').slice(0, 3).join(' ')),
      ['a.md:3:7 hint invalid-date', 'news/b.md:1:1 warning schema', ''],
    );
    assert.equal(code, 1);
    assert.equal(err, '1 warning, 1 hint in 2 of 3 posts.\n');
    const below = await run(['check', 'news', '--jobs', '1'], { cwd });
    assert.match(below.out, /^news\/b\.md:1:1 warning schema [^\n]+\n$/);
  });

  it('give way to what a call says', async () => {
    const cwd = makeFolder({
      'a.md': FLAWED_POST,
      'none.json': '{}',
      'team.json': '{ "required": ["edition"] }',
      '.galley.yml':
        'frontMatter:\n  schemas: [ { schema: team.json } ]\ndiagnostics: { severity: { invalid-date: off } }\n',
      'other.yml': 'diagnostics: { severity: { invalid-date: hint } }\n',
    });
    assert.match((await run(['check'], { cwd })).out, /^a\.md:1:1 warning schema /);
    assert.equal((await run(['check', '--schema', 'none.json'], { cwd })).out, '');
    assert.match(
      (await run(['check', '--no-config'], { cwd })).out,
      /^a\.md:3:7 error invalid-date [^\n]+\n$/,
    );
    assert.match(
      (await run(['check', '--config', 'other.yml'], { cwd })).out,
      /^a\.md:3:7 hint invalid-date [^\n]+\n$/,
    );
  });

  it('hold for a folder below, up to where the repository ends', async () => {
    const files = {
      '.galley.yml': 'diagnostics: { severity: { invalid-date: off } }\n',
      'x/y/a.md': FLAWED_POST,
    };
    const cwd = makeFolder(files);
    assert.equal((await run(['check', path.join(cwd, 'x/y/a.md')])).code, 0);
    assert.equal((await run(['check'], { cwd: path.join(cwd, 'x') })).code, 0);
    const repository = makeFolder({ ...files, 'x/.git/HEAD': '' });
    assert.equal((await run(['check'], { cwd: path.join(repository, 'x') })).code, 1);
  });

  it('are told apart: where two hold, the call is asked to name one', async () => {
    const cwd = makeFolder({ 'a/.galley.yml': '', 'a/a.md': FLAWED_POST, 'b/b.md': FLAWED_POST });
    const { code, err } = await run(['check', 'a', 'b'], { cwd });
    assert.equal(code, 2);
    assert.match(err, /different settings .*\(a\/\.galley\.yml, none\); --config names one/);
    assert.equal((await run(['check', 'a', 'b', '--no-config'], { cwd })).code, 1);
  });

  it('bring rules, of the file and of .galley/rules.txt, lists, levels and sources to clean', async () => {
    const both = OWN_POST.replace(OWN, `${OWN}<p class="extra"></p>`);
    const team = (cleaning: string): string =>
      makeFolder({
        'a.md': both,
        '.galley.yml': `cleaning:\n${cleaning}`,
        '.galley/rules.txt': 'zaobao.com##p.extra\n',
        'own.txt': 'zaobao.com##p.extra\n',
        'list.txt': 'zaobao.com##p.extra\n',
      });
    const left = async (cwd: string, ...more: string[]): Promise<string[]> => {
      const { out, err } = await run(['clean', '--format', 'json', '--allow-large', ...more], { cwd });
      assert.equal(err, '');
      const found = readJsonLines<{ removals: { rule: string }[] }>(out);
      return found.flatMap(({ removals }) => removals.map(({ rule }) => rule));
    };
    const rules = `  rules: [ "${RULE}" ]\n`;
    assert.deepEqual(await left(team(rules)), ['.galley.yml:1', 'rules.txt:1']);
    assert.deepEqual(await left(team(`${rules}  sources: [ settings ]\n`)), ['.galley.yml:1']);
    assert.deepEqual(await left(team(`${rules}  sources: [ lists ]\n  lists: [ list.txt ]\n`)), [
      'list.txt:1',
    ]);
    assert.deepEqual(await left(team(rules), '--rules', 'own.txt'), ['own.txt:1']);
    assert.deepEqual(await left(team(rules), '--sources', 'galley'), []);
    assert.deepEqual(await left(team(`${rules}  level: "off"\n`)), []);
    assert.deepEqual(await left(team(`${rules}  level: "off"\n`), '--level', 'safe'), [
      '.galley.yml:1',
      'rules.txt:1',
    ]);
    assert.deepEqual(await left(team(rules), '--no-config'), []);
  });

  it('choose what is repaired', async () => {
    const post = `${FRONT_MATTER}<p><a href="https://example.com/?utm_source=x">A</a></p>\n`;
    const cwd = makeFolder({
      'a.md': post,
      '.galley.yml': 'repairs: { kinds: { tracking-parameters: false } }\n',
    });
    assert.equal((await run(['repair', '--format', 'json'], { cwd })).out, '');
    assert.notEqual(
      (await run(['repair', '--format', 'json', '--kind', 'tracking-parameters'], { cwd })).out,
      '',
    );
  });

  it('that are wrong are told at their place; the rest holds for check, and nothing is written', async () => {
    const cwd = makeFolder({
      'a.md': DIRTY_POST,
      'b.md': FLAWED_POST,
      '.galley.yml':
        'cleaning:\n  levels: { pormo: off }\ndiagnostics:\n  severity:\n    invalid-date: hint\n    x: y\n',
    });
    const complaints =
      'galley: .galley.yml:2:13 unknown-setting “pormo” is no setting.\n' +
      'galley: .galley.yml:6:5 unknown-setting “x” is no setting.\n';
    const check = await run(['check', 'b.md'], { cwd });
    assert.equal(check.code, 2);
    assert.match(check.out, /^b\.md:3:7 hint invalid-date /);
    assert.ok(check.err.startsWith(complaints));
    for (const command of ['clean', 'repair']) {
      assert.deepEqual(await run([command, '--write'], { cwd }), { code: 2, out: '', err: complaints });
    }
    assert.equal(readFileSync(path.join(cwd, 'a.md'), 'utf8'), DIRTY_POST);
  });

  it('that cannot be read are no settings, and nothing is done', async () => {
    const cwd = makeFolder({ 'a.md': DIRTY_POST, 'x.yml': new Uint8Array([0xff, 0xfe]) });
    for (const [file, reason] of [
      ['x.yml', 'is not UTF-8'],
      ['none.yml', 'no such file or folder (ENOENT)'],
    ] as const) {
      for (const command of ['check', 'clean', 'config']) {
        const outcome = await run([command, '--config', file], { cwd });
        assert.deepEqual(outcome, { code: 2, out: '', err: `galley: ${file}: ${reason}\n` });
      }
    }
  });
});

describe('galley config', () => {
  const TEAM = 'cleaning:\n  level: thorough\nrepairs:\n  kinds:\n    glued-tag: false\n';

  it('shows each value that holds, and where it is from', async () => {
    const cwd = makeFolder({ '.galley.yml': TEAM, 'x/a.md': '' });
    const { code, out, err } = await run(['config', 'x/a.md'], { cwd });
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^cleaning\.level +thorough +\.galley\.yml:2:10$/m);
    assert.match(out, /^repairs\.kinds\.glued-tag +false +\.galley\.yml:5:16$/m);
    assert.match(out, /^repairs\.kinds\.lazy-image +true +default$/m);
    assert.match(out, /^cleaning\.sources +\["galley",.*\] +default$/m);
    assert.match(out, /^diagnostics\.severity\.stamp-date +warning +default$/m);
  });

  it('writes JSON, an object a line', async () => {
    const cwd = makeFolder({ '.galley.yml': TEAM });
    const { out } = await run(['config', '--format', 'json'], { cwd });
    const found = readJsonLines<{ setting: string }>(out);
    const of = (name: string): unknown => found.find(({ setting }) => setting === name);
    const place = { file: '.galley.yml', line: 2, column: 10 };
    assert.deepEqual(of('cleaning.level'), { setting: 'cleaning.level', value: 'thorough', ...place });
    assert.deepEqual(of('files.patterns'), { setting: 'files.patterns', value: [] });
    const { out: none } = await run(['config', '--format', 'json', '--no-config'], { cwd });
    assert.ok(readJsonLines<object>(none).every((one) => !('file' in one)));
  });

  it('exits with 1 where something is wrong, with 2 where the call is', async () => {
    const cwd = makeFolder({ '.galley.yml': 'cleaning:\n  level: lots\n' });
    const { code, out, err } = await run(['config'], { cwd });
    assert.equal(code, 1);
    assert.match(out, /^cleaning\.level +safe +default$/m);
    assert.equal(err, 'galley: .galley.yml:2:10 wrong-value This must be one of: safe, thorough, off.\n');
    assert.equal((await run(['config', 'a', 'b'], { cwd })).code, 2);
  });
});

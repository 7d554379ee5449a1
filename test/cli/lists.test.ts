import assert from 'node:assert/strict';
import { FRONT_MATTER, JUNK, makeFolder, run, runProgram } from './support.ts';

const LIST =
  '[Adblock Plus 2.0]\n! Title: Mine\n##.box\n||ads.example^\na.example##+js(x)\n##.c:has-text(x)\n';
const BOX = '<p class="box"> </p>';
const FULL_BOX = '<p class="box">Text of the article.</p>';
const POST = `${FRONT_MATTER}<div>${FULL_BOX}${BOX}${JUNK}</div>\n`;

/** Kind, rule and source of each removal. */
function rulesIn(out: string): string[] {
  return [...out.matchAll(/^\S+ (\w+ \S+)/gm)].map((match) => match[1]!);
}

describe('galley clean --list', () => {
  it('removes the empty boxes that a list names, and none that holds something', async () => {
    const cwd = makeFolder({ 'a.md': POST, 'mine.txt': LIST });
    const { code, out } = await run(['clean', '--diff', '--list', 'mine.txt', 'a.md'], { cwd });
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^\\+<div>${FULL_BOX}</div>$`, 'm'));
  });

  it('asks Galley, rules and lists in the order of --sources, and none that is left out', async () => {
    const rules = '! id: mine\n##.box:no-text()\n';
    const list = '##.box\n##[id^="dfp-ad-"]\n';
    const cwd = makeFolder({ 'a.md': POST, 'r.txt': rules, 'l.txt': list });
    const found = async (...more: string[]): Promise<string[]> =>
      rulesIn((await run(['clean', '--rules', 'r.txt', '--list', 'l.txt', ...more, 'a.md'], { cwd })).out);
    assert.deepEqual(await found(), ['ad mine', 'ad zaobao:slots']);
    assert.deepEqual(await found('--sources', 'lists,galley,rules'), ['ad l.txt:1', 'ad l.txt:2']);
    assert.deepEqual(await found('--sources', 'galley,lists'), ['ad l.txt:1', 'ad zaobao:slots']);
    assert.deepEqual(await found('--sources', 'rules'), ['ad mine']);
    assert.deepEqual(await found('--sources', 'galley'), ['ad zaobao:slots']);
  });

  it('obeys exceptions of rules wherever they stand', async () => {
    const cwd = makeFolder({ 'a.md': POST, 'r.txt': '#@#.box\nzaobao.com#@#[id^="dfp"]', 'l.txt': LIST });
    const { out } = await run(
      ['clean', '--sources=lists,galley,rules', '--rules', 'r.txt', '--list', 'l.txt', 'a.md'],
      { cwd },
    );
    assert.equal(out, '');
  });

  it('says with --explain what was read, and which line takes what', async () => {
    const cwd = makeFolder({ 'a.md': POST, 'mine.txt': LIST });
    const { out, err } = await run(['clean', '--explain', '--list', 'mine.txt', 'a.md'], { cwd });
    assert.match(out, / ad mine\.txt:3 \d+ characters \(mine\.txt\) ##\.box\n/);
    assert.equal(
      err.split('\n')[0],
      'mine.txt: 2 filters read, 2 skipped (need a browser: 1; go by text: 1; too general: 0; conditional: 0; unreadable: 0).',
    );
  });

  it('serves streams and threads as well', async () => {
    const cwd = makeFolder({ 'a.md': POST, 'b.md': POST, 'mine.txt': LIST });
    const lists = ['--list', 'mine.txt'];
    const clean = POST.replace(BOX, '').replace(JUNK, '');
    assert.equal((await run(['clean', '--stdin', ...lists], { cwd, stdin: POST })).out, clean);
    const threads = await runProgram(['clean', ...lists, '--jobs', '2', 'a.md', 'b.md'], { cwd });
    assert.deepEqual(rulesIn(threads.out).filter((rule) => rule === 'ad mine.txt:3').length, 2);
  });

  it('does nothing where a list cannot be read', async () => {
    const cwd = makeFolder({ 'a.md': POST, 'latin1.txt': new Uint8Array([0x23, 0x23, 0xff]) });
    const { code, out, err } = await run(
      ['clean', '--write', '--list', 'none.txt', '--list', 'latin1.txt', 'a.md'],
      { cwd },
    );
    assert.deepEqual([code, out], [2, '']);
    assert.equal(
      err,
      'galley: none.txt: no such file or folder (ENOENT)\ngalley: latin1.txt: is not UTF-8\n',
    );
    const wrong = await run(['clean', '--sources', 'galley,list', 'a.md'], { cwd });
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /--sources is one of galley, rules, lists, not 'list'; did you mean 'lists'\?/);
  });
});

describe('galley render', () => {
  it('goes by level, rules, lists and sources as clean does', async () => {
    const cwd = makeFolder({ 'a.md': POST, 'mine.txt': LIST, 'rules.txt': '#@#.box' });
    const marks = async (...more: string[]): Promise<number> => {
      const { code, out } = await run(['render', 'a.md', '--view', 'removed', ...more], { cwd });
      assert.equal(code, 0);
      return out.match(/class="galley-junk /g)?.length ?? 0;
    };
    const own = await marks();
    assert.ok(own > 0);
    assert.ok((await marks('--list', 'mine.txt')) > own);
    assert.equal(await marks('--list', 'mine.txt', '--rules', 'rules.txt'), own);
    assert.equal(await marks('--sources', 'rules,lists'), 0);
    assert.equal((await run(['render', 'a.md', '--list', 'none.txt'], { cwd })).code, 2);
  });
});

import assert from 'node:assert/strict';
import {
  CLEAN_POST,
  DIRTY_POST,
  FRONT_MATTER,
  JUNK,
  makeFolder,
  readJsonLines,
  run,
  runProgram,
} from './support.ts';

const RULES =
  '! id: mine:boxes\n! kind: promo\n! note: Boxes of mine.\n##p.box\n! + <p class="box">x</p>\n! - <p>x</p>\n';
const BOX = '<p class="box">Buy!</p>';
const POST = `${FRONT_MATTER}<div><p>Text as it was.</p>${BOX}${JUNK}</div>\n`;

describe('galley clean --rules', () => {
  it('removes what rules of one’s own say besides', async () => {
    const cwd = makeFolder({ 'a.md': POST, 'mine.txt': RULES });
    const { code, out } = await run(['clean', '--rules', 'mine.txt', 'a.md'], { cwd });
    assert.equal(code, 0);
    assert.match(
      out,
      /^a\.md:10:28 promo mine:boxes \d+ characters\na\.md:10:51 ad zaobao:slots \d+ characters\n$/,
    );
  });

  it('keeps what exceptions name, from all files', async () => {
    const cwd = makeFolder({ 'a.md': POST, '1.txt': RULES, '2.txt': '#@#p.box\nzaobao.com#@#[id^="dfp"]' });
    const { out, err } = await run(['clean', '--rules', '1.txt', '--rules', '2.txt', 'a.md'], { cwd });
    assert.deepEqual([out, err], ['', 'Nothing to clean. (1 post)\n']);
  });

  it('says why with --explain', async () => {
    const cwd = makeFolder({ 'a.md': POST, 'mine.txt': RULES });
    const { out } = await run(['clean', '--explain', '--rules', 'mine.txt', 'a.md'], { cwd });
    assert.deepEqual(out.replace(/^.*characters /gm, '').split('\n'), [
      '(mine.txt) Boxes of mine.',
      '(galley/zaobao) Slots that a script would have filled with an advertisement.',
      '',
    ]);
    for (const flag of ['--diff', '--format=json', '--ndjson']) {
      assert.equal((await run(['clean', '--explain', flag], { cwd })).code, 2, flag);
    }
  });

  it('serves streams and threads as well', async () => {
    const cwd = makeFolder({ 'a.md': POST, 'b.md': POST, 'mine.txt': RULES });
    const clean = POST.replace(BOX, '').replace(JUNK, '');
    const rules = ['--rules', 'mine.txt'];
    assert.equal((await run(['clean', '--stdin', ...rules], { cwd, stdin: POST })).out, clean);
    const line = `${JSON.stringify({ path: 'a.md', text: POST })}\n`;
    const { out } = await run(['clean', '--ndjson', ...rules], { cwd, stdin: line });
    assert.equal((JSON.parse(out) as { text: string }).text, clean);
    const threads = await runProgram(['clean', ...rules, '--jobs', '2', 'a.md', 'b.md'], { cwd });
    assert.equal(threads.out.match(/mine:boxes/g)?.length, 2);
  });

  it('does nothing where a rule cannot be read, and says where', async () => {
    const cwd = makeFolder({ 'a.md': DIRTY_POST, 'bad.txt': '##p\n##p:max-text(x)\n' });
    const { code, out, err } = await run(['clean', '--write', '--rules', 'bad.txt', '--rules', 'none.txt'], {
      cwd,
    });
    assert.deepEqual([code, out], [2, '']);
    assert.equal(
      err,
      'galley: bad.txt:2:14 error A whole number must stand here.\ngalley: none.txt: no such file or folder (ENOENT)\n',
    );
    assert.equal((await run(['clean', '--stdin', '--rules', 'bad.txt'], { cwd, stdin: CLEAN_POST })).code, 2);
  });
});

describe('galley rules test', () => {
  it('passes where all examples come out as they say', async () => {
    const cwd = makeFolder({ 'mine.txt': RULES });
    const outcome = await run(['rules', 'test', 'mine.txt'], { cwd });
    assert.deepEqual(outcome, { code: 0, out: '', err: '1 rule, 2 examples: all is well.\n' });
  });

  it('exits with 1 and says what is wrong, and where', async () => {
    const cwd = makeFolder({ 'mine.txt': `${RULES}! + <i></i>\n##p:frob()\n` });
    const { code, out, err } = await run(['rules', 'test', 'mine.txt'], { cwd });
    assert.equal(code, 1);
    assert.equal(
      out,
      'mine.txt:8:4 error “:frob” is not known, or what it holds cannot be read.\n' +
        'mine.txt:7:5 example “mine:boxes” removes nothing here.\n',
    );
    assert.equal(err, '1 rule, 3 examples: 2 wrong.\n');
  });

  it('exits with 2 for a wrong call and a file that cannot be read', async () => {
    const cwd = makeFolder({ 'latin1.txt': new Uint8Array([0x23, 0x23, 0xff]) });
    for (const argv of [
      ['rules'],
      ['rules', 'try', 'x'],
      ['rules', 'test'],
      ['rules', 'test', 'none.txt'],
      ['rules', 'test', 'latin1.txt'],
      ['rules', 'test', '.'],
    ]) {
      const { code, err } = await run(argv, { cwd });
      assert.equal(code, 2, argv.join(' '));
      assert.match(err, /^galley: /);
    }
  });
});

describe('galley rules suggest', () => {
  const LETTERS = '<p>Subscribe to our letters</p>';
  /** Posts of which each has the letters, besides a slot that Galley's own rules know. */
  const archive = (count: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, number) => [
        `p${number}.md`,
        `${FRONT_MATTER}<div><p>Story ${'abcdefghijk'[number]!} of many words, as news has them, told at length.</p>` +
          `${LETTERS}${JUNK}<p>End of ${'abcdefghijk'[number]!}, and good night to all who read it.</p></div>\n`,
      ]),
    );

  it('writes rules for what repeats, which can be used as they are', async () => {
    const cwd = makeFolder(archive(6));
    const { code, out, err } = await run(['rules', 'suggest'], { cwd });
    assert.equal(code, 0);
    assert.match(
      out,
      /^! 6 of 6 posts, such as p1\.md\n! id: mine:\S+\n! kind: promo\n! level: safe\n! note: .+\nzaobao\.com##p:has-text\(\/\^Subscribe to our letters\$\/\):media-in-links\(\)\n! \+ <p>.*<\/p>\n\n$/,
    );
    assert.equal(err, '1 rule to look at, from 6 posts.\n');
    const again = makeFolder({ ...archive(6), 'mine.txt': out });
    assert.equal((await run(['rules', 'test', 'mine.txt'], { cwd: again })).code, 0);
    const cleaned = await run(['clean', '--rules', 'mine.txt', '--format', 'json'], { cwd: again });
    assert.equal(readJsonLines<{ removals: unknown[] }>(cleaned.out)[0]!.removals.length, 2);
    const nothing = await run(['rules', 'suggest', '--rules', 'mine.txt'], { cwd: again });
    assert.equal(nothing.out, '');
  });

  it('writes JSON, for one site', async () => {
    const cwd = makeFolder(archive(5));
    const { out } = await run(['rules', 'suggest', '--format', 'json', '--site', 'zaobao.com', '.'], { cwd });
    const [one, second] = readJsonLines<Record<string, unknown>>(out);
    assert.equal(second, undefined);
    assert.deepEqual([one!['site'], one!['posts'], one!['of'], one!['html']], ['zaobao.com', 5, 5, LETTERS]);
    assert.equal((await run(['rules', 'suggest', '--site', 'other.example'], { cwd })).out, '');
  });

  it('exits with 2 for a wrong call and for posts that cannot be read', async () => {
    const cwd = makeFolder({ 'a.md': new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xff]) });
    for (const argv of [
      ['rules', 'suggest', 'a.md'],
      ['rules', 'suggest', 'none'],
      ['rules', 'suggest', '--site', 'a b'],
      ['rules', 'suggest', '--rules', 'none.txt'],
      ['rules', 'test', '--site', 'a.example', 'a.md'],
    ]) {
      const { code, err } = await run(argv, { cwd });
      assert.equal(code, 2, argv.join(' '));
      assert.match(err, /^galley: /);
    }
  });
});

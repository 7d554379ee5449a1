import assert from 'assert';
import * as vscode from 'vscode';
import { answering } from '../cleaning/samples.ts';
import { closeAll, readFile, removeFolders, workspaceUri, writeFile } from '../support.ts';
import { fakeTrees } from './fakeTree.ts';

describe('Many posts', () => {
  const person = answering();
  const trees = fakeTrees();
  const window = vscode.window as { showInputBox: unknown };
  const box = window.showInputBox;
  let typed: (string | undefined)[] = [];
  before(() => {
    window.showInputBox = () => Promise.resolve(typed.shift());
  });
  after(() => {
    window.showInputBox = box;
    return removeFolders('set-field', 'remove-field', 'no-field', 'fix', 'repair');
  });
  beforeEach(() => {
    typed = [];
  });
  afterEach(closeAll);

  const write = (folder: string, ...texts: string[]): Promise<vscode.Uri[]> =>
    Promise.all(texts.map((text, number) => writeFile(`${folder}/_posts/2021-08-26-${number}.md`, text)));
  const run = (command: string, folder: string): Thenable<number> =>
    vscode.commands.executeCommand<number>(command, workspaceUri(folder));
  const texts = (uris: readonly vscode.Uri[]): Promise<string[]> => Promise.all(uris.map(readFile));

  it('get a field by its exact bytes, and lose it again by undo', async () => {
    const old = [
      '---\r\nlayout:   page # c\r\ntags: [ a,b ]\r\n---\r\nText.\r\n',
      '---\ntitle: "x"\n---\nText.\n',
      '---\nlayout: post\n---\nText.\n',
      '---\ntitle: [\n---\nText.\n',
    ];
    const uris = await write('set-field', ...old);
    typed = ['layout', 'post'];
    person.answer = () => Promise.resolve('Set');
    assert.strictEqual(await run('galley.setFieldInPosts', 'set-field'), 2);
    assert.match(person.asked[0]!.message, /^Set “layout”: 2 posts/);
    assert.match(person.asked[0]!.detail, /left alone: 1\./);
    assert.deepStrictEqual(await texts(uris), [
      '---\r\nlayout:   post # c\r\ntags: [ a,b ]\r\n---\r\nText.\r\n',
      '---\ntitle: "x"\nlayout: post\n---\nText.\n',
      ...old.slice(2),
    ]);
    assert.strictEqual(await vscode.commands.executeCommand('galley.undoBulkChange'), 2);
    assert.deepStrictEqual(await texts(uris), old);
  });

  it('lose a field where the person leaves the tick at its value', async () => {
    const uris = await write('remove-field', '---\na: 1\nkey: x\n---\n', '---\nkey: y\nb: 2\n---\n');
    typed = ['key'];
    person.answer = () => Promise.resolve('Review…');
    const shown = trees.next();
    const done = run('galley.removeFieldInPosts', 'remove-field');
    const tree = await shown;
    assert.deepStrictEqual(await tree.rows(), ['[x] key: x', '[x] key: y']);
    await tree.tick('key: y', false);
    await vscode.commands.executeCommand('galley.bulkApply');
    assert.strictEqual(await done, 1);
    assert.deepStrictEqual(await texts(uris), ['---\na: 1\n---\n', '---\nkey: y\nb: 2\n---\n']);
  });

  it('are not asked about where the person names no field', async () => {
    await write('no-field', '---\na: 1\n---\n');
    assert.strictEqual(await run('galley.setFieldInPosts', 'no-field'), 0);
    assert.deepStrictEqual(person.asked, []);
  });

  it('are mended by code: what is certain is ticked, the rest is there to tick', async () => {
    const [uri] = await write(
      'fix',
      '---\ntitle: One: two\ntags: [ a, a ]\ntagz: [ b ]\nlayuot: post\n---\nText.\n',
    );
    person.answer = () => Promise.resolve('Review…');
    const shown = trees.next();
    const done = run('galley.fixProblemsInPosts', 'fix');
    const tree = await shown;
    const rows = await tree.rows();
    for (const row of ['[x] yaml-syntax', '[x] duplicate-term', '[ ] misspelt-key']) {
      assert.ok(rows.includes(row), `${row} in ${rows.join()}`);
    }
    await tree.tick('misspelt-key', true);
    await tree.tick('duplicate-term', false);
    await vscode.commands.executeCommand('galley.bulkApply');
    assert.strictEqual(await done, 1);
    assert.strictEqual(
      await readFile(uri!),
      '---\ntitle: "One: two"\ntags: [ a, a ]\ntagz: [ b ]\nlayout: post\n---\nText.\n',
    );
  });

  it('are repaired by kind, as the settings have it', async () => {
    const body = (link: string): string =>
      `---\nlayout: post\n---\n<p><a href="https://a.example/${link}">a</a></p>\n`;
    const [uri] = await write('repair', body('?utm_source=feed&id=1'));
    person.answer = () => Promise.resolve('Review…');
    const shown = trees.next();
    const done = run('galley.repairPosts', 'repair');
    const tree = await shown;
    const [row] = await tree.rows();
    assert.match(row!, /tracking-parameters$/);
    await tree.tick('tracking-parameters', true);
    await vscode.commands.executeCommand('galley.bulkApply');
    assert.strictEqual(await done, 1);
    assert.strictEqual(await readFile(uri!), body('?id=1'));
  });
});

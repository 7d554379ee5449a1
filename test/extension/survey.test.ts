import assert from 'assert';
import * as vscode from 'vscode';
import { SLOT } from './cleaning/samples.ts';
import { archivedPost, closeAll, eventually, set, workspaceUri, writeFile } from './support.ts';
import { surveyedArchive, type Surveyed } from './surveyedArchive.ts';

const NEVER = new vscode.CancellationTokenSource().token;

describe('The survey of posts', () => {
  const storageUri = workspaceUri('../kept-surveys');
  const folder = workspaceUri('_posts/surveyed');
  const log = vscode.window.createOutputChannel('Galley (test of surveys)', { log: true });
  const made: vscode.Disposable[] = [];
  let tests = 0;

  /** As at a start of Galley. */
  function start(): Surveyed {
    const surveyed = surveyedArchive({ log, storageUri, version: `test ${tests}` });
    made.push(surveyed.all);
    return surveyed;
  }

  const write = (name: string, body: string, fields: Record<string, string> = {}): Promise<vscode.Uri> =>
    writeFile(`_posts/surveyed/${name}.md`, archivedPost({ body, fields }));

  before(async () => {
    await closeAll();
  });
  beforeEach(() => tests++);
  afterEach(() => {
    for (const one of made.splice(0)) one.dispose();
  });
  after(async () => {
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await vscode.workspace.fs.delete(storageUri, { recursive: true }).then(undefined, () => undefined);
    log.dispose();
    await closeAll();
  });

  it('knows of a post what only reading all of it tells, once someone asks', async () => {
    const uri = await write('a', `<p>新桥 opens.</p>${SLOT}`, { date: 'soon' });
    const { surveys } = start();
    assert.strictEqual(surveys.of(uri), undefined);
    await surveys.surveySome([uri], NEVER);
    const { words, junk, problems } = surveys.of(uri)!;
    assert.strictEqual(words, 3);
    assert.deepStrictEqual(junk, { ad: { count: 1, characters: SLOT.length } });
    assert.ok(problems.some(({ code, severity }) => code === 'invalid-date' && severity === 'error'));
    assert.strictEqual(surveys.table.size, 1);
  });

  it('follows files: what was surveyed is surveyed again, and new posts once all were', async () => {
    const uri = await write('b', '<p>one</p>');
    const { surveys, archive } = start();
    const told: [number, number][] = [];
    assert.ok(await surveys.surveyAll(NEVER, (done, all) => told.push([done, all])));
    const [done, all] = told.at(-1)!;
    assert.deepStrictEqual([done, surveys.table.size], [all, archive.index.size]);
    assert.strictEqual(surveys.of(uri)?.words, 1);
    await write('b', '<p>one two</p>');
    await eventually(() => assert.strictEqual(surveys.of(uri)?.words, 2));
    const other = await write('c', '<p>one two three</p>');
    await eventually(() => assert.strictEqual(surveys.of(other)?.words, 3));
    await vscode.workspace.fs.delete(other);
    await eventually(() => assert.strictEqual(surveys.of(other), undefined));
  });

  it('keeps what it knows, and reads nothing again that is as it was', async () => {
    const same = await write('d', '<p>one</p>');
    const changed = await write('e', '<p>one</p>');
    const stored = vscode.Uri.joinPath(storageUri, 'survey.bin');
    const { surveys: first } = start();
    await first.ready();
    await vscode.workspace.fs.delete(storageUri, { recursive: true }).then(undefined, () => undefined);
    await first.surveySome([same, changed], NEVER);
    // Half of what is written is another length.
    await eventually(async () =>
      assert.strictEqual((await vscode.workspace.fs.stat(stored)).size, first.table.pack('any').length),
    );
    first.dispose();
    await write('e', '<p>one two three</p>');
    const { surveys } = start();
    assert.strictEqual(surveys.of(same), undefined);
    assert.ok(await surveys.ready());
    assert.strictEqual(surveys.of(same)?.words, 1);
    assert.strictEqual(surveys.of(changed), undefined);
  });

  it('forgets what was found by other settings or rules', async () => {
    const uri = await write('f', `<p>one</p>${SLOT}<p class="my-box">Buy this</p>`);
    const { surveys } = start();
    await surveys.surveySome([uri], NEVER);
    assert.deepStrictEqual(Object.keys(surveys.of(uri)!.junk), ['ad']);
    const reset = await set('galley.cleaning.rules', ['! id: mine:box', '! kind: promo', '##p.my-box']);
    try {
      await eventually(() => assert.strictEqual(surveys.of(uri), undefined));
      await surveys.surveySome([uri], NEVER);
      assert.deepStrictEqual(Object.keys(surveys.of(uri)!.junk).sort(), ['ad', 'promo']);
    } finally {
      await reset();
    }
  });

  it('ends when nobody wants it any more, and keeps what it has', async () => {
    for (let post = 0; post < 40; post++) await write(`g${post}`, '<p>one</p>');
    const { surveys } = start();
    const [first, second] = [new vscode.CancellationTokenSource(), new vscode.CancellationTokenSource()];
    const one = surveys.surveyAll(first.token, (done) => {
      if (done >= 16) first.cancel();
    });
    const other = surveys.surveyAll(second.token, (done) => {
      if (done >= 32) second.cancel();
    });
    assert.deepStrictEqual(await Promise.all([one, other]), [false, false]);
    const { size } = surveys.table;
    assert.ok(size >= 16, `${size}`);
    assert.ok(await surveys.surveyAll(NEVER));
    assert.ok(surveys.table.size > size);
  });

  it('goes by what an editor has until that is saved or given up', async () => {
    const uri = await write('h', '<p>one</p>');
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.replace(document.positionAt(document.getText().indexOf('one')), 'two '));
    const { surveys } = start();
    await surveys.surveySome([uri], NEVER);
    assert.strictEqual(surveys.of(uri)?.words, 2);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeAll();
    await eventually(() => assert.strictEqual(surveys.of(uri)?.words, 1));
  });
});

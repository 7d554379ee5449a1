import assert from 'assert';
import * as vscode from 'vscode';
import {
  archivedPost,
  closeAll,
  eventually,
  problems,
  removeRules,
  set,
  show,
  writeFile,
} from './support.ts';

const BOX = '<p class="my-box">Buy!</p>';
const SLOT = '<div id="innity-in-post"></div>';
const BODY = `<p>第一段，说了许多话。</p>${BOX}${SLOT}`;
const FILE = '.galley/rules.txt';

/** What is faded in a document. */
function faded(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ tags }) => tags?.includes(vscode.DiagnosticTag.Unnecessary))
    .map(({ range }) => document.getText(range));
}

async function clean(document: vscode.TextDocument): Promise<string> {
  await vscode.commands.executeCommand('galley.cleanAds');
  return document.getText();
}

describe('Rules of one’s own', () => {
  afterEach(async () => {
    await closeAll();
    await removeRules();
  });

  it('come from a setting', async () => {
    const { document } = await show('_posts/2021-08-26-setting.md', archivedPost({ body: BODY }));
    await eventually(() => assert.deepStrictEqual(faded(document), [SLOT]));
    const undo = await set('galley.cleaning.rules', ['zaobao.com##.my-box', '#@##innity-in-post']);
    try {
      await eventually(() => assert.deepStrictEqual(faded(document), [BOX]));
      assert.strictEqual(await clean(document), archivedPost({ body: `<p>第一段，说了许多话。</p>${SLOT}` }));
    } finally {
      await undo();
    }
    await eventually(() => assert.deepStrictEqual(faded(document), [SLOT]));
  });

  it('come from the folder’s file, and follow it', async () => {
    const { document } = await show('_posts/2021-08-26-file.md', archivedPost({ body: BODY }));
    await eventually(() => assert.deepStrictEqual(faded(document), [SLOT]));
    const file = await writeFile(FILE, '! kind: promo\n##.my-box:has-text(buy)\n');
    await eventually(() => assert.deepStrictEqual(faded(document), [BOX, SLOT]));
    await writeFile(FILE, '##.my-box:has-text(sell)\n#@##innity-in-post\n');
    await eventually(() => assert.deepStrictEqual(faded(document), []));
    assert.strictEqual(await clean(document), archivedPost({ body: BODY }));
    await writeFile(FILE, '##.my-box\n#@##innity-in-post\n');
    await eventually(() => assert.deepStrictEqual(faded(document), [BOX]));
    assert.strictEqual(await clean(document), archivedPost({ body: `<p>第一段，说了许多话。</p>${SLOT}` }));
    await vscode.workspace.fs.delete(file);
    await eventually(() => assert.deepStrictEqual(faded(document), [SLOT]));
  });

  it('show their mistakes where they are, while the others hold', async () => {
    const file = await writeFile(FILE, '##.my-box\n##p:max-text(x)\n');
    const rules = await vscode.workspace.openTextDocument(file);
    await eventually(() => assert.deepStrictEqual(problems(rules), ['cleaning-rule «x»']));
    const { document } = await show('_posts/2021-08-26-mistake.md', archivedPost({ body: BODY }));
    await eventually(() => assert.deepStrictEqual(faded(document), [BOX, SLOT]));
    await vscode.window.showTextDocument(rules);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(file, new vscode.Range(1, 13, 1, 14), '3');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(() => assert.deepStrictEqual(problems(rules), []));
  });
});

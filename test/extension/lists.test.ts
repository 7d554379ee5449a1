import assert from 'assert';
import * as vscode from 'vscode';
import {
  archivedPost,
  closeAll,
  codeOf,
  eventually,
  readFile,
  set,
  show,
  workspaceUri,
  writeFile,
} from './support.ts';

const FULL_BOX = '<p class="my-box">第二段。</p>';
const BOX = '<p class="my-box"> </p>';
const SLOT = '<div id="innity-in-post"></div>';
const BODY = `<p>第一段。</p>${FULL_BOX}${BOX}${SLOT}`;
const FILE = 'lists/mine.txt';

/** What is faded in a document, by which rule. */
function faded(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ tags }) => tags?.includes(vscode.DiagnosticTag.Unnecessary))
    .map(({ range, code }) => `${codeOf(code)} «${document.getText(range)}»`);
}

describe('Filter lists', () => {
  const undo: (() => Thenable<void>)[] = [];
  const change = async (setting: string, value: unknown): Promise<void> => {
    undo.push(await set(setting, value));
  };

  afterEach(async () => {
    for (const back of undo.splice(0).reverse()) await back();
    await closeAll();
    await vscode.workspace.fs
      .delete(workspaceUri('lists'), { recursive: true })
      .then(undefined, () => undefined); // A test may not have made it.
  });

  it('come from the files of a setting, and follow them', async () => {
    const file = await writeFile(FILE, '[Adblock Plus 2.0]\n! Title: Mine\n##.my-box\n');
    const { document } = await show('_posts/2021-08-26-list.md', archivedPost({ body: BODY }));
    await eventually(() => assert.deepStrictEqual(faded(document), [`zaobao:slots «${SLOT}»`]));
    await change('galley.cleaning.lists', [FILE]);
    await eventually(() =>
      assert.deepStrictEqual(faded(document), [`mine.txt:3 «${BOX}»`, `zaobao:slots «${SLOT}»`]),
    );
    await writeFile(FILE, '##.my-box\n#@#.my-box\n');
    await eventually(() => assert.deepStrictEqual(faded(document), [`zaobao:slots «${SLOT}»`]));
    await writeFile(FILE, '\n##p[class="my-box"]\n');
    await vscode.commands.executeCommand('galley.cleanAds');
    assert.strictEqual(document.getText(), archivedPost({ body: `<p>第一段。</p>${FULL_BOX}` }));
    await vscode.commands.executeCommand('undo');
    await vscode.workspace.fs.delete(file);
    await eventually(() => assert.deepStrictEqual(faded(document), [`zaobao:slots «${SLOT}»`]));
  });

  it('can be asked for one rule: to show it, or to remove what it finds in all posts', async () => {
    const file = await writeFile(FILE, '! Title: Mine\n##.my-box\n');
    const body = `<p>第一段。</p>${BOX}`;
    const other = await writeFile('_posts/2021-08-27-one-rule.md', archivedPost({ body }));
    const { document } = await show('_posts/2021-08-26-one-rule.md', archivedPost({ body: body + SLOT }));
    await change('galley.cleaning.lists', [FILE]);
    const found = [`mine.txt:2 «${BOX}»`, `zaobao:slots «${SLOT}»`];
    await eventually(() => assert.deepStrictEqual(faded(document), found));
    const start = document.getText().indexOf(BOX);
    const uri = document.uri.toString();
    const target = { uri, start, end: start + BOX.length, rule: 'mine.txt:2' };
    await vscode.commands.executeCommand('galley.piece.editRule', target);
    const shown = vscode.window.activeTextEditor!;
    assert.strictEqual(shown.document.uri.toString(), file.toString());
    assert.strictEqual(shown.document.getText(shown.selection), '##.my-box');

    const window = vscode.window as { showWarningMessage: unknown };
    const own = window.showWarningMessage;
    window.showWarningMessage = () => Promise.resolve('Remove');
    try {
      await vscode.commands.executeCommand('galley.piece.removeFromArchive', target);
    } finally {
      window.showWarningMessage = own;
    }
    assert.strictEqual(document.getText(), archivedPost({ body: `<p>第一段。</p>${SLOT}` }));
    assert.strictEqual(await readFile(other), archivedPost({ body: '<p>第一段。</p>' }));
  });

  it('may be absolute, and several', async () => {
    const one = await writeFile(FILE, '##.my-box');
    await writeFile('lists/other.txt', '###innity-in-post\n##.my-box');
    const { document } = await show('_posts/2021-08-26-lists.md', archivedPost({ body: BODY }));
    await change('galley.cleaning.lists', ['lists/none.txt', one.path, 'lists/other.txt']);
    await change('galley.cleaning.sources', ['lists', 'galley']);
    const first = [`mine.txt:1 «${BOX}»`, `other.txt:1 «${SLOT}»`];
    await eventually(() => assert.deepStrictEqual(faded(document), first));
    await change('galley.cleaning.lists', ['lists/other.txt', one.path]);
    const other = [`other.txt:2 «${BOX}»`, `other.txt:1 «${SLOT}»`];
    await eventually(() => assert.deepStrictEqual(faded(document), other));
  });

  it('are a source among others, in any order, or none', async () => {
    await writeFile(FILE, '##.my-box\n##[id^="innity"]');
    const { document } = await show('_posts/2021-08-26-sources.md', archivedPost({ body: BODY }));
    await change('galley.cleaning.lists', [FILE]);
    await change('galley.cleaning.rules', ['! id: own', '##.my-box:no-text()']);
    const asked = async (sources: readonly string[], expected: readonly string[]): Promise<void> => {
      await change('galley.cleaning.sources', sources);
      await eventually(() => assert.deepStrictEqual(faded(document), expected), 5000);
    };
    await asked(['galley', 'settings', 'workspace', 'lists'], [`own «${BOX}»`, `zaobao:slots «${SLOT}»`]);
    await asked(['lists', 'settings', 'galley'], [`mine.txt:1 «${BOX}»`, `mine.txt:2 «${SLOT}»`]);
    await asked(['settings'], [`own «${BOX}»`]);
    await asked([], []);
  });

  it('of many lines are read beside the host', async function () {
    this.timeout(60_000);
    const lines = Array.from({ length: 80_000 }, (_, index) => `##.banner-${index}`);
    await writeFile(FILE, [...lines, '##.my-box'].join('\n'));
    const { document } = await show('_posts/2021-08-26-many.md', archivedPost({ body: BODY }));
    await change('galley.cleaning.lists', [FILE]);
    const found = [`mine.txt:80001 «${BOX}»`, `zaobao:slots «${SLOT}»`];
    await eventually(() => assert.deepStrictEqual(faded(document), found), 30_000);
  });
});

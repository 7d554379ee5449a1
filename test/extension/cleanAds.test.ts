import assert from 'assert';
import * as vscode from 'vscode';
import {
  archivedPost,
  closeAll,
  eventually,
  problems,
  readFile,
  set,
  show,
  workspaceUri,
  writeFile,
} from './support.ts';

const SLOT = '<section id="imu"><div id="dfp-ad-imu1">        </div></section>';
const BANNER =
  '<a href="https://subscribe.sph.com.sg/promotions/x/?utm_source=zb" target="_blank"><img class="lazyload" data-src="https://static.zaobao.com/b.jpg" alt></a>';
const BODY = `<p>第一段。</p>${SLOT}<p>第二段。</p><div id="innity-in-post"></div><div id="dfp-ad-midarticlespecial">        </div><p>第三段。</p>${BANNER}${BANNER}`;
const CLEAN = '<p>第一段。</p><p>第二段。</p><p>第三段。</p>';

describe('Clean Ads', () => {
  afterEach(closeAll);

  it('removes the junk of the active post as one edit that one undo takes back', async () => {
    const before = archivedPost({ body: BODY });
    const editor = await show('_posts/2021-08-26-clean.md', before);
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 5);
    assert.strictEqual(editor.document.getText(), archivedPost({ body: CLEAN }));
    await vscode.commands.executeCommand('undo');
    assert.strictEqual(editor.document.getText(), before);
    await vscode.commands.executeCommand('redo');
    assert.strictEqual(editor.document.getText(), archivedPost({ body: CLEAN }));
  });

  it('removes only what lies in the selections', async () => {
    const before = archivedPost({ body: BODY });
    const editor = await show('_posts/2021-08-26-selection.md', before);
    const at = (offset: number): vscode.Position => editor.document.positionAt(offset);
    const start = before.indexOf(SLOT);
    editor.selections = [new vscode.Selection(at(start - 3), at(start + SLOT.length + 3))];
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 1);
    assert.strictEqual(editor.document.getText(), before.replace(SLOT, ''));
  });

  it('does nothing to a clean post, and leaves it unchanged on disk', async () => {
    const editor = await show('_posts/2021-08-26-nothing.md', archivedPost({ body: CLEAN }));
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 0);
    assert.strictEqual(editor.document.isDirty, false);
  });

  it('does nothing where no post is active', async () => {
    await show('plain.txt', BODY);
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 0);
  });

  it('keeps Windows line ends, the byte order mark and a missing final line break', async () => {
    const text = `\uFEFF${archivedPost({ body: BODY }).replaceAll('\n', '\r\n').trimEnd()}`;
    const editor = await show('_posts/2021-08-26-crlf.md', text);
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 5);
    assert.ok(await editor.document.save());
    assert.strictEqual(
      await readFile(editor.document.uri),
      `\uFEFF${archivedPost({ body: CLEAN }).replaceAll('\n', '\r\n').trimEnd()}`,
    );
  });

  it('changes nothing in a post that is read-only', async () => {
    const undo = await set('files.readonlyInclude', { '**/locked/**': true });
    try {
      const before = archivedPost({ body: BODY });
      const editor = await show('locked/_posts/2021-08-26-a.md', before);
      assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 0);
      assert.strictEqual(editor.document.getText(), before);
      assert.strictEqual(await readFile(editor.document.uri), before);
    } finally {
      await undo();
    }
  });

  it('serves a post whose front matter is broken', async () => {
    const broken = archivedPost({ body: BODY }).replace('title: "桥梁重新开放"', 'title: "桥梁: 重新开放');
    const editor = await show('_posts/2021-08-26-broken.md', broken);
    await vscode.commands.executeCommand('galley.cleanAds');
    assert.strictEqual(editor.document.getText(), broken.replace(BODY, CLEAN));
  });

  it('keeps to the level that a setting says', async () => {
    const related =
      '<p>The post <a rel="nofollow" href="https://example.com/a">A</a> appeared first on <a rel="nofollow" href="https://example.com">Example</a>.</p>';
    const editor = await show(
      '_posts/2021-08-26-level.md',
      archivedPost({ body: `<p>Text.</p>${related}`, fields: { from: 'https://chinadigitaltimes.net/a' } }),
    );
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 0);
    const undo = await set('galley.cleaning.level', 'thorough');
    try {
      assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 1);
      assert.ok(!editor.document.getText().includes('appeared first'));
    } finally {
      await undo();
    }
  });

  it('finds nothing in a folder of clean posts', async () => {
    await writeFile('clean/_posts/2021-08-26-a.md', archivedPost({ body: CLEAN }));
    assert.strictEqual(
      await vscode.commands.executeCommand('galley.cleanAdsInFolder', workspaceUri('clean')),
      0,
    );
  });
});

describe('Clean Ads in a folder', () => {
  // Each question is answered by the test: VS Code's own dialog would wait for a person.
  let answer: (message: string) => Promise<string | undefined>;
  const window = vscode.window as { showWarningMessage: unknown };
  const own = window.showWarningMessage;
  before(() => {
    window.showWarningMessage = (message: string) => answer(message);
  });
  after(() => {
    window.showWarningMessage = own;
  });
  afterEach(closeAll);

  const clean = (folder: string): Thenable<number> =>
    vscode.commands.executeCommand<number>('galley.cleanAdsInFolder', workspaceUri(folder));

  it('asks, then removes the junk of every post and touches nothing else', async () => {
    const page = `---\nlayout: page\n---\n${BODY}`;
    const a = await writeFile('many/_posts/2021-08-26-a.md', archivedPost({ body: BODY }));
    const b = await writeFile(
      'many/_posts/2021-08-26-b.md',
      archivedPost({ body: BODY }).replaceAll('\n', '\r\n'),
    );
    const others = [
      await writeFile('many/index.html', page),
      await writeFile('many/_layouts/post.html', archivedPost({ body: BODY })),
      await writeFile('many/notes.md', BODY),
    ];
    const before = await Promise.all(others.map(readFile));
    let asked = '';
    answer = (message) => {
      asked = message;
      return Promise.resolve('Remove');
    };
    assert.strictEqual(await clean('many'), 2);
    assert.match(asked, /2.*10/);
    assert.strictEqual(await readFile(a), archivedPost({ body: CLEAN }));
    assert.strictEqual(await readFile(b), archivedPost({ body: CLEAN }).replaceAll('\n', '\r\n'));
    assert.deepStrictEqual(await Promise.all(others.map(readFile)), before);
  });

  it('changes nothing when the person says no', async () => {
    const uri = await writeFile('no/_posts/2021-08-26-a.md', archivedPost({ body: BODY }));
    answer = () => Promise.resolve(undefined);
    assert.strictEqual(await clean('no'), 0);
    assert.strictEqual(await readFile(uri), archivedPost({ body: BODY }));
  });

  it('cleans what is there when the person has answered, not what was there before', async () => {
    const { document } = await show('late/_posts/2021-08-26-a.md', archivedPost({ body: BODY }));
    const typed = '<p>typed while the question stood</p>';
    answer = async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(document.getText().indexOf('<p>')), typed);
      await vscode.workspace.applyEdit(edit);
      return 'Remove';
    };
    assert.strictEqual(await clean('late'), 1);
    assert.strictEqual(document.getText(), archivedPost({ body: typed + CLEAN }));
    assert.ok(document.isDirty, 'what was not saved is not saved now');
  });

  it('leaves a post alone whose line ends VS Code would change', async () => {
    const mixed = archivedPost({ body: BODY }).replace('\n', '\r\n');
    const uri = await writeFile('mixed/_posts/2021-08-26-a.md', mixed);
    answer = () => Promise.resolve('Remove');
    assert.strictEqual(await clean('mixed'), 0);
    assert.strictEqual(await readFile(uri), mixed);
  });
});

describe('junk in the editor', () => {
  afterEach(closeAll);

  const junkOf = (document: vscode.TextDocument): vscode.Diagnostic[] =>
    vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ tags }) => tags?.includes(vscode.DiagnosticTag.Unnecessary));
  const texts = (document: vscode.TextDocument): string[] =>
    junkOf(document).map(({ range }) => document.getText(range));

  it('is faded, and no problem of the post', async () => {
    const { document } = await show('_posts/2021-08-26-faded.md', archivedPost({ body: BODY }));
    await eventually(() =>
      assert.deepStrictEqual(texts(document), [
        SLOT,
        '<div id="innity-in-post"></div>',
        '<div id="dfp-ad-midarticlespecial">        </div>',
        BANNER,
        BANNER,
      ]),
    );
    assert.ok(junkOf(document).every(({ severity }) => severity === vscode.DiagnosticSeverity.Hint));
    assert.deepStrictEqual(problems(document), []);
  });

  it('follows typing', async () => {
    const editor = await show('_posts/2021-08-26-typed.md', archivedPost({ body: CLEAN }));
    await editor.edit((edit) =>
      edit.insert(editor.document.positionAt(editor.document.getText().indexOf(CLEAN)), SLOT),
    );
    await eventually(() => assert.deepStrictEqual(texts(editor.document), [SLOT]));
  });

  it('goes by a quick fix: the piece, or all of its rule', async () => {
    const before = archivedPost({ body: BODY });
    const { document } = await show('_posts/2021-08-26-piece.md', before);
    await eventually(() => assert.strictEqual(junkOf(document).length, 5));
    const [slot] = junkOf(document);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      slot!.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.deepStrictEqual(
      actions.map(({ title }) => title),
      ['Remove this', 'Remove all 3 pieces like this'],
    );
    await vscode.workspace.applyEdit(actions[1]!.edit!);
    assert.strictEqual(document.getText(), archivedPost({ body: CLEAN + BANNER + BANNER }));
    await vscode.commands.executeCommand('undo');
    await vscode.workspace.applyEdit(actions[0]!.edit!);
    assert.strictEqual(document.getText(), before.replace(SLOT, ''));
  });

  it('goes on save where the person wants it', async () => {
    const undo = await set('editor.codeActionsOnSave', { 'source.fixAll.galley.ads': 'explicit' });
    try {
      const editor = await show('_posts/2021-08-26-saved.md', archivedPost({ body: BODY }));
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), ' '));
      await vscode.commands.executeCommand('workbench.action.files.save');
      await eventually(async () =>
        assert.strictEqual(
          await readFile(editor.document.uri),
          archivedPost({ body: CLEAN }).replace('---', '--- '),
        ),
      );
    } finally {
      await undo();
    }
  });
});

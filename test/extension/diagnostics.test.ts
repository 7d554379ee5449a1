import assert from 'assert';
import * as vscode from 'vscode';
import { archivedPost, closeAll, codeOf, eventually, problems, set, show, writeFile } from './support.ts';

describe('problems of a post', () => {
  afterEach(closeAll);

  it('stand at their exact place, and go when they are mended', async () => {
    const { document } = await show(
      '_posts/2021-08-26-a.md',
      archivedPost({ fields: { from: 'www.zaobao.com/x' } }),
    );
    await eventually(() => assert.deepStrictEqual(problems(document), ['invalid-from «www.zaobao.com/x»']));
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('www.zaobao.com/x');
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(at), document.positionAt(at + 16)),
      'https://www.zaobao.com/realtime/china/story20210826-1',
    );
    await vscode.workspace.applyEdit(edit);
    await eventually(() => assert.deepStrictEqual(problems(document), []));
  });

  it('are what a schema of the workspace says, and follow it', async () => {
    const schema = { properties: { edition: { enum: ['morning', 'evening'] } } };
    const file = await writeFile('schemas/post.json', JSON.stringify(schema));
    const undo = await set('galley.frontMatter.schemas', [
      { schema: 'schemas/post.json', layouts: ['post'], files: '_posts/*-schema-*' },
    ]);
    try {
      const text = archivedPost({ fields: { edition: 'morning paper' } });
      const { document } = await show('_posts/2021-08-26-schema-a.md', text);
      const { document: other } = await show('_posts/2021-08-26-other.md', text);
      const { document: page } = await show(
        '_posts/2021-08-26-schema-b.md',
        text.replace('layout: post', 'layout: page'),
      );
      await eventually(() => assert.deepStrictEqual(problems(document), ['schema «morning paper»']));
      assert.deepStrictEqual([...problems(other), ...problems(page)], []);
      schema.properties.edition.enum.push('morning paper');
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(schema)));
      await eventually(() => assert.deepStrictEqual(problems(document), []));
    } finally {
      await undo();
      await vscode.workspace.fs.delete(file);
    }
  });

  it('appear while typing', async () => {
    const editor = await show('_posts/2021-08-26-b.md', archivedPost());
    await eventually(() => assert.deepStrictEqual(problems(editor.document), []));
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'tagz: [ x ]\ntitle: y\n'));
    await eventually(() => assert.deepStrictEqual(problems(editor.document), ['duplicate-key «title»']));
    await editor.edit((edit) => edit.delete(new vscode.Range(9, 0, 10, 0)));
  });

  it('are none for a hand-written post', async () => {
    const { document } = await show(
      '_posts/2021-08-26-hello.md',
      '---\ntitle: Hello\ntags: a b\n---\nText.\n',
    );
    const { document: other } = await show(
      '_posts/2021-08-26-x.md',
      archivedPost({ fields: { from: 'www.x.com' } }),
    );
    await eventually(() => assert.strictEqual(problems(other).length, 1));
    assert.deepStrictEqual(problems(document), []);
  });

  it('have a code that leads to its page, and the severity that a setting says', async () => {
    const undo = await set('galley.diagnostics.severity', {
      'invalid-from': 'information',
      'missing-field': 'off',
    });
    try {
      const text = archivedPost({ fields: { from: 'x' } }).replace(/author: .*\n/, '');
      const { document } = await show('_posts/2021-08-26-c.md', text);
      await eventually(() => assert.deepStrictEqual(problems(document), ['invalid-from «x»']));
      const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
      assert.strictEqual(diagnostic!.severity, vscode.DiagnosticSeverity.Information);
      const { target } = diagnostic!.code as { target: vscode.Uri };
      const page = new TextDecoder().decode(
        await vscode.workspace.fs.readFile(target.with({ fragment: '' })),
      );
      assert.strictEqual(page.split('\n')[Number(target.fragment.slice(1)) - 1], '## invalid-from');
    } finally {
      await undo();
    }
  });

  it('follow the setting of required fields, which then hold for every post', async () => {
    const undo = await set('galley.frontMatter.requiredFields', ['title', 'description']);
    try {
      const { document } = await show('_posts/2021-08-26-d.md', '---\ntitle: Hello\n---\nText.\n');
      await eventually(() => assert.deepStrictEqual(problems(document), ['missing-field «---»']));
    } finally {
      await undo();
    }
  });

  it('survive a setting that makes no sense', async () => {
    const undo = await set('galley.diagnostics.severity', { 'invalid-from': 'bogus', 'missing-field': 7 });
    try {
      const { document } = await show(
        '_posts/2021-08-26-s.md',
        archivedPost({ fields: { from: 'www.x.com' } }),
      );
      await eventually(() => assert.deepStrictEqual(problems(document), ['invalid-from «www.x.com»']));
      assert.strictEqual(
        vscode.languages.getDiagnostics(document.uri)[0]!.severity,
        vscode.DiagnosticSeverity.Error,
      );
    } finally {
      await undo();
    }
  });

  it('are none for a version that people only look at', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('old-version', {
      provideTextDocumentContent: () => archivedPost({ fields: { from: 'x' } }),
    });
    try {
      const old = vscode.Uri.parse('old-version:/_posts/2021-08-26-old.md');
      const document = await vscode.workspace.openTextDocument(old);
      assert.strictEqual(document.languageId, 'post');
      const { document: now } = await show(
        '_posts/2021-08-26-now.md',
        archivedPost({ fields: { from: 'www.x.com' } }),
      );
      await eventually(() => assert.strictEqual(problems(now).length, 1));
      assert.deepStrictEqual(problems(document), []);
    } finally {
      provider.dispose();
    }
  });

  it('go when the post is closed or becomes Markdown', async () => {
    const { document } = await show('_posts/2021-08-26-e.md', archivedPost({ fields: { from: 'x' } }));
    await eventually(() => assert.strictEqual(problems(document).length, 1));
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    await eventually(() => assert.deepStrictEqual(problems(document), []));
  });
});

describe('quick fixes', () => {
  afterEach(closeAll);

  async function fixesAt(editor: vscode.TextEditor, code: string): Promise<vscode.CodeAction[]> {
    return eventually(async () => {
      const diagnostic = vscode.languages
        .getDiagnostics(editor.document.uri)
        .find((found) => codeOf(found.code) === code);
      assert.ok(diagnostic, `there is a ${code}`);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        diagnostic.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const fixes = actions.filter(({ edit }) => edit !== undefined);
      assert.ok(fixes.length > 0, 'a fix is offered');
      return fixes;
    });
  }

  it('change just what is wrong, the preferred one first', async () => {
    const before = archivedPost().replace('tags: [ 晨报 ]', 'tagz: [ 晨报 ]  # keep');
    const editor = await show('_posts/2021-08-26-f.md', before);
    const [fix] = await fixesAt(editor, 'misspelt-key');
    assert.strictEqual(fix!.isPreferred, true);
    assert.ok(await vscode.workspace.applyEdit(fix!.edit!));
    assert.strictEqual(editor.document.getText(), before.replace('tagz', 'tags'));
    await eventually(() => assert.deepStrictEqual(problems(editor.document), []));
  });

  it('offer each way to mend a contradiction', async () => {
    const editor = await show('_posts/2021-08-26-g.md', archivedPost({ stamp: '1600000000000' }));
    const fixes = await fixesAt(editor, 'stamp-date');
    assert.deepStrictEqual(
      fixes.map(({ isPreferred }) => isPreferred),
      [true, false],
    );
  });

  it('keep Windows line ends', async () => {
    const before = archivedPost()
      .replace(/author: .*\n/, '')
      .replaceAll('\n', '\r\n');
    const editor = await show('_posts/2021-08-26-h.md', before);
    const [fix] = await fixesAt(editor, 'missing-field');
    assert.ok(await vscode.workspace.applyEdit(fix!.edit!));
    assert.strictEqual(editor.document.getText(), before.replace('from:', 'author:\r\nfrom:'));
  });
});

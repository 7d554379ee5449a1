import assert from 'assert';
import * as vscode from 'vscode';
import {
  archivedPost,
  closeAll,
  eventually,
  problems,
  set,
  show,
  workspaceUri,
  writeFile,
} from './support.ts';

const FILE = '.galley/rules.txt';

let made = 0;

/** Shows a rule file of its own: VS Code may remember what another test wrote in the same. */
async function showRules(text: string): Promise<vscode.TextEditor> {
  return show(`.galley/${++made}.galley-rules`, text);
}

function positionOf({ document }: vscode.TextEditor, marker: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(marker) + marker.length);
}

async function listAt(editor: vscode.TextEditor, marker: string): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    positionOf(editor, marker),
  );
  return list.items;
}
const names = (items: readonly vscode.CompletionItem[]): string[] =>
  items.map(({ label }) => (typeof label === 'string' ? label : label.label));

async function hoverAt(editor: vscode.TextEditor, marker: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    editor.document.uri,
    positionOf(editor, marker),
  );
  return hovers
    .flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value))
    .join('\n');
}

async function lensesOf({ document }: vscode.TextEditor): Promise<vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
}

/** What stands above each rule, as `line: words`. */
async function lensTitles(editor: vscode.TextEditor): Promise<string[]> {
  const lenses = await lensesOf(editor);
  return lenses.map(({ range, command }) => `${range.start.line}: ${command?.title ?? ''}`);
}

async function replace(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const end = positionOf(editor, from);
  const start = end.translate(0, -from.length);
  assert.ok(await editor.edit((builder) => builder.replace(new vscode.Range(start, end), to)));
}

describe('Rule files', () => {
  afterEach(async () => {
    await closeAll();
    for (const path of ['.galley', '_posts/rules', '_posts/counted']) {
      await vscode.workspace.fs
        .delete(workspaceUri(path), { recursive: true })
        .then(undefined, () => undefined); // A test may not have made it.
    }
  });

  it('have a language of their own', async () => {
    const { document } = await show(FILE, '##p\n');
    assert.strictEqual(document.languageId, 'galley-rules');
    await writeFile('.galley/notes.txt', 'x');
    const other = await vscode.workspace.openTextDocument(workspaceUri('.galley/notes.txt'));
    assert.strictEqual(other.languageId, 'plaintext');
    const more = await showRules('##p\n');
    assert.strictEqual(more.document.languageId, 'galley-rules');
  });

  it('are Galley’s own as well, where they are shown', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('galley-rules', {
      provideTextDocumentContent: () => '##p:named(/(?:a+)+/)\n',
    });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('galley-rules:/test.txt'));
      await eventually(() => {
        const now = vscode.workspace.textDocuments.find(
          ({ uri }) => uri.toString() === document.uri.toString(),
        );
        assert.strictEqual(now?.languageId, 'galley-rules');
      });
      assert.deepStrictEqual(problems(document), []);
    } finally {
      provider.dispose();
    }
  });

  it('comment and uncomment a line with “!”', async () => {
    const editor = await showRules('##p\n');
    editor.selection = new vscode.Selection(0, 1, 0, 1);
    await vscode.commands.executeCommand('editor.action.commentLine');
    await eventually(() => assert.strictEqual(editor.document.getText(), '! ##p\n'));
    await vscode.commands.executeCommand('editor.action.commentLine');
    await eventually(() => assert.strictEqual(editor.document.getText(), '##p\n'));
  });

  it('show their problems as one types, and mend them', async () => {
    const editor = await showRules('! kind: promo\n##p:no-text()\n');
    const { document } = editor;
    await replace(editor, 'no-text', 'notext');
    await eventually(() => assert.deepStrictEqual(problems(document), ['cleaning-rule «:notext()»']));
    const [{ range } = assert.fail('a problem')] = vscode.languages.getDiagnostics(document.uri);
    const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.strictEqual(fix?.title, 'Change to “no-text”');
    assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.strictEqual(document.getText(), '! kind: promo\n##p:no-text()\n');
    await eventually(() => assert.deepStrictEqual(problems(document), []));
    // Not saved, and of no folder: a file is checked all the same.
    assert.ok(document.isDirty);
  });

  it('try their examples after a pause, and show those that fail', async () => {
    const { document } = await showRules(
      '! id: mine\n##p.x\n! + <p class="x"></p>\n! - <p class="x">y</p>\n',
    );
    await eventually(() => assert.deepStrictEqual(problems(document), ['rule-example «<p class="x">y</p>»']));
  });

  it('complete conditions, hosts of the archive, rules, and names of the post that was open last', async () => {
    await writeFile(
      '_posts/rules/2021-01-01-a.md',
      archivedPost({ fields: { from: 'https://www.harbour.example/1' } }),
    );
    await vscode.commands.executeCommand('galley.reindex');
    await show(
      '_posts/rules/2021-01-02-b.md',
      archivedPost({ body: '<div class="my-slot" id="x-1"></div>' }),
    );
    const editor = await showRules('harb\n##p:\n##.\n#@#:rule()\n! \n');
    assert.ok(names(await listAt(editor, 'harb')).includes('harbour.example'));
    const conditions = await listAt(editor, '##p:');
    assert.ok(names(conditions).includes('has-text'));
    assert.ok(conditions.find(({ label }) => label === 'has-text')?.documentation);
    assert.ok(names(await listAt(editor, '##.')).includes('my-slot'));
    assert.ok(names(await listAt(editor, 'rule(')).includes('zaobao:slots'));
    assert.ok(names(await listAt(editor, '! ')).includes('kind'));
  });

  it('say what a rule does, and how much it finds in the post that was open last', async () => {
    await show(
      '_posts/rules/2021-01-03-c.md',
      archivedPost({ body: '<p class="x">a</p><p class="x">b</p>' }),
    );
    const editor = await showRules('! kind: promo\nzaobao.com##p.x:max-text(9)\n');
    const said = await hoverAt(editor, '##p.');
    assert.match(said, /promotes itself/);
    assert.match(said, /zaobao\.com/);
    assert.match(said, /at most n characters/);
    assert.match(said, /Pieces found in .*c\.md: 2\.$/);
    assert.match(await hoverAt(editor, 'max-te'), /max-text\(n\)/);
  });

  it('have an outline and fold by their ids', async () => {
    const { document } = await showRules('! id: a:one\n! note: Why.\n##p\n##b\n\n! id: a:two\n##i\n');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepStrictEqual(
      symbols.map(({ name, detail, children }) => [name, detail, ...children.map((child) => child.name)]),
      [
        ['a:one', 'Why.', '##p', '##b'],
        ['a:two', '', '##i'],
      ],
    );
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.deepStrictEqual(
      folds.map(({ start, end }) => [start, end]),
      [
        [0, 3],
        [5, 6],
      ],
    );
  });

  it('count the posts that each rule finds something in, and follow the files', async () => {
    const body = '<p class="counted-box">a</p><p class="counted-box">b</p>';
    await writeFile('_posts/counted/2021-01-01-a.md', archivedPost({ body }));
    await writeFile('_posts/counted/2021-01-02-b.md', archivedPost({ body: '<p>nothing</p>' }));
    const editor = await showRules('##p.counted-box\n\n! A remark.\nother.example##.counted-box\n');
    const shown = (titles: readonly string[]): Promise<void> =>
      eventually(async () => assert.deepStrictEqual(await lensTitles(editor), titles));
    await shown(['0: Posts: 1, pieces: 2', '3: Found in no post']);

    await writeFile('_posts/counted/2021-01-02-b.md', archivedPost({ body }));
    await shown(['0: Posts: 2, pieces: 4', '3: Found in no post']);
    await replace(editor, 'other.example', 'zaobao.com');
    await shown(['0: Posts: 2, pieces: 4', '3: Posts: 2, pieces: 4']);
    await vscode.workspace.fs.delete(workspaceUri('_posts/counted'), { recursive: true });
    await shown(['0: Found in no post', '3: Found in no post']);
  });

  it('show what a rule finds, as references', async () => {
    await writeFile('_posts/counted/2021-01-01-a.md', archivedPost({ body: '<p class="shown-box">a</p>' }));
    const editor = await showRules('##p.shown-box\n');
    const command = await eventually(async () => {
      const [lens] = await lensesOf(editor);
      assert.strictEqual(lens?.command?.title, 'Posts: 1, pieces: 1');
      return lens.command;
    });
    await vscode.commands.executeCommand(command.command, ...(command.arguments as unknown[]));
    // The peek shows the post that it found.
    await eventually(() =>
      assert.ok(
        vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith('_posts/counted/2021-01-01-a.md')),
      ),
    );
  });

  it('have nothing above their rules where a setting says so', async () => {
    const undo = await set('galley.rules.codeLens', false);
    try {
      const editor = await showRules('##p\n');
      assert.deepStrictEqual(await lensTitles(editor), []);
    } finally {
      await undo();
    }
  });
});

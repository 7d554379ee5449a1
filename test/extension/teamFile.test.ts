import assert from 'assert';
import * as vscode from 'vscode';
import {
  archivedPost,
  closeAll,
  codeOf,
  eventually,
  problems,
  readFile,
  set,
  show,
  workspaceUri,
  writeFile,
} from './support.ts';

const FILE = '.galley.yml';
const JUNK = '<div class="team-banner">Buy now</div>';

describe('The settings of a team, in .galley.yml', () => {
  const undo: (() => Thenable<void>)[] = [];

  afterEach(async () => {
    await closeAll();
    for (const back of undo.splice(0)) await back();
    await vscode.workspace.fs.delete(workspaceUri(FILE)).then(undefined, () => undefined); // Not all tests make it.
  });

  it('hold at once, and change with the file', async () => {
    const { document } = await show('_posts/2021-08-26-team-a.md', archivedPost({ fields: { from: 'x' } }));
    await eventually(() => assert.deepStrictEqual(problems(document), ['invalid-from «x»']));
    await writeFile(FILE, 'diagnostics:\n  severity:\n    invalid-from: hint\n');
    await eventually(() => {
      const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
      assert.strictEqual(diagnostic!.severity, vscode.DiagnosticSeverity.Hint);
    });
    await writeFile(FILE, 'diagnostics:\n  severity:\n    invalid-from: off\n');
    await eventually(() => assert.deepStrictEqual(problems(document), []));
    await vscode.workspace.fs.delete(workspaceUri(FILE));
    await eventually(() => assert.deepStrictEqual(problems(document), ['invalid-from «x»']));
  });

  it('give way to what a person has set, key by key', async () => {
    await writeFile(
      FILE,
      'diagnostics:\n  severity: { invalid-from: off, missing-field: hint }\nfrontMatter:\n  requiredFields: [ edition ]\n',
    );
    const { document } = await show('_posts/2021-08-26-team-b.md', archivedPost({ fields: { from: 'x' } }));
    const found = (): [string, vscode.DiagnosticSeverity][] =>
      vscode.languages.getDiagnostics(document.uri).map(({ code, severity }) => [codeOf(code), severity]);
    const { Error, Hint } = vscode.DiagnosticSeverity;
    await eventually(() => assert.deepStrictEqual(found(), [['missing-field', Hint]]));
    undo.push(await set('galley.diagnostics.severity', { 'invalid-from': 'error' }));
    await eventually(() =>
      assert.deepStrictEqual(found(), [
        ['missing-field', Hint],
        ['invalid-from', Error],
      ]),
    );
    undo.push(await set('galley.frontMatter.requiredFields', ['title']));
    await eventually(() => assert.deepStrictEqual(found(), [['invalid-from', Error]]));
  });

  it('make posts of files, and schemas for them', async () => {
    await writeFile('team.json', '{ "required": ["edition"] }');
    await writeFile(
      FILE,
      'files:\n  patterns: [ "team/**/*.md" ]\nfrontMatter:\n  schemas: [ { schema: team.json, files: team/** } ]\n',
    );
    const { document } = await show('team/a.md', '---\ntitle: A\n---\nText.\n');
    await eventually(() => assert.strictEqual(document.languageId, 'post'));
    await eventually(() => assert.deepStrictEqual(problems(document), ['schema «---»']));
    await vscode.workspace.fs.delete(workspaceUri('team.json'));
  });

  it('bring rules, a level and sources to Clean Ads', async () => {
    const text = archivedPost({ body: `<p>${'One. '.repeat(50)}</p>${JUNK}<p>Two.</p>` });
    const { document } = await show('_posts/2021-08-26-team-c.md', text);
    await writeFile(FILE, 'cleaning:\n  rules:\n    - zaobao.com##.team-banner\n');
    await vscode.commands.executeCommand('galley.cleanAds');
    await eventually(() => assert.strictEqual(document.getText(), text.replace(JUNK, '')));
    await vscode.commands.executeCommand('undo');
    await eventually(() => assert.strictEqual(document.getText(), text));
    await writeFile(FILE, 'cleaning:\n  rules:\n    - zaobao.com##.team-banner\n  sources: [ galley ]\n');
    await vscode.commands.executeCommand('galley.cleanAds');
    assert.strictEqual(document.getText(), text);
  });

  it('are checked as they are written, with fixes', async () => {
    const { document } = await show(FILE, 'cleaning:\n  levl: safe\n  level: sfe\nfiles: [\n');
    await eventually(() =>
      assert.deepStrictEqual(problems(document).slice(0, 2), ['unknown-setting «levl»', 'wrong-value «sfe»']),
    );
    assert.ok(problems(document).some((problem) => problem.startsWith('yaml-syntax')));
    const [, value] = vscode.languages.getDiagnostics(document.uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      value!.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ edit }) => edit);
    assert.ok(fix && (await vscode.workspace.applyEdit(fix.edit!)));
    assert.strictEqual(document.lineAt(2).text, '  level: safe');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('complete, and are explained', async () => {
    const text = 'cleaning:\n  level: th\n';
    const { document } = await show(FILE, text);
    // It may be open since the last test.
    await eventually(() => assert.strictEqual(document.getText(), text));
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 11),
    );
    assert.ok(list.items.some(({ label }) => label === 'thorough'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(1, 4),
    );
    const said = hovers.flatMap(({ contents }) =>
      contents.map((one) => (one as vscode.MarkdownString).value),
    );
    assert.ok(said.some((text) => text.startsWith('How much: ')));
  });

  it('of which a part is wrong hold in all other parts', async () => {
    await writeFile(
      FILE,
      'cleaning: [\nrepairs: 7\ndiagnostics:\n  severity:\n    invalid-from: off\n    x: y\n',
    );
    const { document } = await show('_posts/2021-08-26-team-d.md', archivedPost({ fields: { from: 'x' } }));
    const { document: other } = await show(
      '_posts/2021-08-26-team-e.md',
      archivedPost({ fields: { date: 'never' } }),
    );
    await eventually(() => assert.deepStrictEqual(problems(other), ['invalid-date «never»']));
    await eventually(() => assert.deepStrictEqual(problems(document), []));
    assert.strictEqual(await readFile(document.uri), document.getText());
  });

  it('hold for posts that are not open as well', async () => {
    await writeFile(FILE, 'diagnostics:\n  severity:\n    invalid-from: off\n');
    const uri = await writeFile('_posts/2021-08-26-team-f.md', archivedPost({ fields: { from: 'x' } }));
    try {
      await vscode.commands.executeCommand('galley.checkFolder', uri);
      assert.deepStrictEqual(vscode.languages.getDiagnostics(uri), []);
      await vscode.workspace.fs.delete(workspaceUri(FILE));
      await eventually(() => {
        const codes = vscode.languages.getDiagnostics(uri).map(({ code }) => codeOf(code));
        assert.deepStrictEqual(codes, ['invalid-from']);
      });
    } finally {
      await vscode.commands.executeCommand('galley.clearProblems');
    }
  });
});

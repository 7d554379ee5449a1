import assert from 'assert';
import * as vscode from 'vscode';
import { isThere } from './drafting.ts';
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
} from './support.ts';

describe('more quick fixes', () => {
  afterEach(closeAll);

  async function actionsAt(uri: vscode.Uri, range: vscode.Range, kind: string): Promise<vscode.CodeAction[]> {
    return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind);
  }

  async function fixesFor(editor: vscode.TextEditor, code: string): Promise<vscode.CodeAction[]> {
    return eventually(async () => {
      const diagnostic = vscode.languages
        .getDiagnostics(editor.document.uri)
        .find((found) => codeOf(found.code) === code);
      assert.ok(diagnostic, `there is a ${code}`);
      const actions = await actionsAt(
        editor.document.uri,
        diagnostic.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.filter(({ edit }) => edit !== undefined);
    });
  }

  it('mend all of a code in the file', async () => {
    const before = archivedPost({ fields: { tags: '[ a, a, b ]', categories: '[ c, c ]', author: '' } });
    const editor = await show('_posts/2021-08-26-q1.md', before);
    const fixes = await fixesFor(editor, 'duplicate-term');
    const all = fixes.find(({ title }) => title === 'Fix all “duplicate-term” in this file');
    assert.ok(all?.edit);
    assert.ok(await vscode.workspace.applyEdit(all.edit));
    assert.strictEqual(
      editor.document.getText(),
      before.replace('[ a, a, b ]', '[ a, b ]').replace('[ c, c ]', '[ c ]'),
    );
  });

  it('mend what is certain when the post is saved, and nothing else', async () => {
    const undo = await set('editor.codeActionsOnSave', { 'source.fixAll.galley.problems': 'explicit' });
    try {
      const before = archivedPost({
        fields: { title: 'One: two', tags: '[ a, a ]', date: '2021-08-20T00:00:00Z', from: 'x' },
        body: '<p>Text.</p><div id="dfp-ad-x"></div>',
      });
      const editor = await show('_posts/2021-08-26-q2.md', before);
      await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'lang: en\n'));
      assert.ok(await editor.document.save());
      await eventually(() =>
        assert.strictEqual(
          editor.document.getText(),
          before
            .replace('layout', 'lang: en\nlayout')
            .replace('title: One: two', 'title: "One: two"')
            .replace('[ a, a ]', '[ a ]'),
        ),
      );
    } finally {
      await undo();
    }
  });

  it('make one change at a time, whatever is asked for when a post is saved', async () => {
    const before = archivedPost({
      fields: { tags: '[ a, a ]' },
      body: '<p><a href="https://a.example/?utm_source=x&y=1">x</a></p><div id="dfp-ad-x"></div>',
    });
    const saved = async (kinds: readonly string[]): Promise<string> => {
      const wanted = Object.fromEntries(kinds.map((kind) => [kind, 'explicit']));
      const undo = await set('editor.codeActionsOnSave', wanted);
      try {
        const editor = await show(`_posts/2021-08-26-q5-${kinds.join('-')}.md`, before);
        await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'lang: en\n'));
        assert.ok(await editor.document.save());
        return editor.document.getText().replace('lang: en\n', '');
      } finally {
        await undo();
        await closeAll();
      }
    };
    const mended = before.replace('[ a, a ]', '[ a ]');
    assert.strictEqual(await saved(['source.fixAll']), before);
    assert.strictEqual(await saved(['source.fixAll.galley']), mended);
    assert.strictEqual(
      await saved([
        'source.fixAll.galley.problems',
        'source.fixAll.galley.repairs',
        'source.fixAll.galley.ads',
      ]),
      mended.replace('utm_source=x&', '').replace('<div id="dfp-ad-x"></div>', ''),
    );
  });

  it('rename the file to the date, first where the stamp agrees, and never onto another', async () => {
    const date = { date: '2021-08-20T09:04:00.000Z' };
    const stamp = String(Date.parse(date.date));
    const editor = await show('_posts/2021-08-26-q3.md', archivedPost({ fields: date, stamp }));
    const [rename, day] = await fixesFor(editor, 'file-name-date');
    assert.strictEqual(rename!.title, 'Rename the file to “2021-08-20-q3.md”, to match the date');
    assert.strictEqual(rename!.isPreferred, true);
    assert.strictEqual(day!.isPreferred, false);
    assert.ok(await vscode.workspace.applyEdit(rename!.edit!));
    const target = workspaceUri('_posts/2021-08-20-q3.md');
    assert.strictEqual(await readFile(target), archivedPost({ fields: date, stamp }));
    assert.ok(!(await isThere('_posts/2021-08-26-q3.md')));

    const other = await show('_posts/2021-08-26-q3.md', archivedPost({ fields: date }));
    const fixes = await fixesFor(other, 'file-name-date');
    assert.deepStrictEqual(
      fixes.map(({ title }) => title.split(' ')[0]),
      ['Set'],
    );
    await vscode.workspace.fs.delete(target);
  });

  it('add front matter to a post without any', async () => {
    const { document } = await show('_posts/2021-08-26-green-tea.md', 'Leaves.\n');
    assert.deepStrictEqual(problems(document), []);
    const actions = await actionsAt(
      document.uri,
      new vscode.Range(0, 0, 0, 0),
      vscode.CodeActionKind.QuickFix.value,
    );
    const add = actions.find(({ title }) => title === 'Add front matter');
    assert.ok(add?.edit);
    assert.ok(await vscode.workspace.applyEdit(add.edit));
    assert.match(document.getText(), /^---\n(?:.+\n)*title: "Green Tea"\n(?:.+\n)*---\nLeaves\.\n$/);
    const empty = await show('_posts/2021-08-26-q6.md', '---\n---\n<!--1629968640000-->\nText.\n');
    const fixes = await fixesFor(empty, 'missing-field');
    assert.ok(fixes.some(({ title }) => title === 'Add front matter'));
    const after = await actionsAt(
      document.uri,
      new vscode.Range(0, 0, 0, 0),
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.ok(!after.some(({ title }) => title === 'Add front matter'));
  });
});

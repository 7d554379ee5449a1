import assert from 'assert';
import * as vscode from 'vscode';
import { archivedPost, closeAll, eventually, set, show, workspaceUri, writeFile } from './support.ts';

/** Where the marker stands in the document, `into` characters further. */
function placeOf({ document }: vscode.TextEditor, marker: string, into = 0): vscode.Position {
  const at = document.getText().indexOf(marker);
  assert.ok(at >= 0, marker);
  return document.positionAt(at + into);
}

describe('fields that are missing', () => {
  before(async () => {
    for (const day of ['11', '12', '13']) {
      await writeFile(
        `_posts/2021-02-${day}-habit.md`,
        archivedPost({ fields: { from: 'https://habit.example.com/1', author: '日報', lang: 'zh-TW' } }),
      );
    }
  });
  after(async () => {
    for (const day of ['11', '12', '13']) {
      await vscode.workspace.fs.delete(workspaceUri(`_posts/2021-02-${day}-habit.md`));
    }
  });
  afterEach(closeAll);

  async function offered(
    editor: vscode.TextEditor,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      position,
    );
    return list.items;
  }
  const labelOf = ({ label }: vscode.CompletionItem): string =>
    typeof label === 'string' ? label : label.label;

  it('complete as lines with their most likely value, to be typed over', async () => {
    const text = archivedPost({ fields: { from: 'https://habit.example.com/2' } })
      .replace('title: "桥梁重新开放"', '')
      .replace('author: 晨报', '');
    const editor = await show('_posts/2021-08-26-w1.md', text);
    const author = await eventually(async () => {
      const items = await offered(editor, placeOf(editor, 'layout: post\n', 13));
      const found = items.find((item) => labelOf(item) === 'author');
      // The first list of a workspace may come before the posts were read.
      assert.ok(
        found && typeof found.label === 'object' && found.label.description === '日報',
        JSON.stringify(found),
      );
      return found;
    });
    assert.ok(author.insertText instanceof vscode.SnippetString);
    assert.strictEqual(author.insertText.value, 'author: ${1:日報}');
    await editor.insertSnippet(author.insertText, placeOf(editor, 'layout: post\n', 13));
    assert.match(editor.document.getText(), /^layout: post\nauthor: 日報\ndate:/m);
    assert.strictEqual(editor.document.getText(editor.selection), '日報');
  });

  it('offer now, the file’s day and the stamp as dates', async () => {
    const editor = await show('_posts/2021-08-26-w2.md', archivedPost({ fields: { date: '' } }));
    const items = await offered(editor, placeOf(editor, 'date: ', 6));
    const dates = items.filter(({ label }) => typeof label === 'object' && label.description !== undefined);
    assert.deepStrictEqual(
      dates.map(({ label }) => (label as vscode.CompletionItemLabel).description),
      ['the stamp', 'the file name', 'now'],
    );
    assert.strictEqual(labelOf(dates[0]!), '2021-08-26T09:04:00.000Z');
  });

  it('offer how the addresses of the archive begin', async () => {
    const editor = await show('_posts/2021-08-26-w3.md', archivedPost({ fields: { from: 'https://h' } }));
    await eventually(async () => {
      const labels = (await offered(editor, placeOf(editor, 'from: https://h', 15))).map(labelOf);
      assert.ok(labels.includes('https://habit.example.com/'), labels.join());
    });
  });

  it('are not offered in the body', async () => {
    const editor = await show('_posts/2021-08-26-w4.md', archivedPost({ body: '\n\n' }));
    const labels = (await offered(editor, placeOf(editor, '<div>\n', 6))).map(labelOf);
    assert.ok(!labels.includes('permalink'));
  });
});

describe('hovers over dates and sites', () => {
  afterEach(closeAll);

  async function hoverAt(editor: vscode.TextEditor, marker: string): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      placeOf(editor, marker, 1),
    );
    return hovers
      .flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value))
      .join('\n');
  }

  it('tell the time here, in UTC, and how long ago', async () => {
    const editor = await show('_posts/2021-08-26-h1.md', archivedPost());
    for (const marker of ['2021-08-26T09:04', '1629968640000']) {
      const text = await hoverAt(editor, marker);
      assert.match(text, /2021-08-26T09:04:00\.000Z \(UTC\)/);
      assert.match(text, /years ago/);
      assert.match(text, /August 2\d, 2021/);
    }
    assert.match(await hoverAt(editor, '2021-08-26T09:04'), /Jekyll files the post under 2021-08-26/);
  });

  it('tell how many posts are from a site', async () => {
    const editor = await show('_posts/2021-08-26-h2.md', archivedPost());
    await eventually(async () =>
      assert.match(await hoverAt(editor, 'https://www'), /www\.zaobao\.com: \d+ of \d+/),
    );
  });
});

describe('hints and lenses', () => {
  afterEach(closeAll);

  async function hints(editor: vscode.TextEditor): Promise<vscode.InlayHint[]> {
    const { document } = editor;
    return vscode.commands.executeCommand(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
  }
  async function lenses(editor: vscode.TextEditor): Promise<string[]> {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
      50,
    );
    return found.map(({ command, range }) => `${range.start.line} ${command?.title ?? ''}`);
  }

  it('say which time the stamp is, unless a setting says no', async () => {
    const editor = await show('_posts/2021-08-26-i1.md', archivedPost());
    const [hint, ...more] = await hints(editor);
    assert.deepStrictEqual(more, []);
    assert.ok(typeof hint?.label === 'string');
    assert.match(hint.label, /Aug 2\d, 2021/);
    assert.deepStrictEqual(hint.position, placeOf(editor, '-->', 3));
    const undo = await set('galley.inlayHints.stamp', false);
    try {
      assert.deepStrictEqual(await hints(editor), []);
    } finally {
      await undo();
    }
    const none = await show('_posts/2021-08-26-i2.md', archivedPost({ stamp: 'NaN' }));
    assert.deepStrictEqual(await hints(none), []);
  });

  it('count the posts of tags, categories and author where a setting asks for it', async () => {
    const editor = await show(
      '_posts/2021-08-26-i3.md',
      archivedPost({ fields: { tags: '[ 只此一篇, 晨报 ]' } }),
    );
    assert.deepStrictEqual(await lenses(editor), []);
    const undo = await set('galley.frontMatter.codeLens', true);
    try {
      await eventually(async () => {
        const found = await lenses(editor);
        assert.ok(found.includes('6 只此一篇: 1'), found.join());
        assert.ok(
          found.some((lens) => /^4 晨报: \d+$/.test(lens)),
          found.join(),
        );
      });
    } finally {
      await undo();
    }
  });
});

import assert from 'assert';
import * as vscode from 'vscode';
import { archivedPost, closeAll, eventually, show, workspaceUri, writeFile } from './support.ts';

describe('completions and hovers', () => {
  before(async () => {
    await writeFile(
      '_posts/2021-01-01-one.md',
      archivedPost({ fields: { tags: '[ 财经, 国际 ]', categories: '[ 要闻 ]', author: '午报' } }),
    );
    await writeFile(
      '_posts/2021-01-02-two.md',
      archivedPost({ fields: { tags: '[ 财经, 国际 ]', categories: '[ 要闻 ]', author: '午报' } }),
    );
    await writeFile('notes/three.md', archivedPost({ fields: { tags: '\n- 财经' } }));
    await vscode.commands.executeCommand('galley.reindex');
  });
  afterEach(closeAll);

  async function listAt(editor: vscode.TextEditor, marker: string): Promise<vscode.CompletionItem[]> {
    const at = editor.document.positionAt(editor.document.getText().indexOf(marker) + marker.length);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      at,
    );
    return list.items;
  }
  const names = (items: readonly vscode.CompletionItem[]): string[] =>
    items.map(({ label }) => (typeof label === 'string' ? label : label.label));

  it('offer the tags of the workspace, the most used first, each once', async () => {
    const editor = await show('_posts/2021-08-26-i.md', archivedPost({ fields: { tags: '[ 财' } }));
    const items = names(await listAt(editor, 'tags: [ 财'));
    assert.deepStrictEqual(
      items.filter((name) => name === '财经' || name === '国际'),
      ['财经', '国际'],
    );
    assert.strictEqual(new Set(items).size, items.length);
  });

  it('offer authors, categories and layouts in their fields alone', async () => {
    const editor = await show(
      '_posts/2021-08-26-j.md',
      archivedPost({ fields: { author: '', categories: '[  ]', layout: '' } }),
    );
    assert.ok(names(await listAt(editor, 'author: ')).includes('午报'));
    assert.ok(!names(await listAt(editor, 'author: ')).includes('财经'));
    assert.ok(names(await listAt(editor, 'categories: [ ')).includes('要闻'));
    assert.ok(names(await listAt(editor, 'layout: ')).includes('post'));
    assert.ok(!names(await listAt(editor, 'layout: ')).includes('要闻'));
  });

  it('offer field names with documentation', async () => {
    const editor = await show('_posts/2021-08-26-k.md', archivedPost().replace('tags: [ 晨报 ]', 'ta'));
    const items = await listAt(editor, '\nta');
    const tags = items[names(items).indexOf('tags')];
    assert.ok(tags?.documentation);
    assert.ok(!names(items).includes('title'));
  });

  it('follow files that are written, changed and deleted', async () => {
    const editor = await show('_posts/2021-08-26-l.md', archivedPost({ fields: { tags: '[  ]' } }));
    const offered = async (): Promise<string[]> => names(await listAt(editor, 'tags: [ '));
    const uri = await writeFile('_posts/2021-01-03-four.md', archivedPost({ fields: { tags: '[ 气象 ]' } }));
    await eventually(async () => assert.ok((await offered()).includes('气象')));
    await writeFile('_posts/2021-01-03-four.md', archivedPost({ fields: { tags: '[ 气候 ]' } }));
    await eventually(async () =>
      assert.ok((await offered()).includes('气候') && !(await offered()).includes('气象')),
    );
    await vscode.workspace.fs.delete(uri);
    await eventually(async () => assert.ok(!(await offered()).includes('气候')));
  });

  it('hover over a key says what it is for, over a tag where it stands', async () => {
    const editor = await show('_posts/2021-08-26-m.md', archivedPost({ fields: { tags: '[ 国际 ]' } }));
    const hoverAt = async (marker: string): Promise<string> => {
      const at = editor.document.positionAt(editor.document.getText().indexOf(marker) + 1);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        at,
      );
      return hovers
        .flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value))
        .join('\n');
    };
    assert.match(await hoverAt('from:'), /source article/);
    assert.match(await hoverAt('国际'), /Posts with “国际”: [23] of \d+/);
    assert.match(await hoverAt('1629968640000'), /2021-08-26T09:04:00\.000Z \(UTC\)/);
  });

  it('forget a folder that is deleted', async () => {
    await writeFile('gone/_posts/2021-01-05-five.md', archivedPost({ fields: { tags: '[ 天文 ]' } }));
    const editor = await show('_posts/2021-08-26-o.md', archivedPost({ fields: { tags: '[  ]' } }));
    const offered = async (): Promise<string[]> => names(await listAt(editor, 'tags: [ '));
    await eventually(async () => assert.ok((await offered()).includes('天文')));
    await vscode.workspace.fs.delete(workspaceUri('gone'), { recursive: true });
    await eventually(async () => assert.ok(!(await offered()).includes('天文')));
  });

  /** What the list of tags says of one. */
  async function countOf(editor: vscode.TextEditor, tag: string): Promise<string | undefined> {
    const items = await listAt(editor, 'tags: [ ');
    const item = items[names(items).indexOf(tag)];
    return typeof item?.label === 'object' ? item.label.description : undefined;
  }

  it('know the posts of a folder that is moved', async () => {
    await vscode.workspace.fs
      .delete(workspaceUri('there'), { recursive: true })
      .then(undefined, () => undefined);
    await writeFile('here/_posts/2021-01-06-six.md', archivedPost({ fields: { tags: '[ 地理 ]' } }));
    const editor = await show('_posts/2021-08-26-p.md', archivedPost({ fields: { tags: '[  ]' } }));
    const count = (): Promise<string | undefined> => countOf(editor, '地理');
    await eventually(async () => assert.strictEqual(await count(), 'posts: 1'));
    await vscode.workspace.fs.rename(workspaceUri('here'), workspaceUri('there'));
    await writeFile('there/_posts/2021-01-06-seven.md', archivedPost({ fields: { tags: '[ 地理 ]' } }));
    await eventually(async () => assert.strictEqual(await count(), 'posts: 2'));
    await vscode.workspace.fs.delete(workspaceUri('there'), { recursive: true });
    await eventually(async () => assert.strictEqual(await count(), undefined));
  });

  it('forget the posts that a folder comes back without', async () => {
    const write = (name: string): Promise<vscode.Uri> =>
      writeFile(`back/_posts/2021-01-06-${name}.md`, archivedPost({ fields: { tags: '[ 归来 ]' } }));
    await Promise.all(['one', 'two', 'three'].map(write));
    const editor = await show('_posts/2021-08-26-r.md', archivedPost({ fields: { tags: '[  ]' } }));
    const count = (): Promise<string | undefined> => countOf(editor, '归来');
    await eventually(async () => assert.strictEqual(await count(), 'posts: 3'));
    await vscode.workspace.fs.delete(workspaceUri('back'), { recursive: true });
    await write('two');
    await eventually(async () => assert.strictEqual(await count(), 'posts: 1'));
    await vscode.workspace.fs.delete(workspaceUri('back'), { recursive: true });
  });

  it('hover shows a value as it is written, and runs none of it', async () => {
    const tag = '![x](https://example.com/p.png)';
    const editor = await show('_posts/2021-08-26-q.md', archivedPost({ fields: { tags: `[ "${tag}" ]` } }));
    const at = editor.document.positionAt(editor.document.getText().indexOf('![x]') + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      at,
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value))
      .join();
    assert.ok(text.includes('example.com') && !text.includes('![x](https'), text);
  });

  it('the outline lists fields and heading, and the front matter folds', async () => {
    const { document } = await show('_posts/2021-08-26-n.md', archivedPost());
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepStrictEqual(
      symbols[0]!.children.map(({ name }) => name),
      ['layout', 'title', 'date', 'author', 'from', 'tags', 'categories'],
    );
    assert.strictEqual(symbols[1]!.name, '桥梁重新开放');
    const written = await show(
      '_posts/2021-08-26-h.md',
      '---\ntitle: Tea\ntags:\n- a\n- b\n---\n# Leaves\n\nText.\n\n## Green\n\nText.\n\n# Water\n',
    );
    const [front, leaves, water] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      written.document.uri,
    );
    assert.strictEqual(front!.children[1]!.detail, 'a, b');
    assert.strictEqual(
      `${leaves!.name} > ${leaves!.children.map(({ name }) => name).join()}, ${water!.name}`,
      'Leaves > Text.,Green, Water',
    );
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.ok(folds.some(({ start, end }) => start === 0 && end === 8));
  });
});

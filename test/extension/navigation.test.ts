import assert from 'assert';
import * as vscode from 'vscode';
import { archivedPost, closeAll, show, workspaceUri, writeFile } from './support.ts';

describe('navigation', () => {
  const FILES = [
    '_layouts/post.html',
    'pages/tags/晨报.md',
    'category/green-tea/index.html',
    'about.md',
    'img/桥 1.png',
  ];
  before(async () => {
    for (const file of FILES) await writeFile(file, 'x');
  });
  after(async () => {
    for (const folder of ['_layouts', 'pages', 'category', 'about.md', 'img']) {
      await vscode.workspace.fs.delete(workspaceUri(folder), { recursive: true });
    }
  });
  afterEach(closeAll);

  const path = (uri: vscode.Uri): string => decodeURIComponent(vscode.workspace.asRelativePath(uri));

  async function definition(editor: vscode.TextEditor, marker: string): Promise<string[]> {
    const at = editor.document.positionAt(editor.document.getText().indexOf(marker) + 1);
    const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      editor.document.uri,
      at,
    );
    return found.map((link) => path(link.targetUri));
  }

  it('leads from a layout, a tag and a category to their files', async () => {
    const editor = await show(
      '_posts/2021-08-26-n1.md',
      archivedPost({ fields: { categories: '[ Green Tea, "../x" ]' } }),
    );
    assert.deepStrictEqual(await definition(editor, 'post'), ['_layouts/post.html']);
    assert.deepStrictEqual(await definition(editor, '晨报 ]'), ['pages/tags/晨报.md']);
    assert.deepStrictEqual(await definition(editor, 'Green Tea'), ['category/green-tea/index.html']);
    assert.deepStrictEqual(await definition(editor, '"../x"'), []);
    const other = await show('_posts/2021-08-26-n2.md', archivedPost({ fields: { layout: '../about' } }));
    assert.deepStrictEqual(await definition(other, '../about'), []);
  });

  it('links addresses, and paths that lead to files', async () => {
    const body =
      '<a href="{{ site.baseurl }}/about/">a</a><img src="/img/%E6%A1%A5%201.png"><a href="../about.md">b</a>' +
      '<a href="/nowhere/">c</a><a href="../../../../etc/hostname">d</a>{% post_url 2021-08-26-n3 %}';
    const { document } = await show('_posts/2021-08-26-n3.md', archivedPost({ body }));
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const ours = links.map(({ range, target }) => {
      assert.ok(target);
      return `${document.getText(range)} → ${target.scheme.startsWith('http') ? target.toString(true) : path(target)}`;
    });
    const article = 'https://www.zaobao.com/realtime/china/story20210826-1';
    assert.deepStrictEqual(ours, [
      `${article} → ${article}`,
      `${article} → ${article}`,
      '{{ site.baseurl }}/about/ → about.md',
      '/img/%E6%A1%A5%201.png → img/桥 1.png',
      '../about.md → about.md',
      '2021-08-26-n3 → _posts/2021-08-26-n3.md',
    ]);
  });

  it('leads to the files of a site where its settings say that they are', async () => {
    await writeFile('own/_config.yml', 'source: src\nlayouts_dir: forms\ncollections_dir: all\n');
    for (const file of ['forms/post.html', 'about.md', 'all/_posts/2021-08-25-x.md']) {
      await writeFile(`own/src/${file}`, 'x');
    }
    const editor = await show(
      'own/src/all/news/_posts/2021-08-26-n6.md',
      archivedPost({
        body: '<a href="/about/">a</a>{% post_url 2021-08-25-x %}{% post_url 2021-08-26-n6 %}',
      }),
    );
    assert.deepStrictEqual(await definition(editor, 'post'), ['own/src/forms/post.html']);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      editor.document.uri,
    );
    assert.deepStrictEqual(
      links.filter(({ target }) => !target!.scheme.startsWith('http')).map(({ target }) => path(target!)),
      ['own/src/about.md', 'own/src/all/_posts/2021-08-25-x.md', 'own/src/all/news/_posts/2021-08-26-n6.md'],
    );
    await vscode.workspace.fs.delete(workspaceUri('own'), { recursive: true });
  });

  it('outlines the paragraphs of one long line', async () => {
    const { document } = await show(
      '_posts/2021-08-26-n4.md',
      archivedPost({ body: '<p>大桥恢复通车。</p><h2>天气</h2><p>明天有雨。</p>' }),
    );
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const [, , first, heading] = symbols;
    assert.strictEqual(first!.name, '大桥恢复通车。');
    assert.strictEqual(heading!.name, '天气');
    assert.deepStrictEqual(
      heading!.children.map(({ name }) => name),
      ['明天有雨。'],
    );
  });

  it('grows a selection from an item to its field, and from text to its elements', async () => {
    const { document } = await show('_posts/2021-08-26-n5.md', archivedPost({ body: '<p>甲<b>乙</b></p>' }));
    const positions = ['晨报 ]', '乙'].map((marker) =>
      document.positionAt(document.getText().indexOf(marker)),
    );
    const ranges = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      positions,
    );
    const grown = ranges.map((range) => {
      const texts: string[] = [];
      for (let at: vscode.SelectionRange | undefined = range; at; at = at.parent)
        texts.push(document.getText(at.range));
      return texts;
    });
    for (const text of ['晨报', '[ 晨报 ]', 'tags: [ 晨报 ]'])
      assert.ok(grown[0]!.includes(text), grown[0]!.join('|'));
    for (const text of ['乙', '<b>乙</b>', '甲<b>乙</b>', '<p>甲<b>乙</b></p>']) {
      assert.ok(grown[1]!.includes(text), grown[1]!.join('|'));
    }
  });
});

import assert from 'assert';
import * as vscode from 'vscode';
import { archivedPost, closeAll, eventually, set, show } from './support.ts';

describe('which files are posts', () => {
  afterEach(closeAll);

  const language = (editor: vscode.TextEditor, expected: string): Promise<void> =>
    eventually(() => {
      // A change of language makes a new document object of the same URI.
      const now = vscode.workspace.textDocuments.find(
        ({ uri }) => uri.toString() === editor.document.uri.toString(),
      );
      assert.strictEqual(now?.languageId, expected);
    });

  for (const path of [
    '_posts/2021-01-01-a.md',
    '_posts/2021/08/2021-08-01-b.markdown',
    'news/_posts/2021-01-01-c.html',
    '_drafts/d.md',
  ]) {
    it(`${path} is one by its place`, async () => language(await show(path, 'no front matter'), 'post'));
  }

  it('a Markdown file with front matter and a stamp is one by its shape', async () => {
    await language(await show('elsewhere/a.md', archivedPost()), 'post');
  });

  it('a Markdown file with layout: post is one by its shape', async () => {
    await language(await show('elsewhere/b.md', '---\nlayout: post\n---\nHello\n'), 'post');
  });

  it('other Markdown files stay Markdown', async () => {
    const plain = await show('elsewhere/readme.md', '# Read me\n\n---\nlayout: post\n---\n');
    const page = await show('elsewhere/page.md', '---\nlayout: page\n---\nHello\n');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await language(plain, 'markdown');
    await language(page, 'markdown');
  });

  it('a setting names more of them', async () => {
    const undo = await set('galley.files.patterns', ['articles/**/*.md']);
    try {
      await language(await show('articles/deep/a.md', 'Hello'), 'post');
    } finally {
      await undo();
    }
  });

  it('a setting switches the shape off, and the place, and both', async () => {
    const cases = [
      ['pattern', 'post', 'markdown'],
      ['shape', 'markdown', 'post'],
      ['off', 'markdown', 'markdown'],
    ] as const;
    for (const [value, byPlace, byShape] of cases) {
      const undo = await set('galley.files.detection', value);
      try {
        await language(await show(`_posts/place-${value}.md`, 'Hello'), byPlace);
        await language(await show(`elsewhere/shape-${value}.md`, archivedPost()), byShape);
      } finally {
        await undo();
      }
    }
  });

  it('a language picked by hand stays', async () => {
    const editor = await show('elsewhere/c.md', archivedPost());
    await language(editor, 'post');
    await vscode.languages.setTextDocumentLanguage(vscode.window.activeTextEditor!.document, 'markdown');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await language(editor, 'markdown');
  });

  it('posts wrap and take Chinese punctuation for what it is', async () => {
    const { document } = await show('_posts/2021-01-01-e.md', 'x');
    const editor = vscode.workspace.getConfiguration('editor', document);
    assert.strictEqual(editor.get('wordWrap'), 'on');
    assert.strictEqual(editor.get('unicodeHighlight.ambiguousCharacters'), false);
    assert.strictEqual(
      vscode.workspace.getConfiguration('emmet').get<Record<string, string>>('includeLanguages')?.['post'],
      'html',
    );
  });
});

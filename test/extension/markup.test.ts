import assert from 'assert';
import * as vscode from 'vscode';
import { archivedPost, closeAll, eventually, set, show } from './support.ts';

describe('The body, for those who write it', () => {
  let files = 0;
  afterEach(closeAll);

  /** Shows a post with the caret at `|` in the body. */
  const at = async (body: string): Promise<{ editor: vscode.TextEditor; position: vscode.Position }> => {
    const text = archivedPost({ body });
    const caret = text.indexOf('|');
    const editor = await show(`_posts/2021-08-26-markup-${++files}.md`, text.replace('|', ''));
    const position = editor.document.positionAt(caret);
    editor.selection = new vscode.Selection(position, position);
    return { editor, position };
  };
  const complete = async (body: string): Promise<string[]> => {
    const { editor, position } = await at(body);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      position,
    );
    return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  };
  const bodyOf = ({ document }: vscode.TextEditor): string =>
    /<div>\n([^]*)\n<\/div>\n$/.exec(document.getText())![1]!;

  it('has the names of tags, attributes and values, and the tag that is open', async () => {
    assert.ok((await complete('<|')).includes('figcaption'));
    assert.ok((await complete('<img |')).includes('loading'));
    assert.ok((await complete('<img loading="|">')).includes('lazy'));
    assert.ok((await complete('<figure><p>a</p></|')).includes('/figure'));
    assert.ok((await complete('<p>&|</p>')).includes('&nbsp;'));
  });

  it('has no tags in prose', async () => {
    assert.ok(!(await complete('<p>text |</p>')).includes('figcaption'));
  });

  it('explains a tag', async () => {
    const { editor, position } = await at('<fig|ure>a</figure>');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      position,
    );
    const words = hovers.flatMap(({ contents }) =>
      contents.map((one) => (one as vscode.MarkdownString).value),
    );
    assert.match(words.join('\n'), /figure.*represents/s);
  });

  it('shows both halves of a tag', async () => {
    const { editor, position } = await at('<p>a <st|rong>b</strong> c</p>');
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      editor.document.uri,
      position,
    );
    assert.deepStrictEqual(
      highlights.map(({ range }) => editor.document.getText(range)),
      ['strong', 'strong'],
    );
  });

  it('gets its end tags as one types, but not where a setting says so', async () => {
    const { editor } = await at('<section|');
    await vscode.commands.executeCommand('type', { text: '>' });
    await eventually(() => assert.strictEqual(bodyOf(editor), '<section></section>'));
    const undo = await set('galley.html.autoClosingTags', false);
    try {
      const { editor: other } = await at('<section|');
      await vscode.commands.executeCommand('type', { text: '>' });
      // Would be there by now: the one before was.
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.strictEqual(bodyOf(other), '<section>');
    } finally {
      await undo();
    }
  });

  it('gets no end tag in the front matter, nor for what was closed', async () => {
    const { editor } = await at('<p|</p>');
    await vscode.commands.executeCommand('type', { text: '>' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.strictEqual(bodyOf(editor), '<p></p>');
  });

  it('turns words bold and back, as the place is written', async () => {
    const { editor } = await at('<p>one tw|o three</p>');
    await vscode.commands.executeCommand('galley.toggleBold');
    assert.strictEqual(bodyOf(editor), '<p>one <b>two</b> three</p>');
    const hand = await show(
      `_posts/2021-08-26-markup-${++files}.md`,
      '---\ntitle: a\n---\n\none two three\n',
    );
    hand.selection = new vscode.Selection(4, 4, 4, 7);
    await vscode.commands.executeCommand('galley.toggleItalic');
    assert.strictEqual(hand.document.lineAt(4).text, 'one *two* three');
    await vscode.commands.executeCommand('galley.toggleItalic');
    assert.strictEqual(hand.document.lineAt(4).text, 'one two three');
  });
});

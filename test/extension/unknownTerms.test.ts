import assert from 'assert';
import * as vscode from 'vscode';
import { closeAll, eventually, set, show, writeFile } from './support.ts';

describe('The colour of tags and categories that no other post has', () => {
  const OTHER = '_posts/2020-03-04-colour-other.md';
  afterEach(closeAll);
  after(async () => {
    await vscode.workspace.fs.delete(await writeFile(OTHER, ''));
  });

  /** The texts that have the colour. */
  async function coloured(document: vscode.TextDocument): Promise<string[]> {
    const [legend, tokens] = await Promise.all([
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
        'vscode.provideDocumentSemanticTokensLegend',
        document.uri,
      ),
      vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        document.uri,
      ),
    ]);
    assert.deepStrictEqual(legend?.tokenTypes, ['unknownTerm']);
    const texts: string[] = [];
    let [line, character] = [0, 0];
    const { data } = tokens ?? { data: new Uint32Array() };
    for (let at = 0; at < data.length; at += 5) {
      const [lines, characters, length] = data.slice(at, at + 3) as unknown as [number, number, number];
      character = lines === 0 ? character + characters : characters;
      line += lines;
      texts.push(document.getText(new vscode.Range(line, character, line, character + length)));
    }
    return texts;
  }

  it('is that of what is written nowhere else, and follows the text and the archive', async () => {
    await writeFile(OTHER, '---\ntags: [shared-term]\ncategory: shared kind\n---\n');
    const { document } = await show(
      '_posts/2020-03-04-colour.md',
      '---\ntitle: lone-a\ntags: [ shared-term, "lone-a", lone-b ]\ncategories:\n- shared kind\n- lone-c\nauthor: lone-a\n---\nlone-a\n',
    );
    await vscode.commands.executeCommand('galley.reindex');
    await eventually(async () =>
      assert.deepStrictEqual(await coloured(document), ['"lone-a"', 'lone-b', 'lone-c']),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(2, 0, 2, 45), 'tags: shared-term lone-d');
    await vscode.workspace.applyEdit(edit);
    assert.deepStrictEqual(await coloured(document), ['lone-d', 'lone-c']);
    await document.save();
    await writeFile(OTHER, '---\ntags: [lone-d]\ncategory: lone-c\n---\n');
    await eventually(async () =>
      assert.deepStrictEqual(await coloured(document), ['shared-term', 'shared kind']),
    );
  });

  it('is off where a setting says so', async () => {
    const { document } = await show('_posts/2020-03-04-colour-off.md', '---\ntags: lone-e\n---\n');
    await vscode.commands.executeCommand('galley.reindex');
    await eventually(async () => assert.deepStrictEqual(await coloured(document), ['lone-e']));
    const undo = await set('galley.frontMatter.colorUnknownTerms', false);
    try {
      await eventually(async () => assert.deepStrictEqual(await coloured(document), []));
    } finally {
      await undo();
    }
  });
});

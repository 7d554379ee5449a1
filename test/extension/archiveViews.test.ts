import assert from 'assert';
import * as vscode from 'vscode';
import { archivesIn } from './archives.ts';
import { closeAll, readFile, workspaceUri } from './support.ts';

const post = (tags: string): string => `---\ntitle: "A"\ntags: ${tags} # kept\n---\n\nold\n`;
const tag = (value: string): unknown => ({ kind: 'value', field: 'tags', value, count: 1 });
const below = (value: string, uri: vscode.Uri): unknown => ({
  kind: 'post',
  within: { field: 'tags', value },
  path: uri.toString(),
  title: 'A',
  moment: 0,
});

describe('The views of the archive', () => {
  const archive = archivesIn('views');
  const { showInputBox, showWarningMessage, showQuickPick } = vscode.window;
  let typed: string | undefined;
  let answer: string | undefined;

  before(() => {
    Object.assign(vscode.window, {
      showInputBox: () => Promise.resolve(typed),
      showWarningMessage: () => Promise.resolve(answer),
      showQuickPick: (items: readonly vscode.QuickPickItem[]) =>
        Promise.resolve(items.find(({ label }) => label === typed)),
    });
  });
  beforeEach(() => (answer = undefined));
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(workspaceUri('views'), { recursive: true });
  });
  after(() => {
    Object.assign(vscode.window, { showInputBox, showWarningMessage, showQuickPick });
  });
  const run = (command: string, ...values: unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(command, ...values);
  const texts = (uris: readonly vscode.Uri[]): Promise<string[]> => Promise.all(uris.map(readFile));

  it('rename a tag in all posts, and save those', async () => {
    const uris = await archive(post('[ viewA, x ]'), post('[viewB]'), post('["viewA"]'));
    typed = 'viewC';
    await run('galley.renameTerm', tag('viewA'));
    assert.deepStrictEqual(await texts(uris), [post('[ viewC, x ]'), post('[viewB]'), post('["viewC"]')]);
  });
  it('ask before two tags become one', async () => {
    const uris = await archive(post('[viewD]'), post('[viewE]'));
    typed = 'viewE';
    await run('galley.renameTerm', tag('viewD'));
    assert.deepStrictEqual(await texts(uris), [post('[viewD]'), post('[viewE]')]);
    answer = 'Merge';
    await run('galley.renameTerm', tag('viewD'));
    assert.deepStrictEqual(await texts(uris), [post('[viewE]'), post('[viewE]')]);
  });
  it('merge the tags that are chosen, or one into another', async () => {
    const uris = await archive(post('[viewF]'), post('[viewG]'), post('[viewH]'));
    answer = 'Merge';
    typed = 'viewF';
    await run('galley.mergeChosenTerms', tag('viewG'), [tag('viewG'), tag('viewF')]);
    await run('galley.mergeChosenTerms', tag('viewH'), [tag('viewH')]);
    assert.deepStrictEqual(await texts(uris), Array(3).fill(post('[viewF]')));
  });
  it('take posts out of a tag, and leave the others in it', async () => {
    const uris = await archive(post('[ viewI, x ]'), post('[viewI]'), post('[viewI]'));
    await run('galley.removeFromTerm', below('viewI', uris[0]!), [
      below('viewI', uris[0]!),
      below('viewI', uris[1]!),
    ]);
    assert.deepStrictEqual(await texts(uris), [post('[ x ]'), post('[]'), post('[viewI]')]);
  });
  it('copy names', async () => {
    await archive(post('[viewJ]'));
    await run('galley.copyTerm', tag('a'), [tag('a'), tag('b c')]);
    assert.strictEqual(await vscode.env.clipboard.readText(), 'a\nb c');
  });
  it('do nothing when the person leaves', async () => {
    const uris = await archive(post('[viewK]'));
    typed = undefined;
    await run('galley.renameTerm', tag('viewK'));
    await run('galley.mergeChosenTerms', tag('viewK'));
    assert.deepStrictEqual(await texts(uris), [post('[viewK]')]);
  });
});

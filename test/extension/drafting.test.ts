import assert from 'assert';
import * as vscode from 'vscode';
import { isThere } from './drafting.ts';
import { closeAll, eventually, readFile, show, workspaceUri, writeFile } from './support.ts';

/** The day of a date that was written now, in whatever zone. */
const today = (text: string): string => /^date: (\d{4}-\d\d-\d\d)/m.exec(text)![1]!;

describe('new posts', () => {
  const made: vscode.Uri[] = [];
  afterEach(async () => {
    await closeAll();
    for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
  });

  const begin = async (command: string, title: string): Promise<vscode.Uri | undefined> => {
    const uri = await vscode.commands.executeCommand<vscode.Uri | undefined>(command, { title });
    if (uri) made.push(uri);
    return uri;
  };

  it('are written with the fields of the archive, and wait for their body', async () => {
    const uri = await begin('galley.newPost', 'Green Tea: a story');
    const text = await readFile(uri!);
    assert.strictEqual(vscode.workspace.asRelativePath(uri!), `_posts/${today(text)}-green-tea-a-story.md`);
    assert.match(text, /^---\nlayout: post\ntitle: "Green Tea: a story"\ndate: /);
    const editor = vscode.window.activeTextEditor!;
    assert.strictEqual(editor.document.uri.toString(), uri!.toString());
    assert.strictEqual(editor.document.languageId, 'post');
    assert.strictEqual(editor.document.offsetAt(editor.selection.active), text.length);
  });

  it('never overwrite a file', async () => {
    const first = await begin('galley.newPost', '洪水');
    await vscode.workspace.fs.writeFile(first!, new TextEncoder().encode('mine'));
    assert.strictEqual(await begin('galley.newPost', '洪水'), undefined);
    assert.strictEqual(await readFile(first!), 'mine');
    assert.strictEqual(await begin('galley.newPost', '？！'), undefined);
  });

  it('that are drafts have no date', async () => {
    const uri = await begin('galley.newDraft', 'Tea');
    assert.strictEqual(vscode.workspace.asRelativePath(uri!), '_drafts/tea.md');
    assert.doesNotMatch(await readFile(uri!), /date/);
  });

  it('go to the site of the active post', async () => {
    await show('blog/_posts/2021-08-26-x.md', '---\ntitle: x\n---\n');
    const uri = await begin('galley.newPost', 'Tea');
    assert.match(vscode.workspace.asRelativePath(uri!), /^blog\/_posts\//);
    await vscode.workspace.fs.delete(workspaceUri('blog'), { recursive: true });
  });
});

describe('the folder and the zone of a site', () => {
  const SITE = 'timezone: Asia/Tokyo\ncollections_dir: all\n';
  const POST = '---\ntitle: x\n---\n';
  const inSite = (uri: vscode.Uri | undefined): string => vscode.workspace.asRelativePath(uri!);

  beforeEach(() => writeFile('site/_config.yml', SITE));
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(workspaceUri('site'), { recursive: true });
  });
  const begin = (command: string): Thenable<vscode.Uri | undefined> =>
    vscode.commands.executeCommand<vscode.Uri | undefined>(command, { title: 'Tea' });

  it('hold new posts, whichever of the site’s files is open', async () => {
    await show('site/about.md', POST);
    const uri = await begin('galley.newPost');
    assert.match(inSite(uri), /^site\/all\/_posts\//);
    await show('site/_posts/2021-08-26-not-read.md', POST);
    assert.strictEqual(inSite(await begin('galley.newDraft')), 'site/all/_drafts/tea.md');
  });

  it('leave new posts in the category of the open one', async () => {
    await show('site/all/news/_posts/2021-08-26-x.md', POST);
    assert.match(inSite(await begin('galley.newPost')), /^site\/all\/news\/_posts\//);
    assert.strictEqual(inSite(await begin('galley.newDraft')), 'site/all/news/_drafts/tea.md');
  });

  it('take in what is published', async () => {
    await show('site/_drafts/sub/tea.md', '---\ntitle: x\ndate: 2020-01-02 03:04:05 +0100\n---\n');
    const uri = await vscode.commands.executeCommand<vscode.Uri>('galley.publishDraft');
    assert.match(inSite(uri), /^site\/all\/_posts\/sub\/.*-tea\.md$/);
    assert.match(await readFile(uri), /^date: .* \+0900$/m);
    const back = await vscode.commands.executeCommand<vscode.Uri>('galley.unpublish');
    assert.strictEqual(inSite(back), 'site/all/_drafts/sub/tea.md');
  });
});

describe('drafts', () => {
  const DRAFT = '---\ntitle: Tea  # later\nlayout: post\n---\nLeaves.\n';
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs
      .delete(workspaceUri('_drafts'), { recursive: true })
      .then(undefined, () => undefined);
  });

  it('are published with a date, as one step that one undo takes back', async () => {
    await show('_drafts/tea.md', DRAFT);
    const uri = await vscode.commands.executeCommand<vscode.Uri>('galley.publishDraft');
    const text = await readFile(uri);
    const [, line] = /^title: Tea {2}# later\n(date: .*\n)layout: post$/m.exec(text)!;
    assert.strictEqual(text.replace(line!, ''), DRAFT);
    assert.strictEqual(vscode.workspace.asRelativePath(uri), `_posts/${today(text)}-tea.md`);
    assert.ok(!(await isThere('_drafts/tea.md')));
    assert.strictEqual(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());

    await vscode.commands.executeCommand('undo');
    await eventually(async () => assert.ok(await isThere('_drafts/tea.md')));
    const document = await vscode.workspace.openTextDocument(workspaceUri('_drafts/tea.md'));
    await eventually(() => assert.strictEqual(document.getText(), DRAFT));
    assert.ok(!(await isThere(vscode.workspace.asRelativePath(uri))));
    await document.save();
  });

  it('are published over no other post', async () => {
    const draft = await writeFile('_drafts/sub/tea.md', DRAFT);
    const uri = await vscode.commands.executeCommand<vscode.Uri>('galley.publishDraft', draft);
    assert.match(vscode.workspace.asRelativePath(uri), /^_posts\/sub\/\d{4}-\d\d-\d\d-tea\.md$/);
    const before = await readFile(uri);
    await writeFile('_drafts/sub/tea.md', DRAFT);
    assert.strictEqual(await vscode.commands.executeCommand('galley.publishDraft', draft), undefined);
    assert.strictEqual(await readFile(draft), DRAFT);
    assert.strictEqual(await readFile(uri), before);
    await vscode.workspace.fs.delete(workspaceUri('_posts/sub'), { recursive: true });
  });

  it('are made of posts, which stay as they are', async () => {
    const text = '---\ntitle: Tea\ndate: 2021-08-26\n---\r\nLeaves.\r\n';
    const post = await writeFile('_posts/2021-08-26-tea.md', text);
    const uri = await vscode.commands.executeCommand<vscode.Uri>('galley.unpublish', post);
    assert.strictEqual(vscode.workspace.asRelativePath(uri), '_drafts/tea.md');
    assert.strictEqual(await readFile(uri), text);
    assert.ok(!(await isThere('_posts/2021-08-26-tea.md')));
  });

  it('and posts are told from other files', async () => {
    const { document } = await show('notes.md', 'x');
    assert.strictEqual(await vscode.commands.executeCommand('galley.publishDraft'), undefined);
    assert.strictEqual(await vscode.commands.executeCommand('galley.unpublish'), undefined);
    await vscode.workspace.fs.delete(document.uri);
  });
});

import assert from 'assert';
import * as vscode from 'vscode';
import { answering, cleanPost, dirtyPost, SLOT } from '../cleaning/samples.ts';
import {
  closeAll,
  eventually,
  readFile,
  removeFolders,
  removeRules,
  show,
  workspaceUri,
  writeFile,
} from '../support.ts';
import { fakeTrees } from './fakeTree.ts';

/** Some more posts than are written at a time. */
const POSTS = 30;

describe('A change of many posts', () => {
  const person = answering();
  const trees = fakeTrees();
  afterEach(async () => {
    await closeAll();
    await removeRules();
  });

  after(() =>
    removeFolders(
      ...['review', 'given-up', 'compare', 'open', 'since', 'mode', 'turns'],
      ...['unsaved', 'meanwhile', 'big5', 'links', 'elsewhere'],
    ),
  );

  const writePosts = async (
    folder: string,
    text: (number: number) => string,
    count = POSTS,
  ): Promise<vscode.Uri[]> =>
    Promise.all(
      Array.from({ length: count }, (_, number) =>
        writeFile(`${folder}/_posts/2021-08-26-${number}.md`, text(number)),
      ),
    );
  const clean = (folder: string): Thenable<number> =>
    vscode.commands.executeCommand<number>('galley.cleanAdsInFolder', workspaceUri(folder));
  const undo = (): Thenable<number> => vscode.commands.executeCommand<number>('galley.undoBulkChange');
  const texts = (uris: readonly vscode.Uri[]): Promise<string[]> => Promise.all(uris.map(readFile));

  it('is reviewed by rule and post, made, and undone to the same bytes, without an editor', async () => {
    const original = (number: number): string => dirtyPost.replace('第一段', `第${number}段`);
    const uris = await writePosts('review', original);
    person.answer = () => Promise.resolve('Review…');
    const shown = trees.next();
    const done = clean('review');
    const tree = await shown;
    assert.deepStrictEqual(await tree.rows(), ['[x] zaobao:slots', '[x] zaobao:subscribe']);
    assert.match(tree.message!, /150 changes in 30 posts/);
    await tree.tick('zaobao:subscribe', false);
    await tree.tick('2021-08-26-7.md', false);
    assert.deepStrictEqual(await tree.rows(), ['[x] zaobao:slots', '[ ] zaobao:subscribe']);
    assert.match(tree.message!, /87 changes in 29 posts/);
    await vscode.commands.executeCommand('galley.bulkApply');
    assert.strictEqual(await done, POSTS - 1);

    const before = uris.map((_, number) => original(number));
    const withoutSlots = (text: string): string =>
      text
        .replace(SLOT, '')
        .replace('<div id="innity-in-post"></div>', '')
        .replace('<div id="dfp-ad-midarticlespecial">        </div>', '');
    assert.deepStrictEqual(
      await texts(uris),
      before.map((text, number) => (number === 7 ? text : withoutSlots(text))),
    );
    assert.deepStrictEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs),
      [],
    );
    assert.strictEqual(await undo(), POSTS - 1);
    assert.deepStrictEqual(await texts(uris), before);
    assert.strictEqual(await undo(), 0, 'there is nothing more to undo');
  });

  it('changes nothing when the review is given up', async () => {
    const uris = await writePosts('given-up', () => dirtyPost);
    person.answer = () => Promise.resolve('Review…');
    const shown = trees.next();
    const done = clean('given-up');
    await shown;
    await vscode.commands.executeCommand('galley.bulkDiscard');
    assert.strictEqual(await done, 0);
    assert.deepStrictEqual(new Set(await texts(uris)), new Set([dirtyPost]));
  });

  it('shows a post beside what it would be, and all of them in one editor', async () => {
    await writePosts('compare', () => dirtyPost, 5);
    person.answer = () => Promise.resolve('Review…');
    const shown = trees.next();
    const done = clean('compare');
    const tree = await shown;
    const node = await tree.find('2021-08-26-3.md');
    assert.ok(node.kind === 'post');
    await vscode.commands.executeCommand('galley.bulkShowPost', node.post);
    const after = (): string | undefined =>
      vscode.workspace.textDocuments
        .find(({ uri }) => uri.scheme === 'galley-bulk' && uri.path === node.post.uri.path)
        ?.getText();
    await eventually(() => assert.strictEqual(after(), cleanPost));
    await tree.tick('zaobao:slots', false);
    await eventually(() => assert.ok(after()?.includes(SLOT), 'the other side follows the ticks'));
    await tree.tick('zaobao:slots', true);
    await vscode.commands.executeCommand('galley.bulkShowChanges');
    const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await eventually(() => assert.ok(tabs().some(({ label }) => label.startsWith('Clean Ads'))));
    await vscode.commands.executeCommand('galley.bulkDiscard');
    await done;
    await eventually(() => assert.deepStrictEqual(tabs(), [], 'the comparisons are closed'));
  });

  it('is undone in open posts as well, which it saves', async () => {
    const { document } = await show('open/_posts/2021-08-26-a.md', dirtyPost);
    const closed = await writeFile('open/_posts/2021-08-26-b.md', dirtyPost);
    person.answer = () => Promise.resolve('Remove');
    assert.strictEqual(await clean('open'), 2);
    assert.strictEqual(document.getText(), cleanPost);
    assert.ok(!document.isDirty);
    assert.deepStrictEqual(await texts([document.uri, closed]), [cleanPost, cleanPost]);
    assert.strictEqual(await undo(), 2);
    assert.deepStrictEqual(await texts([document.uri, closed]), [dirtyPost, dirtyPost]);
    assert.strictEqual(document.getText(), dirtyPost);
  });

  it('leaves what somebody changed since as it is when it is undone', async () => {
    const [a, b] = [
      await writeFile('since/_posts/2021-08-26-a.md', dirtyPost),
      await writeFile('since/_posts/2021-08-26-b.md', dirtyPost),
    ];
    person.answer = () => Promise.resolve('Remove');
    assert.strictEqual(await clean('since'), 2);
    await vscode.workspace.fs.writeFile(a, new TextEncoder().encode(`${cleanPost}More.\n`));
    assert.strictEqual(await undo(), 1);
    assert.deepStrictEqual(await texts([a, b]), [`${cleanPost}More.\n`, dirtyPost]);
  });

  describe('leaves alone, and says why,', () => {
    const told = answering('showInformationMessage');
    let listed: readonly vscode.QuickPickItem[] = [];
    const window = vscode.window as { showQuickPick: unknown };
    const pick = window.showQuickPick;
    before(() => {
      window.showQuickPick = (items: readonly vscode.QuickPickItem[]) => {
        listed = items;
        return Promise.resolve(undefined);
      };
    });
    beforeEach(() => {
      listed = [];
      told.answer = ({ buttons }) => Promise.resolve(buttons.find((button) => button === 'Show Why'));
      person.answer = () => Promise.resolve('Remove');
    });
    after(() => {
      window.showQuickPick = pick;
    });
    const reasons = (): Promise<string[]> =>
      eventually(() => {
        assert.ok(listed.length > 0);
        return listed.map(({ label, detail }) => `${label}: ${detail}`);
      });

    it('what is not saved', async () => {
      const { document } = await show('unsaved/_posts/2021-08-26-a.md', dirtyPost);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(document.lineCount, 0), 'More.');
      await vscode.workspace.applyEdit(edit);
      const other = await writeFile('unsaved/_posts/2021-08-26-b.md', dirtyPost);
      assert.strictEqual(await clean('unsaved'), 1);
      assert.deepStrictEqual(await reasons(), ['2021-08-26-a.md: It has changes that are not saved.']);
      assert.strictEqual(document.getText(), `${dirtyPost}More.`);
      assert.deepStrictEqual(await texts([document.uri, other]), [dirtyPost, cleanPost]);
    });

    it('what has changed meanwhile', async () => {
      const uri = await writeFile('meanwhile/_posts/2021-08-26-a.md', dirtyPost);
      person.answer = async () => {
        await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${dirtyPost}More.\n`));
        return 'Remove';
      };
      assert.strictEqual(await clean('meanwhile'), 0);
      assert.deepStrictEqual(await reasons(), ['2021-08-26-a.md: It has changed in the meantime.']);
      assert.strictEqual(await readFile(uri), `${dirtyPost}More.\n`);
    });

    it('what is not UTF-8', async () => {
      const bytes = Uint8Array.from([...new TextEncoder().encode(dirtyPost), 0xb1, 0xb1]);
      const uri = workspaceUri('big5/_posts/2021-08-26-a.md');
      await vscode.workspace.fs.writeFile(uri, bytes);
      assert.strictEqual(await clean('big5'), 0);
      assert.deepStrictEqual(await reasons(), ['2021-08-26-a.md: It is not UTF-8.']);
      assert.deepStrictEqual([...(await vscode.workspace.fs.readFile(uri))], [...bytes]);
    });

    it('what is read-only, or a link, or below one', async function () {
      const disk = nodeFiles();
      if (!disk) return this.skip();
      const path = (name: string): string => workspaceUri(`links/${name}`).fsPath;
      const locked = await writeFile('links/_posts/2021-08-26-locked.md', dirtyPost);
      const elsewhere = await writeFile('elsewhere/_posts/2021-08-26-a.md', dirtyPost);
      await disk.chmod(locked.fsPath, 0o444);
      await disk.symlink(elsewhere.fsPath, path('_posts/2021-08-26-link.md'));
      await disk.symlink(vscode.Uri.joinPath(elsewhere, '..', '..').fsPath, path('linked'));
      assert.strictEqual(await clean('links'), 0);
      assert.deepStrictEqual((await reasons()).sort(), [
        '2021-08-26-a.md: It is a link, or in a folder that is one.',
        '2021-08-26-link.md: It is a link, or in a folder that is one.',
        '2021-08-26-locked.md: It is read-only.',
      ]);
      assert.deepStrictEqual(await texts([locked, elsewhere]), [dirtyPost, dirtyPost]);
    });
  });

  it('lets others have their turn all along', async () => {
    const long = dirtyPost.replace('<p>第一段。</p>', '<p>第一段。</p>\n'.repeat(400));
    await Promise.all(
      Array.from({ length: 120 }, (_, number) => writeFile(`turns/_posts/2021-08-26-${number}.md`, long)),
    );
    person.answer = () => Promise.resolve('Remove');
    let [last, longest, isOver] = [Date.now(), 0, false];
    const began = last;
    const look = (): void => {
      const now = Date.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (!isOver) setTimeout(look, 0);
    };
    setTimeout(look, 0);
    assert.strictEqual(await clean('turns'), 120);
    isOver = true;
    const share = longest / (Date.now() - began);
    assert.ok(
      longest < 50 || share < 0.1,
      `${longest} ms, ${Math.round(share * 100)} % of the time, without a pause`,
    );
  });

  it('keeps who may read and run a file', async function () {
    const disk = nodeFiles();
    if (!disk) return this.skip();
    const { fsPath } = await writeFile('mode/_posts/2021-08-26-a.md', dirtyPost);
    await disk.chmod(fsPath, 0o750);
    person.answer = () => Promise.resolve('Remove');
    assert.strictEqual(await clean('mode'), 1);
    assert.strictEqual((await disk.stat(fsPath)).mode & 0o7777, 0o750);
  });
});

interface NodeFiles {
  chmod(path: string, mode: number): Promise<void>;
  symlink(target: string, path: string): Promise<void>;
  stat(path: string): Promise<{ readonly mode: number }>;
}

/** Node's files, in the host that has them. */
function nodeFiles(): NodeFiles | undefined {
  const host = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return host.process?.getBuiltinModule?.('node:fs/promises') as NodeFiles | undefined;
}

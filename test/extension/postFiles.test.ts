import assert from 'assert';
import * as vscode from 'vscode';
import { PostFiles, type ChangedPlaces } from '../../src/extension/postFiles.ts';
import { archivedPost, eventually, workspaceUri, writeFile } from './support.ts';

/** Is told when watching has begun. */
const READY = '0-ready-';

describe('Changes of post files', () => {
  const log = vscode.window.createOutputChannel('Galley tests', { log: true });
  let files: PostFiles;
  let told: ChangedPlaces[];
  const folder = workspaceUri('watched');

  beforeEach(async () => {
    await vscode.workspace.fs.createDirectory(folder);
    files = new PostFiles(log);
    told = [];
    files.onDidChange((places) => told.push(places));
    // Watchers begin to look a little later.
    let tries = 0;
    await eventually(async () => {
      await writeFile(`watched/${READY}${tries++}.md`, '');
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.ok(told.length > 0);
    });
    told = [];
  });
  afterEach(async () => {
    files.dispose();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });
  after(() => log.dispose());

  /** What was told, as paths below the folder. */
  const placesTold = (): string[] =>
    told
      .flatMap((places) => [...places].map(({ path }) => path.slice(folder.path.length + 1)))
      // The folder itself comes and goes around each test.
      .filter((path) => path !== '' && !path.startsWith(READY));

  it('name what is in a folder that comes whole, as a checkout makes it', async () => {
    await writeFile('../prepared/a/_posts/2021-01-06-one.md', archivedPost());
    await writeFile('../prepared/a/_posts/deep/2021-01-06-two.md', archivedPost());
    await writeFile('../prepared/a/node_modules/x/readme.md', archivedPost());
    await vscode.workspace.fs.rename(workspaceUri('../prepared/a'), vscode.Uri.joinPath(folder, 'a'));
    await vscode.workspace.fs.delete(workspaceUri('../prepared'), { recursive: true });
    await eventually(() =>
      assert.deepStrictEqual(
        placesTold()
          .filter((path) => path.endsWith('.md'))
          .sort(),
        ['a/_posts/2021-01-06-one.md', 'a/_posts/deep/2021-01-06-two.md'],
      ),
    );
  });

  it('come together', async () => {
    const count = 200;
    await Promise.all(
      Array.from({ length: count }, (_, number) => writeFile(`watched/many-${number}.md`, archivedPost())),
    );
    await eventually(() => assert.strictEqual(new Set(placesTold()).size, count));
    assert.ok(told.length < count / 10, `told ${told.length} times`);
  });

  it('affect what was in a folder that goes, and nothing beside it', async () => {
    const post = await writeFile('watched/b/one.md', archivedPost());
    await eventually(() => assert.ok(placesTold().includes('b/one.md')));
    told = [];
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'b'), { recursive: true });
    await eventually(() => assert.ok(told.some((places) => places.affect(post.toString()))));
    const beside = vscode.Uri.joinPath(folder, 'bb/one.md').toString();
    assert.ok(!told.some((places) => places.affect(beside)));
  });

  it('are not told of what Jekyll or a package manager made', async () => {
    await writeFile('watched/_site/one.md', archivedPost());
    await writeFile('watched/node_modules/one.md', archivedPost());
    await writeFile('watched/last.md', archivedPost());
    await eventually(() => assert.ok(placesTold().includes('last.md')));
    assert.deepStrictEqual(placesTold(), ['last.md']);
  });
});

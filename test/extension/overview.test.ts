import assert from 'assert';
import * as vscode from 'vscode';
import { createPostService, SurveyTable } from '../../src/core/postService.ts';
import { Archive } from '../../src/extension/archive.ts';
import { translate } from '../../src/extension/convert.ts';
import { Overview } from '../../src/extension/overview/overview.ts';
import { showMarkedPosts } from '../../src/extension/overview/registerOverview.ts';
import { PostFiles } from '../../src/extension/postFiles.ts';
import type { ToOverview } from '../../src/protocol/overviewMessages.ts';
import { panelsOf, until } from './panels.ts';
import { archivedPost, closeAll, eventually, workspaceUri, writeFile } from './support.ts';

type Told = Extract<ToOverview, { readonly type: 'overview' }>;

describe('The overview', () => {
  const log = vscode.window.createOutputChannel('Galley (test of the overview)', { log: true });
  const files = new PostFiles(log);
  const archive = new Archive({
    service: createPostService(translate),
    files,
    extensionUri: vscode.extensions.getExtension('galley.galley')!.extensionUri,
    storageUri: undefined,
    version: '0',
    log,
  });
  const folder = workspaceUri('_posts/overviewed');
  /** Of this test's posts alone. */
  const DAY = { from: '1987-06-05', to: '1987-06-05' };
  const made: { dispose: () => unknown }[] = [];

  const write = (name: string, tag: string): Promise<vscode.Uri> =>
    writeFile(
      `_posts/overviewed/${name}.md`,
      archivedPost({ fields: { title: name, tags: `[ ${tag} ]`, date: `${DAY.from} 09:04` } }),
    );

  /** An overview whose surveys are what the test says, and what it told its page last. */
  function start(): { overview: Overview; told: ToOverview[]; last: () => Told; wants: boolean[] } {
    const table = new SurveyTable();
    const changed = new vscode.EventEmitter<void>();
    const told: ToOverview[] = [];
    const wants: boolean[] = [];
    const surveys = {
      table,
      onDidChange: changed.event,
      ready: () => Promise.resolve(true),
      async surveyAll(token: vscode.CancellationToken) {
        wants.push(true);
        const junk = { ad: { count: 3, characters: 40 } };
        const survey = { words: 1, characters: 60, junk, problems: [], sketch: [] };
        table.set(workspaceUri('_posts/overviewed/a.md').toString(), survey, { size: 1, mtime: 1 }, '');
        changed.fire();
        await new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
        wants.push(false);
        return false;
      },
    };
    const overview = new Overview(archive, surveys, (message) => told.push(message));
    made.push(changed, overview);
    const last = (): Told => {
      const message = told.filter(({ type }) => type === 'overview').at(-1);
      assert.ok(message?.type === 'overview', 'an overview');
      return message;
    };
    return { overview, told, last, wants };
  }

  before(closeAll);
  beforeEach(async () => {
    await write('a', 'x');
    await write('b', 'y');
  });
  afterEach(() => {
    for (const one of made.splice(0)) one.dispose();
  });
  after(async () => {
    await vscode.workspace.fs.delete(folder, { recursive: true });
    vscode.Disposable.from(archive, files, log).dispose();
    await closeAll();
  });

  it('opens in one tab, and leads to the table of posts', async () => {
    await vscode.commands.executeCommand('galley.showOverview');
    await vscode.commands.executeCommand('galley.showOverview');
    await until(() => panelsOf('galley.overview')[0]?.label === 'Overview', 'one panel');
    assert.strictEqual(panelsOf('galley.overview').length, 1);
    await showMarkedPosts({ tag: 'x', span: DAY });
    await until(() => panelsOf('galley.posts')[0]?.isActive === true, 'the table');
    await closeAll();
  });

  it('tells nothing before the page is ready, then counts alone', async () => {
    const { overview, told, last } = start();
    await archive.soon();
    assert.strictEqual(told.length, 0);
    overview.receive({ type: 'ready', span: DAY });
    await eventually(() => assert.strictEqual(last().data.countInSpan, 2));
    const { data, health, span } = last();
    assert.deepStrictEqual(span, DAY);
    assert.strictEqual(data.count, archive.index.size);
    assert.deepStrictEqual(data.sources.periods, [DAY.from]);
    assert.strictEqual(health.surveyed, 0);
    assert.ok(!JSON.stringify(last()).includes('overviewed'), 'no path of a post');
  });

  it('follows a new post, and looks at another span when asked', async () => {
    const { overview, last } = start();
    overview.receive({ type: 'ready', span: DAY });
    await eventually(() => assert.strictEqual(last().data.countInSpan, 2));
    const uri = await write('c', 'z');
    await eventually(() =>
      assert.deepStrictEqual(
        last().data.tags.map(({ value }) => value),
        ['x', 'y', 'z'],
      ),
    );
    await vscode.workspace.fs.delete(uri);
    await eventually(() => assert.strictEqual(last().data.countInSpan, 2));
    overview.receive({ type: 'span', span: undefined });
    await eventually(() => assert.strictEqual(last().data.countInSpan, last().data.count));
    // What a page of another version kept.
    overview.receive({ type: 'span', span: { from: 'soon', to: '' } });
    await eventually(() => assert.strictEqual(last().span, undefined));
  });

  it('has all posts surveyed when asked, shows what is known so far, and stops', async () => {
    const { overview, last, wants } = start();
    overview.receive({ type: 'ready', span: undefined });
    await eventually(() => assert.strictEqual(last().health.isReading, false));
    overview.receive({ type: 'survey', isWanted: true });
    overview.receive({ type: 'survey', isWanted: true });
    await eventually(() => assert.strictEqual(last().health.surveyed, 1));
    const { isReading, kinds, sources } = last().health;
    assert.strictEqual(isReading, true);
    assert.deepStrictEqual(kinds, [{ kind: 'ad', pieces: 3, characters: 40 }]);
    assert.deepStrictEqual(sources, [{ source: 'www.zaobao.com', text: 60, junk: 40 }]);
    overview.receive({ type: 'survey', isWanted: false });
    await eventually(() => assert.strictEqual(last().health.isReading, false));
    assert.deepStrictEqual(wants, [true, false]);
  });

  it('surveys no more when its page is closed', async () => {
    const { overview, wants } = start();
    overview.receive({ type: 'ready', span: undefined });
    overview.receive({ type: 'survey', isWanted: true });
    await eventually(() => assert.deepStrictEqual(wants, [true]));
    overview.dispose();
    await eventually(() => assert.deepStrictEqual(wants, [true, false]));
  });
});

import assert from 'assert';
import * as vscode from 'vscode';
import { surveyedPosts, writePosts } from '../../src/extension/postsTable/exportPosts.ts';
import { PostsTable, type TableView } from '../../src/extension/postsTable/postsTable.ts';
import { SavedFilters } from '../../src/extension/postsTable/savedFilters.ts';
import type { PostsResult, ToPosts } from '../../src/protocol/postsMessages.ts';
import { SLOT } from './cleaning/samples.ts';
import { panelsOf, until } from './panels.ts';
import { archivedPost, closeAll, eventually, readFile, set, workspaceUri, writeFile } from './support.ts';
import { surveyedArchive } from './surveyedArchive.ts';

const LATEST_FIRST: TableView['order'] = { by: 'date', isDescending: true };

describe('The table of posts', () => {
  const log = vscode.window.createOutputChannel('Galley (test of the table)', { log: true });
  const surveyed = surveyedArchive({ log });
  const tables: PostsTable[] = [];
  const folder = workspaceUri('_posts/tabled');
  /** Of the running test's posts alone: what those of others do comes late. */
  let tag = '';
  let tests = 0;

  const write = (name: string, title: string, day: number): Promise<vscode.Uri> =>
    writeFile(
      `_posts/tabled/${tag}-${name}.md`,
      archivedPost({ fields: { title, tags: `[ ${tag} ]`, date: `2019-08-0${day} 09:04`, author: 'A' } }),
    );

  /** A table, and all that it told its page. */
  function tableOf(filter: string): { table: PostsTable; told: ToPosts[]; result: () => PostsResult } {
    const told: ToPosts[] = [];
    const table = new PostsTable(surveyed, { filter, order: LATEST_FIRST }, (message) => told.push(message));
    tables.push(table);
    return {
      table,
      told,
      result() {
        const last = told.filter((message) => message.type === 'result').at(-1);
        assert.ok(last, 'a result');
        return last;
      },
    };
  }

  const titlesOf = ({ rows }: PostsResult): string[] => rows.map(({ title }) => title);

  beforeEach(async () => {
    await closeAll();
    tag = `tabled${++tests}`;
    await write('a', 'First', 1);
    await write('b', 'Second', 2);
    await write('c', 'Third', 3);
  });
  afterEach(() => {
    for (const table of tables.splice(0)) table.dispose();
  });
  after(async () => {
    await vscode.workspace.fs.delete(folder, { recursive: true });
    vscode.Disposable.from(surveyed.all, log).dispose();
    await closeAll();
  });

  it('opens in one tab, with the filter that it is given', async () => {
    await vscode.commands.executeCommand('galley.showPosts', `tag:${tag}`);
    await until(() => panelsOf('galley.posts').length === 1, 'one panel');
    await vscode.commands.executeCommand('galley.showPosts');
    await until(() => panelsOf('galley.posts')[0]?.isActive === true, 'the same panel');
    assert.strictEqual(panelsOf('galley.posts').length, 1);
    await until(() => panelsOf('galley.posts')[0]?.label === 'Posts', 'its name');
  });

  it('tells nothing before the page is ready, then what the filter finds, with the first rows', async () => {
    const { table, told, result } = tableOf(`tag:${tag}`);
    assert.strictEqual(told.length, 0);
    table.receive({ type: 'ready' });
    await eventually(() => assert.deepStrictEqual(titlesOf(result()), ['Third', 'Second', 'First']));
    const { count, rows } = result();
    assert.strictEqual(count, 3);
    const first = told.find((message) => message.type === 'result');
    assert.strictEqual(first?.top, 0);
    const [{ path, ...row }] = rows as [PostsResult['rows'][number]];
    assert.ok(path.endsWith(`/_posts/tabled/${tag}-c.md`), path);
    assert.deepStrictEqual(row, {
      title: 'Third',
      date: '2019-08-03 09:04',
      source: 'www.zaobao.com',
      author: 'A',
      tags: [tag],
      survey: undefined,
    });
  });

  it('reads the posts that come into sight as a whole, and says what they have', async () => {
    await writeFile(
      `_posts/tabled/${tag}-c.md`,
      archivedPost({
        fields: { title: 'Third', tags: `[ ${tag} ]`, date: '2019-08-03' },
        body: `<p>one two</p>${SLOT}`,
      }),
    );
    const { table, told, result } = tableOf(`tag:${tag}`);
    table.receive({ type: 'ready' });
    await eventually(() => assert.strictEqual(result().count, 3));
    table.receive({
      type: 'look',
      active: undefined,
      top: undefined,
      version: result().version,
      seen: [0, 1],
    });
    await eventually(() => {
      const rows = told.filter((message) => message.type === 'rows').at(-1);
      assert.strictEqual(rows?.rows.length, 1);
      const { words, junk, junkText } = rows.rows[0]!.survey!;
      assert.deepStrictEqual([words, junk, junkText], [2, 1, 'ads 1']);
    });
    // What is in sight when other rules come to hold is read again.
    const reset = await set('galley.cleaning.levels', { ad: 'off' });
    try {
      await eventually(() => {
        const last = told.filter((message) => message.type === 'rows').at(-1);
        assert.strictEqual(last?.rows[0]!.survey?.junk, 0);
      });
    } finally {
      await reset();
    }
    // Those that nobody sees are not.
    table.receive({ type: 'wantRows', version: result().version, from: 1, to: 2 });
    const rows = told.at(-1);
    assert.ok(rows?.type === 'rows' && rows.rows[0]!.survey === undefined);
  });

  it('reads all posts when the filter asks for what only that tells, and says how far it is', async () => {
    await writeFile(
      `_posts/tabled/${tag}-a.md`,
      archivedPost({ fields: { title: 'First', tags: `[ ${tag} ]` }, body: `<p>one</p>${SLOT}${SLOT}` }),
    );
    const { table, told, result } = tableOf(`tag:${tag} junk:ad>1`);
    table.receive({ type: 'ready' });
    await eventually(() => assert.deepStrictEqual(titlesOf(result()), ['First']));
    const progress = (): string[] =>
      told.filter((message) => message.type === 'survey').map(({ state }) => state);
    await eventually(() => assert.strictEqual(progress().at(-1), 'none'));
    table.receive({
      type: 'query',
      filter: `tag:${tag}`,
      order: { by: 'junk', isDescending: true },
    });
    await eventually(() => assert.deepStrictEqual(titlesOf(result()), ['First', 'Third', 'Second']));
    table.filter = `tag:${tag} junk:ad>1`;
    await eventually(() => assert.strictEqual(result().count, 1));
    // Live: what is cleaned is gone.
    await writeFile(
      `_posts/tabled/${tag}-a.md`,
      archivedPost({ fields: { title: 'First', tags: `[ ${tag} ]` }, body: '<p>one</p>' }),
    );
    await eventually(() => assert.strictEqual(result().count, 0));
  });

  it('stops reading when a person does not want to wait, and goes on when they do', async () => {
    for (let post = 0; post < 60; post++) await write(`many${post}`, `Many ${post}`, 1);
    const { table, told, result } = tableOf('words:>0');
    const states = (): string[] =>
      told.filter((message) => message.type === 'survey').map(({ state }) => state);
    told.push = (...messages) => {
      for (const message of messages) {
        if (message.type === 'survey' && message.state === 'running' && !states().includes('stopped')) {
          table.receive({ type: 'survey', go: false });
        }
      }
      return Array.prototype.push.apply(told, messages);
    };
    await vscode.commands.executeCommand('galley.reindex');
    table.receive({ type: 'ready' });
    await eventually(() => assert.strictEqual(states().at(-1), 'stopped'));
    table.receive({ type: 'survey', go: true });
    await eventually(() => assert.strictEqual(states().at(-1), 'none'));
    await eventually(() => assert.ok(result().count > 60));
  });

  it('answers for rows of its last result alone, and never for all at once', async () => {
    const { table, told, result } = tableOf(`tag:${tag}`);
    table.receive({ type: 'ready' });
    await eventually(() => assert.strictEqual(result().count, 3));
    const { version } = result();
    told.length = 0;
    table.receive({ type: 'wantRows', version: version - 1, from: 0, to: 1 });
    table.receive({ type: 'wantRows', version, from: 0, to: 100_000 });
    table.receive({ type: 'wantRows', version, from: Number.NaN, to: 2 });
    assert.strictEqual(told.length, 0);
    table.receive({ type: 'wantRows', version, from: 1, to: 3 });
    const [rows] = told;
    assert.ok(rows?.type === 'rows');
    assert.deepStrictEqual([rows.from, rows.rows.map(({ title }) => title)], [1, ['Second', 'First']]);
  });

  it('sorts, and says what of a filter makes no sense', async () => {
    const { table, result } = tableOf('');
    table.receive({ type: 'ready' });
    table.receive({
      type: 'query',
      filter: `tag:${tag} kind:x`,
      order: { by: 'title', isDescending: false },
    });
    await eventually(() => assert.deepStrictEqual(titlesOf(result()), ['First', 'Second', 'Third']));
    assert.deepStrictEqual(
      result().problems.map(({ start, end }) => [start, end]),
      [[tag.length + 5, tag.length + 11]],
    );
  });

  it('follows files: the same posts stay selected, in focus and at the top', async () => {
    const { table, result } = tableOf(`tag:${tag}`);
    table.receive({ type: 'ready' });
    await eventually(() => assert.strictEqual(result().count, 3));
    const { version, rows } = result();
    table.receive({ type: 'select', version, posts: [[1, 3]] });
    table.receive({ type: 'look', active: rows[2]!.path, top: rows[1]!.path, version, seen: [0, 3] });
    await write('d', 'Fourth', 4);
    await eventually(() =>
      assert.deepStrictEqual(titlesOf(result()), ['Fourth', 'Third', 'Second', 'First']),
    );
    assert.deepStrictEqual(result().selected, [[2, 4]]);
    assert.strictEqual(result().active, 3);
    assert.strictEqual(result().top, 2);
    await vscode.workspace.fs.delete(workspaceUri(`_posts/tabled/${tag}-b.md`));
    await eventually(() => assert.deepStrictEqual(titlesOf(result()), ['Fourth', 'Third', 'First']));
    assert.deepStrictEqual(result().selected, [[2, 3]]);
    // What was at the top is gone: the page stays where it is.
    assert.strictEqual(result().top, undefined);
    const posts = await table.selected();
    assert.strictEqual(posts?.length, 1);
    assert.strictEqual(posts.entryAt(0).title, 'First');
  });

  it('forgets that posts were selected that a filter does not show', async () => {
    const { table, result } = tableOf(`tag:${tag}`);
    table.receive({ type: 'ready' });
    await eventually(() => assert.strictEqual(result().count, 3));
    table.receive({ type: 'select', version: result().version, posts: [[0, 2]] });
    table.filter = `tag:${tag} third`;
    await eventually(() => assert.deepStrictEqual(titlesOf(result()), ['Third']));
    assert.deepStrictEqual(result().selected, [[0, 1]]);
    table.filter = `tag:${tag}`;
    await eventually(() => assert.strictEqual(result().count, 3));
    assert.deepStrictEqual(result().selected, [[0, 1]]);
    table.receive({ type: 'select', version: result().version, posts: 'all' });
    assert.strictEqual((await table.selected())?.length, 3);
  });

  it('exports what it finds', async () => {
    const { table, result } = tableOf(`tag:${tag} -third`);
    table.receive({ type: 'ready' });
    await eventually(() => assert.strictEqual(result().count, 2));
    const posts = await table.all();
    assert.ok(posts);
    const second = workspaceUri(`_posts/tabled/${tag}-b.md`);
    await surveyed.surveys.surveySome([second], new vscode.CancellationTokenSource().token);
    const entries = [0, 1].map((place) => ({
      ...posts.entryAt(place),
      file: `${place}.md`,
      uri: vscode.Uri.parse(posts.pathAt(place), true),
    }));
    const exported = await surveyedPosts(entries, surveyed.surveys);
    const target = workspaceUri('_posts/tabled/posts.csv');
    await writePosts(target, exported);
    assert.match(
      await readFile(target),
      /^\ufefftitle,date.*\r\nSecond,2019-08-02 09:04,www\.zaobao\.com,A,tabled\d+,1,0,\d+,/,
    );
    const json = workspaceUri('_posts/tabled/posts.json');
    await writePosts(json, exported);
    assert.deepStrictEqual(
      (JSON.parse(await readFile(json)) as { title: string }[]).map(({ title }) => title),
      ['Second', 'First'],
    );
  });

  it('keeps filters, each once, the latest first', async () => {
    const kept = new Map<string, unknown>();
    const saved = new SavedFilters({
      keys: () => [...kept.keys()],
      get: <T>(key: string, otherwise?: T) => (kept.get(key) as T | undefined) ?? otherwise,
      update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    });
    await saved.save('tag:a');
    await saved.save('tag:b');
    await saved.save('tag:a');
    assert.deepStrictEqual(saved.all, ['tag:a', 'tag:b']);
    await saved.remove('tag:a');
    assert.deepStrictEqual(saved.all, ['tag:b']);
    kept.set([...kept.keys()][0]!, 'damaged');
    assert.deepStrictEqual(saved.all, []);
  });
});

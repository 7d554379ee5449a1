import assert from 'assert';
import * as vscode from 'vscode';
import type { Diagnostic, Severity } from '../../src/core/postService.ts';
import type { CheckSummary } from '../../src/extension/archiveProblems/archiveProblems.ts';
import { KeptProblems } from '../../src/extension/archiveProblems/keptProblems.ts';
import { ShownProblems } from '../../src/extension/shownProblems.ts';
import { archivedPost, closeAll, codeOf, eventually, set, show, workspaceUri, writeFile } from './support.ts';

/** Another folder for each test, since watchers tell late, and VS Code keeps documents for minutes after their
 * editors are closed. */
let round = 0;

function inFolder(path = ''): string {
  return `checked-${round}/${path}`;
}

/** Galley's problems of a file that need not be open: their codes. */
function codes(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'galley')
    .map(({ code }) => codeOf(code));
}

async function check(place?: vscode.Uri): Promise<CheckSummary> {
  const command = place ? 'galley.checkFolder' : 'galley.checkWorkspace';
  const summary = await vscode.commands.executeCommand<CheckSummary | undefined>(command, place);
  assert.ok(summary);
  return summary;
}

/** A post, by default of an article that no other is of. */
function post(number: number, fields: Record<string, string> = {}): string {
  const article = `https://example.com/${round}/${number}`;
  const title = `Bridge ${round}-${number}`;
  return archivedPost({ fields: { title, from: article, ...fields } }).replace(
    /\[桥梁重新开放\]\(\S+\)/,
    `[${title}](${fields['from']?.startsWith('https:') ? fields['from'] : article})`,
  );
}

const BAD = { from: 'x' };

function pathOf(number: number): string {
  return inFolder(`_posts/2021-08-26-${number}.md`);
}

function write(number: number, fields?: Record<string, string>): Promise<vscode.Uri> {
  return writeFile(pathOf(number), post(number, fields));
}

let undo: (() => Thenable<void>)[] = [];

async function tidy(): Promise<void> {
  await closeAll();
  await vscode.commands.executeCommand('galley.clearProblems');
  for (const back of undo) await back();
  undo = [];
  await vscode.workspace.fs
    .delete(workspaceUri(inFolder()), { recursive: true })
    .then(undefined, () => undefined); // Not all tests make it.
  round++;
}

describe('Problems of posts that are not open', () => {
  afterEach(tidy);

  it('are there when all posts are checked, at their places, and no file is opened', async () => {
    const bad = await write(1, BAD);
    const good = await write(2);
    const open = vscode.workspace.textDocuments.length;
    const { finished, posts, problems, flawed, hidden } = await check();
    assert.ok(finished && posts >= 2 && flawed >= 1 && problems >= flawed);
    assert.strictEqual(hidden, 0);
    assert.strictEqual(vscode.workspace.textDocuments.length, open);
    assert.deepStrictEqual([codes(bad), codes(good)], [['invalid-from'], []]);
    const [{ range }] = vscode.languages.getDiagnostics(bad) as [vscode.Diagnostic];
    assert.deepStrictEqual(
      [range.start.line, range.start.character, range.end.line, range.end.character],
      [5, 6, 5, 7],
    );
  });

  it('are those of one folder when that is checked', async () => {
    const [inside, outside] = [
      await writeFile(inFolder('a/_posts/2021-08-26-a.md'), post(1, BAD)),
      await writeFile(inFolder('b/_posts/2021-08-26-b.md'), post(2, BAD)),
    ];
    assert.strictEqual((await check(workspaceUri(inFolder('a')))).posts, 1);
    assert.deepStrictEqual([codes(inside), codes(outside)], [['invalid-from'], []]);
  });

  it('follow the files: what is mended, what comes, what goes', async () => {
    const [mended, deleted] = [await write(1, BAD), await write(2, BAD)];
    await check();
    assert.deepStrictEqual([codes(mended), codes(deleted)], [['invalid-from'], ['invalid-from']]);
    await write(1);
    await vscode.workspace.fs.delete(deleted);
    const made = await write(3, BAD);
    await eventually(() =>
      assert.deepStrictEqual([codes(mended), codes(deleted), codes(made)], [[], [], ['invalid-from']]),
    );
    await vscode.workspace.fs.delete(workspaceUri(inFolder('_posts')), { recursive: true });
    await eventually(() => assert.deepStrictEqual(codes(made), []));
  });

  it('are those of the editor while a post is open, once each, and those of the file when it is closed', async () => {
    const uri = await write(1, BAD);
    await check();
    // Not `openTextDocument`, which keeps the document open for minutes.
    await vscode.commands.executeCommand('vscode.open', uri);
    const { document } = vscode.window.activeTextEditor!;
    await eventually(() => assert.strictEqual(document.languageId, 'post'));
    assert.deepStrictEqual(codes(uri), ['invalid-from']);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, document.positionAt(4), 'title: Twice\n');
    await vscode.workspace.applyEdit(edit);
    await eventually(() => assert.deepStrictEqual(codes(uri), ['duplicate-key', 'invalid-from']));
    await check();
    assert.deepStrictEqual(codes(uri), ['duplicate-key', 'invalid-from']);
    await closeAll();
    // VS Code closes a document some seconds after its editor.
    await eventually(() => assert.deepStrictEqual(codes(uri), ['invalid-from']), 15_000);
  });

  it('have the severities and the fields that the settings say, and follow them', async () => {
    const uri = await write(1, BAD);
    await check();
    undo.push(await set('galley.diagnostics.severity', { 'invalid-from': 'hint' }));
    undo.push(await set('galley.frontMatter.requiredFields', ['edition']));
    await eventually(() => {
      const found = vscode.languages.getDiagnostics(uri);
      assert.deepStrictEqual(
        found.map(({ code, severity }) => [codeOf(code), severity]),
        [
          ['missing-field', vscode.DiagnosticSeverity.Warning],
          ['invalid-from', vscode.DiagnosticSeverity.Hint],
        ],
      );
    });
  });

  it('are what schemas say, also when one changes', async () => {
    const schema = (editions: string[]): string =>
      JSON.stringify({ properties: { edition: { enum: editions } } });
    await writeFile(inFolder('schema.json'), schema(['morning']));
    undo.push(await set('galley.frontMatter.schemas', [{ schema: inFolder('schema.json') }]));
    const uri = await write(1, { edition: 'evening' });
    await check();
    assert.deepStrictEqual(codes(uri), ['schema']);
    await writeFile(inFolder('schema.json'), schema(['morning', 'evening']));
    await eventually(() => assert.deepStrictEqual(codes(uri), []));
  });

  it('tell of the site, also when its settings change', async () => {
    await writeFile(inFolder('_config.yml'), 'title: Site\n');
    await writeFile(inFolder('_layouts/post.html'), '');
    const uri = await write(1, { layout: 'news' });
    await check();
    await eventually(() => assert.deepStrictEqual(codes(uri), ['unknown-layout']));
    await writeFile(inFolder('_layouts/news.html'), '');
    await eventually(() => assert.deepStrictEqual(codes(uri), []));
  });

  it('tell of other posts, and no longer when one of two is mended', async () => {
    await set('galley.diagnostics.archive', true);
    // As the workspace of the tests has it.
    undo.push(async () => {
      await set('galley.diagnostics.archive', false);
    });
    const from = 'https://example.com/both';
    const [one, two] = [await write(1, { from }), await write(2, { from })];
    await check();
    const bothTell = (): void => {
      assert.deepStrictEqual(
        [one, two].map((uri) => codes(uri)),
        [['same-from'], ['same-from']],
      );
    };
    await eventually(bothTell);
    await write(2);
    await eventually(() => {
      assert.deepStrictEqual([codes(one), codes(two)], [[], []]);
    });
    await write(2, { from });
    await eventually(bothTell);
  });

  it('go when they are cleared, but not those of open posts', async () => {
    const closed = await write(1, BAD);
    const { document } = await show(pathOf(2), post(2, BAD));
    await check();
    assert.deepStrictEqual([codes(closed), codes(document.uri)], [['invalid-from'], ['invalid-from']]);
    await vscode.commands.executeCommand('galley.clearProblems');
    assert.deepStrictEqual([codes(closed), codes(document.uri)], [[], ['invalid-from']]);
    const seen = await write(3, BAD);
    // Whoever followed files would have heard of the first one by the time that the second one is seen.
    const { document: later } = await show(pathOf(4), post(4, BAD));
    await eventually(() => assert.deepStrictEqual(codes(later.uri), ['invalid-from']));
    assert.deepStrictEqual(codes(seen), []);
  });

  it('leave others their turn while they are looked for', async () => {
    const count = 60;
    await Promise.all(Array.from({ length: count }, (_, number) => write(number, BAD)));
    let turns = 0;
    let checking = true;
    const tick = (): void => {
      turns++;
      if (checking) setTimeout(tick, 0);
    };
    tick();
    const { posts } = await check(workspaceUri(inFolder()));
    checking = false;
    assert.strictEqual(posts, count);
    assert.ok(turns > count / 10, `${turns} turns for ${count} posts`);
  });

  it('are counted where there are too many to show, the less serious apart from the more serious', () => {
    const shown = new ShownProblems(vscode.extensions.getExtension('galley.galley')!.extensionUri);
    const kept = new KeptProblems(shown, 3);
    const start = (): vscode.Range => new vscode.Range(0, 0, 0, 3);
    const some = (severity: Severity, count: number): Diagnostic[] =>
      Array.from({ length: count }, () => ({
        code: 'invalid-from',
        severity,
        range: { start: 0, end: 3 },
        message: { text: 'x', values: {} },
        fixes: [],
      }));
    const uris = ['a', 'b', 'c'].map((name) => workspaceUri(inFolder(`${name}.md`)));
    try {
      kept.set(uris[0]!, some('hint', 5), start);
      kept.set(uris[1]!, [...some('hint', 1), ...some('error', 2)], start);
      assert.deepStrictEqual(
        uris.map((uri) => codes(uri).length),
        [3, 2, 0],
      );
      assert.strictEqual(kept.hidden, 3);
      kept.delete(uris[0]!);
      assert.strictEqual(kept.hidden, 1);
      kept.set(uris[2]!, some('hint', 3), start);
      assert.deepStrictEqual([codes(uris[2]!).length, kept.hidden], [3, 1]);
      kept.clear();
      assert.deepStrictEqual([uris.flatMap(codes), kept.hidden, kept.posts], [[], 0, []]);
    } finally {
      shown.dispose();
    }
  });
});

describe('The task galley: check', () => {
  afterEach(tidy);

  async function run(wanted: vscode.Task): Promise<number | undefined> {
    const ended = new Promise<number | undefined>((resolve) => {
      const subscription = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.definition.type !== 'galley') return;
        subscription.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(wanted);
    return ended;
  }

  it('makes problems of what it writes, for posts that are not open', async () => {
    const closed = await writeFile(inFolder('_posts/2021-08-26-a post 桥梁.md'), post(1, BAD));
    const { document } = await show(pathOf(2), post(2, BAD));
    await eventually(() => assert.deepStrictEqual(codes(document.uri), ['invalid-from']));
    const [task] = await vscode.tasks.fetchTasks({ type: 'galley' });
    assert.ok(task);
    assert.strictEqual(task.name, 'check');
    assert.strictEqual(await run(task), 1);
    await eventually(() => {
      assert.deepStrictEqual(codes(closed), ['invalid-from']);
      assert.deepStrictEqual(codes(document.uri), ['invalid-from']);
      const [{ range, severity }] = vscode.languages.getDiagnostics(closed) as [vscode.Diagnostic];
      assert.deepStrictEqual([range.start.line, range.start.character], [5, 6]);
      assert.strictEqual(severity, vscode.DiagnosticSeverity.Error);
    });
  });

  it('checks what tasks.json names', async () => {
    const [inside, outside] = [
      await write(1, BAD),
      await writeFile(inFolder('other/_posts/2021-08-26-o.md'), post(2, BAD)),
    ];
    const tasks = {
      version: '2.0.0',
      tasks: [{ type: 'galley', label: 'one', paths: [inFolder('_posts')] }],
    };
    const file = await writeFile('.vscode/tasks.json', JSON.stringify(tasks));
    try {
      const task = await eventually(async () => {
        const all = await vscode.tasks.fetchTasks({ type: 'galley' });
        const one = all.find(({ name }) => name === 'one');
        assert.ok(one);
        return one;
      });
      assert.strictEqual(await run(task), 1);
      await eventually(() => assert.deepStrictEqual(codes(inside), ['invalid-from']));
      assert.deepStrictEqual(codes(outside), []);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });
});

import assert from 'assert';
import * as vscode from 'vscode';
import { archivesIn } from './archives.ts';
import { fakeTrees } from './bulk/fakeTree.ts';
import { closeAll, codeOf, eventually, readFile, set, show, workspaceUri, writeFile } from './support.ts';

const post = (tags: string, more = ''): string =>
  `---\ntitle: "A"\ntags: ${tags} # kept\n${more}---\n\nold\n`;

describe('Tags, categories and authors', () => {
  const trees = fakeTrees();
  const asked: { message: string; detail: string | undefined; buttons: unknown[] }[] = [];
  let answer: string | undefined;
  let ask: typeof vscode.window.showWarningMessage;
  let pick: typeof vscode.window.showQuickPick;
  const archive = archivesIn('terms');
  let picks: ((items: readonly vscode.QuickPickItem[]) => unknown)[] = [];

  before(() => {
    ask = vscode.window.showWarningMessage;
    pick = vscode.window.showQuickPick;
    Object.assign(vscode.window, {
      showWarningMessage: (message: string, options: unknown, ...buttons: unknown[]) => {
        const { detail } = (options ?? {}) as { detail?: string };
        asked.push({ message, detail, buttons });
        return Promise.resolve(answer);
      },
      showQuickPick: (items: readonly vscode.QuickPickItem[]) => Promise.resolve(picks.shift()?.(items)),
    });
  });
  beforeEach(() => {
    asked.length = 0;
    answer = undefined;
    picks = [];
  });
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(workspaceUri('terms'), { recursive: true });
  });
  after(() => {
    Object.assign(vscode.window, { showWarningMessage: ask, showQuickPick: pick });
  });

  const open = async (uri: vscode.Uri): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    return document;
  };
  const at = (document: vscode.TextDocument, word: string): vscode.Position =>
    document.positionAt(document.getText().indexOf(word) + 1);
  const rename = async (document: vscode.TextDocument, word: string, to: string): Promise<void> => {
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at(document, word),
      to,
    );
    await vscode.workspace.applyEdit(edit);
  };
  const textOf = async (uri: vscode.Uri): Promise<string> =>
    (await vscode.workspace.openTextDocument(uri)).getText();

  it('show their posts, the newest first, and open the one that is picked', async () => {
    const [first] = await archive(post('[ shown ]'), post('[ shown, x ]'), post('[ other ]'));
    let labels: string[] = [];
    picks = [
      (items) => {
        labels = items.map(({ label }) => label);
        return items.at(-1);
      },
    ];
    await vscode.commands.executeCommand('galley.showPostsWithTerm', 'tags', 'shown');
    assert.deepStrictEqual(labels, ['2021-08-26-1', '2021-08-26-0']);
    assert.strictEqual(vscode.window.activeTextEditor?.document.uri.toString(), first!.toString());
  });

  it('are found in all posts, and in the one at hand', async () => {
    const [first, second] = await archive(
      post('[ old, x ]'),
      post('["old"]'),
      post('[older]'),
      post('x old'),
    );
    const document = await open(first!);
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      first,
      at(document, 'old'),
    );
    assert.deepStrictEqual(
      found.map(({ uri, range }) => `${uri.path.at(-4)} ${range.start.line} ${range.start.character}`).sort(),
      ['0 2 8', '1 2 7', '3 2 8'],
    );
    assert.ok(second);
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      first,
      at(document, 'old'),
    );
    assert.deepStrictEqual(
      highlights.map(({ range }) => document.getText(range)),
      ['old'],
    );
  });

  it('are renamed in all posts, and nothing else changes', async () => {
    const crlf = post("['old', 'x']").replaceAll('\n', '\r\n');
    const uris = await archive(post('[ old, x ]'), crlf, post('[older]', 'author: old\n'));
    const document = await open(uris[0]!);
    await rename(document, 'old', 'new name');
    assert.deepStrictEqual(await Promise.all(uris.map(textOf)), [
      post('[ new name, x ]'),
      post("['new name', 'x']").replaceAll('\n', '\r\n'),
      post('[older]', 'author: old\n'),
    ]);
    assert.deepStrictEqual(asked, []);
  });

  it('are merged with a name in use only where that is wanted', async () => {
    const uris = await archive(post('[ old, x ]'), post('[new, old]'), post('[new]'));
    const document = await open(uris[0]!);
    await rename(document, 'old', 'new');
    assert.match(asked[0]!.message, /^“new” is in use already/);
    assert.match(asked[0]!.detail!, /: 2\./);
    assert.strictEqual(document.getText(), post('[ old, x ]'));
    answer = 'Merge';
    await rename(document, 'old', 'new');
    assert.deepStrictEqual(await Promise.all(uris.map(textOf)), [
      post('[ new, x ]'),
      post('[new]'),
      post('[new]'),
    ]);
  });

  it('count as they are in the editor, saved or not', async () => {
    const uris = await archive(post('[ old ]'), post('[x]'));
    const other = await open(uris[1]!);
    const typing = new vscode.WorkspaceEdit();
    typing.replace(other.uri, new vscode.Range(2, 6, 2, 9), '[old]');
    await vscode.workspace.applyEdit(typing);
    await rename(await open(uris[0]!), 'old', 'new');
    assert.strictEqual(other.getText(), post('[new]'));
    assert.strictEqual(await readFile(uris[1]!), post('[x]'), 'what was not saved is not saved');
  });

  it('cannot be renamed where there is none', async () => {
    const [uri] = await archive(post('[old]'));
    const document = await open(uri!);
    await assert.rejects(rename(document, 'title', 'x'), /Tags, categories and authors can be renamed/);
  });

  it('are made one by a command, which shows first what are other spellings', async () => {
    const uris = await archive(
      post('[ Open-Source ]'),
      post('[open source, x]'),
      post('[open source]'),
      post('[y]'),
    );
    let offered: string[] = [];
    picks = [
      (items) => items[0],
      (items) => {
        offered = items.map(({ label, description }) =>
          description === undefined ? label : `${label}: ${description}`,
        );
        return items.filter(({ label }) => label.startsWith('pen', 1));
      },
      (items) => items[0],
    ];
    answer = 'Merge';
    assert.strictEqual(await vscode.commands.executeCommand('galley.mergeTerms'), 1);
    assert.deepStrictEqual(offered.slice(0, 4), [
      'written in several ways',
      'open source: posts: 2',
      'Open-Source: posts: 1',
      'others',
    ]);
    assert.match(asked[0]!.message, /^Merge into “open source”: 1 posts would change/);
    assert.match(asked[0]!.detail!, /^Open-Source 1$/);
    assert.strictEqual(await readFile(uris[0]!), post('[ open source ]'), 'saved');
    assert.strictEqual(await readFile(uris[1]!), post('[open source, x]'));
  });

  it('change where the person leaves the tick', async () => {
    const uris = await archive(post('[a]'), post('[A]'), post('[ x, A ]'));
    picks = [
      (items) => items[0],
      (items) => items.filter(({ label }) => /^a$/i.test(label)),
      (items) => items.find(({ label }) => label === 'a'),
    ];
    answer = 'Review…';
    const shown = trees.next();
    const done = vscode.commands.executeCommand('galley.mergeTerms');
    const tree = await shown;
    assert.deepStrictEqual(await tree.rows(), ['[x] A']);
    assert.deepStrictEqual(await tree.rows(await tree.find('A')), [
      '[x] 2021-08-26-1.md',
      '[x] 2021-08-26-2.md',
    ]);
    await tree.tick('2021-08-26-1.md', false);
    await vscode.commands.executeCommand('galley.bulkApply');
    assert.strictEqual(await done, 1);
    assert.strictEqual(await readFile(uris[1]!), post('[A]'));
    assert.strictEqual(await readFile(uris[2]!), post('[ x, a ]'));
  });

  it('are renamed in many posts without opening them, and back', async () => {
    const text = post('[ old, x ]');
    const uris = await archive(...Array.from({ length: 25 }, () => text));
    answer = 'Rename';
    await rename(await open(uris[0]!), 'old', 'new');
    const texts = async (): Promise<Set<string>> => new Set(await Promise.all(uris.map(readFile)));
    await eventually(async () => assert.deepStrictEqual(await texts(), new Set([post('[ new, x ]')])));
    const names = new Set(uris.map((uri) => uri.toString()));
    assert.strictEqual(
      vscode.workspace.textDocuments.filter(({ uri }) => names.has(uri.toString())).length,
      1,
    );
    await eventually(async () => {
      await vscode.commands.executeCommand('galley.undoBulkChange');
      assert.deepStrictEqual(await texts(), new Set([text]));
    });
  });

  it('are left alone when the person does not answer', async () => {
    const uris = await archive(post('[a]'), post('[A]'));
    picks = [(items) => items[0], (items) => items, (items) => items[0]];
    assert.strictEqual(await vscode.commands.executeCommand('galley.mergeTerms'), 0);
    assert.deepStrictEqual([await readFile(uris[0]!), await readFile(uris[1]!)], [post('[a]'), post('[A]')]);
  });
});

describe('problems that other posts tell', () => {
  afterEach(closeAll);
  it('lead to the other post, and go when it goes', async () => {
    const undo = await set('galley.diagnostics.archive', true);
    try {
      const text = '---\ntitle: "Twin"\nfrom: https://twins.example/1\n---\nText.\n';
      const other = await writeFile('_posts/2021-08-26-twin-other.md', text);
      const { document } = await show('_posts/2021-08-26-twin.md', text);
      await vscode.commands.executeCommand('galley.reindex');
      const found = (): vscode.Diagnostic[] =>
        vscode.languages.getDiagnostics(document.uri).filter(({ code }) => codeOf(code) === 'same-from');
      await eventually(() => assert.strictEqual(found().length, 1));
      assert.strictEqual(found()[0]!.relatedInformation![0]!.location.uri.toString(), other.toString());
      await vscode.workspace.fs.delete(other);
      await eventually(() => assert.deepStrictEqual(found(), []));
    } finally {
      await undo();
    }
  });

  it('name the post that Jekyll writes to the same file, which a click opens', async () => {
    const undo = await set('galley.diagnostics.archive', true);
    try {
      const text = '---\ntitle: a\n---\n';
      const other = await writeFile('_posts/2020-02-03-same-file.markdown', text);
      const { document } = await show('_posts/2020-02-03-same-file.md', text);
      await vscode.commands.executeCommand('galley.reindex');
      const found = (): vscode.Diagnostic[] =>
        vscode.languages.getDiagnostics(document.uri).filter(({ code }) => codeOf(code) === 'same-address');
      const [diagnostic] = await eventually(() => {
        assert.strictEqual(found().length, 1);
        return found();
      });
      assert.strictEqual(diagnostic!.severity, vscode.DiagnosticSeverity.Warning);
      assert.match(diagnostic!.message, /2020\/02\/03\/same-file\.html: 1\./);
      assert.strictEqual(diagnostic!.relatedInformation![0]!.location.uri.toString(), other.toString());
      await vscode.workspace.fs.delete(other);
      await eventually(() => assert.deepStrictEqual(found(), []));
    } finally {
      await undo();
    }
  });
});

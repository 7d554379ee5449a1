import assert from 'assert';
import * as vscode from 'vscode';
import { archivedPost, closeAll, eventually, problems, set, show } from './support.ts';

const LINK = '<a href="https://a.example/?utm_source=x">甲</a>';
const PLAIN_LINK = '<a href="https://a.example/">甲</a>';
const PICTURE = '<img data-src="https://a.example/1.jpg" alt="乙">';
const PLAIN_PICTURE = '<img src="https://a.example/1.jpg" alt="乙">';
const BODY = `<p>${LINK}，${LINK}。</p>${PICTURE}<p>丙</p></span>`;
const MENDED = `<p>${PLAIN_LINK}，${PLAIN_LINK}。</p>${PLAIN_PICTURE}<p>丙</p>`;
const ONLY_LINKS = BODY.replaceAll(LINK, PLAIN_LINK);

interface Item extends vscode.QuickPickItem {
  readonly repairs: string;
}

describe('Repair Post', () => {
  // Each question is answered by the test: VS Code's own would wait for a person.
  let asked: readonly Item[] | undefined;
  let answer: (items: readonly Item[]) => readonly Item[] | undefined;
  const window = vscode.window as { showQuickPick: unknown };
  const own = window.showQuickPick;
  before(() => {
    window.showQuickPick = (items: readonly Item[]) => {
      asked = items;
      return Promise.resolve(answer(items));
    };
  });
  after(() => {
    window.showQuickPick = own;
  });
  beforeEach(() => {
    asked = undefined;
    answer = (items) => items.filter(({ picked }) => picked);
  });
  afterEach(closeAll);

  const repair = (argument?: unknown): Thenable<number> =>
    vscode.commands.executeCommand<number>('galley.repairPost', argument);

  it('asks which kinds, all of them ticked, and mends as one edit that one undo takes back', async () => {
    const before = archivedPost({ body: BODY });
    const editor = await show('_posts/2021-08-26-repair.md', before);
    assert.strictEqual(await repair(), 4);
    assert.deepStrictEqual(
      asked!.map(({ repairs, description, picked }) => [repairs, description, picked]),
      [
        ['lazy-image', '1', true],
        ['tracking-parameters', '2', true],
        ['surplus-end-tag', '1', true],
      ],
    );
    assert.strictEqual(editor.document.getText(), archivedPost({ body: MENDED }));
    await vscode.commands.executeCommand('undo');
    assert.strictEqual(editor.document.getText(), before);
  });

  it('mends what was chosen, in what is there when the person has answered', async () => {
    const editor = await show('_posts/2021-08-26-chosen.md', archivedPost({ body: BODY }));
    const typed = '<p>丁</p>';
    window.showQuickPick = async (items: readonly Item[]) => {
      const at = editor.document.positionAt(editor.document.getText().indexOf(BODY));
      await editor.edit((edit) => edit.insert(at, typed));
      return items.filter(({ repairs }) => repairs === 'tracking-parameters');
    };
    try {
      assert.strictEqual(await repair(), 2);
    } finally {
      window.showQuickPick = (items: readonly Item[]) => {
        asked = items;
        return Promise.resolve(answer(items));
      };
    }
    assert.strictEqual(editor.document.getText(), archivedPost({ body: typed + ONLY_LINKS }));
  });

  it('asks nothing where an argument says which, and heeds no other argument', async () => {
    const editor = await show('_posts/2021-08-26-argument.md', archivedPost({ body: BODY }));
    assert.strictEqual(await repair({ kinds: ['tracking-parameters', 'nonsense'] }), 2);
    assert.strictEqual(asked, undefined);
    assert.strictEqual(editor.document.getText(), archivedPost({ body: ONLY_LINKS }));
    answer = () => undefined;
    assert.strictEqual(await repair(editor.document.uri), 0);
    assert.strictEqual(asked!.length, 2);
    assert.strictEqual(editor.document.getText(), archivedPost({ body: ONLY_LINKS }));
  });

  it('does nothing where there is nothing, or no post, or nothing may be changed', async () => {
    const editor = await show('_posts/2021-08-26-whole.md', archivedPost({ body: MENDED }));
    assert.strictEqual(await repair(), 0);
    assert.strictEqual(editor.document.isDirty, false);
    await show('plain.txt', BODY);
    assert.strictEqual(await repair(), 0);
    const undo = await set('files.readonlyInclude', { '**/locked/**': true });
    try {
      const locked = await show('locked/_posts/2021-08-26-b.md', archivedPost({ body: BODY }));
      assert.strictEqual(await repair(), 0);
      assert.strictEqual(locked.document.getText(), archivedPost({ body: BODY }));
    } finally {
      await undo();
    }
  });
});

describe('what a crawler broke, in the editor', () => {
  afterEach(closeAll);

  const hintsOf = (document: vscode.TextDocument): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'galley: Repair Post');
  const actionsAt = (
    document: vscode.TextDocument,
    range: vscode.Range,
    kind: string,
  ): Thenable<vscode.CodeAction[]> =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      kind,
    );

  it('has a quiet hint, which fades nothing and is no problem', async () => {
    const { document } = await show('_posts/2021-08-26-hints.md', archivedPost({ body: BODY }));
    await eventually(() =>
      assert.deepStrictEqual(
        hintsOf(document).map(({ code, range }) => [code, document.getText(range)]),
        [
          ['tracking-parameters', 'https://a.example/?utm_source=x'],
          ['tracking-parameters', 'https://a.example/?utm_source=x'],
          ['lazy-image', PICTURE],
          ['surplus-end-tag', '</span>'],
        ],
      ),
    );
    for (const { severity, tags } of hintsOf(document)) {
      assert.deepStrictEqual([severity, tags ?? []], [vscode.DiagnosticSeverity.Hint, []]);
    }
    assert.deepStrictEqual(problems(document), []);
  });

  it('goes by a quick fix: in one place, or everywhere of its kind', async () => {
    const before = archivedPost({ body: BODY });
    const { document } = await show('_posts/2021-08-26-fix.md', before);
    await eventually(() => assert.strictEqual(hintsOf(document).length, 4));
    const [link, , picture] = hintsOf(document);
    const quickFix = vscode.CodeActionKind.QuickFix.value;
    const ofPicture = await actionsAt(document, picture!.range, quickFix);
    assert.deepStrictEqual(
      ofPicture.map(({ title }) => title),
      ['Write the address where browsers look for it'],
    );
    const ofLink = await actionsAt(document, link!.range, quickFix);
    assert.deepStrictEqual(
      ofLink.map(({ title }) => title),
      ['Remove the tracking parameters', 'Mend all 2 like this in the post'],
    );
    await vscode.workspace.applyEdit(ofLink[1]!.edit!);
    assert.strictEqual(document.getText(), archivedPost({ body: ONLY_LINKS }));
    await vscode.commands.executeCommand('undo');
    await vscode.workspace.applyEdit(ofLink[0]!.edit!);
    assert.strictEqual(document.getText(), before.replace(LINK, PLAIN_LINK));
  });

  it('is told all over its place, once', async () => {
    const { document } = await show('_posts/2021-08-26-repair-hover.md', archivedPost({ body: BODY }));
    await eventually(() => assert.strictEqual(hintsOf(document).length, 4));
    const [{ range, message }] = hintsOf(document) as [vscode.Diagnostic];
    const told = async (at: vscode.Position): Promise<string[]> => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      );
      return hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value));
    };
    // VS Code itself tells a hint at its first two characters.
    assert.deepStrictEqual(await told(range.start.translate(0, 1)), []);
    for (const at of [range.start.translate(0, 2), range.end.translate(0, -1)]) {
      const [text, ...others] = await told(at);
      assert.strictEqual(text?.replaceAll('&nbsp;', ' ').replaceAll('\\', ''), message);
      assert.deepStrictEqual(others, []);
    }
  });

  it('is no matter in what is junk anyway', async () => {
    const junk = '<a href="https://subscribe.sph.com.sg/x?utm_source=zb"><img src="a.png"></a>';
    const { document } = await show('_posts/2021-08-26-in-junk.md', archivedPost({ body: junk + LINK }));
    await eventually(() => assert.strictEqual(hintsOf(document).length, 1));
    const start = document.getText().indexOf('https://a.example');
    assert.ok(hintsOf(document)[0]!.range.start.isEqual(document.positionAt(start)));
    const mended = await vscode.commands.executeCommand('galley.repairPost', {
      kinds: ['tracking-parameters'],
    });
    assert.strictEqual(mended, 1);
    assert.strictEqual(document.getText(), archivedPost({ body: junk + PLAIN_LINK }));
  });

  it('is hinted at by the kinds of a setting', async () => {
    const undo = await set('galley.repairs.kinds', { 'tracking-parameters': false, 'lazy-image': 'yes' });
    try {
      const { document } = await show('_posts/2021-08-26-kinds.md', archivedPost({ body: BODY }));
      await eventually(() =>
        assert.deepStrictEqual(
          hintsOf(document).map(({ code }) => code),
          ['lazy-image', 'surplus-end-tag'],
        ),
      );
    } finally {
      await undo();
    }
  });

  it('is mended on save only where the person asks for repairs', async () => {
    const whole = new vscode.Range(0, 0, 100, 0);
    const { document } = await show('_posts/2021-08-26-save.md', archivedPost({ body: BODY }));
    const titles = async (kind: string): Promise<string[]> =>
      (await actionsAt(document, whole, kind)).map(({ title }) => title);
    assert.deepStrictEqual(await titles('source.fixAll'), []);
    assert.deepStrictEqual(await titles('source.fixAll.galley.ads'), []);
    assert.deepStrictEqual(await titles('source.fixAll.galley.repairs'), ['Mend the post']);
    const undo = await set('editor.codeActionsOnSave', { 'source.fixAll.galley.repairs': 'explicit' });
    try {
      const editor = vscode.window.activeTextEditor!;
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), ' '));
      await vscode.commands.executeCommand('workbench.action.files.save');
      await eventually(() =>
        assert.strictEqual(document.getText(), archivedPost({ body: MENDED }).replace('---', '--- ')),
      );
    } finally {
      await undo();
    }
  });
});

import assert from 'assert';
import * as vscode from 'vscode';
import {
  archivedPost,
  closeAll,
  eventually,
  readFile,
  set,
  show,
  workspaceUri,
  writeFile,
} from './support.ts';

const FILE = '.galley/rules.txt';
const BOX = '<div class="inset-offer"><a href="/shop"><span>Buy the book</span></a></div>';
const BODY = `<p>第一段。</p>${BOX}<p>第二段。</p>`;

function faded(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ tags }) => tags?.includes(vscode.DiagnosticTag.Unnecessary))
    .map(({ range }) => document.getText(range));
}

function caretAt(editor: vscode.TextEditor, text: string): void {
  const at = editor.document.positionAt(editor.document.getText().indexOf(text) + 1);
  editor.selection = new vscode.Selection(at, at);
}

/** Accepts what is active in one quick pick after the other until the command is done. */
async function acceptAll(command: Thenable<unknown>): Promise<void> {
  let done = false;
  void command.then(() => (done = true));
  await eventually(async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    assert.ok(done, 'the command ended');
  });
}

async function forgetRules(): Promise<void> {
  await vscode.workspace.fs
    .delete(workspaceUri('.galley'), { recursive: true })
    .then(undefined, () => undefined); // A test may not have made it.
}

describe('Make a Rule from This Element', () => {
  afterEach(async () => {
    await closeAll();
    await forgetRules();
  });

  it('writes the narrowest rule behind those that are there, and the junk fades', async () => {
    const before = '! mine\r\n##.nothing';
    await writeFile(FILE, before);
    const editor = await show('_posts/2021-08-26-make-rule.md', archivedPost({ body: BODY }));
    caretAt(editor, '<div class="inset-offer">');
    await acceptAll(vscode.commands.executeCommand('galley.makeRule'));
    const written = await readFile(workspaceUri(FILE));
    assert.ok(written.startsWith(`${before}\r\n\r\n! id: mine:inset-offer-`), written);
    assert.match(
      written,
      /\r\n! kind: promo\r\n! level: safe\r\n! note: .*\r\nzaobao\.com##div\.inset-offer:/,
    );
    assert.match(written, /\r\n! \+ <div class="inset-offer">.*<\/div>\r\n$/);
    await eventually(() => assert.deepStrictEqual(faded(editor.document), [BOX]));
    await eventually(() => {
      const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.path.endsWith(FILE));
      assert.strictEqual(shown?.selection.active.line, 3, 'the rule is shown');
    });
  });

  it('writes into the settings for a post outside of all folders', async () => {
    const undo = await set('galley.cleaning.rules', ['##.x']);
    try {
      const content = archivedPost({ body: BODY });
      const document = await vscode.workspace.openTextDocument({ language: 'post', content });
      caretAt(await vscode.window.showTextDocument(document), '<div class="inset-offer">');
      await acceptAll(vscode.commands.executeCommand('galley.makeRule'));
      await eventually(() => assert.deepStrictEqual(faded(document), [BOX]));
      const lines = vscode.workspace.getConfiguration('galley').get<string[]>('cleaning.rules')!;
      assert.strictEqual(lines[0], '##.x');
      assert.match(lines[1]!, /^! id: mine:inset-offer-/);
      assert.ok(
        lines.some((line) => line.startsWith('zaobao.com##div.inset-offer:')),
        lines.join('\n'),
      );
      await assert.rejects(async () => readFile(workspaceUri(FILE)));
    } finally {
      await undo();
    }
  });

  it('is offered where an element can go, for those who ask', async () => {
    const { document } = await show('_posts/2021-08-26-offered.md', archivedPost({ body: BODY }));
    const actionsAt = async (text: string): Promise<string[]> => {
      const at = document.positionAt(document.getText().indexOf(text));
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(at, at),
      );
      return actions.flatMap(({ command }) =>
        command?.command === 'galley.makeRule' ? [command.command] : [],
      );
    };
    assert.deepStrictEqual(await actionsAt('<div class="inset-offer">'), ['galley.makeRule']);
    assert.deepStrictEqual(await actionsAt('title:'), []);
  });

  it('leaves all as it is where no rule can be made, and where nobody chooses', async () => {
    const editor = await show('_posts/2021-08-26-no-rule.md', archivedPost({ body: BODY }));
    caretAt(editor, 'title:');
    await vscode.commands.executeCommand('galley.makeRule');
    caretAt(editor, '<div class="inset-offer">');
    let done = false;
    void vscode.commands.executeCommand('galley.makeRule').then(() => (done = true));
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      assert.ok(done, 'the command ended');
    });
    await assert.rejects(async () => readFile(workspaceUri(FILE)));
  });
});

describe('Suggest Rules from the Archive', () => {
  const LETTERS = '<p>Subscribe to our letters</p>';
  const files = Array.from({ length: 6 }, (_, number) => `_posts/repeats/2021-08-2${number}-letters.md`);

  beforeEach(async () => {
    for (const [number, file] of files.entries()) {
      const name = 'abcdef'[number]!;
      const body = `<p>Story ${name} of the harbour, told at some length, with all that was seen and heard of it.</p>${LETTERS}<p>End of ${name}.</p>`;
      await writeFile(file, archivedPost({ fields: { from: 'https://letters.example/1' }, body }));
    }
  });

  afterEach(async () => {
    await closeAll();
    await forgetRules();
    await vscode.workspace.fs.delete(workspaceUri('_posts/repeats'), { recursive: true });
  });

  /** Runs the command; in its list, does `keys` before it accepts. */
  async function suggest(...keys: string[]): Promise<void> {
    let done = false;
    void vscode.commands.executeCommand('galley.suggestRules').then(() => (done = true));
    await eventually(async () => {
      for (const key of [...keys, 'accept']) await vscode.commands.executeCommand(`quickInput.${key}`);
      assert.ok(done, 'the command ended');
    });
  }

  it('adds the rules that are ticked, and nothing before', async () => {
    const { document } = await show(files[0]!, await readFile(workspaceUri(files[0])));
    await suggest();
    await assert.rejects(async () => readFile(workspaceUri(FILE)));
    await eventually(async () => {
      await suggest('first', 'toggleCheckbox');
      // The list may have come up after the keys.
      await readFile(workspaceUri(FILE));
    });
    const written = await readFile(workspaceUri(FILE));
    assert.match(
      written,
      /^letters\.example##p:has-text\(\/\^Subscribe to our letters\$\/\):media-in-links\(\)$/m,
    );
    await eventually(() => assert.deepStrictEqual(faded(document), [LETTERS]));
  });
});

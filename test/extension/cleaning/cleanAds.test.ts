import assert from 'assert';
import * as vscode from 'vscode';
import { RULE_FILE } from '../../../src/extension/ownRules.ts';
import {
  archivedPost,
  closeAll,
  eventually,
  readFile,
  removeRules,
  set,
  show,
  workspaceUri,
  writeFile,
} from '../support.ts';
import { fakePicks } from './fakePick.ts';
import {
  answering,
  BANNER,
  BODY,
  BOX,
  BOX_RULE,
  CLEAN,
  dirtyPost,
  faded,
  LONG,
  POINTER,
  SLOT,
} from './samples.ts';

describe('Clean Ads', () => {
  afterEach(closeAll);

  it('removes the junk of the active post as one edit that one undo takes back', async () => {
    const before = dirtyPost;
    const editor = await show('_posts/2021-08-26-clean.md', before);
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 5);
    assert.strictEqual(editor.document.getText(), archivedPost({ body: CLEAN }));
    await vscode.commands.executeCommand('undo');
    assert.strictEqual(editor.document.getText(), before);
    await vscode.commands.executeCommand('redo');
    assert.strictEqual(editor.document.getText(), archivedPost({ body: CLEAN }));
  });

  it('removes only what lies in the selections', async () => {
    const before = dirtyPost;
    const editor = await show('_posts/2021-08-26-selection.md', before);
    const at = (offset: number): vscode.Position => editor.document.positionAt(offset);
    const start = before.indexOf(SLOT);
    editor.selections = [new vscode.Selection(at(start - 3), at(start + SLOT.length + 3))];
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 1);
    assert.strictEqual(editor.document.getText(), before.replace(SLOT, ''));
  });

  it('does nothing to a clean post, and leaves it unchanged on disk', async () => {
    const editor = await show('_posts/2021-08-26-nothing.md', archivedPost({ body: CLEAN }));
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 0);
    assert.strictEqual(editor.document.isDirty, false);
  });

  it('does nothing where no post is active', async () => {
    await show('plain.txt', BODY);
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 0);
  });

  it('keeps Windows line ends, the byte order mark and a missing final line break', async () => {
    const text = `\uFEFF${archivedPost({ body: BODY }).replaceAll('\n', '\r\n').trimEnd()}`;
    const editor = await show('_posts/2021-08-26-crlf.md', text);
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 5);
    assert.ok(await editor.document.save());
    assert.strictEqual(
      await readFile(editor.document.uri),
      `\uFEFF${archivedPost({ body: CLEAN }).replaceAll('\n', '\r\n').trimEnd()}`,
    );
  });

  it('changes nothing in a post that is read-only', async () => {
    const undo = await set('files.readonlyInclude', { '**/locked/**': true });
    try {
      const before = dirtyPost;
      const editor = await show('locked/_posts/2021-08-26-a.md', before);
      assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 0);
      assert.strictEqual(editor.document.getText(), before);
      assert.strictEqual(await readFile(editor.document.uri), before);
    } finally {
      await undo();
    }
  });

  it('serves a post whose front matter is broken', async () => {
    const broken = archivedPost({ body: BODY }).replace('title: "桥梁重新开放"', 'title: "桥梁: 重新开放');
    const editor = await show('_posts/2021-08-26-broken.md', broken);
    await vscode.commands.executeCommand('galley.cleanAds');
    assert.strictEqual(editor.document.getText(), broken.replace(BODY, CLEAN));
  });

  it('lets the file of a menu be no argument', async () => {
    const editor = await show('_posts/2021-08-26-menu.md', dirtyPost);
    const { uri } = editor.document;
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds', uri, { groupId: 0 }), 5);
  });
});

describe('Clean Ads with an argument', () => {
  const errors = answering('showErrorMessage');
  const picks = fakePicks();
  afterEach(closeAll);

  it('removes the kinds that a key binding names, at its level', async () => {
    const editor = await show('_posts/2021-08-26-kinds.md', dirtyPost);
    const clean = (argument: unknown): Thenable<number> =>
      vscode.commands.executeCommand('galley.cleanAds', argument);
    assert.strictEqual(await clean({ kinds: ['tracker', 'ui'] }), 0);
    assert.strictEqual(await clean({ kinds: ['promo'], level: 'safe' }), 2);
    assert.strictEqual(editor.document.getText(), dirtyPost.replaceAll(BANNER, ''));
  });

  it('goes by its level in place of the settings, but for kinds that have their own', async () => {
    const editor = await show('_posts/2021-08-26-over.md', dirtyPost);
    const undo = [
      await set('galley.cleaning.level', 'off'),
      await set('galley.cleaning.levels', { promo: 'off', nonsense: 'safe', ad: 'nonsense' }),
    ];
    try {
      assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds', { level: 'safe' }), 3);
      assert.strictEqual(editor.document.getText(), archivedPost({ body: CLEAN + BANNER + BANNER }));
      const named = { level: 'safe', kinds: ['promo'] };
      assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds', named), 2);
    } finally {
      for (const back of undo) await back();
    }
  });

  it('refuses what it cannot read, and changes nothing', async () => {
    const editor = await show('_posts/2021-08-26-refused.md', dirtyPost);
    for (const [argument, part] of [
      [{ level: 'off' }, '"off"'],
      [{ level: { toString: 1 } }, '{"toString":1}'],
      [{ kinds: 'ad' }, '"ad"'],
      [{ kinds: [] }, '[]'],
      [{ kinds: ['ad', 'ads'] }, '["ad","ads"]'],
      [{ kind: 'ad' }, 'kind'],
      ['safe', '"safe"'],
      [42, '42'],
      [['ad'], '0'],
    ] as const) {
      assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds', argument), 0);
      const { message } = errors.asked.at(-1)!;
      assert.ok(message.startsWith(`Clean Ads cannot read “${part}”`), message);
    }
    assert.strictEqual(editor.document.getText(), dirtyPost);
  });

  it('shows for review what only wording tells, before it goes', async () => {
    const body = `${LONG}${POINTER}${SLOT}`;
    const editor = await show('_posts/2021-08-26-thorough.md', archivedPost({ body }));
    const cleaning = vscode.commands.executeCommand('galley.cleanAds', { level: 'thorough' });
    const pick = await picks.next();
    assert.deepStrictEqual(pick.ticked.length, 2);
    assert.strictEqual(editor.document.getText(), archivedPost({ body }));
    pick.accept();
    assert.strictEqual(await cleaning, 2);
    assert.strictEqual(editor.document.getText(), archivedPost({ body: LONG }));
  });
});

describe('Clean Ads by the settings', () => {
  const told = answering('showInformationMessage');
  const asked = answering();
  const picks = fakePicks();
  afterEach(async () => {
    await closeAll();
    await removeRules();
  });

  it('leaves what only wording tells at the level safe, and shows it for review at thorough', async () => {
    const body = LONG + POINTER;
    const editor = await show('_posts/2021-08-26-level.md', archivedPost({ body }));
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 0);
    const undo = await set('galley.cleaning.level', 'thorough');
    try {
      const cleaning = vscode.commands.executeCommand('galley.cleanAds');
      (await picks.next()).accept();
      assert.strictEqual(await cleaning, 1);
      assert.strictEqual(editor.document.getText(), archivedPost({ body: LONG }));
    } finally {
      await undo();
    }
  });

  it('has levels for kinds', async () => {
    const editor = await show('_posts/2021-08-26-levels.md', dirtyPost);
    const undo = await set('galley.cleaning.levels', { promo: 'off' });
    try {
      await eventually(() => assert.strictEqual(faded(editor.document).length, 3));
      assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAds'), 3);
      assert.strictEqual(editor.document.getText(), archivedPost({ body: CLEAN + BANNER + BANNER }));
    } finally {
      await undo();
    }
  });

  it('fades and removes nothing when it is off, and says so', async () => {
    const { document } = await show('_posts/2021-08-26-off.md', dirtyPost);
    await eventually(() => assert.strictEqual(faded(document).length, 5));
    const undo = await set('galley.cleaning.level', 'off');
    try {
      await eventually(() => assert.deepStrictEqual(faded(document), []));
      for (const [command, ...places] of [
        ['galley.cleanAds'],
        ['galley.cleanAdsInFolder', workspaceUri('_posts')],
      ] as const) {
        assert.strictEqual(await vscode.commands.executeCommand(command, ...places), 0);
        const { message, buttons } = told.asked.at(-1)!;
        assert.match(message, /^Cleaning is off/);
        assert.deepStrictEqual(buttons, ['Open Setting']);
      }
      assert.strictEqual(document.getText(), dirtyPost);
    } finally {
      await undo();
    }
  });

  describe('where much of the text would go', () => {
    const body = `<p>Text.</p>${BOX}`;
    const open = async (name: string): Promise<vscode.TextDocument> => {
      await writeFile(RULE_FILE, BOX_RULE);
      return (await show(`_posts/2021-08-26-${name}.md`, archivedPost({ body }))).document;
    };
    const clean = (): Thenable<number> => vscode.commands.executeCommand<number>('galley.cleanAds');

    it('asks first, with the share', async () => {
      const document = await open('much');
      assert.strictEqual(await clean(), 0);
      assert.strictEqual(document.getText(), archivedPost({ body }));
      const [question] = asked.asked;
      assert.match(question!.message, /\b88 %/);
      assert.deepStrictEqual(question!.buttons, ['Review…', 'Remove']);
      asked.answer = () => Promise.resolve('Remove');
      assert.strictEqual(await clean(), 1);
      assert.strictEqual(document.getText(), archivedPost({ body: '<p>Text.</p>' }));
    });

    it('counts a selection as what it is of the whole', async () => {
      const document = await open('selected');
      vscode.window.activeTextEditor!.selection = new vscode.Selection(0, 0, document.lineCount, 0);
      assert.strictEqual(await clean(), 0);
      assert.match(asked.asked[0]!.message, /\b88 %/);
    });

    it('shows it for review where that is the answer', async () => {
      const document = await open('reviewed');
      asked.answer = () => Promise.resolve('Review…');
      const cleaning = clean();
      (await picks.next()).accept();
      assert.strictEqual(await cleaning, 1);
      assert.strictEqual(document.getText(), archivedPost({ body: '<p>Text.</p>' }));
    });

    it('removes nothing that was written while the question stood', async () => {
      const document = await open('meanwhile');
      asked.answer = async ({ buttons }) => {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, new vscode.Position(0, 3), ' ');
        if (buttons.length > 0) await vscode.workspace.applyEdit(edit);
        return 'Remove';
      };
      assert.strictEqual(await clean(), 0);
      assert.strictEqual(document.getText(), archivedPost({ body }).replace('---', '--- '));
      assert.match(asked.asked.at(-1)!.message, /^The post has changed in the meantime/);
    });
  });
});

describe('Clean Ads of a kind', () => {
  const window = vscode.window as { showQuickPick: unknown };
  const own = window.showQuickPick;
  const picks = fakePicks();
  after(() => {
    window.showQuickPick = own;
  });
  afterEach(closeAll);

  it('offers the kinds that the post has, with their numbers at both levels', async () => {
    const editor = await show(
      '_posts/2021-08-26-of-a-kind.md',
      archivedPost({ body: BODY + LONG + POINTER }),
    );
    let offered: readonly vscode.QuickPickItem[] = [];
    const take = (index: number): void => {
      window.showQuickPick = (items: readonly vscode.QuickPickItem[]) => {
        offered = items;
        return Promise.resolve(items[index]);
      };
    };
    take(1);
    assert.strictEqual(await vscode.commands.executeCommand('galley.cleanAdsOfKind'), 2);
    assert.deepStrictEqual(
      offered.map(({ label, description }) => `${label} ${description}`),
      [
        '$(megaphone) Ads certainly junk: 3',
        '$(gift) Promotions certainly junk: 2',
        '$(gift) Promotions also what most likely is: 3, to be reviewed',
      ],
    );
    assert.strictEqual(
      editor.document.getText(),
      archivedPost({ body: BODY + LONG + POINTER }).replaceAll(BANNER, ''),
    );
    take(1);
    const cleaning = vscode.commands.executeCommand('galley.cleanAdsOfKind');
    (await picks.next()).accept();
    assert.strictEqual(await cleaning, 1);
    assert.ok(!editor.document.getText().includes(POINTER));
  });
});

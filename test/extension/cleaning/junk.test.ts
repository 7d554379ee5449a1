import assert from 'assert';
import * as vscode from 'vscode';
import { RULE_FILE } from '../../../src/extension/ownRules.ts';
import {
  archivedPost,
  closeAll,
  eventually,
  problems,
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
  cleanPost,
  dirtyPost,
  faded,
  hints,
  LONG,
  placeOf,
  POINTER,
  SLOT,
} from './samples.ts';

describe('junk in the editor', () => {
  afterEach(async () => {
    await closeAll();
    await removeRules();
  });

  it('is faded, and no problem of the post', async () => {
    const { document } = await show('_posts/2021-08-26-faded.md', dirtyPost);
    await eventually(() =>
      assert.deepStrictEqual(faded(document), [
        SLOT,
        '<div id="innity-in-post"></div>',
        '<div id="dfp-ad-midarticlespecial">        </div>',
        BANNER,
        BANNER,
      ]),
    );
    assert.ok(hints(document).every(({ severity }) => severity === vscode.DiagnosticSeverity.Hint));
    assert.deepStrictEqual(problems(document), []);
  });

  it('follows typing', async () => {
    const editor = await show('_posts/2021-08-26-typed.md', cleanPost);
    await editor.edit((edit) =>
      edit.insert(editor.document.positionAt(editor.document.getText().indexOf(CLEAN)), SLOT),
    );
    await eventually(() => assert.deepStrictEqual(faded(editor.document), [SLOT]));
  });

  describe('on save, where the person wants it', () => {
    let undo: (() => Thenable<void>)[] = [];
    beforeEach(async () => {
      undo = [await set('editor.codeActionsOnSave', { 'source.fixAll.galley.ads': 'explicit' })];
    });
    afterEach(async () => {
      for (const back of undo) await back();
    });

    /** Types a space into the first line and saves. @returns what is on disk then. */
    const save = async (name: string, text: string): Promise<string> => {
      const editor = await show(`_posts/2021-08-26-${name}.md`, text);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), ' '));
      await vscode.commands.executeCommand('workbench.action.files.save');
      return eventually(async () => {
        const saved = await readFile(editor.document.uri);
        assert.ok(saved.startsWith('--- \n'));
        return saved.replace('--- \n', '---\n');
      });
    };

    it('goes', async () => {
      assert.strictEqual(await save('saved', dirtyPost), cleanPost);
    });

    it('stays where only wording tells it, whatever the settings say', async () => {
      undo.push(await set('galley.cleaning.level', 'thorough'));
      undo.push(await set('galley.cleaning.levels', { promo: 'thorough' }));
      const saved = await save('saved-safe', archivedPost({ body: SLOT + LONG + POINTER }));
      assert.strictEqual(saved, archivedPost({ body: LONG + POINTER }));
    });

    it('stays where cleaning is off', async () => {
      undo.push(await set('galley.cleaning.level', 'off'));
      assert.strictEqual(await save('saved-off', dirtyPost), dirtyPost);
    });

    it('stays where much of the text would go with it', async () => {
      await writeFile(RULE_FILE, BOX_RULE);
      const much = archivedPost({ body: `<p>Text.</p>${BOX}${SLOT}` });
      assert.strictEqual(await save('saved-much', much), much);
    });
  });
});

describe('Pointing at junk', () => {
  const person = answering();
  const told = answering('showInformationMessage');
  const picks = fakePicks();
  afterEach(async () => {
    await closeAll();
    await removeRules();
  });

  /** Opens a post whose junk is faded. */
  const open = async (name: string, body = BODY, count = 5): Promise<vscode.TextDocument> => {
    const { document } = await show(`_posts/2021-08-26-${name}.md`, archivedPost({ body }));
    await eventually(() => assert.strictEqual(hints(document).length, count));
    return document;
  };
  const fixesAt = async (document: vscode.TextDocument, text: string): Promise<vscode.CodeAction[]> => {
    const place = placeOf(document, text);
    return vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(place, place),
      vscode.CodeActionKind.QuickFix.value,
    );
  };
  const titles = (actions: readonly vscode.CodeAction[]): string[] => actions.map(({ title }) => title);
  /** Does what a fix says, as the editor does. @returns what its command answers. */
  const use = async (document: vscode.TextDocument, text: string, title: string): Promise<unknown> => {
    const action = (await fixesAt(document, text)).find((one) => one.title.startsWith(title));
    assert.ok(action, `no fix “${title}”`);
    if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
    const { command } = action;
    return (
      command && vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]))
    );
  };
  const rulesText = (): Promise<string> => readFile(workspaceUri(RULE_FILE));

  it('says what it is, by which rule, how certain that is, and what can be done', async () => {
    const document = await open('hover');
    const [hint] = hints(document);
    assert.strictEqual(
      hint!.message,
      'An ad, or the place of one. Slots that a script would have filled with an advertisement.',
    );
    assert.strictEqual(hint!.code, 'zaobao:slots');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      placeOf(document, SLOT),
    );
    assert.strictEqual(hovers.length, 1);
    const [text] = hovers[0]!.contents as [vscode.MarkdownString];
    assert.match(text.value, /^Certainly junk \\\(level safe\\\), by Galley’s own rules\./);
    const links = [...text.value.matchAll(/\[([^\]]*)\]\(command:([\w.]+)\?/g)];
    assert.deepStrictEqual(
      links.map(([, title, command]) => `${command}: ${title!.replaceAll('\u00A0', ' ')}`),
      [
        'galley.piece.remove: Remove this',
        'galley.piece.removeAlike: Remove all 3 like this in the post',
        'galley.piece.removeAll: Remove all 5 pieces of junk in the post',
        'galley.piece.removeFromArchive: Remove all like this in the archive…',
        'galley.piece.keep: Keep this on zaobao.com',
        'galley.piece.keepRule: Keep all of this rule on zaobao.com',
        'galley.piece.editRule: Show the rule',
      ],
    );
    const trusted = (text.isTrusted as { enabledCommands: string[] }).enabledCommands;
    assert.deepStrictEqual([...new Set(links.map(([, , command]) => command))], trusted);
  });

  it('says nothing where there is none', async () => {
    const document = await open('no-hover');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      placeOf(document, '第二段。'),
    );
    assert.deepStrictEqual(hovers, []);
    assert.deepStrictEqual(await fixesAt(document, '第二段。'), []);
  });

  it('offers to remove the piece, or all of its rule', async () => {
    const document = await open('piece');
    const fixes = await fixesAt(document, SLOT);
    assert.deepStrictEqual(titles(fixes), [
      'Remove this',
      'Remove all 3 like this in the post',
      'Remove all 5 pieces of junk in the post',
      'Remove all like this in the archive…',
      'Keep this on zaobao.com',
      'Keep all of this rule on zaobao.com',
      'Show the rule',
    ]);
    assert.deepStrictEqual(
      fixes.map(({ isPreferred }) => isPreferred === true),
      [true, false, false, false, false, false, false],
    );
    await use(document, SLOT, 'Remove all 3 like this in the post');
    assert.strictEqual(document.getText(), archivedPost({ body: CLEAN + BANNER + BANNER }));
    await vscode.commands.executeCommand('undo');
    await eventually(() => assert.strictEqual(hints(document).length, 5));
    await use(document, SLOT, 'Remove this');
    assert.strictEqual(document.getText(), dirtyPost.replace(SLOT, ''));
  });

  it('offers to remove all junk of the post, and shows first what is not certain', async () => {
    const document = await open('all');
    await use(document, SLOT, 'Remove all 5 pieces of junk in the post');
    assert.strictEqual(document.getText(), cleanPost);
    const undo = await set('galley.cleaning.level', 'thorough');
    try {
      const likely = await open('all-likely', LONG + SLOT + POINTER, 2);
      const removing = use(likely, SLOT, 'Remove all 2 pieces of junk in the post');
      const pick = await picks.next();
      pick.tick('section');
      pick.accept();
      assert.strictEqual(await removing, 1);
      assert.strictEqual(likely.getText(), archivedPost({ body: LONG + POINTER }));
    } finally {
      await undo();
    }
  });

  it('asks before a piece goes that is much of the text', async () => {
    await writeFile(RULE_FILE, BOX_RULE);
    const document = await open('large', `<p>Text.</p>${BOX}`, 1);
    assert.strictEqual(await use(document, BOX, 'Remove this'), 0);
    assert.match(person.asked[0]!.message, /88 %/);
    person.answer = () => Promise.resolve('Review…');
    const removing = use(document, BOX, 'Remove this');
    (await picks.next()).accept();
    assert.strictEqual(await removing, 1);
    assert.strictEqual(document.getText(), archivedPost({ body: '<p>Text.</p>' }));
  });

  it('offers to remove all of a rule from the archive, and nothing else', async () => {
    const others = await Promise.all(
      ['a', 'b'].map((name) => writeFile(`alike/_posts/2021-08-26-${name}.md`, dirtyPost)),
    );
    const document = await open('archive');
    person.answer = () => Promise.resolve('Remove');
    const changed = await use(document, BANNER, 'Remove all like this in the archive…');
    assert.ok((changed as number) >= 3, String(changed));
    assert.strictEqual(person.asked.length, 1);
    assert.match(person.asked[0]!.detail, /^promotions \d+(?:\nPosts that are left alone: \d+\.)?$/);
    for (const uri of others) assert.strictEqual(await readFile(uri), dirtyPost.replaceAll(BANNER, ''));
    assert.strictEqual(document.getText(), dirtyPost.replaceAll(BANNER, ''));
  });

  it('keeps a piece, wherever it stands on its site', async () => {
    await writeFile(RULE_FILE, '! Ours\r\n##.x');
    const document = await open('keep');
    await use(document, SLOT, 'Keep this on zaobao.com');
    await eventually(() => assert.ok(!faded(document).includes(SLOT)));
    assert.strictEqual(hints(document).length, 4);
    const text = await rulesText();
    assert.match(
      text,
      /^! Ours\r\n##\.x\r\n\r\n! Kept: “<section id="imu">” \(zaobao:slots\), first seen in _posts\/2021-08-26-keep\.md\r\nzaobao\.com#@#:piece\([0-9a-f]{16}\)\r\n$/,
    );
    await vscode.commands.executeCommand('galley.cleanAds');
    assert.strictEqual(
      document.getText(),
      archivedPost({ body: CLEAN.replace('一段。</p>', `一段。</p>${SLOT}`) }),
    );
  });

  it('keeps all of a rule on its site', async () => {
    await writeFile(RULE_FILE, BOX_RULE);
    const document = await open('keep-rule', LONG + BOX + SLOT, 2);
    await use(document, BOX, 'Keep all of this rule on zaobao.com');
    await eventually(() => assert.deepStrictEqual(faded(document), [SLOT]));
    assert.strictEqual(
      await rulesText(),
      `${BOX_RULE}\n! Kept on zaobao.com: Boxes of mine.\nzaobao.com#@#:rule(mine:box)\n`,
    );
  });

  it('says so where another rule takes what was kept from one', async () => {
    const document = await open('keep-rule-of-two');
    await use(document, SLOT, 'Keep all of this rule on zaobao.com');
    await eventually(() => assert.strictEqual(hints(document)[0]!.code, '*:ad-slot'));
    assert.ok(
      told.asked.some(({ message }) => message === '“*:ad-slot” takes this piece as well: it stays faded.'),
    );
  });

  it('writes what is kept into the settings where the post is in no folder', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'post', content: dirtyPost });
    await vscode.window.showTextDocument(document);
    await eventually(() => assert.strictEqual(hints(document).length, 5));
    const undo = await set('galley.cleaning.rules', ['##.x']);
    try {
      await use(document, SLOT, 'Keep this on zaobao.com');
      await eventually(() => assert.ok(!faded(document).includes(SLOT)));
      const lines = vscode.workspace.getConfiguration('galley').get<string[]>('cleaning.rules')!;
      assert.strictEqual(lines.length, 3);
      assert.strictEqual(lines[0], '##.x');
      assert.match(lines[2]!, /^zaobao\.com#@#:piece\(/);
    } finally {
      await undo();
    }
  });

  it('does not offer to keep a rule by a number that changes', async () => {
    await writeFile(RULE_FILE, '##.my-box\n');
    const document = await open('unnamed', LONG + BOX, 1);
    assert.deepStrictEqual(titles(await fixesAt(document, BOX)).slice(-2), [
      'Keep this on zaobao.com',
      'Edit the rule',
    ]);
  });

  describe('opens the rule where it stands:', () => {
    const setBox = '<p class="set-box">Sold.</p>';
    const open3 = async (name: string): Promise<vscode.TextDocument> => {
      await writeFile(RULE_FILE, `! Mine\n${BOX_RULE}`);
      return open(name, LONG + SLOT + BOX + setBox, 3);
    };
    const opened = (): string => {
      const { document, selection } = vscode.window.activeTextEditor!;
      const name = document.uri.path.split('/').at(-1)!;
      return `${document.uri.scheme}:${name} ${document.getText(selection)}`;
    };
    let undo: () => Thenable<void>;
    beforeEach(async () => {
      undo = await set('galley.cleaning.rules', ['##.other', '##.set-box']);
    });
    afterEach(() => undo());

    it('one of Galley’s own', async () => {
      await use(await open3('edit-own'), SLOT, 'Show the rule');
      assert.match(opened(), /^galley-rules:zaobao\.txt zaobao\.com,.*:empty-box\(\)$/);
    });

    it('one of the folder', async () => {
      await use(await open3('edit-folder'), BOX, 'Edit the rule');
      assert.match(opened(), /:rules\.txt ##p\.my-box$/);
    });

    it('one of the settings', async () => {
      await use(await open3('edit-setting'), setBox, 'Edit the rule');
      await eventually(() => assert.match(opened(), /:settings\.json "##\.set-box"$/));
    });
  });

  it('survives a command that comes late, or with anything', async () => {
    const document = await open('late');
    const { uri } = document;
    for (const target of [undefined, null, 1, {}, { uri: uri.toString(), start: 1, end: 2, rule: 'x' }]) {
      assert.strictEqual(await vscode.commands.executeCommand('galley.piece.remove', target), undefined);
    }
    assert.strictEqual(document.getText(), dirtyPost);
  });
});

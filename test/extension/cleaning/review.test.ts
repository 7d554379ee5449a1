import assert from 'assert';
import * as vscode from 'vscode';
import { RULE_FILE } from '../../../src/extension/ownRules.ts';
import { archivedPost, closeAll, eventually, removeRules, set, show, writeFile } from '../support.ts';
import { fakePicks, type FakePick } from './fakePick.ts';
import { answering, BANNER, BODY, CLEAN, LONG, POINTER, SLOT } from './samples.ts';

describe('Clean Ads: Review', () => {
  const picks = fakePicks();
  const told = answering();
  afterEach(async () => {
    await closeAll();
    await removeRules();
  });

  const TEXT = archivedPost({ body: BODY + LONG + POINTER });

  interface Review {
    readonly document: vscode.TextDocument;
    readonly pick: FakePick;
    readonly done: Thenable<number>;
    /** What the other side of the comparison shows. */
    readonly cleaned: () => string;
  }

  const begin = async (name: string, text = TEXT, argument?: object): Promise<Review> => {
    const { document } = await show(`_posts/2021-08-26-review-${name}.md`, text);
    const done = vscode.commands.executeCommand<number>('galley.reviewAds', argument);
    const pick = await picks.next();
    return { document, pick, done, cleaned: () => comparison()?.document.getText() ?? 'no comparison' };
  };
  const comparison = (): vscode.TextEditor | undefined =>
    vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'galley-cleaned');
  const tabs = (): string[] =>
    vscode.window.tabGroups.all.flatMap((group) =>
      group.tabs.map(({ input }) => (input instanceof vscode.TabInputTextDiff ? 'comparison' : 'file')),
    );

  it('lists all that may be junk, and ticks what is safe', async () => {
    const { pick, done } = await begin('list');
    const slot = 'Slots that a script would have filled with an advertisement.';
    const banner = 'A banner for subscriptions.';
    assert.deepStrictEqual(
      pick.items.map(({ label, description, detail }) => [label, description, detail]),
      [
        ['$(megaphone) <section id="imu">', 'zaobao:slots', slot],
        ['$(megaphone) <div id="innity-in-post">', 'zaobao:slots', slot],
        ['$(megaphone) <div id="dfp-ad-midarticlespecial">', 'zaobao:slots', slot],
        [`$(gift) ${BANNER.slice(0, 79)}…`, 'zaobao:subscribe', banner],
        [`$(gift) ${BANNER.slice(0, 79)}…`, 'zaobao:subscribe', banner],
        [
          '$(gift) 延伸阅读：另一篇',
          '*:read-more-line',
          'Most likely junk: A pointer to other articles of the site, in a paragraph of its own.',
        ],
      ],
    );
    assert.strictEqual(pick.ticked.length, 5);
    assert.ok(!pick.ticked.some((label) => label.includes('延伸阅读')));
    assert.strictEqual(pick.title, 'Clean Ads: 5 of 6 pieces, 0 % of the text');
    pick.hide();
    assert.strictEqual(await done, 0);
  });

  it('ticks what the level asks for', async () => {
    const all = await begin('level', TEXT, { level: 'thorough' });
    assert.strictEqual(all.pick.ticked.length, 6);
    all.pick.hide();
    await all.done;
    const undo = await set('galley.cleaning.levels', { ad: 'off', promo: 'thorough' });
    try {
      const some = await begin('levels');
      assert.strictEqual(some.pick.items.length, 6);
      assert.strictEqual(some.pick.ticked.length, 3);
      some.pick.hide();
      await some.done;
    } finally {
      await undo();
    }
  });

  it('shows what would remain, follows the ticks, and removes exactly those as one edit', async () => {
    const { document, pick, done, cleaned } = await begin('ticks');
    await eventually(() => assert.strictEqual(cleaned(), archivedPost({ body: CLEAN + LONG + POINTER })));
    pick.tick('延伸阅读', 'imu');
    const expected = TEXT.replace(SLOT, '').replace(POINTER, '');
    await eventually(() => assert.strictEqual(cleaned(), expected));
    assert.match(pick.title, /^Clean Ads: 2 of 6 pieces, \d+ % of the text$/);
    assert.strictEqual(document.getText(), TEXT);
    pick.accept();
    assert.strictEqual(await done, 2);
    assert.strictEqual(document.getText(), expected);
    assert.deepStrictEqual(tabs(), ['file']);
    assert.strictEqual(vscode.window.activeTextEditor?.document, document);
    await vscode.commands.executeCommand('undo');
    assert.strictEqual(document.getText(), TEXT);
  });

  it('shows the piece that one points at', async () => {
    const { pick, done, document } = await begin('reveal');
    await eventually(() => assert.ok(comparison()));
    pick.pointAt('延伸阅读');
    await eventually(() => {
      const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
      assert.strictEqual(editor && document.getText(editor.selection), POINTER);
    });
    pick.hide();
    await done;
  });

  it('leaves everything when it is cancelled', async () => {
    const { document, pick, done } = await begin('cancel');
    await eventually(() => assert.deepStrictEqual(tabs(), ['file', 'comparison']));
    pick.tick('延伸阅读');
    pick.hide();
    assert.strictEqual(await done, 0);
    assert.strictEqual(document.getText(), TEXT);
    assert.strictEqual(document.isDirty, false);
    assert.deepStrictEqual(tabs(), ['file']);
  });

  it('removes nothing when nothing is ticked', async () => {
    const { document, pick, done } = await begin('none');
    pick.tick();
    pick.accept();
    assert.strictEqual(await done, 0);
    assert.strictEqual(document.isDirty, false);
  });

  it('removes nothing of a post that has changed in the meantime', async () => {
    const { document, pick, done } = await begin('changed');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 3), ' ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    pick.accept();
    assert.strictEqual(await done, 0);
    assert.strictEqual(document.getText(), TEXT.replace('---', '--- '));
    assert.match(told.asked.at(-1)!.message, /^The post has changed in the meantime/);
  });

  it('lets a safe piece go out of a box that stays', async () => {
    const box = `<div class="mine"><p>Read on</p>${SLOT}</div>`;
    await writeFile(RULE_FILE, '! level: thorough\n##div.mine\n');
    const text = archivedPost({ body: LONG + box });
    const { document, pick, done } = await begin('nested', text);
    assert.strictEqual(pick.items.length, 2);
    assert.deepStrictEqual(pick.ticked, ['$(megaphone) <section id="imu">']);
    pick.accept();
    assert.strictEqual(await done, 1);
    assert.strictEqual(document.getText(), text.replace(SLOT, ''));
    const whole = await begin('nested-all', text, { level: 'thorough' });
    assert.strictEqual(whole.pick.ticked.length, 2);
    whole.pick.accept();
    assert.strictEqual(await whole.done, 1);
    assert.strictEqual(whole.document.getText(), archivedPost({ body: LONG }));
  });

  it('is for what is selected, where something is', async () => {
    const editor = await show('_posts/2021-08-26-review-selection.md', TEXT);
    const start = TEXT.indexOf(SLOT);
    const at = (offset: number): vscode.Position => editor.document.positionAt(offset);
    editor.selection = new vscode.Selection(at(start), at(start + SLOT.length));
    const done = vscode.commands.executeCommand<number>('galley.reviewAds');
    const pick = await picks.next();
    assert.deepStrictEqual(pick.ticked, ['$(megaphone) <section id="imu">']);
    pick.accept();
    assert.strictEqual(await done, 1);
  });
});

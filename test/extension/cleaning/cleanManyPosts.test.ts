import assert from 'assert';
import * as vscode from 'vscode';
import { RULE_FILE } from '../../../src/extension/ownRules.ts';
import {
  archivedPost,
  closeAll,
  readFile,
  removeRules,
  set,
  show,
  workspaceUri,
  writeFile,
} from '../support.ts';
import { answering, BODY, BOX, BOX_RULE, cleanPost, dirtyPost, LONG, POINTER } from './samples.ts';

describe('Clean Ads in files and folders', () => {
  const person = answering();
  afterEach(async () => {
    await closeAll();
    await removeRules();
  });

  /** As the explorer calls it: with the item under the pointer, and all that are selected. */
  const clean = (...paths: string[]): Thenable<number> => {
    const [first, ...others] = paths.map((path) => workspaceUri(path));
    const selected = others.length > 0 ? [first, ...others] : undefined;
    return vscode.commands.executeCommand<number>('galley.cleanAdsInFolder', first, selected);
  };

  it('asks, then removes the junk of every post and touches nothing else', async () => {
    const page = `---\nlayout: page\n---\n${BODY}`;
    const a = await writeFile('many/_posts/2021-08-26-a.md', dirtyPost);
    const b = await writeFile('many/_posts/2021-08-26-b.md', dirtyPost.replaceAll('\n', '\r\n'));
    const others = [
      await writeFile('many/index.html', page),
      await writeFile('many/_layouts/post.html', dirtyPost),
      await writeFile('many/notes.md', BODY),
    ];
    const before = await Promise.all(others.map(readFile));
    person.answer = () => Promise.resolve('Remove');
    assert.strictEqual(await clean('many'), 2);
    assert.match(person.asked[0]!.message, /2.*10/);
    assert.strictEqual(await readFile(a), cleanPost);
    assert.strictEqual(await readFile(b), cleanPost.replaceAll('\n', '\r\n'));
    assert.deepStrictEqual(await Promise.all(others.map(readFile)), before);
  });

  it('changes nothing when the person says no', async () => {
    const uri = await writeFile('no/_posts/2021-08-26-a.md', dirtyPost);
    person.answer = () => Promise.resolve(undefined);
    assert.strictEqual(await clean('no'), 0);
    assert.strictEqual(await readFile(uri), dirtyPost);
  });

  it('opens no editor, and no document', async () => {
    const uri = await writeFile('closed/_posts/2021-08-26-a.md', dirtyPost);
    person.answer = () => Promise.resolve('Remove');
    assert.strictEqual(await clean('closed'), 1);
    assert.deepStrictEqual(
      vscode.workspace.textDocuments.filter((document) => document.uri.toString() === uri.toString()),
      [],
    );
    assert.deepStrictEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs),
      [],
    );
  });

  it('leaves a post alone that was typed in while the question stood', async () => {
    const { document } = await show('late/_posts/2021-08-26-a.md', dirtyPost);
    person.answer = async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(document.getText().indexOf('<p>')), '<p>typed</p>');
      await vscode.workspace.applyEdit(edit);
      return 'Remove';
    };
    assert.strictEqual(await clean('late'), 0);
    assert.strictEqual(document.getText(), dirtyPost.replace('<p>', '<p>typed</p><p>'));
    assert.strictEqual(await readFile(document.uri), dirtyPost);
  });

  it('keeps line ends of both kinds, a byte order mark, and what VS Code would do on saving', async () => {
    const odd = `\uFEFF${dirtyPost.replace('\n', '\r\n')}  \n\n\n`;
    const uri = await writeFile('mixed/_posts/2021-08-26-a.md', odd);
    person.answer = () => Promise.resolve('Remove');
    assert.strictEqual(await clean('mixed'), 1);
    assert.strictEqual(await readFile(uri), `\uFEFF${cleanPost.replace('\n', '\r\n')}  \n\n\n`);
  });

  it('leaves an open post alone whose line ends VS Code would change', async () => {
    const mixed = dirtyPost.replace('\n', '\r\n');
    const { document } = await show('open-mixed/_posts/2021-08-26-a.md', mixed);
    person.answer = () => Promise.resolve('Remove');
    assert.strictEqual(await clean('open-mixed'), 0);
    assert.strictEqual(await readFile(document.uri), mixed);
  });

  it('finds nothing where all posts are clean', async () => {
    await writeFile('clean/_posts/2021-08-26-a.md', cleanPost);
    assert.strictEqual(await clean('clean'), 0);
    assert.deepStrictEqual(person.asked, []);
  });

  it('cleans one file, and no other', async () => {
    const a = await writeFile('one/_posts/2021-08-26-a.md', dirtyPost);
    const b = await writeFile('one/_posts/2021-08-26-b.md', dirtyPost);
    person.answer = () => Promise.resolve('Remove');
    assert.strictEqual(await clean('one/_posts/2021-08-26-a.md'), 1);
    assert.strictEqual(await readFile(a), cleanPost);
    assert.strictEqual(await readFile(b), dirtyPost);
  });

  it('cleans files and folders that are selected together, each post once, with one question', async () => {
    const inside = await writeFile('mixed-up/in/_posts/2021-08-26-a.md', dirtyPost);
    const beside = await writeFile('mixed-up/_posts/2021-08-26-b.md', dirtyPost);
    const other = await writeFile('mixed-up/_posts/2021-08-26-c.md', dirtyPost);
    // Found by its shape alone.
    const shaped = await writeFile('mixed-up/d.md', dirtyPost);
    const notes = await writeFile('mixed-up/notes.md', BODY);
    person.answer = () => Promise.resolve('Remove');
    const places = [
      'mixed-up/_posts/2021-08-26-b.md',
      'mixed-up/in',
      'mixed-up/in/_posts/2021-08-26-a.md',
      'mixed-up/d.md',
      'mixed-up/notes.md',
      'mixed-up/gone.md',
    ];
    assert.strictEqual(await clean(...places), 3);
    assert.strictEqual(person.asked.length, 1);
    for (const uri of [inside, beside, shaped]) assert.strictEqual(await readFile(uri), cleanPost);
    assert.strictEqual(await readFile(other), dirtyPost);
    assert.strictEqual(await readFile(notes), BODY);
  });

  it('tells how much only wording tells', async () => {
    await writeFile('likely/_posts/2021-08-26-a.md', archivedPost({ body: LONG + POINTER }));
    const undo = await set('galley.cleaning.level', 'thorough');
    try {
      assert.strictEqual(await clean('likely'), 0);
    } finally {
      await undo();
    }
    assert.match(person.asked[0]!.detail, /most likely junk.*: 1\.$/);
  });

  describe('with posts that would lose much of their text', () => {
    const much = archivedPost({ body: `<p>Text.</p>${BOX}` });
    const write = async (folder: string): Promise<vscode.Uri[]> => {
      await writeFile(RULE_FILE, BOX_RULE);
      return [
        await writeFile(`${folder}/_posts/2021-08-26-a.md`, dirtyPost),
        await writeFile(`${folder}/_posts/2021-08-26-much.md`, much),
      ];
    };

    it('lists them apart, and can skip them', async () => {
      const [usual, large] = await write('skip');
      person.answer = ({ buttons }) => Promise.resolve(buttons[0]);
      assert.strictEqual(await clean('skip'), 1);
      const [{ detail, buttons } = { detail: '', buttons: [] }] = person.asked;
      assert.deepStrictEqual(buttons, ['Remove, but Skip These', 'Remove in These as Well', 'Review…']);
      assert.match(detail, /more than 30 % of their text: 1\.\nskip\/_posts\/2021-08-26-much\.md: 88 %$/);
      assert.strictEqual(await readFile(usual!), cleanPost);
      assert.strictEqual(await readFile(large!), much);
    });

    it('can include them', async () => {
      const [usual, large] = await write('include');
      person.answer = ({ buttons }) => Promise.resolve(buttons[1]);
      assert.strictEqual(await clean('include'), 2);
      assert.strictEqual(await readFile(usual!), cleanPost);
      assert.strictEqual(await readFile(large!), archivedPost({ body: '<p>Text.</p>' }));
    });

    it('does not offer to skip all that there is', async () => {
      await writeFile(RULE_FILE, BOX_RULE);
      await writeFile('all/_posts/2021-08-26-much.md', much);
      assert.strictEqual(await clean('all'), 0);
      assert.deepStrictEqual(person.asked[0]!.buttons, ['Remove in These as Well', 'Review…']);
    });

    it('skips one that became so while the question stood', async () => {
      const uri = await writeFile('became/_posts/2021-08-26-a.md', dirtyPost);
      person.answer = async () => {
        await writeFile(RULE_FILE, BOX_RULE);
        const document = await vscode.workspace.openTextDocument(uri);
        const edit = new vscode.WorkspaceEdit();
        edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), much);
        await vscode.workspace.applyEdit(edit);
        await document.save();
        // The rules as they are now.
        await vscode.commands.executeCommand('galley.cleanAdsInFolder', workspaceUri('nowhere'));
        return 'Remove';
      };
      assert.strictEqual(await clean('became'), 0);
      assert.strictEqual(await readFile(uri), much);
    });
  });
});

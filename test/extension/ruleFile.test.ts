import assert from 'assert';
import * as vscode from 'vscode';
import { RULE_FILE } from '../../src/extension/ownRules.ts';
import { appendRuleLines } from '../../src/extension/ruleFile.ts';
import { closeAll, eventually, readFile, removeRules, show, workspaceUri, writeFile } from './support.ts';

describe('Rules written for a person', () => {
  afterEach(async () => {
    await closeAll();
    await removeRules();
  });

  it('make the file where there is none', async () => {
    const { uri, line, saved } = await appendRuleLines(workspaceUri(), ['! Why', '##.a']);
    assert.deepStrictEqual({ line, saved }, { line: 0, saved: true });
    assert.strictEqual(uri.toString(), workspaceUri(RULE_FILE).toString());
    assert.strictEqual(await readFile(uri), '! Why\n##.a\n');
  });

  for (const [title, before, after, line] of [
    ['go behind what is there, apart from it', '##.b\n', '##.b\n\n##.a\n', 2],
    ['close a last line that is open', '##.b', '##.b\n\n##.a\n', 2],
    ['add no second empty line', '##.b\n\n', '##.b\n\n##.a\n', 2],
    ['begin at once behind a byte order mark', '\uFEFF', '\uFEFF##.a\n', 0],
    ['end as the other lines do', '\uFEFF! 广告\r\n\r\n##.b', '\uFEFF! 广告\r\n\r\n##.b\r\n\r\n##.a\r\n', 4],
    ['leave line ends alone that are mixed', '##.b\n##.c\r\n', '##.b\n##.c\r\n\n##.a\n', 3],
  ] as const) {
    it(title, async () => {
      const uri = await writeFile(RULE_FILE, before);
      assert.strictEqual((await appendRuleLines(workspaceUri(), ['##.a'])).line, line);
      assert.strictEqual(await readFile(uri), after);
    });
  }

  it('are one line each, whatever stands in them', async () => {
    const { uri } = await appendRuleLines(workspaceUri(), ['! a\r\n##p', '##.a']);
    assert.strictEqual(await readFile(uri), '! a ##p\n##.a\n');
  });

  it('are shown where the file is open, and can be undone there', async () => {
    const { document } = await show(RULE_FILE, '##.c\r\n');
    await eventually(() => assert.strictEqual(document.getText(), '##.c\r\n'));
    await appendRuleLines(workspaceUri(), ['##.a']);
    assert.strictEqual(await readFile(document.uri), '##.c\r\n\r\n##.a\r\n');
    await eventually(() => assert.strictEqual(document.getText(), '##.c\r\n\r\n##.a\r\n'));
    assert.strictEqual(document.isDirty, false);
    await vscode.commands.executeCommand('undo');
    assert.strictEqual(document.getText(), '##.c\r\n');
  });

  it('stand behind what is not saved yet, which stays so', async () => {
    const editor = await show(RULE_FILE, '##.b\n');
    await eventually(() => assert.strictEqual(editor.document.getText(), '##.b\n'));
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), '##.unfinished'));
    const { saved } = await appendRuleLines(workspaceUri(), ['##.a']);
    assert.strictEqual(saved, false);
    assert.strictEqual(editor.document.getText(), '##.b\n##.unfinished\n\n##.a\n');
    assert.strictEqual(await readFile(editor.document.uri), '##.b\n');
  });

  it('are not written behind what is no UTF-8', async () => {
    const uri = workspaceUri(RULE_FILE);
    const bytes = new Uint8Array([0xff, 0xfe, 0x21, 0x00]);
    await vscode.workspace.fs.writeFile(uri, bytes);
    await assert.rejects(appendRuleLines(workspaceUri(), ['##.a']));
    assert.deepStrictEqual([...(await vscode.workspace.fs.readFile(uri))], [...bytes]);
  });
});

import assert from 'assert';
import * as vscode from 'vscode';
import { closeAll, eventually, problems, show, workspaceUri, writeFile } from './support.ts';

const POST = '---\nlayout: psot\ntitle: Hello\ndate: 2021-08-26 20:00:00\n---\nText.\n';

describe('the site of a post', () => {
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(workspaceUri('site'), { recursive: true });
  });

  it('is asked for its layouts and its zone, and the fix of what they tell is offered', async () => {
    await writeFile('site/_config.yml', 'timezone: Asia/Singapore\n');
    await writeFile('site/_layouts/post.html', '{{ content }}\n');
    const { document } = await show('site/_posts/2021-08-26-a.md', POST);
    const found = ['unknown-layout «psot»', 'date-zone «2021-08-26 20:00:00»'];
    await eventually(() => assert.deepStrictEqual(problems(document), found));

    const [layout] = vscode.languages.getDiagnostics(document.uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      layout!.range,
    );
    const fix = actions.find(({ title }) => title === 'Change to “post”');
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    await eventually(() => assert.deepStrictEqual(problems(document), found.slice(1)));
  });

  it('is read again when its settings change, come or go', async () => {
    const { document } = await show('site/blog/_posts/2021-08-26-a.md', POST);
    const zoned = 'date-zone «2021-08-26 20:00:00»';
    const config = await writeFile('site/_config.yml', 'timezone: Asia/Singapore\n');
    await eventually(() => assert.deepStrictEqual(problems(document), [zoned]));
    await writeFile('site/_config.yml', 'timezone: UTC\n');
    await eventually(() => assert.deepStrictEqual(problems(document), []));
    await writeFile('site/_config.yml', 'timezone: Asia/Tokyo\nlayouts_dir: forms\n');
    await eventually(() => assert.deepStrictEqual(problems(document), [zoned]));
    await writeFile('site/forms/post.html', '{{ content }}\n');
    await eventually(() => assert.deepStrictEqual(problems(document), ['unknown-layout «psot»', zoned]));
    await writeFile('site/forms/psot.html', '{{ content }}\n');
    await eventually(() => assert.deepStrictEqual(problems(document), [zoned]));
    await vscode.workspace.fs.delete(config);
    await eventually(() => assert.deepStrictEqual(problems(document), []));
  });

  it('says nothing where its settings cannot be read', async () => {
    await writeFile('site/_config.yml', 'timezone: Asia/Singapore\n');
    await writeFile('site/_layouts/post.html', '{{ content }}\n');
    const { document } = await show('site/_posts/2021-08-26-a.md', POST);
    await eventually(() => assert.strictEqual(problems(document).length, 2));
    await writeFile('site/_config.yml', 'timezone: Asia/Singapore: broken\n');
    await eventually(() => assert.deepStrictEqual(problems(document), []));
  });
});

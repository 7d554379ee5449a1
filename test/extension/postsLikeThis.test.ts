import assert from 'assert';
import * as vscode from 'vscode';
import { archivesIn } from './archives.ts';
import { fakePicks, type FakePick } from './cleaning/fakePick.ts';
import { SLOT } from './cleaning/samples.ts';
import { archivedPost, closeAll, eventually, workspaceUri } from './support.ts';

const STORY =
  '渡船昨日起停航，检修预计持续到月底，乘客可在码头换乘临时巴士，班次每二十分钟一趟，票价不变。航运公司说，两艘船的主机都要拆开检查。';
const OTHER =
  '图书馆的旧书市集将于周末举行，市民可以带书来换，主办方准备了三百张桌子，儿童书摆在二楼，入口设在东门，雨天照常。';

interface Wanted {
  readonly title: string;
  readonly date?: string;
  readonly site?: string;
  readonly tags?: string;
  readonly text?: string;
}

/** Numbers tell the texts of posts apart that are about nothing. */
let posts = 0;

function post({
  title,
  date = '2001-01-01',
  site = 'other.example',
  tags = 'alikeNone',
  text,
}: Wanted): string {
  const unlike = Array.from({ length: 60 }, (_, number) => `word${++posts * 100 + number}`).join(' ');
  const fields = {
    title,
    date: `${date}T09:04:00.000Z`,
    from: `https://${site}/${++posts}`,
    tags: `[ ${tags} ]`,
  };
  return archivedPost({ fields, body: `<p>${text ?? unlike}</p>` });
}

describe('Posts like this', () => {
  const archive = archivesIn('alike');
  const picks = fakePicks();
  let list: FakePick;

  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(workspaceUri('alike'), { recursive: true });
  });
  afterEach(async () => {
    list.hide();
    await closeAll();
  });

  /** Shows the posts like one, and waits until it has looked. */
  async function show(of?: unknown): Promise<void> {
    const next = picks.next();
    const run = vscode.commands.executeCommand('galley.showPostsLikeThis', of);
    list = await next;
    await run;
  }

  /** The titles, each group with its name before it. */
  const shown = (): string[] =>
    list.items.map(({ label, kind }) =>
      kind === vscode.QuickPickItemKind.Separator ? `== ${label}` : label.replace(/^\$\(\S+\) /, ''),
    );
  const group = (name: string): string[] => {
    const all = shown();
    const from = all.indexOf(`== ${name}`);
    if (from < 0) return [];
    const rest = all.slice(from + 1);
    const to = rest.findIndex((label) => label.startsWith('== '));
    return to < 0 ? rest : rest.slice(0, to);
  };
  const more = 'Look through all posts for the same text';

  it('are those with its text, those of its source and day, and those with its tags', async () => {
    const day = { date: '2001-08-26', site: 'alike.example' };
    const [uri] = await archive(
      post({ title: 'The post', ...day, tags: 'alikeRare, alikeOften', text: `${STORY}</p>${SLOT}<p>` }),
      post({ title: 'Crawled again', ...day, date: '2001-08-27', text: STORY.replace('月底', '年底') }),
      post({ title: 'Of that day', ...day }),
      post({ title: 'Often', tags: 'alikeOften' }),
      post({ title: 'Rare', tags: 'alikeRare' }),
      post({ title: 'Often too', tags: 'alikeOften' }),
      post({ title: 'Both', tags: 'alikeOften, alikeRare' }),
    );
    await show(uri);
    assert.strictEqual(group('Nearly the same text')[0], 'Crawled again');
    assert.match(
      list.items[1]!.description!,
      /^about (?:8|9)\d % in common · 2001-08-27 09:04 · alike\.example$/,
    );
    assert.deepStrictEqual(group('Same source and day'), [
      'Of that day',
      'Show all of this source and day in the table',
    ]);
    assert.deepStrictEqual(group('Same tags').slice(0, 2), ['Both', 'Rare']);
    assert.deepStrictEqual(group('Same tags').slice(2, 4).sort(), ['Often', 'Often too']);
  });

  it('are like the text that the editor shows, saved or not', async () => {
    const [uri] = await archive(
      post({ title: 'Changed', date: '2002-01-01', site: 'alike2.example', text: STORY }),
      post({ title: 'Other', date: '2002-01-01', site: 'alike2.example', text: OTHER }),
    );
    const editor = await vscode.window.showTextDocument(uri!);
    const text = editor.document.getText();
    const start = editor.document.positionAt(text.indexOf(STORY));
    const end = editor.document.positionAt(text.indexOf(STORY) + STORY.length);
    await editor.edit((edit) => edit.replace(new vscode.Range(start, end), OTHER));
    await show();
    assert.strictEqual(group('Nearly the same text')[0], 'Other');
    assert.match(list.items[1]!.description!, /^about 100 %/);
  });

  it('are looked for in all posts when one asks for that', async () => {
    const [uri] = await archive(
      post({ title: 'Here', date: '2003-01-01', text: `${OTHER}${OTHER.slice(0, 20)}` }),
      post({
        title: 'Far away',
        date: '1999-12-31',
        site: 'far.example',
        text: `${OTHER}${OTHER.slice(0, 20)}`,
      }),
    );
    await show(uri);
    assert.ok(!group('Nearly the same text').includes('Far away'));
    list.tick(more);
    list.accept();
    await eventually(() => assert.ok(group('Nearly the same text').includes('Far away')));
    await eventually(() => assert.ok(!list.busy && !shown().includes(more)));
  });

  it('are opened, or compared', async () => {
    const day = { date: '2004-08-26', site: 'alike4.example' };
    const [uri, copy] = await archive(
      post({ title: 'One', ...day, text: OTHER }),
      post({ title: 'Copy of it', ...day, text: OTHER }),
    );
    await show({ kind: 'post', path: uri!.toString() });
    list.tick('Copy of it');
    list.accept();
    await eventually(() =>
      assert.strictEqual(vscode.window.activeTextEditor?.document.uri.toString(), copy!.toString()),
    );
    await show(uri);
    list.press('Copy of it', 0);
    await eventually(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputTextDiff);
      assert.deepStrictEqual(
        [input.original.toString(), input.modified.toString()],
        [copy!.toString(), uri!.toString()],
      );
    });
  });
});

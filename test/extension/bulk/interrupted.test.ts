import assert from 'assert';
import * as vscode from 'vscode';
import { createPostService, type JournalEntry } from '../../../src/core/postService.ts';
import { BulkWork } from '../../../src/extension/bulk/bulkWork.ts';
import { JournalStore, type StoredJournal } from '../../../src/extension/bulk/journalStore.ts';
import { answering } from '../cleaning/samples.ts';
import { readFile, workspaceUri, writeFile } from '../support.ts';

const service = createPostService();
const { journal: format } = service;
const OLD = '---\ntitle: a\n---\nold 舊\n';
const NEW = '---\ntitle: a\n---\nnew 新新\n';
const CHANGE = [{ range: { start: OLD.indexOf('old'), end: OLD.length - 1 }, newText: 'new 新新' }];

describe('A change of many posts that was interrupted', () => {
  const person = answering();
  let log: vscode.LogOutputChannel;
  /** Each test has a place of its own for journals. */
  let storage: vscode.Uri;
  let bulk: BulkWork;
  let tests = 0;
  let commands: typeof vscode.commands.registerCommand;

  before(() => {
    log = vscode.window.createOutputChannel('bulk', { log: true });
    // Those of the extension itself are there.
    commands = vscode.commands.registerCommand;
    Object.assign(vscode.commands, { registerCommand: () => new vscode.Disposable(() => undefined) });
  });
  beforeEach(() => {
    storage = workspaceUri(`interrupted/storage-${++tests}`);
    bulk = new BulkWork({ service, log, storageUri: storage });
  });
  afterEach(async () => {
    bulk.dispose();
    await vscode.workspace.fs.delete(workspaceUri('interrupted'), { recursive: true });
  });
  after(() => {
    log.dispose();
    Object.assign(vscode.commands, { registerCommand: commands });
  });

  const store = (): JournalStore => new JournalStore(vscode.Uri.joinPath(storage, 'bulk'), format);
  const left = async (): Promise<string[]> => (await store().list()).map(({ head }) => head.state);
  const texts = (uris: readonly vscode.Uri[]): Promise<string[]> => Promise.all(uris.map(readFile));

  /** Posts of which the first was changed, when VS Code ended, and the journal that tells of all. */
  const interrupt = async (
    state: 'running' | 'undoing',
    ...found: readonly string[]
  ): Promise<{ uris: vscode.Uri[]; journal: StoredJournal }> => {
    const uris = await Promise.all(
      found.map((text, number) => writeFile(`interrupted/_posts/2021-08-26-${number}.md`, text)),
    );
    const entries = async function* (): AsyncGenerator<JournalEntry> {
      for (const uri of uris) yield await Promise.resolve(format.makeEntry(uri.toString(), OLD, CHANGE));
    };
    const journal = await store().write('Clean Ads', entries());
    await journal!.setState(state);
    return { uris, journal: journal! };
  };

  it('is finished if the person wants that, and can be undone then', async () => {
    const { uris } = await interrupt('running', NEW, OLD, OLD);
    person.answer = () => Promise.resolve('Finish');
    await bulk.offerInterrupted();
    assert.match(person.asked[0]!.message, /“Clean Ads” was interrupted while it changed 3 posts/);
    assert.deepStrictEqual(await texts(uris), [NEW, NEW, NEW]);
    assert.deepStrictEqual(await left(), ['done']);
    assert.strictEqual(await bulk.undo(), 3);
    assert.deepStrictEqual(await texts(uris), [OLD, OLD, OLD]);
    assert.deepStrictEqual(await left(), []);
  });

  it('is rolled back if the person wants that', async () => {
    const { uris } = await interrupt('running', NEW, OLD, NEW);
    person.answer = () => Promise.resolve('Roll Back');
    await bulk.offerInterrupted();
    assert.deepStrictEqual(await texts(uris), [OLD, OLD, OLD]);
    assert.deepStrictEqual(await left(), []);
  });

  it('stays as it is, and is asked about again, if the person does not say', async () => {
    const { uris } = await interrupt('running', NEW, OLD);
    await bulk.offerInterrupted();
    assert.deepStrictEqual(await texts(uris), [NEW, OLD]);
    assert.deepStrictEqual(await left(), ['running']);
  });

  it('may have been an undo, which is finished or rolled back as well', async () => {
    const { uris } = await interrupt('undoing', NEW, OLD);
    person.answer = () => Promise.resolve('Finish');
    await bulk.offerInterrupted();
    assert.deepStrictEqual(await texts(uris), [OLD, OLD]);
    assert.deepStrictEqual(await left(), []);

    const again = await interrupt('undoing', NEW, OLD);
    person.answer = () => Promise.resolve('Roll Back');
    await bulk.offerInterrupted();
    assert.deepStrictEqual(await texts(again.uris), [NEW, NEW]);
    assert.deepStrictEqual(await left(), ['done']);
  });

  it('leaves a post alone that somebody changed in between', async () => {
    const { uris } = await interrupt('running', OLD, `${OLD}More.\n`, NEW.replace('a', 'b'));
    person.answer = () => Promise.resolve('Finish');
    await bulk.offerInterrupted();
    assert.deepStrictEqual(await texts(uris), [NEW, `${OLD}More.\n`, NEW.replace('a', 'b')]);
  });

  it('leaves nothing of its own behind beside the posts', async () => {
    const { uris, journal } = await interrupt('running', OLD, OLD);
    if (uris[0]!.scheme === 'file') {
      await writeFile(`interrupted/_posts/.galley-${journal.id}-1.tmp`, 'half of a po');
    }
    person.answer = () => Promise.resolve('Finish');
    await bulk.offerInterrupted();
    const names = await vscode.workspace.fs.readDirectory(workspaceUri('interrupted/_posts'));
    assert.deepStrictEqual(names.map(([name]) => name).sort(), ['2021-08-26-0.md', '2021-08-26-1.md']);
  });

  it('was never begun where its journal is not whole, and is not asked about', async () => {
    const { uris } = await interrupt('running', OLD);
    const folder = vscode.Uri.joinPath(storage, 'bulk');
    const [[name]] = (await vscode.workspace.fs.readDirectory(folder)) as [[string, vscode.FileType]];
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, name, 'head.json'));
    await bulk.offerInterrupted();
    assert.deepStrictEqual(person.asked, []);
    assert.deepStrictEqual(await texts(uris), [OLD]);
    assert.deepStrictEqual(await vscode.workspace.fs.readDirectory(folder), [], 'and is removed');
  });

  it('is not believed where its journal is damaged: nothing changes', async () => {
    const { uris } = await interrupt('running', OLD, NEW);
    const folder = vscode.Uri.joinPath(storage, 'bulk');
    const [[name]] = (await vscode.workspace.fs.readDirectory(folder)) as [[string, vscode.FileType]];
    const part = vscode.Uri.joinPath(folder, name, '0.ndjson');
    const text = await readFile(part);
    await vscode.workspace.fs.writeFile(part, new TextEncoder().encode(text.replace('new', 'now')));
    person.answer = () => Promise.resolve('Finish');
    await bulk.offerInterrupted();
    assert.match(person.asked.at(-1)!.message, /journal .* damaged/);
    assert.deepStrictEqual(await texts(uris), [OLD, NEW]);
    assert.deepStrictEqual(await left(), []);
  });
});

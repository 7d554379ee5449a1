import * as vscode from 'vscode';
import { periodOf, TitleSearch, type TitledPost } from '../../core/postService.ts';
import type { Archive } from '../archive.ts';
import { baseName } from '../posts.ts';
import { inTurns } from '../turns.ts';

/** More than this nobody reads in a list, and VS Code takes long to show. */
const MOST_SHOWN = 200;

interface PostItem extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
}

/** The commands that lead to a post by its title, and from one to the next by their dates. */
export function registerGoToPost(archive: Archive): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('galley.goToPost', () => goToPost(archive)),
    registerCommand('galley.nextPost', () => step(archive, 1)),
    registerCommand('galley.previousPost', () => step(archive, -1)),
  );
}

async function goToPost(archive: Archive): Promise<void> {
  const picker = vscode.window.createQuickPick<PostItem>();
  picker.title = vscode.l10n.t('Go to Post');
  picker.placeholder = vscode.l10n.t('Words of its title, or the pinyin initials of a Chinese one');
  picker.busy = true;
  picker.show();
  const closed = new vscode.CancellationTokenSource();
  const search = new TitleSearch();
  const list = (): void => {
    picker.items = search.find(picker.value, MOST_SHOWN).map(itemOf);
  };
  picker.onDidChangeValue(list);
  picker.onDidAccept(() => {
    const [picked] = picker.selectedItems;
    picker.hide();
    if (picked) void vscode.window.showTextDocument(picked.uri);
  });
  picker.onDidHide(() => {
    closed.cancel();
    closed.dispose();
    picker.dispose();
  });
  await archive.soon();
  await inTurns(addTitles(search, archive), () => !closed.token.isCancellationRequested);
  if (closed.token.isCancellationRequested) return;
  picker.busy = false;
  list();
}

/** Reads all titles, and pauses after each. */
function* addTitles(search: TitleSearch, { index }: Archive): Generator<undefined, void> {
  for (let place = 0; ; place++) {
    // Anew each time: posts may have changed while others had their turn.
    const posts = index.posts();
    if (place >= posts.length) return;
    search.add(posts.titledAt(place));
    yield;
  }
}

function itemOf({ path, title, moment }: TitledPost): PostItem {
  const uri = vscode.Uri.parse(path, true);
  // The search has decided what matches: VS Code is not to leave out what it finds no letters of.
  return { label: title, description: periodOf(moment, 'day'), detail: baseName(uri), alwaysShow: true, uri };
}

async function step(archive: Archive, by: 1 | -1): Promise<void> {
  const from = vscode.window.activeTextEditor?.document.uri;
  if (!from) return;
  await archive.soon();
  const to = archive.index.neighbour(from.toString(), by);
  if (to !== undefined) {
    await vscode.window.showTextDocument(vscode.Uri.parse(to, true));
    return;
  }
  vscode.window.setStatusBarMessage(
    by === 1 ? vscode.l10n.t('This is the latest post.') : vscode.l10n.t('This is the first post.'),
    5000,
  );
}

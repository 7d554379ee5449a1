import * as vscode from 'vscode';
import { POSTS_ALIKE, type ComparedPost, type Sketch } from '../../core/postService.ts';
import type { Archive } from '../archive.ts';
import type { Surveys } from '../survey/surveys.ts';
import { COMPARE, likeItems, TO_SIDE, type LikeItem } from './likeItems.ts';

/** More than these of a kind nobody reads in a list. */
const MOST_OF_A_KIND = 30;

/** How many posts are read unasked: most copies are among the first few, and reading takes a while. */
const MOST_READ = 300;

interface Dependencies {
  readonly archive: Archive;
  readonly surveys: Surveys;
}

/** The posts that are like another one, in a list that fills while it is open. */
export class LikeList {
  readonly #tools: Dependencies;
  readonly #post: ComparedPost;
  readonly #sketch: Sketch;
  readonly #picker = vscode.window.createQuickPick<LikeItem>();
  readonly #closed = new vscode.CancellationTokenSource();

  /** @param sketch of the post’s article as it is now. */
  constructor(tools: Dependencies, post: ComparedPost, sketch: Sketch) {
    this.#tools = tools;
    this.#post = post;
    this.#sketch = sketch;
    const picker = this.#picker;
    picker.title = vscode.l10n.t('Posts Like “{title}”', { title: this.#name });
    picker.matchOnDescription = true;
    picker.keepScrollPosition = true;
    picker.onDidAccept(() => this.#accept());
    picker.onDidTriggerItemButton(({ item, button }) => this.#press(item, button));
    // Posts are surveyed as files change, too, and others may have asked for it.
    const subscription = tools.surveys.onDidChange(() => this.#list());
    picker.onDidHide(() => {
      subscription.dispose();
      this.#closed.cancel();
      this.#closed.dispose();
      picker.dispose();
    });
  }

  /** Shows the list, and looks for copies where they are most likely. */
  async open(): Promise<void> {
    const { archive, surveys } = this.#tools;
    this.#picker.show();
    await this.#whileBusy(vscode.l10n.t('Looking for posts like this one…'), async () => {
      await archive.soon();
      if (this.#isClosed()) return;
      this.#list();
      // What an earlier survey found is there at once.
      if (!(await surveys.ready()) || this.#isClosed()) return;
      this.#list();
      const likely = POSTS_ALIKE.likelyCopies(archive.index, this.#post, MOST_READ);
      await surveys.surveySome(
        likely.map((path) => vscode.Uri.parse(path, true)),
        this.#closed.token,
      );
    });
  }

  #isClosed(): boolean {
    return this.#closed.token.isCancellationRequested;
  }

  get #name(): string {
    return this.#post.entry.title;
  }

  async #lookThroughAll(): Promise<void> {
    const { surveys } = this.#tools;
    await this.#whileBusy(vscode.l10n.t('Looking through all posts…'), () =>
      surveys.surveyAll(this.#closed.token, (done, all) => {
        this.#picker.placeholder = vscode.l10n.t('Looking through all posts: {done} of {all}', { done, all });
      }),
    );
  }

  async #whileBusy(placeholder: string, work: () => Promise<unknown>): Promise<void> {
    this.#picker.placeholder = placeholder;
    this.#picker.busy = true;
    this.#list();
    await work();
    if (this.#isClosed()) return;
    this.#picker.busy = false;
    this.#list();
    const isEmpty = this.#picker.items.length === 0;
    this.#picker.placeholder = isEmpty ? vscode.l10n.t('No other post is like this one.') : '';
  }

  #list(): void {
    const { archive, surveys } = this.#tools;
    const { index } = archive;
    const post = this.#post;
    const found = POSTS_ALIKE.copies(index, post, this.#sketch, surveys.table, MOST_OF_A_KIND);
    const posts = {
      ...found,
      sameDay: POSTS_ALIKE.sameDay(index, post, MOST_OF_A_KIND),
      sameTags: POSTS_ALIKE.sameTags(index, post, MOST_OF_A_KIND),
    };
    const isAll = surveys.table.size >= index.size || this.#sketch.length === 0;
    const active = this.#picker.activeItems[0]?.uri?.toString();
    this.#picker.items = likeItems(
      post,
      posts,
      isAll || this.#picker.busy ? undefined : () => this.#lookThroughAll(),
    );
    // A list that fills leaves people where they are.
    const same = this.#picker.items.find(({ uri }) => uri !== undefined && uri.toString() === active);
    if (same) this.#picker.activeItems = [same];
  }

  #accept(): void {
    const [item] = this.#picker.selectedItems;
    if (item?.uri) {
      this.#picker.hide();
      void vscode.window.showTextDocument(item.uri);
    } else void item?.run?.();
  }

  #press({ uri, label }: LikeItem, button: vscode.QuickInputButton): void {
    if (!uri) return;
    this.#picker.hide();
    if (button === TO_SIDE) {
      void vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
    } else if (button === COMPARE) {
      const names = vscode.l10n.t('{one} and {other}', { one: label, other: this.#name });
      void vscode.commands.executeCommand('vscode.diff', uri, vscode.Uri.parse(this.#post.path, true), names);
    }
  }
}

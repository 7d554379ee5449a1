import * as vscode from 'vscode';
import { applyEdits, type BulkJournal } from '../../core/postService.ts';
import { baseName } from '../posts.ts';
import type { Plan, PlannedPost } from './plan.ts';
import { isLeftAlone, readPostFile } from './postFile.ts';

/** The scheme of what posts would be. */
const AFTER_SCHEME = 'galley-bulk';

/** Shows what posts would be after the ticked changes of a plan, as texts to be looked at. */
export class AfterTexts implements vscode.Disposable {
  readonly #format: BulkJournal;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider: vscode.Disposable;
  #plan: Plan | undefined;
  #shown = new Map<string, PlannedPost>();

  constructor(format: BulkJournal) {
    this.#format = format;
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(AFTER_SCHEME, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: (uri) => this.#textOf(uri),
    });
  }

  /** Opens a post beside what it would be. */
  async compare(plan: Plan, post: PlannedPost): Promise<void> {
    const title = vscode.l10n.t('{name}: what would change', { name: baseName(post.uri) });
    const options = { preview: true, preserveFocus: true };
    await vscode.commands.executeCommand('vscode.diff', post.uri, this.#add(plan, post), title, options);
  }

  /** Opens many posts beside what they would be, in one editor. */
  async compareAll(plan: Plan, posts: readonly PlannedPost[], title: string): Promise<void> {
    const resources = posts.map((post) => [post.uri, post.uri, this.#add(plan, post)]);
    await vscode.commands.executeCommand('vscode.changes', title, resources);
  }

  /** Other changes are ticked now. */
  refresh(): void {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    for (const name of this.#shown.keys()) {
      if (open.has(name)) this.#changed.fire(vscode.Uri.parse(name, true));
    }
  }

  /** Closes the comparisons, and forgets the texts. */
  async clear(): Promise<void> {
    this.#plan = undefined;
    this.#shown = new Map();
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(isComparison);
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs, true);
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }

  /** The address of the text that a post would have; it is called as the post is, so that it is coloured as that. */
  #add(plan: Plan, post: PlannedPost): vscode.Uri {
    this.#plan = plan;
    const path = post.uri.path.startsWith('/') ? post.uri.path : `/${post.uri.path}`;
    const uri = vscode.Uri.from({ scheme: AFTER_SCHEME, path, query: post.uri.toString() });
    this.#shown.set(uri.toString(), post);
    return uri;
  }

  async #textOf(uri: vscode.Uri): Promise<string> {
    const post = this.#shown.get(uri.toString());
    const plan = this.#plan;
    if (!post || !plan) return '';
    const file = await readPostFile(post.uri);
    if (isLeftAlone(file)) return '';
    // What has changed since will not change now.
    const edits = this.#format.identify(file.text) === post.text && plan.isPostTicked(post);
    const text = edits ? applyEdits(file.text, plan.editsOf(post)) : file.text;
    return text.replace(/^\uFEFF/, '');
  }
}

/** Whether a tab compares posts with what they would be: one, or many, for which the API has no class yet. */
function isComparison({ input }: vscode.Tab): boolean {
  const { textDiffs = [input] } = (input ?? {}) as { readonly textDiffs?: readonly unknown[] };
  return textDiffs.some(
    (one) => one instanceof vscode.TabInputTextDiff && one.modified.scheme === AFTER_SCHEME,
  );
}

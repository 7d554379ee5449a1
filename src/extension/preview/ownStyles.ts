import * as vscode from 'vscode';
import { previewStyles, STYLES_SETTING } from '../settings.ts';

/** The style sheets that people have for the preview: files of a trusted workspace. */
export class OwnStyles implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Files that have changed, with how often: a page loads an address once. */
  readonly #versions = new Map<string, number>();
  /** What was complained about. */
  readonly #said = new Set<string>();
  readonly #subscriptions: vscode.Disposable;

  /** What `of` answers may be different. */
  readonly onDidChange = this.#changed.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.css');
    const changed = (file: vscode.Uri): void => {
      const key = file.toString();
      this.#said.delete(key);
      this.#versions.set(key, (this.#versions.get(key) ?? 0) + 1);
      this.#changed.fire();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(STYLES_SETTING)) this.#changed.fire();
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** The style sheets for a post, in order. The query of each says which version it is. */
  of(post: vscode.Uri): vscode.Uri[] {
    const folder = vscode.workspace.getWorkspaceFolder(post);
    // A person's own settings name files as well, and whose they are is what counts.
    if (!folder || !vscode.workspace.isTrusted) return [];
    return previewStyles(post).flatMap((path) => {
      const file = vscode.Uri.joinPath(folder.uri, path.replaceAll('\\', '/'));
      if (!/\.css$/i.test(path) || !vscode.workspace.getWorkspaceFolder(file)) {
        this.#say(path, `${STYLES_SETTING}: ${path} is no style sheet of the workspace`);
        return [];
      }
      void this.#check(file);
      return file.with({ query: `${this.#versions.get(file.toString()) ?? 0}` });
    });
  }

  async #check(file: vscode.Uri): Promise<void> {
    try {
      await vscode.workspace.fs.stat(file);
    } catch (error) {
      this.#say(file.toString(), `${STYLES_SETTING}: ${String(error)}`);
    }
  }

  #say(about: string, text: string): void {
    if (this.#said.has(about)) return;
    this.#said.add(about);
    this.#log.warn(text);
  }
}

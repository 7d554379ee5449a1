import * as vscode from 'vscode';

/** The scheme of texts that a review shows: what a post would be. */
const SCHEME = 'galley-cleaned';

/** Texts that are only to be looked at, each beside the post that it may become. */
export class CleanedTexts implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  #made = 0;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
      }),
    );
  }

  /** Makes a text for a post; it is called as the post is, so that it is coloured as that is. */
  add(post: vscode.Uri, text: string): vscode.Uri {
    const path = post.path.startsWith('/') ? post.path : `/${post.path}`;
    const uri = vscode.Uri.from({ scheme: SCHEME, path, query: `review=${++this.#made}` });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  change(uri: vscode.Uri, text: string): void {
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
  }

  delete(uri: vscode.Uri): void {
    this.#texts.delete(uri.toString());
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

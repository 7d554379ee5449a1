import * as vscode from 'vscode';
import type { PreviewOptions } from '../../core/postService.ts';
import { previewImages } from '../settings.ts';
import type { Sites } from '../sites.ts';
import { OwnStyles } from './ownStyles.ts';

interface Dependencies {
  readonly sites: Sites;
  readonly log: vscode.LogOutputChannel;
}

/** What a page shows of a post that is not in its text: the time of its site, which pictures load, and a
 * person's own style sheets. */
export class Surroundings implements vscode.Disposable {
  readonly #sites: Sites;
  readonly #styles: OwnStyles;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  /** Pages may look different. */
  readonly onDidChange = this.#changed.event;

  constructor({ sites, log }: Dependencies) {
    this.#sites = sites;
    this.#styles = new OwnStyles(log);
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#styles,
      this.#styles.onDidChange(() => this.#changed.fire()),
      sites.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('galley.preview.images')) this.#changed.fire();
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  optionsFor(post: vscode.Uri): PreviewOptions {
    return { ...this.#sites.of(post), images: previewImages(post) };
  }

  /** The style sheets for a post, in order. The query of each says which version it is. */
  stylesFor(post: vscode.Uri): vscode.Uri[] {
    return this.#styles.of(post);
  }
}

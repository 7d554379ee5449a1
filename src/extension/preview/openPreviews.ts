import * as vscode from 'vscode';
import type { PreviewPanel } from './previewPanel.ts';

/** The previews that are open. One at most follows the active post; the others are locked to theirs. */
export class OpenPreviews implements vscode.Disposable {
  /** The one that was active last stands last. */
  #panels: readonly PreviewPanel[] = [];

  /** To be told of each panel that opens. One that would be the second to follow is locked: it stays as it is. */
  add(panel: PreviewPanel): void {
    if (this.following) panel.isLocked = true;
    this.#panels = [...this.#panels, panel];
    this.tellContext();
  }

  remove(panel: PreviewPanel): void {
    this.#panels = this.#panels.filter((other) => other !== panel);
    this.tellContext();
  }

  /** The one that follows the active post. */
  get following(): PreviewPanel | undefined {
    return this.#panels.find(({ isLocked }) => !isLocked);
  }

  /** The one that commands are about. */
  get current(): PreviewPanel | undefined {
    return this.#panels.at(-1);
  }

  get all(): readonly PreviewPanel[] {
    return this.#panels;
  }

  showing(resource: vscode.Uri): PreviewPanel[] {
    return this.#panels.filter((panel) => panel.resource?.toString() === resource.toString());
  }

  /** Lets a panel follow the active post. Another that did so stays with the post that it shows. */
  unlock(panel: PreviewPanel): void {
    const other = this.following;
    if (other) other.isLocked = true;
    panel.isLocked = false;
  }

  /** Tells VS Code, for menus and keys, what the current preview is like. To be called when it has changed. */
  tellContext(): void {
    const active = this.#panels.find(({ isActive }) => isActive);
    if (active) this.#panels = [...this.#panels.filter((panel) => panel !== active), active];
    const { current } = this;
    const values = { previewOpen: !!current, previewLocked: current?.isLocked, previewView: current?.view };
    for (const [key, value] of Object.entries(values)) {
      void vscode.commands.executeCommand('setContext', `galley.${key}`, value);
    }
  }

  dispose(): void {
    for (const panel of this.#panels) panel.dispose();
  }
}

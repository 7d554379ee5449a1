import * as vscode from 'vscode';
import type { ArchiveIndex, PostService } from '../../core/postService.ts';
import { baseName } from '../posts.ts';

interface Dependencies {
  readonly service: PostService;
  readonly index: ArchiveIndex;
}

/** Sees to it that posts with changes that are not saved count as they are in their editors: once the person has
 * turned to another one, since a half-typed tag is no tag. */
export class UnsavedPosts {
  readonly #tools: Dependencies;
  /** Those that count as they are in an editor, and in which version. */
  readonly #counted = new Map<string, number>();

  constructor(tools: Dependencies) {
    this.#tools = tools;
  }

  /**
   * Counts them.
   * @returns whether something has changed, and the files that count as they are on the disk again, and must be read
   * for that.
   */
  count(): { hasChanged: boolean; saved: readonly string[] } {
    const { service, index } = this.#tools;
    const typing = vscode.window.activeTextEditor?.document;
    const unsaved = new Map(
      vscode.workspace.textDocuments
        .filter(({ isDirty }) => isDirty)
        .map((document) => [document.uri.toString(), document]),
    );
    const saved = [...this.#counted.keys()].filter((path) => !unsaved.has(path));
    for (const path of saved) this.#counted.delete(path);
    let hasChanged = saved.length > 0;
    for (const [path, document] of unsaved) {
      if (document === typing || !index.knows(path) || this.#counted.get(path) === document.version) continue;
      // Without a stamp: the next start reads the file.
      index.set(path, service.entry(document.getText(), baseName(document.uri)));
      this.#counted.set(path, document.version);
      hasChanged = true;
    }
    return { hasChanged, saved };
  }

  /** What has been read counts as it is on the disk, until it is counted again. */
  forget(): void {
    this.#counted.clear();
  }
}

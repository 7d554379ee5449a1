import type * as vscode from 'vscode';
import type { Diagnostic, OffsetRange, Severity } from '../../core/postService.ts';
import type { ShownProblems } from '../shownProblems.ts';

/** How many problems of each severity are shown at most: errors are not crowded out by hints. The Problems panel
 * is slow with many more, and nobody reads them. */
const MOST_OF_EACH = 5000;

/** A post with problems. */
interface Kept {
  readonly uri: vscode.Uri;
  readonly shown: readonly Severity[];
  /** How many are not shown, since there are too many. */
  readonly hidden: number;
  /** The other posts that they tell of. */
  readonly related: ReadonlySet<string>;
}

/** The problems of posts that are not open, as the Problems panel shows them. */
export class KeptProblems {
  readonly #shown: ShownProblems;
  readonly #most: number;
  readonly #posts = new Map<string, Kept>();
  readonly #count = new Map<Severity, number>();
  #hidden = 0;

  constructor(shown: ShownProblems, most = MOST_OF_EACH) {
    this.#shown = shown;
    this.#most = most;
  }

  /** How many are not shown, since there are too many. */
  get hidden(): number {
    return this.#hidden;
  }

  /** The posts that have any. */
  get posts(): vscode.Uri[] {
    return Array.from(this.#posts.values(), ({ uri }) => uri);
  }

  /** Shows these problems of a post, and no earlier ones. `toRange` knows the lines of its text. */
  set(uri: vscode.Uri, found: readonly Diagnostic[], toRange: (range: OffsetRange) => vscode.Range): void {
    this.leave(uri);
    const seen = found.filter((one) => this.#takeRoom(one));
    this.#shown.show(uri, seen, toRange);
    if (found.length === 0) return;
    const hidden = found.length - seen.length;
    this.#hidden += hidden;
    this.#posts.set(uri.toString(), {
      uri,
      shown: seen.map(({ severity }) => severity),
      hidden,
      related: new Set(found.flatMap(({ related }) => related ?? [])),
    });
  }

  /** No problems of a post are shown any more. */
  delete(uri: vscode.Uri): void {
    if (this.leave(uri)) this.#shown.forget(uri);
  }

  /** Leaves a post to the editor that shows it. @returns whether it had any problems. */
  leave(uri: vscode.Uri): boolean {
    const kept = this.#posts.get(uri.toString());
    if (!kept) return false;
    for (const severity of kept.shown) this.#count.set(severity, this.#count.get(severity)! - 1);
    this.#hidden -= kept.hidden;
    return this.#posts.delete(uri.toString());
  }

  clear(): void {
    for (const uri of this.posts) this.delete(uri);
  }

  /** The posts whose problems tell of one of these. */
  tellingOf(posts: ReadonlySet<string>): vscode.Uri[] {
    return [...this.#posts.values()]
      .filter(({ related }) => related.size > 0 && [...related].some((post) => posts.has(post)))
      .map(({ uri }) => uri);
  }

  /** The other posts that the problems of these tell of. */
  toldBy(posts: ReadonlySet<string>): string[] {
    return [...posts].flatMap((post) => [...(this.#posts.get(post)?.related ?? [])]);
  }

  #takeRoom({ severity }: Diagnostic): boolean {
    const count = this.#count.get(severity) ?? 0;
    if (count >= this.#most) return false;
    this.#count.set(severity, count + 1);
    return true;
  }
}

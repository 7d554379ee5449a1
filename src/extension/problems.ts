import * as vscode from 'vscode';
import type { ArchiveIndex, Diagnostic, Post, PostService } from '../core/postService.ts';
import type { Archive } from './archive.ts';
import type { OpenPosts } from './posts.ts';
import type { Schemas } from './schemas.ts';
import { comparesWithArchive, diagnosticOptions } from './settings.ts';
import type { Sites } from './sites.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly archive: Archive;
  readonly schemas: Schemas;
  readonly sites: Sites;
}

/** What is to be mended in posts, as the settings, the site and the archive have it now. */
export class Problems {
  readonly #tools: Dependencies;

  constructor(tools: Dependencies) {
    this.#tools = tools;
  }

  /** There may be other problems, though no post has changed. */
  readonly onDidChange: vscode.Event<void> = (listener, self, disposables) =>
    vscode.Disposable.from(
      this.#tools.archive.onDidChange(listener, self, disposables),
      this.#tools.schemas.onDidChange(listener, self, disposables),
      this.#tools.sites.onDidChange(listener, self, disposables),
    );

  /** Those of an open post, as far as its surroundings are known. */
  of(document: vscode.TextDocument): Diagnostic[] {
    return this.#in(document.uri, this.#tools.posts.get(document));
  }

  /** Those of a post, when its site and its schemas are known. What the archive says is said when all of it is
   * known by now. Never rejects. */
  async find(uri: vscode.Uri, post: Post): Promise<Diagnostic[]> {
    const { schemas, sites } = this.#tools;
    await sites.find(uri);
    await schemas.find(uri, post.facts.layout);
    return this.#in(uri, post);
  }

  #in(uri: vscode.Uri, post: Post): Diagnostic[] {
    const { service, schemas, sites } = this.#tools;
    const index = this.#indexFor(uri);
    const home = sites.of(uri);
    const archive = index && {
      index,
      path: uri.toString(),
      pathInSite: (path: string) => sites.pathIn(home?.root, vscode.Uri.parse(path, true)),
    };
    return service.diagnose(post, {
      ...diagnosticOptions(uri),
      ...home,
      now: Date.now(),
      schemas: schemas.for(uri, post.facts.layout),
      ...(archive && { archive }),
    });
  }

  /** What the archive knows; undefined while only part of it has been read. */
  #indexFor(uri: vscode.Uri): ArchiveIndex | undefined {
    if (!comparesWithArchive(uri)) return undefined;
    const { archive } = this.#tools;
    // To read a thousand posts over a network is for someone to ask for.
    if (uri.scheme === 'file') void archive.soon();
    return archive.complete ? archive.index : undefined;
  }
}

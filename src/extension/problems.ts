import * as vscode from 'vscode';
import type { ArchiveIndex, Diagnostic, PostService } from '../core/postService.ts';
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

/** What is to be mended in open posts, as the settings, the site and the archive have it now. */
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

  of(document: vscode.TextDocument): Diagnostic[] {
    const { service, posts, schemas, sites } = this.#tools;
    const post = posts.get(document);
    const index = this.#indexFor(document);
    const home = sites.of(document.uri);
    const archive = index && {
      index,
      path: document.uri.toString(),
      pathInSite: (path: string) => sites.pathIn(home?.root, vscode.Uri.parse(path, true)),
    };
    return service.diagnose(post, {
      ...diagnosticOptions(document.uri),
      ...home,
      now: Date.now(),
      schemas: schemas.for(document, post.facts.layout),
      ...(archive && { archive }),
    });
  }

  /** What the archive knows; undefined while only part of it has been read. */
  #indexFor({ uri }: vscode.TextDocument): ArchiveIndex | undefined {
    if (!comparesWithArchive(uri)) return undefined;
    const { archive } = this.#tools;
    // To read a thousand posts over a network is for someone to ask for.
    if (uri.scheme === 'file') void archive.soon();
    return archive.complete ? archive.index : undefined;
  }
}

import type * as vscode from 'vscode';
import type { HTMLDocument, LanguageService, TextDocument } from 'vscode-html-languageservice';
import type { PostService } from '../../core/postService.ts';
import type { OpenPosts } from '../posts.ts';

/** A post's HTML, as the language service for HTML knows it. Its positions are those of the post. */
export interface HtmlBody {
  readonly html: LanguageService;
  readonly text: TextDocument;
  readonly tree: HTMLDocument;
}

/** Posts as HTML documents, each read once a version. */
export class HtmlBodies {
  readonly #service: PostService;
  readonly #posts: OpenPosts;
  readonly #known = new WeakMap<vscode.TextDocument, { readonly version: number; readonly body: HtmlBody }>();

  constructor(service: PostService, posts: OpenPosts) {
    this.#service = service;
    this.#posts = posts;
  }

  /** Whether an offset is in the body, where HTML may stand. */
  mayHoldHtml(document: vscode.TextDocument, offset: number): boolean {
    return offset >= this.#posts.get(document).document.body.start;
  }

  /** The document as it is when the service is there; undefined if it has changed since the call. */
  async get(document: vscode.TextDocument): Promise<HtmlBody | undefined> {
    const { version } = document;
    const known = this.#known.get(document);
    if (known?.version === version) return known.body;
    const html = await loadService();
    if (document.isClosed || document.version !== version) return undefined;
    const { TextDocument } = await import('vscode-html-languageservice');
    const source = this.#service.onlyHtml(this.#posts.get(document));
    const text = TextDocument.create(document.uri.toString(), 'html', version, source);
    const body = { html, text, tree: html.parseHTMLDocument(text) };
    this.#known.set(document, { version, body });
    return body;
  }
}

let service: Promise<LanguageService> | undefined;

/** Nothing of it is run before the first tag that someone edits. */
function loadService(): Promise<LanguageService> {
  return (service ??= import('vscode-html-languageservice').then(({ getLanguageService }) =>
    getLanguageService(),
  ));
}

import * as vscode from 'vscode';
import type { Post, PostService } from '../core/postService.ts';

export const LANGUAGE_ID = 'post';

/** What the language features register for: posts, wherever they are kept. */
export const POST_SELECTOR: vscode.DocumentSelector = { language: LANGUAGE_ID };

/** The open posts, each read once a version. */
export class OpenPosts {
  readonly #service: PostService;
  readonly #read = new WeakMap<vscode.TextDocument, { version: number; post: Post }>();

  constructor(service: PostService) {
    this.#service = service;
  }

  /** The document as it is now, read as a post. */
  get(document: vscode.TextDocument): Post {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known.post;
    const post = this.#service.read(document.getText(), baseName(document.uri), known?.post);
    this.#read.set(document, { version: document.version, post });
    return post;
  }
}

export function isPost(document: vscode.TextDocument): boolean {
  return document.languageId === LANGUAGE_ID;
}

/** Whether people can change the post: an old version in a comparison is only looked at. */
export function isEditable({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

/** The document of a file that VS Code holds. */
export function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  const name = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === name);
}

/** The last part of a URI's path: a file's name, whatever holds the file. */
export function baseName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

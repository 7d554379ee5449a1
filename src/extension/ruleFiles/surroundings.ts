import * as vscode from 'vscode';
import {
  NO_NAMES,
  type NamesInPost,
  type PostService,
  type Rule,
  type RuleSurroundings,
} from '../../core/postService.ts';
import type { Archive } from '../archive.ts';
import type { OwnRules } from '../ownRules.ts';
import { isPost, type OpenPosts } from '../posts.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly archive: Archive;
  readonly rules: OwnRules;
}

/** What who writes rules has around the file: the archive, the rules that hold, and the post that was looked
 * at last. */
export class Surroundings implements vscode.Disposable {
  readonly #service: PostService;
  readonly #posts: OpenPosts;
  readonly #archive: Archive;
  readonly #rules: OwnRules;
  readonly #names = new WeakMap<vscode.TextDocument, { version: number; names: NamesInPost }>();
  readonly #subscription: vscode.Disposable;
  #last: vscode.TextDocument | undefined;

  constructor({ service, posts, archive, rules }: Dependencies) {
    this.#service = service;
    this.#posts = posts;
    this.#archive = archive;
    this.#rules = rules;
    const look = (editor: vscode.TextEditor | undefined): void => {
      if (editor && isPost(editor.document)) this.#last = editor.document;
    };
    look(vscode.window.activeTextEditor);
    this.#subscription = vscode.window.onDidChangeActiveTextEditor(look);
  }

  /** The post that was looked at last, if it is still open; or else one that is to be seen. */
  get post(): vscode.TextDocument | undefined {
    const seen = (): vscode.TextDocument | undefined =>
      vscode.window.visibleTextEditors.map(({ document }) => document).find(isPost);
    return this.#last && !this.#last.isClosed && isPost(this.#last) ? this.#last : seen();
  }

  /** The rules that hold in the folder of a file. */
  rulesFor({ uri }: vscode.TextDocument): readonly Rule[] {
    return (this.#rules.optionsFor(uri).rules ?? this.#service.ruleBook(['galley'])).rules;
  }

  /** What there is around a rule file now. */
  of(document: vscode.TextDocument): RuleSurroundings {
    return {
      archive: this.#archive.index,
      names: this.post ? this.#namesIn(this.post) : NO_NAMES,
      rules: this.rulesFor(document),
    };
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #namesIn(document: vscode.TextDocument): NamesInPost {
    const known = this.#names.get(document);
    if (known?.version === document.version) return known.names;
    const names = this.#service.ruleLanguage.namesIn(this.#posts.get(document).document);
    this.#names.set(document, { version: document.version, names });
    return names;
  }
}

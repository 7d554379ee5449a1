import * as vscode from 'vscode';
import type { PostService, RuleFile } from '../../core/postService.ts';
import { RULE_FILE } from '../ownRules.ts';
import { baseName } from '../posts.ts';

export const RULES_LANGUAGE_ID = 'galley-rules';

/** What the language features register for: rule files, wherever they are kept. */
export const RULES_SELECTOR: vscode.DocumentSelector = { language: RULES_LANGUAGE_ID };

/** Galley's own rules are shown under this scheme: `galley-rules:/zaobao.txt`. */
export const OWN_RULES_SCHEME = 'galley-rules';

export function isRuleFile(document: vscode.TextDocument): boolean {
  return document.languageId === RULES_LANGUAGE_ID;
}

/** The open rule files, each read once a version. */
export class RuleFiles {
  readonly #service: PostService;
  readonly #read = new WeakMap<vscode.TextDocument, { version: number; file: RuleFile }>();

  constructor(service: PostService) {
    this.#service = service;
  }

  /** The document as it is now, read as rules. */
  get(document: vscode.TextDocument): RuleFile {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known.file;
    const isOwn = document.uri.scheme === OWN_RULES_SCHEME;
    const file = this.#service.ruleLanguage.read(
      document.getText(),
      nameOf(document.uri),
      isOwn ? 'reviewed' : 'foreign',
    );
    this.#read.set(document, { version: document.version, file });
    return file;
  }
}

/** What rules without an id are called by, as where they are used. */
function nameOf(uri: vscode.Uri): string {
  return uri.path.endsWith(`/${RULE_FILE}`) ? RULE_FILE : baseName(uri);
}

/** Gives Galley's own rules their language: a pattern in package.json would take other files as well. */
export function registerOwnRulesLanguage(): vscode.Disposable {
  const decide = async (document: vscode.TextDocument): Promise<void> => {
    if (document.uri.scheme !== OWN_RULES_SCHEME || isRuleFile(document)) return;
    try {
      await vscode.languages.setTextDocumentLanguage(document, RULES_LANGUAGE_ID);
    } catch {
      // The document was closed in the meantime: nobody sees its language.
    }
  };
  for (const document of vscode.workspace.textDocuments) void decide(document);
  return vscode.workspace.onDidOpenTextDocument((document) => void decide(document));
}

import * as vscode from 'vscode';
import type { Post } from '../core/postService.ts';
import { matchesGlob } from './files.ts';
import { isPost, LANGUAGE_ID, type OpenPosts } from './posts.ts';
import { detection, filePatterns, onDidChangeSettings } from './settings.ts';

/** The patterns that package.json gives to the language, which no setting can take back. */
const OWN_PATTERN = /\/_(?:posts|drafts)\/.*\.(?:md|markdown|html)$/;

/**
 * Makes posts of files that are posts: by the patterns of a setting, or, opened as Markdown, by their shape;
 * and gives Markdown back what the manifest's patterns took where the setting says so.
 */
export function registerLanguageDetection(posts: OpenPosts): vscode.Disposable {
  // Someone who picks a language by hand means it: VS Code reports that as closing and opening in one turn.
  const justClosed = new Set<string>();
  const decide = async (document: vscode.TextDocument): Promise<void> => {
    if (justClosed.has(document.uri.toString())) return;
    const language = wantedLanguage(document, posts);
    if (language === undefined) return;
    try {
      await vscode.languages.setTextDocumentLanguage(document, language);
    } catch {
      // The document was closed in the meantime: nobody sees its language.
    }
  };
  for (const document of vscode.workspace.textDocuments) void decide(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => void decide(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      justClosed.add(uri.toString());
      setTimeout(() => justClosed.delete(uri.toString()), 0);
    }),
    onDidChangeSettings((change) => {
      if (!change.affects('galley.files')) return;
      for (const document of vscode.workspace.textDocuments) void decide(document);
    }),
  );
}

/** The language that the document should have, if it is another than it has. */
function wantedLanguage(document: vscode.TextDocument, posts: OpenPosts): string | undefined {
  const { byPattern, byShape } = waysFor(document.uri);
  if (isPost(document)) {
    const unwanted =
      !byPattern && OWN_PATTERN.test(document.uri.path) && !(byShape && hasPostShape(posts.get(document)));
    if (!unwanted || isAssociated(document)) return undefined;
    return document.uri.path.endsWith('.html') ? 'html' : 'markdown';
  }
  if (document.languageId !== 'markdown' && document.languageId !== 'html') return undefined;
  if (byPattern && matchesSetting(document.uri)) return LANGUAGE_ID;
  const mayHaveShape =
    byShape && document.languageId === 'markdown' && document.lineAt(0).text.startsWith('---');
  return mayHaveShape && hasPostShape(posts.get(document)) ? LANGUAGE_ID : undefined;
}

/** By which of the two a file may become a post. */
function waysFor(uri: vscode.Uri): { readonly byPattern: boolean; readonly byShape: boolean } {
  const how = detection(uri);
  return {
    byPattern: how === 'patternAndShape' || how === 'pattern',
    byShape: how === 'patternAndShape' || how === 'shape',
  };
}

/** Whether the person's `files.associations` make a post of it: then they decide. */
function isAssociated(document: vscode.TextDocument): boolean {
  const associations = vscode.workspace
    .getConfiguration('files', document)
    .get<Record<string, string>>('associations', {});
  return Object.entries(associations).some(([glob, language]) => {
    const pattern = glob.includes('/') ? glob : `**/${glob}`;
    return language === LANGUAGE_ID && vscode.languages.match({ pattern }, document) > 0;
  });
}

/** Whether a file that is not open would be a post, once it is. */
export function isPostFile(uri: vscode.Uri, post: Post): boolean {
  const { byPattern, byShape } = waysFor(uri);
  return (
    (byPattern && (OWN_PATTERN.test(uri.path) || matchesSetting(uri))) || (byShape && hasPostShape(post))
  );
}

function matchesSetting(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return filePatterns(uri).some((glob) =>
    matchesGlob(uri, folder ? new vscode.RelativePattern(folder, glob) : glob),
  );
}

/** Front matter at the very start, and a stamp or `layout: post`. */
function hasPostShape({ facts, document }: Post): boolean {
  return document.frontMatter.kind !== 'absent' && (facts.archived || facts.layout === 'post');
}

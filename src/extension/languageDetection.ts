import * as vscode from 'vscode';
import type { OpenPosts } from './posts.ts';
import { isPost, LANGUAGE_ID } from './posts.ts';
import { detection, filePatterns } from './settings.ts';

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
    if (language !== undefined) await vscode.languages.setTextDocumentLanguage(document, language);
  };
  for (const document of vscode.workspace.textDocuments) void decide(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => void decide(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      justClosed.add(uri.toString());
      setTimeout(() => justClosed.delete(uri.toString()), 0);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('galley.files')) return;
      for (const document of vscode.workspace.textDocuments) void decide(document);
    }),
  );
}

/** The language that the document should have, if it is another than it has. */
function wantedLanguage(document: vscode.TextDocument, posts: OpenPosts): string | undefined {
  const how = detection(document.uri);
  const byPattern = how === 'patternAndShape' || how === 'pattern';
  const byShape = how === 'patternAndShape' || how === 'shape';
  if (isPost(document)) {
    const unwanted =
      !byPattern && OWN_PATTERN.test(document.uri.path) && !(byShape && hasPostShape(document, posts));
    if (!unwanted || isAssociated()) return undefined;
    return document.uri.path.endsWith('.html') ? 'html' : 'markdown';
  }
  if (document.languageId !== 'markdown' && document.languageId !== 'html') return undefined;
  if (byPattern && matchesSetting(document)) return LANGUAGE_ID;
  return byShape && document.languageId === 'markdown' && hasPostShape(document, posts)
    ? LANGUAGE_ID
    : undefined;
}

/** Whether the person's `files.associations` name the language: then they decide. */
function isAssociated(): boolean {
  const associations = vscode.workspace
    .getConfiguration('files')
    .get<Record<string, string>>('associations', {});
  return Object.values(associations).includes(LANGUAGE_ID);
}

function matchesSetting(document: vscode.TextDocument): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  return filePatterns(document.uri).some((glob) => {
    const pattern = folder ? new vscode.RelativePattern(folder, glob) : glob;
    return vscode.languages.match({ pattern }, document) > 0;
  });
}

/** Front matter at the very start, and a stamp or `layout: post`. */
function hasPostShape(document: vscode.TextDocument, posts: OpenPosts): boolean {
  if (!document.lineAt(0).text.startsWith('---')) return false;
  const { facts, document: post } = posts.get(document);
  return post.frontMatter.kind !== 'absent' && (facts.archived || facts.layout === 'post');
}

import * as vscode from 'vscode';
import { isEditable, isPost } from './posts.ts';
import { onDidChangeSettings } from './settings.ts';

interface Follower {
  /** Which documents are looked at. */
  readonly includes: (document: vscode.TextDocument) => boolean;
  /** Looks at a document as it is now. */
  readonly update: (document: vscode.TextDocument) => void;
  /** Forgets a document that is closed, or has another language now. */
  readonly forget: (document: vscode.TextDocument) => void;
  /** How long typing must pause before a look, in milliseconds. */
  readonly pause: (document: vscode.TextDocument) => number;
  /** Tells that what is seen may have changed though no document has. */
  readonly onDidChange?: vscode.Event<void>;
}

/** The shortest pause in typing before a look that may take long, in milliseconds. */
const LEAST_PAUSE_MS = 300;

/** Such a look waits for a longer pause where it takes long: so many times its own length. */
const PATIENCE = 5;

/** For a look that takes long in long posts: it waits for a pause in proportion. */
export function patiently(look: Follower['update']): Pick<Follower, 'update' | 'pause'> {
  const lastTook = new WeakMap<vscode.TextDocument, number>();
  return {
    update(document) {
      const began = Date.now();
      look(document);
      lastTook.set(document, Date.now() - began);
    },
    pause: (document) => Math.max(LEAST_PAUSE_MS, PATIENCE * (lastTook.get(document) ?? 0)),
  };
}

/** Keeps something up to date with all open posts that people can change. */
export function followPosts(follower: Omit<Follower, 'includes'>): vscode.Disposable {
  return followDocuments({ ...follower, includes: (document) => isPost(document) && isEditable(document) });
}

/** Keeps something up to date with open documents while they are edited and the settings change. */
export function followDocuments({
  includes,
  update,
  forget,
  pause,
  onDidChange,
}: Follower): vscode.Disposable {
  const pending = new Map<vscode.TextDocument, number>();
  const cancel = (document: vscode.TextDocument): void => {
    clearTimeout(pending.get(document));
    pending.delete(document);
  };
  const look = (document: vscode.TextDocument): void => {
    cancel(document);
    if (!document.isClosed && includes(document)) update(document);
  };
  const lookAtAll = (): void => vscode.workspace.textDocuments.forEach(look);

  lookAtAll();
  return vscode.Disposable.from(
    { dispose: () => pending.forEach((timer) => clearTimeout(timer)) },
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !includes(document)) return;
      cancel(document);
      pending.set(
        document,
        setTimeout(() => look(document), pause(document)),
      );
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      cancel(document);
      forget(document);
    }),
    onDidChangeSettings((change) => {
      if (change.affects('galley')) lookAtAll();
    }),
    ...(onDidChange ? [onDidChange(lookAtAll)] : []),
  );
}

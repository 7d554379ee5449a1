import * as vscode from 'vscode';
import { toRange } from './convert.ts';
import { followPosts } from './livePosts.ts';
import type { Problems } from './problems.ts';
import type { ShownProblems } from './shownProblems.ts';

/** How long typing must pause before the problems follow. */
const PAUSE_MS = 200;

interface Dependencies {
  readonly problems: Problems;
  readonly shown: ShownProblems;
}

/** Keeps the problems of all open posts up to date while they are edited. */
export function registerDiagnostics({ problems, shown }: Dependencies): vscode.Disposable {
  return followPosts({
    update(document) {
      shown.show(document.uri, problems.of(document), (range) => toRange(document, range));
    },
    forget: ({ uri }) => shown.forget(uri),
    pause: () => PAUSE_MS,
    onDidChange: (listener, self, disposables) =>
      vscode.Disposable.from(
        problems.onDidChange(listener, self, disposables),
        // A task takes away what its matcher has not found, of what is open and not saved as well.
        vscode.tasks.onDidEndTask(
          () => {
            listener.call(self);
          },
          undefined,
          disposables,
        ),
      ),
  });
}

import * as vscode from 'vscode';

/** Asks once for each folder of the workspace. What settings say holds for all of it, and to ask VS Code for them takes
 * longer than to clean a post. */
export function perFolder<Answer>(ask: (post: vscode.Uri) => Answer): (post: vscode.Uri) => Answer {
  const known = new Map<string, Answer>();
  return (post) => {
    const folder = vscode.workspace.getWorkspaceFolder(post)?.uri.toString() ?? '';
    let answer = known.get(folder);
    if (answer === undefined) known.set(folder, (answer = ask(post)));
    return answer;
  };
}

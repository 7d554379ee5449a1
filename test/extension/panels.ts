// For tests of what stands in panels beside a post.
import assert from 'assert';
import * as vscode from 'vscode';
import { closeAll, eventually, workspaceUri } from './support.ts';

export const SAMPLE = '2021-08-26-sample.md';

const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

/** The tabs of Galley's panels of a type. */
export function panelsOf(type: string): vscode.Tab[] {
  return tabs().filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(type),
  );
}

/** Waits until it holds; VS Code reports tabs a moment after they are there. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  await eventually(() =>
    assert.ok(
      holds(),
      `${what}; tabs: ${tabs()
        .map(({ label }) => label)
        .join(', ')}`,
    ),
  );
}

/** Each test of the surrounding describe() begins with the sample alone, shown in the first column. */
export function withSample(): { readonly post: vscode.TextDocument } {
  let post: vscode.TextDocument | undefined;
  beforeEach(async () => {
    await closeAll();
    post = await vscode.workspace.openTextDocument(workspaceUri(`_posts/${SAMPLE}`));
    await vscode.window.showTextDocument(post, vscode.ViewColumn.One);
  });
  after(closeAll);
  return {
    get post() {
      assert.ok(post, 'inside a test');
      return post;
    },
  };
}

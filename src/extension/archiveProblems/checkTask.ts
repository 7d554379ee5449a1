import * as vscode from 'vscode';
import { LineIndex, renderDiagnosticLine } from '../../core/postService.ts';
import { translate } from '../convert.ts';
import { checkPosts, type CheckTools } from './checkPosts.ts';

/** The type of the task in tasks.json, and the name of what reads its lines; both stand in package.json. */
const TASK_TYPE = 'galley';
const MATCHER = '$galley';

/** VS Code makes problems of what a terminal shows, which is later than it is written, and stops soon after the end
 * of a task: so much later it ends, in milliseconds. */
const LAST_LINES_MS = 500;

interface CheckTask extends vscode.TaskDefinition {
  /** Folders and posts, from the workspace folder; without any, all of it. */
  readonly paths?: unknown;
}

/** Offers `galley: check` for each workspace folder: what `galley check` prints, without a shell. */
export function registerCheckTask(tools: CheckTools): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(TASK_TYPE, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).map((folder) => makeTask({ type: TASK_TYPE }, folder, tools)),
    resolveTask({ definition, scope }) {
      // What a person wrote must stay as it is, or VS Code does not know its task again.
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      return folder && makeTask(definition, folder, tools);
    },
  });
}

function makeTask(definition: CheckTask, folder: vscode.WorkspaceFolder, tools: CheckTools): vscode.Task {
  const places = placesOf(definition, folder);
  const execution = new vscode.CustomExecution(() =>
    Promise.resolve(new CheckTerminal({ ...tools, places, folder })),
  );
  const task = new vscode.Task(definition, folder, 'check', TASK_TYPE, execution, MATCHER);
  task.group = vscode.TaskGroup.Test;
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
  return task;
}

function placesOf({ paths }: CheckTask, { uri }: vscode.WorkspaceFolder): vscode.Uri[] {
  const named = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
  return named.length === 0 ? [uri] : named.map((path) => vscode.Uri.joinPath(uri, path));
}

interface Check extends CheckTools {
  readonly places: readonly vscode.Uri[];
  readonly folder: vscode.WorkspaceFolder;
}

/** Checks posts when it is opened, and writes a line for each problem. */
class CheckTerminal implements vscode.Pseudoterminal {
  readonly #check: Check;
  readonly #written = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.#written.event;
  readonly #closed = new vscode.EventEmitter<number>();
  readonly onDidClose = this.#closed.event;
  readonly #cancel = new vscode.CancellationTokenSource();

  constructor(check: Check) {
    this.#check = check;
  }

  open(): void {
    void this.#run().then((code) => setTimeout(() => this.#closed.fire(code), LAST_LINES_MS));
  }

  close(): void {
    this.#cancel.cancel();
  }

  handleInput(typed: string): void {
    // Ctrl+C
    if (typed === '\x03') this.#cancel.cancel();
  }

  /** @returns the exit code of `galley check`. Never rejects. */
  async #run(): Promise<number> {
    const { folder, places } = this.#check;
    let [posts, problems, bad] = [0, 0, 0];
    try {
      const finished = await checkPosts(
        this.#check,
        { places, token: this.#cancel.token },
        ({ uri, post, found }) => {
          posts++;
          const lines = new LineIndex(post.document.text);
          const path = pathFrom(folder.uri, uri);
          for (const one of found) {
            problems++;
            if (one.severity === 'error' || one.severity === 'warning') bad++;
            this.#write(renderDiagnosticLine(path, lines.positionAt(one.range.start), one, translate));
          }
        },
      );
      this.#write(
        vscode.l10n.t('Posts checked: {posts}. Problems: {problems}.', { posts, problems }) +
          (finished ? '' : ` ${vscode.l10n.t('The rest was not checked.')}`),
      );
      return finished ? Math.min(bad, 1) : 2;
    } catch (error) {
      this.#write(String(error));
      return 2;
    }
  }

  #write(line: string): void {
    this.#written.fire(`${line}\r\n`);
  }
}

function pathFrom(folder: vscode.Uri, { path }: vscode.Uri): string {
  const start = folder.path.replace(/\/$/, '').length + 1;
  return path.slice(start);
}

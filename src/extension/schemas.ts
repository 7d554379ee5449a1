import * as vscode from 'vscode';
import type { FrontMatterSchema, PostService } from '../core/postService.ts';
import { matchesGlob, readSmallFile } from './files.ts';
import { schemaChoices, type SchemaChoice } from './settings.ts';

interface Dependencies {
  readonly service: PostService;
  readonly log: vscode.LogOutputChannel;
}

/** A schema’s file: what it says, and what tells when that changes. */
interface SchemaFile {
  schema: FrontMatterSchema | undefined;
  /** Settles when it has been read. Never rejects. */
  reading: Promise<void>;
  readonly watcher: vscode.Disposable;
}

/** The JSON Schemas that folders name for their posts. Each is read when a post first needs it. */
export class Schemas implements vscode.Disposable {
  readonly #tools: Dependencies;
  readonly #files = new Map<string, SchemaFile>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** A schema has been read, or changed. */
  readonly onDidChange = this.#changed.event;
  readonly #readAgain = new vscode.EventEmitter<void>();
  /** A schema has changed that had been read. */
  readonly onDidReadAgain = this.#readAgain.event;

  constructor(tools: Dependencies) {
    this.#tools = tools;
  }

  /** The schemas for a post, as far as they have been read. */
  for(post: vscode.Uri, layout: string | undefined): FrontMatterSchema[] {
    return this.#filesFor(post, layout).flatMap(({ schema }) => schema ?? []);
  }

  /** The same, when they have been read. Never rejects. */
  async find(post: vscode.Uri, layout: string | undefined): Promise<FrontMatterSchema[]> {
    await Promise.all(this.#filesFor(post, layout).map(({ reading }) => reading));
    return this.for(post, layout);
  }

  dispose(): void {
    for (const { watcher } of this.#files.values()) watcher.dispose();
    this.#changed.dispose();
    this.#readAgain.dispose();
  }

  #filesFor(post: vscode.Uri, layout: string | undefined): SchemaFile[] {
    const folder = vscode.workspace.getWorkspaceFolder(post);
    if (!folder || !vscode.workspace.isTrusted) return [];
    return schemaChoices(post)
      .filter((choice) => isFor(choice, post, layout, folder))
      .map(({ schema }) => this.#get(folder, schema));
  }

  #get(folder: vscode.WorkspaceFolder, path: string): SchemaFile {
    const uri = vscode.Uri.joinPath(folder.uri, path);
    const known = this.#files.get(uri.toString());
    if (known) return known;
    const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, path));
    const file: SchemaFile = { schema: undefined, reading: Promise.resolve(), watcher: files };
    this.#files.set(uri.toString(), file);
    file.reading = this.#read(uri, path, file);
    const readAgain = (): void => {
      file.reading = this.#read(uri, path, file).then(() => this.#readAgain.fire());
    };
    files.onDidCreate(readAgain);
    files.onDidChange(readAgain);
    files.onDidDelete(readAgain);
    return file;
  }

  async #read(uri: vscode.Uri, path: string, file: SchemaFile): Promise<void> {
    const { service, log } = this.#tools;
    file.schema = undefined;
    try {
      const text = new TextDecoder().decode(await readSmallFile(uri));
      file.schema = service.readSchema(text, path);
    } catch (error) {
      log.warn(`${uri.toString()} is no schema: ${String(error)}`);
      const open = vscode.l10n.t('Open Setting');
      void vscode.window
        .showWarningMessage(
          vscode.l10n.t('“{path}” cannot be used as a schema: {reason}', { path, reason: reasonOf(error) }),
          open,
        )
        .then((answer) => {
          if (answer === open) {
            void vscode.commands.executeCommand(
              'workbench.action.openSettings',
              'galley.frontMatter.schemas',
            );
          }
        });
    }
    this.#changed.fire();
  }
}

function isFor(
  { layouts, files }: SchemaChoice,
  post: vscode.Uri,
  layout: string | undefined,
  folder: vscode.WorkspaceFolder,
): boolean {
  if (layouts && (layout === undefined || !layouts.includes(layout))) return false;
  if (files === undefined) return true;
  return matchesGlob(post, new vscode.RelativePattern(folder, files));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

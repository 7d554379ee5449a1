import * as vscode from 'vscode';
import type { FrontMatterSchema, PostService } from '../core/postService.ts';
import { readSmallFile } from './files.ts';
import { schemaChoices, type SchemaChoice } from './settings.ts';

interface Dependencies {
  readonly service: PostService;
  readonly log: vscode.LogOutputChannel;
}

/** A schema’s file: what it says, and what tells when that changes. */
interface SchemaFile {
  schema: FrontMatterSchema | undefined;
  readonly watcher: vscode.Disposable;
}

/** The JSON Schemas that folders name for their posts. Each is read when a post first needs it. */
export class Schemas implements vscode.Disposable {
  readonly #tools: Dependencies;
  readonly #files = new Map<string, SchemaFile>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** A schema has been read, or changed. */
  readonly onDidChange = this.#changed.event;

  constructor(tools: Dependencies) {
    this.#tools = tools;
  }

  /** The schemas for a post, as far as they have been read. */
  for(document: vscode.TextDocument, layout: string | undefined): FrontMatterSchema[] {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    if (!folder || !vscode.workspace.isTrusted) return [];
    return schemaChoices(document.uri)
      .filter((choice) => isFor(choice, document, layout, folder))
      .flatMap(({ schema }) => this.#get(folder, schema) ?? []);
  }

  dispose(): void {
    for (const { watcher } of this.#files.values()) watcher.dispose();
    this.#changed.dispose();
  }

  #get(folder: vscode.WorkspaceFolder, path: string): FrontMatterSchema | undefined {
    const uri = vscode.Uri.joinPath(folder.uri, path);
    const known = this.#files.get(uri.toString());
    if (known) return known.schema;
    const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, path));
    const file: SchemaFile = { schema: undefined, watcher: files };
    this.#files.set(uri.toString(), file);
    const read = (): void => void this.#read(uri, path, file);
    files.onDidCreate(read);
    files.onDidChange(read);
    files.onDidDelete(read);
    read();
    return undefined;
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
  document: vscode.TextDocument,
  layout: string | undefined,
  folder: vscode.WorkspaceFolder,
): boolean {
  if (layouts && (layout === undefined || !layouts.includes(layout))) return false;
  if (files === undefined) return true;
  return vscode.languages.match({ pattern: new vscode.RelativePattern(folder, files) }, document) > 0;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import * as vscode from 'vscode';
import { fingerprint } from '../../core/postService.ts';
import { listFile } from '../listFile.ts';
import { RULE_FILE } from '../ownRules.ts';
import {
  cleaningOptions,
  comparesWithArchive,
  detection,
  diagnosticOptions,
  filePatterns,
  listPaths,
  ruleLines,
  ruleSources,
  schemaChoices,
} from '../settings.ts';
import type { Sites } from '../sites.ts';

/**
 * What decides, beside a post itself, what is found in it: settings, the files that they name, and the site. A post
 * that was surveyed on another basis is to be surveyed again. Other posts count as well, for twins and habits; they
 * change all the time, and do not make the survey of a post another one.
 */
export class SurveyBases {
  readonly #sites: Sites;
  /** By the folder of posts: to find them takes long. */
  #known = new Map<string, Promise<string>>();
  #version = 0;

  constructor(sites: Sites) {
    this.#sites = sites;
  }

  /** Another number: there may be other bases than before. */
  get version(): number {
    return this.#version;
  }

  /** Names the basis of a post: equal texts mean equal bases. Never rejects. */
  of(post: vscode.Uri): Promise<string> {
    const folder = vscode.Uri.joinPath(post, '..').toString();
    const known = this.#known.get(folder) ?? this.#find(post);
    this.#known.set(folder, known);
    return known;
  }

  /** Something has changed that may make other bases. */
  forget(): void {
    this.#known = new Map();
    this.#version++;
  }

  async #find(post: vscode.Uri): Promise<string> {
    const folder = vscode.workspace.getWorkspaceFolder(post)?.uri;
    const schemas = schemaChoices(post);
    const files = [
      ...(folder ? [RULE_FILE, ...schemas.map(({ schema }) => schema)] : []).map((path) =>
        vscode.Uri.joinPath(folder!, path),
      ),
      ...listPaths(folder).flatMap((path) => listFile(path, folder) ?? []),
    ];
    const home = await this.#sites.find(post);
    const all = [
      cleaningOptions(post),
      ruleSources(post),
      ruleLines(post),
      diagnosticOptions(post),
      schemas,
      comparesWithArchive(post),
      detection(post),
      filePatterns(post),
      vscode.workspace.isTrusted,
      await Promise.all(files.map(versionOf)),
      home && { site: home.site, root: home.root.toString() },
    ];
    return fingerprint(
      JSON.stringify(all, (_, value: unknown) => (value instanceof Set ? [...value] : value)),
    );
  }
}

async function versionOf(file: vscode.Uri): Promise<string> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(file);
    return `${file.toString()} ${mtime} ${size}`;
  } catch {
    // Most folders have no rules of their own.
    return '';
  }
}

// For the tests that read Galley's own source files.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const SKIPPED = new Set(['node_modules', 'dist', 'out', 'samples', 'fixtures']);

/** The files below `folder` whose names match, as paths with slashes, in order. What is built, installed or
 * hidden is not among them. */
export function filesBelow(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) return [];
      if (entry.isDirectory()) return filesBelow(file, name);
      return entry.isFile() && name.test(entry.name) ? [file] : [];
    });
}

export function readSource(file: string): ts.SourceFile {
  return parseSource(file, readFileSync(file, 'utf8'));
}

export function parseSource(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, { languageVersion: ts.ScriptTarget.Latest }, true);
}

/** All nodes of a source file, each before its children. */
export function nodesOf(source: ts.SourceFile): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return nodes;
}

/** `src/a.ts:12`, for people to click on. */
export function placeIn(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

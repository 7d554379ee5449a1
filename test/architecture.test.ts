// The architecture that docs/ARCHITECTURE.md describes, kept: who may import what.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { filesBelow, nodesOf, parseSource, placeIn, readSource } from './sources.ts';

interface Allowed {
  /** The folders and files of src that it may import, besides its own folder. */
  readonly from: readonly string[];
  /** The npm packages that it may import; `node:` stands for Node's own modules. */
  readonly packages?: readonly string[];
}

/** The one table: what each folder, or single file, of src may import. The longest name decides. Where a
 * file is named, its folder as a whole is not open. */
const ALLOWED: Readonly<Record<string, Allowed>> = {
  'core/text': { from: [] },
  'core/bulk': { from: ['core/text'] },
  'core/schema': { from: [] },
  'core/document': {
    from: ['core/text'],
    packages: ['yaml', 'parse5', 'parse5-htmlparser2-tree-adapter', 'domhandler', 'gray-matter'],
  },
  'core/facts': { from: ['core/text', 'core/document'] },
  'core/archive': { from: ['core/text', 'core/document', 'core/facts'], packages: ['opencc-js'] },
  'core/jsonSchema': { from: ['core/text'], packages: ['@cfworker/json-schema'] },
  'core/terms': { from: ['core/text', 'core/document', 'core/facts'] },
  'core/cleaning': {
    from: ['core/text', 'core/document', 'core/facts'],
    packages: ['cheerio', 'domhandler'],
  },
  'core/post': { from: ['core/text', 'core/document', 'core/facts', 'core/cleaning'] },
  'core/repairs': { from: ['core/text', 'core/document', 'core/cleaning'] },
  'core/site': { from: ['core/text', 'core/document', 'core/facts'] },
  'core/diagnostics': {
    from: [
      'core/text',
      'core/document',
      'core/facts',
      'core/schema',
      'core/cleaning',
      'core/archive',
      'core/terms',
      'core/jsonSchema',
      'core/site',
    ],
  },
  'core/survey': {
    from: ['core/text', 'core/document', 'core/cleaning', 'core/archive', 'core/diagnostics'],
  },
  'core/overview': { from: ['core/archive', 'core/cleaning', 'core/diagnostics', 'core/survey'] },
  'core/alike': { from: ['core/text', 'core/archive', 'core/survey'] },
  'core/config': {
    from: ['core/text', 'core/document', 'core/schema', 'core/cleaning', 'core/repairs', 'core/diagnostics'],
  },
  'core/writing': {
    from: ['core/text', 'core/document', 'core/facts', 'core/schema', 'core/archive', 'core/jsonSchema'],
  },
  'core/completions': {
    from: [
      'core/text',
      'core/document',
      'core/facts',
      'core/schema',
      'core/cleaning',
      'core/archive',
      'core/writing',
      'core/jsonSchema',
    ],
  },
  'core/folding': { from: ['core/text', 'core/document', 'core/facts'] },
  'core/hovers': {
    from: [
      'core/text',
      'core/document',
      'core/facts',
      'core/schema',
      'core/cleaning',
      'core/archive',
      'core/jsonSchema',
    ],
  },
  'core/navigation': { from: ['core/text', 'core/document', 'core/facts'] },
  'core/ruleLanguage': {
    from: ['core/text', 'core/document', 'core/facts', 'core/cleaning', 'core/archive'],
  },
  'core/preview': {
    from: [
      'core/text',
      'core/document',
      'core/facts',
      'core/schema',
      'core/cleaning',
      'core/repairs',
      'core/archive',
      'core/navigation',
    ],
    packages: [
      'diff',
      'markdown-it',
      'markdown-it-abbr',
      'markdown-it-deflist',
      'markdown-it-footnote',
      'sanitize-html',
    ],
  },
  'core/postService.ts': {
    from: [
      'core/text',
      'core/schema',
      'core/document',
      'core/facts',
      'core/archive',
      'core/bulk',
      'core/cleaning',
      'core/post',
      'core/repairs',
      'core/site',
      'core/diagnostics',
      'core/survey',
      'core/overview',
      'core/alike',
      'core/config',
      'core/writing',
      'core/completions',
      'core/folding',
      'core/hovers',
      'core/navigation',
      'core/ruleLanguage',
      'core/terms',
      'core/jsonSchema',
      'core/preview',
    ],
  },
  'core/quick.ts': { from: ['core/text'] },
  'core/indexing.ts': { from: ['core/archive'] },
  'core/globals.d.ts': { from: [] },
  disk: { from: [], packages: ['node:', 'ignore'] },
  protocol: { from: [] },
  extension: {
    from: ['core/postService.ts', 'protocol'],
    packages: ['vscode', 'vscode-html-languageservice'],
  },
  listWorker: { from: ['core/cleaning', 'protocol'] },
  archiveWorker: { from: ['core/archive', 'disk', 'protocol'], packages: ['node:'] },
  webview: {
    from: ['protocol'],
    packages: ['@tanstack/virtual-core', 'echarts', 'morphdom', 'turndown', '@joplin/turndown-plugin-gfm'],
  },
  cli: { from: ['core/postService.ts', 'core/quick.ts', 'core/indexing.ts', 'disk'], packages: ['node:'] },
};

/** What the core uses beyond ECMAScript: every host has it, in Node, worker and page. */
const GLOBALS_OF_CORE = new Set(['URL']);

const LONGEST_FILE = 400;

/** What is global in Node or a page and is not ECMAScript's. A fresh context has little but ECMAScript. */
const HOST_GLOBALS = (() => {
  const ecmaScript = new Set(vm.runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[]);
  const names = Object.getOwnPropertyNames(globalThis).filter((name) => !ecmaScript.has(name));
  const others = 'console module exports __dirname __filename NodeJS window document self importScripts';
  return new Set([...names, ...others.split(' ')].filter((name) => !GLOBALS_OF_CORE.has(name)));
})();

interface Import {
  readonly node: ts.Node;
  /** As written; undefined where it is made at run time. */
  readonly specifier: string | undefined;
}

/** Every way in which a file names another: import, export from, import(), import types, require(). */
function importsOf(source: ts.SourceFile): Import[] {
  return nodesOf(source).flatMap((node): Import[] => {
    const found = importedBy(node);
    return found === undefined
      ? []
      : [{ node, specifier: ts.isStringLiteralLike(found) ? found.text : undefined }];
  });
}

function importedBy(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node;
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const called =
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require');
  return called ? (node.arguments[0] ?? node) : undefined;
}

/** `parse5` for `parse5/lib/x`, `@a/b` for `@a/b/c`, `node:` for what Node brings. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The table's name for a file of src. */
function layerOf(file: string): string | undefined {
  const inSrc = path.posix.relative('src', file);
  const names = Object.keys(ALLOWED).filter((name) => inSrc === name || inSrc.startsWith(`${name}/`));
  return names.sort((a, b) => b.length - a.length)[0];
}

/** What breaks the table. */
function* wrongImports(source: ts.SourceFile, files: ReadonlySet<string>): Generator<string> {
  const layer = layerOf(source.fileName);
  if (layer === undefined) {
    yield `${source.fileName}: no row of the table is about it`;
    return;
  }
  for (const { fileName } of [...source.referencedFiles, ...source.typeReferenceDirectives]) {
    yield `${source.fileName}: reference to ${fileName}`;
  }
  for (const { node, specifier } of importsOf(source)) {
    const where = placeIn(node);
    if (specifier === undefined) {
      yield `${where}: what is imported must be a string`;
    } else if (specifier.startsWith('.')) {
      const target = resolveImport(source.fileName, specifier);
      const to = layerOf(target);
      if (!files.has(target)) yield `${where}: no such file of src: ${specifier}`;
      else if (to !== layer && !(to !== undefined && ALLOWED[layer]!.from.includes(to))) {
        yield `${where}: ${layer} may not import ${target}`;
      }
    } else if (!ALLOWED[layer]!.packages?.includes(packageOf(specifier))) {
      yield `${where}: ${layer} may not import the package ${specifier}`;
    }
  }
}

function resolveImport(from: string, specifier: string): string {
  return path.posix.join(path.posix.dirname(from), specifier);
}

/** What a file of src may not hold, whatever it imports. */
function* wrongContents(source: ts.SourceFile): Generator<string> {
  const { length } = source.text.replace(/\n$/, '').split('\n');
  if (length > LONGEST_FILE) yield `${source.fileName}: ${length} lines`;
  for (const node of nodesOf(source)) {
    if (ts.isExportDeclaration(node) && (!node.exportClause || ts.isNamespaceExport(node.exportClause))) {
      yield `${placeIn(node)}: export *`;
    }
    // What a bundler makes of a text file is a default export.
    if (isDefaultExport(node) && !source.isDeclarationFile) yield `${placeIn(node)}: default export`;
  }
  const layer = layerOf(source.fileName);
  if (layer?.startsWith('core/')) {
    yield* hostGlobals(source);
    yield* impurities(source);
  }
  if (layer === 'protocol') yield* values(source);
}

/** What makes the core wait, or answer differently to the same question. */
function* impurities(source: ts.SourceFile): Generator<string> {
  for (const node of nodesOf(source)) {
    const isAsync =
      node.kind === ts.SyntaxKind.AsyncKeyword ||
      ts.isAwaitExpression(node) ||
      (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword);
    if (isAsync) yield `${placeIn(node)}: the core is synchronous`;
    const asksTheWorld = ts.isPropertyAccessExpression(node)
      ? /^(?:Date\.now|Math\.random)$/.test(node.getText())
      : ts.isNewExpression(node) && node.expression.getText() === 'Date' && node.arguments?.length === 0;
    if (asksTheWorld) yield `${placeIn(node)}: ${node.getText()} answers differently each time`;
  }
}

/** What a file of types holds beside types. */
function* values(source: ts.SourceFile): Generator<string> {
  for (const statement of source.statements) {
    const isType =
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      (ts.isImportDeclaration(statement) &&
        statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) ||
      (ts.isExportDeclaration(statement) && statement.isTypeOnly);
    if (!isType) yield `${placeIn(statement)}: the protocol is types only`;
  }
}

function isDefaultExport(node: ts.Node): boolean {
  return (
    ts.isExportAssignment(node) ||
    (ts.isExportSpecifier(node) && node.name.text === 'default') ||
    // In front of a function or class; that of a switch is no node of its own.
    node.kind === ts.SyntaxKind.DefaultKeyword
  );
}

/** Uses of what only some hosts have. A name that the file declares is its own. */
function* hostGlobals(source: ts.SourceFile): Generator<string> {
  const named = nodesOf(source).filter((node) => ts.isIdentifier(node) && HOST_GLOBALS.has(node.text));
  const declared = new Set(named.filter(isDeclared).map((node) => node.getText()));
  for (const node of named) {
    if (!declared.has(node.getText()) && !isMemberName(node)) {
      yield `${placeIn(node)}: ${node.getText()} is not in every host`;
    }
  }
}

function isDeclared(node: ts.Node): boolean {
  const { parent } = node;
  const binds =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isClassDeclaration(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isTypeParameterDeclaration(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isNamespaceImport(parent) ||
    ts.isImportClause(parent);
  return binds && parent.name === node;
}

/** `a.name`, `{ name: … }`, `name: string;`: what stands there is no variable. */
function isMemberName(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent) || ts.isImportSpecifier(parent)) return parent.propertyName === node;
  return (ts.isObjectLiteralElement(parent) && !ts.isShorthandPropertyAssignment(parent)) ||
    ts.isTypeElement(parent) ||
    ts.isClassElement(parent)
    ? parent.name === node
    : false;
}

/** The circles among files, each as `a → b → a`. */
function circles(sources: readonly ts.SourceFile[]): string[] {
  const targets = new Map(
    sources.map((source) => [
      source.fileName,
      importsOf(source).flatMap(({ specifier }) =>
        specifier?.startsWith('.') ? [resolveImport(source.fileName, specifier)] : [],
      ),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) found.push([...trail.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return found;
}

/** @param texts files that are imported as they are. */
function violations(sources: readonly ts.SourceFile[], texts: readonly string[] = []): string[] {
  const files = new Set([...sources.map(({ fileName }) => fileName), ...texts]);
  return [
    ...sources.flatMap((source) => [...wrongImports(source, files), ...wrongContents(source)]),
    ...circles(sources).map((circle) => `circle: ${circle}`),
  ];
}

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The packages that files import, for their types alone too. */
function importedPackages(files: readonly string[]): Set<string> {
  const specifiers = files.flatMap(
    (file) => ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles,
  );
  return new Set(
    specifiers
      .map(({ fileName }) => fileName)
      .filter((name) => !/^(?:\.|node:|file:)/.test(name))
      .map(packageOf),
  );
}

/** Whether something other than an import needs a package: a command, or the compiler for its types. */
function isTool(name: string, manifest: Manifest, scripts: string, types: readonly string[]): boolean {
  const typed = /^@types\/(.*)$/.exec(name)?.[1];
  if (typed !== undefined) return types.includes(typed) || name.slice('@types/'.length) in listed(manifest);
  const { bin } = readJson(`node_modules/${name}/package.json`) as { bin?: string | Record<string, string> };
  const commands = typeof bin === 'string' ? [path.posix.basename(name)] : Object.keys(bin ?? {});
  const calls = Object.values(manifest.scripts).flatMap((script) => script.split(/\s+/));
  return commands.some((command) => calls.includes(command)) || scripts.includes(`node_modules/${name}/`);
}

function listed({ dependencies, devDependencies }: Manifest): Readonly<Record<string, string>> {
  return { ...dependencies, ...devDependencies };
}

describe('The architecture', () => {
  const sources = filesBelow('src', /\.tsx?$/).map(readSource);

  it('has a table that names what there is', () => {
    const names = new Set(sources.map(({ fileName }) => layerOf(fileName)));
    assert.deepEqual(
      Object.keys(ALLOWED).filter((name) => !names.has(name)),
      [],
      'rows about nothing',
    );
    const targets = Object.values(ALLOWED).flatMap(({ from }) => from);
    assert.deepEqual(
      targets.filter((name) => !(name in ALLOWED)),
      [],
      'edges to nothing',
    );
  });

  it('is kept by every file', () => {
    assert.deepEqual(violations(sources, filesBelow('src', /\.txt$/)), []);
  }).timeout(30_000);

  it('is the one that docs/ARCHITECTURE.md shows', () => {
    const rows = Object.entries(ALLOWED).map(
      ([name, { from, packages = [] }]) => `| ${name} | ${from.join(', ')} | ${packages.join(', ')} |`,
    );
    const page = readFileSync('docs/ARCHITECTURE.md', 'utf8');
    const shown = page
      .split('\n')
      .filter((line) =>
        /^\| (?:core\/\S+|disk|protocol|extension|listWorker|archiveWorker|webview|cli) \|/.test(line),
      );
    assert.deepEqual(shown, rows);
    for (const name of Object.values(ALLOWED).flatMap(({ packages = [] }) => packages)) {
      if (name === 'vscode' || name === 'node:') continue;
      const line = new RegExp(`^\\|.*(?<![\\w-])${name}\\b.*\\| +\\d+ \\|`, 'm');
      assert.match(page, line, `${name} has no line with its size`);
    }
  });

  it('has no package that is listed and not used, or used and not listed', () => {
    const manifest = readJson('package.json') as Manifest;
    const code = filesBelow('.', /\.[cm]?[jt]s$/);
    const scripts = code.filter((file) => file.endsWith('js')).map((file) => readFileSync(file, 'utf8'));
    const types = filesBelow('.', /^tsconfig.*\.json$/).flatMap((file) => {
      const { config } = ts.readConfigFile(file, (name) => readFileSync(name, 'utf8')) as {
        config: { compilerOptions?: { types?: string[] } };
      };
      return config.compilerOptions?.types ?? [];
    });
    // The programs that the benchmarks compare with have a manifest of their own, for one folder.
    const peers = Object.keys(listed(readJson('bench/peers/package.json') as Manifest));
    const usedByPeers = importedPackages(code.filter((file) => file.startsWith('bench/peers/')));
    const used = importedPackages(code.filter((file) => !file.startsWith('bench/peers/')));
    for (const name of usedByPeers) if (!peers.includes(name)) used.add(name);
    const names = Object.keys(listed(manifest));
    assert.deepEqual(
      peers.filter((name) => !usedByPeers.has(name)),
      [],
      'listed for the benchmarks and not used',
    );
    assert.deepEqual(
      names.filter((name) => !used.has(name) && !isTool(name, manifest, scripts.join('\n'), types)),
      [],
      'listed and not used',
    );
    assert.deepEqual(
      [...used].filter((name) => name !== 'vscode' && !names.includes(name)),
      [],
      'used and not listed',
    );
  }).timeout(30_000);
});

// It must be able to fail: here is an invented src for everything that it is to find.
describe('The test of the architecture', () => {
  /** The violations in an invented src. */
  const judge = (files: Readonly<Record<string, string>>): string[] =>
    violations(Object.entries(files).map(([file, text]) => parseSource(file, text)));

  const LINES = 'src/core/text/lines.ts';
  const FACADE = 'src/core/postService.ts';

  it('finds nothing where there is nothing', () => {
    assert.deepEqual(
      judge({
        [LINES]: 'export const document = 1;\nexport const read = (process: number) => process;\n',
        'src/core/document/parsePost.ts': `
          import { parse } from 'yaml';
          import type { Element } from 'domhandler';
          import { read } from '../text/lines.ts';
          export function f(post: { document: string; URL: URL }) {
            const { document } = post;
            return document + post.document + read(parse('1')) + new Date(0).toISOString();
          }`,
        [FACADE]: `export { read } from './text/lines.ts';`,
        'src/extension/extension.ts': `import * as vscode from 'vscode'; import { read } from '../core/postService.ts';`,
        'src/protocol/messages.ts': `import type { B } from './b.ts'; export type A = B | { b: 1 };`,
        'src/protocol/b.ts': 'export interface B { b: 2 }',
        'src/cli/main.ts': `import fs from 'node:fs'; import { read } from '../core/postService.ts'; console.log(process);`,
      }),
      [],
    );
  });

  const cases: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, found: RegExp]>> = {
    'an import against the direction': [
      { [LINES]: `import { f } from '../facts/facts.ts';`, 'src/core/facts/facts.ts': '' },
      /lines\.ts:1: core\/text may not import src\/core\/facts\/facts\.ts/,
    ],
    'a type imported against the direction': [
      { [LINES]: `import type { F } from '../facts/facts.ts';`, 'src/core/facts/facts.ts': '' },
      /core\/text may not import/,
    ],
    'an import type against the direction': [
      { [LINES]: `let f: import('../facts/facts.ts').F;`, 'src/core/facts/facts.ts': '' },
      /core\/text may not import/,
    ],
    'a re-export against the direction': [
      { [LINES]: `export { f } from '../facts/facts.ts';`, 'src/core/facts/facts.ts': '' },
      /core\/text may not import/,
    ],
    'a dynamic import against the direction': [
      { 'src/webview/p.ts': `const l = import('../core/postService.ts');`, [FACADE]: '' },
      /webview may not import/,
    ],
    'schema that imports': [
      { 'src/core/schema/known.ts': `import { l } from '../text/lines.ts';`, [LINES]: '' },
      /core\/schema may not import/,
    ],
    'a way around the facade': [
      { 'src/extension/a.ts': `import { l } from '../core/text/lines.ts';`, [LINES]: '' },
      /extension may not import src\/core\/text\/lines\.ts/,
    ],
    'a core file that imports the facade': [
      { 'src/core/preview/p.ts': `import { l } from '../postService.ts';`, [FACADE]: '' },
      /core\/preview may not import src\/core\/postService\.ts/,
    ],
    'the page that imports the core': [
      { 'src/webview/p.ts': `import { l } from '../core/postService.ts';`, [FACADE]: '' },
      /webview may not import/,
    ],
    'the command line that imports the extension': [
      { 'src/cli/c.ts': `import { l } from '../extension/e.ts';`, 'src/extension/e.ts': '' },
      /cli may not import src\/extension/,
    ],
    'vscode outside the extension': [{ [FACADE]: `import * as vscode from 'vscode';` }, /package vscode/],
    'a parser outside of document/': [
      { 'src/core/facts/f.ts': `import { parse } from 'yaml';` },
      /core\/facts may not import the package yaml/,
    ],
    'a part of a package': [{ [LINES]: `import p from 'parse5/lib/x.js';` }, /package parse5\/lib/],
    'a package with a scope': [{ [LINES]: `import p from '@a/b/c';` }, /package @a\/b/],
    'require()': [{ [LINES]: `const p = require('yaml');` }, /package yaml/],
    'import = require()': [{ [LINES]: `import p = require('yaml');` }, /package yaml/],
    'Node in the extension': [{ 'src/extension/e.ts': `import fs from 'node:fs';` }, /package node:fs/],
    'Node without its prefix': [{ 'src/cli/c.ts': `import fs from 'fs';` }, /package fs/],
    'an import made at run time': [{ 'src/cli/c.ts': `import(name);` }, /must be a string/],
    'an import of a file out of src': [
      { 'src/cli/c.ts': `import p from '../../package.json';` },
      /no such file of src/,
    ],
    'a reference': [{ [LINES]: `/// <reference types="node" />\n` }, /reference to node/],
    'a folder without a row': [{ 'src/other/a.ts': '' }, /no row/],
    'a core file without a row': [{ 'src/core/other.ts': '' }, /no row/],
    'a circle': [
      {
        'src/cli/a.ts': `import './b.ts';`,
        'src/cli/b.ts': `import './c.ts';`,
        'src/cli/c.ts': `import type { A } from './a.ts';`,
      },
      /circle: src\/cli\/a\.ts → src\/cli\/b\.ts → src\/cli\/c\.ts → src\/cli\/a\.ts/,
    ],
    'export *': [{ 'src/cli/a.ts': `export * from './b.ts';`, 'src/cli/b.ts': '' }, /export \*/],
    'export * as': [{ 'src/cli/a.ts': `export * as b from './b.ts';`, 'src/cli/b.ts': '' }, /export \*/],
    'export default': [{ [LINES]: `export default 1;` }, /default export/],
    'a default function': [{ [LINES]: `export default function f() {}` }, /default export/],
    'a default class': [{ [LINES]: `export default class {}` }, /default export/],
    'export as default': [{ [LINES]: `const a = 1; export { a as default };` }, /default export/],
    'a long file': [{ [LINES]: '//\n'.repeat(401) }, /401 lines/],
    'console in the core': [{ [LINES]: `console.log(1);` }, /console is not in every host/],
    'process in the core': [{ [LINES]: `const { env } = process;` }, /process is not in every host/],
    'Buffer in the core': [{ [LINES]: `let b: Buffer;` }, /Buffer is not in every host/],
    'a timer in the core': [{ [LINES]: `setTimeout(f, 1);` }, /setTimeout is not/],
    'the page in the core': [{ [LINES]: `document.title;` }, /document is not/],
    'an async function in the core': [{ [LINES]: `async function f() {}` }, /synchronous/],
    'a dynamic import in the core': [
      { [FACADE]: `const l = import('./text/lines.ts');`, [LINES]: '' },
      /synchronous/,
    ],
    'the clock in the core': [{ [LINES]: `f(Date.now());` }, /Date\.now answers/],
    'the clock in the core, as a date': [{ [LINES]: `f(new Date());` }, /new Date\(\) answers/],
    'chance in the core': [{ [LINES]: `f(Math.random());` }, /Math\.random answers/],
    'a value in the protocol': [{ 'src/protocol/p.ts': `export const a = 1;` }, /types only/],
    'a global as a short property': [{ [LINES]: `f({ fetch });` }, /fetch is not/],
  };
  for (const [title, [files, found]] of Object.entries(cases)) {
    it(`finds ${title}`, () => {
      const all = judge(files);
      assert.equal(all.length, 1, all.join('\n') || 'nothing found');
      assert.match(all[0]!, found);
    });
  }

  it('accepts a file of the greatest length', () => {
    assert.deepEqual(judge({ [LINES]: '//\n'.repeat(400) }), []);
  });

  it('knows what Node brings and ECMAScript does not', () => {
    assert.ok(HOST_GLOBALS.has('setImmediate') && HOST_GLOBALS.has('TextDecoder'));
    assert.ok(!HOST_GLOBALS.has('Map') && !HOST_GLOBALS.has('Math'));
  });
});

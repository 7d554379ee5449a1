// Tokenises as VS Code does: the same engine, and the grammars of its built-in extensions from the VS Code
// server that `npm test` installs. Where that is absent, `tokenizer()` answers undefined.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
// Both are CommonJS whose names Node cannot tell beforehand: their default export is all of them.
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type StateStack } from 'vscode-textmate';

export interface Token {
  text: string;
  /** Scopes from the outside in, without the root's, joined by spaces. */
  scopes: string;
}

export interface Line {
  text: string;
  tokens: Token[];
}

export interface Tokenizer {
  /** As VS Code, leaves a line of `limit` characters or more uncoloured and the state as it was. */
  tokenize: (text: string, limit?: number) => Line[];
}

const OWN_GRAMMARS = {
  'text.html.post': 'syntaxes/post.tmLanguage.json',
  'source.galley-rules': 'syntaxes/galley-rules.tmLanguage.json',
} as const;

interface GrammarContribution {
  scopeName: string;
  path: string;
}

/** A folder that holds the server, whole: its installer writes recipe.sha256 last. */
function hostFolder(): string | undefined {
  const asked = process.env['GALLEY_VSCODE_HOST'];
  if (asked) return asked;
  const cache = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'galley');
  if (!existsSync(cache)) return undefined;
  return readdirSync(cache)
    .filter((name) => name.startsWith('vscode-host-'))
    .map((name) => path.join(cache, name))
    .filter((folder) => existsSync(path.join(folder, 'recipe.sha256')))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

/** Scope name → grammar file, of every extension in the folder. */
function grammarsOf(extensions: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(extensions)) {
    const manifestFile = path.join(extensions, name, 'package.json');
    if (!existsSync(manifestFile)) continue;
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as {
      contributes?: { grammars?: GrammarContribution[] };
    };
    for (const grammar of manifest.contributes?.grammars ?? []) {
      found.set(grammar.scopeName, path.join(extensions, name, grammar.path));
    }
  }
  return found;
}

async function load(scopeName: string): Promise<Tokenizer | undefined> {
  const host = hostFolder();
  const extensions = host && path.join(host, 'node_modules/code-server/lib/vscode/extensions');
  if (!extensions || !existsSync(extensions)) return undefined;

  const files = grammarsOf(extensions);
  for (const [own, file] of Object.entries(OWN_GRAMMARS)) files.set(own, path.resolve(file));
  const wasm = readFileSync(path.resolve('node_modules/vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (asked) => {
      const file = files.get(asked);
      return Promise.resolve(file ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), file) : null);
    },
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (!grammar) throw new Error('the grammar did not load');
  return { tokenize: (text, limit) => tokenize(grammar, text, limit) };
}

function tokenize(grammar: IGrammar, text: string, limit = Infinity): Line[] {
  let state: StateStack = textmate.INITIAL;
  return text.split(/\r\n|\r|\n/).map((line) => {
    if (line.length >= limit) return { text: line, tokens: [{ text: line, scopes: '' }] };
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    const tokens = result.tokens.map((token) => ({
      text: line.slice(token.startIndex, token.endIndex),
      scopes: token.scopes.slice(1).join(' '),
    }));
    return { text: line, tokens };
  });
}

const loading = new Map<string, Promise<Tokenizer | undefined>>();

/** The tokenizer of posts, or of another grammar of Galley's, loaded once for all suites. */
export function tokenizer(
  scopeName: keyof typeof OWN_GRAMMARS = 'text.html.post',
): Promise<Tokenizer | undefined> {
  const known = loading.get(scopeName) ?? load(scopeName);
  loading.set(scopeName, known);
  return known;
}

// Every sentence for people is in every language: the bundles have exactly the keys that the code has.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { builtInLists } from '../src/core/cleaning/rules/builtInRules.ts';
import { KNOWN_FIELDS } from '../src/core/schema/knownFields.ts';
import { filesBelow, nodesOf, parseSource, placeIn, readSource } from './sources.ts';

type Bundle = Readonly<Record<string, string>>;

/** The bundles of VS Code's display languages, with the quotes that each one writes. */
const LANGUAGES = {
  'zh-cn': { quotes: '“”', foreign: /[「」『』]/ },
  'zh-tw': { quotes: '「」', foreign: /[“”]/ },
} as const;

/** The arguments that are no literal, and why they may be so. */
const MADE_ELSEWHERE: readonly string[] = [
  // The one place that translates what the core says.
  'src/extension/convert.ts: text',
  // The descriptions of KNOWN_FIELDS, whose keys are collected from there.
  'src/core/completions/completeKey.ts: description',
  'src/core/hovers/findHover.ts: known.description',
  // The notes of Galley's own rules, whose keys are collected from there.
  'src/extension/cleaning/ruleNotes.ts: rule.note',
];

interface Keys {
  /** Each key and the places that use it. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly string[];
}

/** The keys in calls of `message()` and `l10n.t()`. */
function collectKeys(sources: readonly ts.SourceFile[]): Keys {
  const keys = new Map<string, string[]>();
  const problems: string[] = [];
  for (const source of sources) {
    for (const call of nodesOf(source)) {
      if (!ts.isCallExpression(call) || !/^message$|(?:^|\.)l10n\.t$/.test(call.expression.getText()))
        continue;
      const [template, values] = call.arguments;
      const texts = literals(template);
      if (!texts) {
        const argument = `${source.fileName}: ${template?.getText() ?? ''}`;
        if (!MADE_ELSEWHERE.includes(argument)) problems.push(`${placeIn(call)}: the text is no literal`);
        continue;
      }
      for (const text of texts) {
        keys.set(text, [...(keys.get(text) ?? []), placeIn(call)]);
        const given = names(values);
        if (given && given.join() !== placeholders(text).join()) {
          problems.push(`${placeIn(call)}: “${text}” is given {${given.join()}}`);
        }
      }
    }
  }
  return { keys, problems };
}

/** The text of a literal, or both texts of a choice between two; undefined where it is made at run time. */
function literals(node: ts.Expression | undefined): string[] | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (!ts.isConditionalExpression(node)) return undefined;
  const [yes, no] = [literals(node.whenTrue), literals(node.whenFalse)];
  return yes && no && [...yes, ...no];
}

/** The names of the values that are given to a template, sorted; undefined where they cannot be told. */
function names(values: ts.Expression | undefined): string[] | undefined {
  if (!values) return [];
  if (!ts.isObjectLiteralExpression(values)) return undefined;
  const found = values.properties.map(({ name }) => name && ts.isIdentifier(name) && name.text);
  return found.every((name) => typeof name === 'string') ? found.sort() : undefined;
}

/** The different `{names}` of a template, sorted. */
function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();
}

function readBundle(language: string): Bundle {
  const file = `l10n/bundle.l10n.${language}.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Bundle) : {};
}

/** JSON's own parser takes the last of two equal keys without a word. */
function keysAsWritten(language: string): string[] {
  const source = ts.parseJsonText(language, readFileSync(`l10n/bundle.l10n.${language}.json`, 'utf8'));
  return nodesOf(source).flatMap((node) =>
    ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) ? [node.name.text] : [],
  );
}

describe('The translations', () => {
  const { keys, problems } = collectKeys(filesBelow('src', /\.ts$/).map(readSource));
  const notes = builtInLists().flatMap(({ rules }) => rules.map(({ note }) => note));
  const wanted = new Set([...keys.keys(), ...KNOWN_FIELDS.map(({ description }) => description), ...notes]);

  it('can show the notes of rules as they are', () => {
    assert.deepEqual(
      notes.filter((note) => placeholders(note).length > 0),
      [],
    );
  });

  it('are of texts that stand in the code as they are, with the values that they name', () => {
    assert.deepEqual(problems, []);
  });

  for (const [language, { foreign, quotes }] of Object.entries(LANGUAGES)) {
    describe(`into ${language}`, () => {
      const bundle = readBundle(language);

      it('miss nothing', () => {
        const missing = [...wanted].filter((key) => !(key in bundle));
        const lines = missing.map(
          (key) => `${JSON.stringify(key)} (${keys.get(key)?.[0] ?? 'KNOWN_FIELDS, or the note of a rule'})`,
        );
        assert.equal(missing.length, 0, `missing:\n${lines.join('\n')}`);
      });

      it('have nothing left over', () => {
        assert.deepEqual(
          Object.keys(bundle).filter((key) => !wanted.has(key)),
          [],
        );
      });

      it('have every key once', () => {
        assert.deepEqual(keysAsWritten(language), Object.keys(bundle));
      });

      it('name the same values', () => {
        for (const [key, text] of Object.entries(bundle)) {
          assert.deepEqual(placeholders(text), placeholders(key), key);
        }
      });

      it('say something', () => {
        const silent = Object.entries(bundle).filter(([key, text]) => text.trim() === '' || text === key);
        assert.deepEqual(silent, []);
      });

      it(`quote with ${quotes}`, () => {
        const wrong = Object.values(bundle).filter((text) => foreign.test(text) || /["']/.test(text));
        assert.deepEqual(wrong, []);
      });
    });
  }
});

describe('The test of the translations', () => {
  const collect = (text: string, file = 'src/core/a.ts'): Keys => collectKeys([parseSource(file, text)]);

  it('finds the keys of both functions', () => {
    const { keys, problems } = collect(`
      message('a {b}', { b });
      vscode.l10n.t('c');
      l10n.t(d ? 'e' : \`f\`);
      other('g'); log.message('h');`);
    assert.deepEqual([...keys.keys()], ['a {b}', 'c', 'e', 'f']);
    assert.deepEqual(problems, []);
  });

  it('finds keys that are made at run time', () => {
    for (const text of ['message(`a ${b}`)', `message('a' + b)`, 'vscode.l10n.t(text)', 'l10n.t()']) {
      assert.match(collect(text).problems.join(), /no literal/, text);
    }
    assert.deepEqual(collect('vscode.l10n.t(text, values)', 'src/extension/convert.ts').problems, []);
  });

  it('finds values that are not given, or given for nothing', () => {
    for (const text of [`message('{a}')`, `message('{a}', { b: 1 })`, `message('a', { a })`]) {
      assert.match(collect(text).problems.join(), /is given/, text);
    }
  });
});

// `.galley.yml` is described three times: for Galley, for editors that know JSON Schema, and as settings of VS Code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Shape } from '../src/core/config/shape.ts';
import { readTeamFile } from '../src/core/config/teamFile.ts';
import { TEAM_DEFAULTS, TEAM_SETTINGS, TEAM_SHAPE } from '../src/core/config/teamSettings.ts';
import { english } from '../src/core/text/message.ts';

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean;
  readonly required?: readonly string[];
  readonly default?: unknown;
}

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, JsonSchema>> };
    readonly yamlValidation: readonly { readonly fileMatch: string; readonly url: string }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const [validation] = manifest.contributes.yamlValidation;

function schemaOf(shape: Shape): JsonSchema {
  switch (shape.is) {
    case 'text':
      return { type: 'string' };
    case 'flag':
      return { type: 'boolean' };
    case 'word':
      return { enum: shape.words };
    case 'list':
      return { type: 'array', items: schemaOf(shape.of) };
    case 'map':
      return {
        type: 'object',
        ...(shape.required !== undefined && { required: [shape.required] }),
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(shape.keys).map(([key, { shape: inner, about }]) => [
            key,
            { description: english(about), ...schemaOf(inner) },
          ]),
        ),
      };
  }
}

/** What a setting of VS Code allows, without what only people read. */
function plain({ type, enum: words, items, properties, required }: JsonSchema): JsonSchema {
  return {
    ...(words ? { enum: words } : type !== undefined && { type }),
    ...(items && { items: plain(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, plain(value)])),
    }),
    ...(required && { required }),
  };
}

describe('The settings of a team', () => {
  it('are those of the schema that is contributed for the file', () => {
    assert.equal(validation?.fileMatch, '.galley.yml');
    const file = JSON.parse(readFileSync(validation.url, 'utf8')) as object;
    const { $schema, title, ...schema } = file as Record<string, unknown>;
    assert.equal($schema, 'http://json-schema.org/draft-07/schema#');
    assert.equal(title, 'Galley’s settings for a team');
    assert.deepEqual(schema, schemaOf(TEAM_SHAPE));
  });

  it('allow what the settings of the editor allow, by the same names', () => {
    const { properties } = schemaOf(TEAM_SHAPE);
    for (const name of TEAM_SETTINGS) {
      const [section, key] = name.split('.') as [string, string];
      const setting = manifest.contributes.configuration.properties[`galley.${name}`];
      assert.ok(setting, name);
      assert.deepEqual(plain(properties![section]!.properties![key]!), plain(setting), name);
    }
  });

  it('have the same defaults as the settings of the editor', () => {
    for (const name of TEAM_SETTINGS) {
      const { default: usual, properties } = manifest.contributes.configuration.properties[`galley.${name}`]!;
      const byKey = Object.entries(properties ?? {}).map(([key, one]) => [key, one.default] as const);
      const wanted = name === 'diagnostics.severity' ? Object.fromEntries(byKey) : usual;
      assert.deepEqual(TEAM_DEFAULTS[name], wanted, name);
    }
  });

  it('are read as the page about them shows them', () => {
    const page = readFileSync('docs/team-settings.md', 'utf8');
    const examples = [...page.matchAll(/```yaml\n([^`]*)```/g)].map(([, text]) => text!);
    assert.ok(examples.length > 0);
    const shown = new Set<string>();
    for (const text of examples) {
      const { settings, problems } = readTeamFile(text);
      assert.deepEqual(problems, [], text);
      for (const name of Object.keys(settings)) shown.add(name);
    }
    assert.deepEqual([...shown].sort(), [...TEAM_SETTINGS].sort());
  });
});

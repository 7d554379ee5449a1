import assert from 'node:assert/strict';
import { FrontMatterSchema } from '../../../src/core/jsonSchema/frontMatterSchema.ts';
import { english } from '../../../src/core/text/message.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { diagnose } from '../diagnostics/diagnose.ts';

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['title', 'edition'],
  additionalProperties: false,
  $defs: { place: { enum: ['Harbour', 'Bridge'], description: 'Where it happened' } },
  properties: {
    title: { type: 'string', minLength: 2 },
    edition: { type: 'integer', default: 1 },
    places: { type: 'array', items: { $ref: '#/$defs/place' } },
    place: { $ref: '#/$defs/place' },
    hidden: { type: 'boolean' },
    map: { type: 'object', properties: { deep: { type: 'string' } } },
    either: { oneOf: [{ type: 'string', minLength: 3 }, { type: 'integer' }] },
    date: true,
  },
};
const schema = new FrontMatterSchema(JSON.stringify(SCHEMA), 'post.json');

/** What the schema has against the lines, where, and what the first fix makes of them. */
function complaints(lines: string, use = schema): unknown[] {
  const text = `---\n${lines}\n---\nText.\n`;
  return diagnose(text, undefined, { schemas: [use] })
    .filter(({ code }) => code === 'schema')
    .map(({ message, range, fixes }) => {
      const fixed = fixes[0] && applyEdits(text, fixes[0].edits).slice(4, -'\n---\nText.\n'.length);
      return [english(message), slice(text, range), fixed];
    });
}

describe('A schema of one’s own', () => {
  it('has nothing against what it allows', () => {
    const good =
      'title: Abc\nedition: 2\nplaces: [ Bridge, "Harbour" ]\nhidden: false\nmap: { deep: x }\neither: 7\ndate: 2021-08-26';
    assert.deepEqual(complaints(good), []);
  });
  it('misses fields', () => {
    assert.deepEqual(complaints('title: Abc'), [
      ['“edition” is missing: post.json asks for it.', '---', 'title: Abc\nedition:'],
    ]);
  });
  it('knows no other fields, and which was probably meant', () => {
    assert.deepEqual(complaints('title: Abc\nedition: 1\nplacs: [ Bridge ]\nxyz: 1'), [
      ['post.json does not know “placs”.', 'placs', 'title: Abc\nedition: 1\nplaces: [ Bridge ]\nxyz: 1'],
      ['post.json does not know “xyz”.', 'xyz', undefined],
    ]);
  });
  it('allows some values alone, in lists as well', () => {
    assert.deepEqual(complaints('title: Abc\nedition: 1\nplace: harbor\nplaces:\n  - Bridge\n  - Tunnel'), [
      [
        'post.json allows these: Harbour, Bridge.',
        'harbor',
        'title: Abc\nedition: 1\nplace: Harbour\nplaces:\n  - Bridge\n  - Tunnel',
      ],
      ['post.json allows these: Harbour, Bridge.', 'Tunnel', undefined],
    ]);
  });
  it('wants types, which quotes may be all about', () => {
    assert.deepEqual(complaints('title: 2021\nedition: "2"\nhidden: maybe'), [
      ['post.json wants this type: string.', '2021', 'title: "2021"\nedition: "2"\nhidden: maybe'],
      ['post.json wants this type: integer.', '"2"', 'title: 2021\nedition: 2\nhidden: maybe'],
      ['post.json wants this type: boolean.', 'maybe', undefined],
    ]);
  });
  it('says once what is wrong with a choice, and where something deep inside is', () => {
    const found = complaints('title: A\nedition: 1\neither: a\nmap:\n  deep: 5') as string[][];
    assert.deepEqual(
      found.map(([, at]) => at),
      ['A', 'a', 'deep: 5'],
    );
  });
  it('may be of an older draft', () => {
    const old = {
      $schema: 'http://json-schema.org/draft-04/schema#',
      properties: { n: { minimum: 5, exclusiveMinimum: true } },
    };
    assert.equal(complaints('n: 5', new FrontMatterSchema(JSON.stringify(old), 'old.json')).length, 1);
  });
  it('tells what it knows of a field', () => {
    assert.deepEqual(schema.field('places'), { description: undefined, values: ['Harbour', 'Bridge'] });
    assert.deepEqual(schema.field('place'), {
      description: 'Where it happened',
      values: ['Harbour', 'Bridge'],
    });
    assert.deepEqual(schema.field('hidden')?.values, [true, false]);
    assert.equal(schema.field('nothing'), undefined);
    assert.ok(schema.keys.includes('either'));
  });
  it('has no say where the front matter cannot be read', () => {
    assert.deepEqual(complaints('title: a: b\n'), []);
    const aliases = Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`).join('\n');
    assert.deepEqual(complaints(`a0: &a0 x\n${aliases}`), []);
  });
  it('is refused where it is none, or refers to what nobody has', () => {
    for (const source of [
      '',
      '[]',
      '3',
      '{',
      '{"$ref":"https://example.com/other.json"}',
      '{"allOf":[{"$ref":"#/$defs/none"}]}',
    ]) {
      assert.throws(() => new FrontMatterSchema(source, 'x'), source);
    }
  });
  it('may refer to itself', () => {
    const loop = new FrontMatterSchema(
      '{"properties":{"a":{"$ref":"#"}},"$defs":{"b":{"$ref":"#/$defs/b"}}}',
      'loop.json',
    );
    assert.deepEqual(complaints('a: { a: { a: {} } }', loop), []);
    assert.equal(loop.field('a')?.values.length, 0);
  });
});

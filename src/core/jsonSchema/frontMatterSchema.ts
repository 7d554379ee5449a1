import { Validator, type OutputUnit, type SchemaDraft } from '@cfworker/json-schema';
import { nodeAt, readPointer, type SchemaNode } from './schemaNode.ts';

/** What a schema has against a front matter. */
export type SchemaIssue =
  /** A field that must be there. */
  | { readonly kind: 'missing'; readonly key: string; readonly value: unknown }
  /** A field that must not. */
  | { readonly kind: 'unknown'; readonly key: string; readonly known: readonly string[] }
  /** A value that is none of those allowed. */
  | { readonly kind: 'value'; readonly path: SchemaPath; readonly allowed: readonly unknown[] }
  /** A value of another type. */
  | { readonly kind: 'type'; readonly path: SchemaPath; readonly types: readonly string[] }
  /** All else, in the validator's own words, in English. */
  | { readonly kind: 'other'; readonly path: SchemaPath; readonly detail: string };

/** The keys and indexes that lead to a value; none for the front matter as a whole. */
export type SchemaPath = readonly string[];

/** What a schema says of a field. */
export interface SchemaField {
  readonly description: string | undefined;
  /** The values that it may have, if they can be told. */
  readonly values: readonly unknown[];
}

/** What only says that something within is wrong, which is said as well. */
const SUMMARIES = new Set(
  '$ref allOf properties patternProperties items prefixItems additionalItems then else $recursiveRef false'.split(
    ' ',
  ),
);

/** Which of several schemas is meant nobody knows: what each has against a value is not said. */
const CHOICES = new Set(['anyOf', 'oneOf', 'not', 'if', 'contains', 'propertyNames']);

const DRAFTS: readonly (readonly [part: string, draft: SchemaDraft])[] = [
  ['draft-04', '4'],
  ['draft-06', '7'],
  ['draft-07', '7'],
  ['2019-09', '2019-09'],
];

/** A JSON Schema that someone wrote for front matter. It is data: nothing in it is run, nothing is fetched. */
export class FrontMatterSchema {
  /** What people know the schema by. */
  readonly name: string;
  readonly #schema: SchemaNode;
  readonly #validator: Validator;

  /** @throws Error where it is no JSON Schema, or refers to what it does not hold. */
  constructor(source: string, name: string) {
    const schema: unknown = JSON.parse(source.replace(/^\uFEFF/, ''));
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
      throw new Error('it is not an object');
    }
    this.name = name;
    this.#schema = schema as SchemaNode;
    const { $schema: dialect } = this.#schema;
    const draft =
      DRAFTS.find(([part]) => typeof dialect === 'string' && dialect.includes(part))?.[1] ?? '2020-12';
    this.#validator = new Validator(schema, draft, false);
    // Finds what it refers to and does not hold.
    this.#validator.validate({});
  }

  validate(values: Readonly<Record<string, unknown>>): SchemaIssue[] {
    const { errors } = this.#validator.validate(values);
    const choices = errors.filter(({ keyword }) => CHOICES.has(keyword));
    const issues: SchemaIssue[] = [];
    for (const error of errors) {
      const { keyword, keywordLocation } = error;
      const isPartOfChoice = choices.some((choice) =>
        keywordLocation.startsWith(`${choice.keywordLocation}/`),
      );
      if (SUMMARIES.has(keyword) || isPartOfChoice) continue;
      issues.push(this.#issueOf(error, values));
    }
    return unique(issues);
  }

  /** What the schema says of a field; undefined where it does not know it. */
  field(key: string): SchemaField | undefined {
    const node = this.#propertiesOf(this.#schema).get(key);
    if (!node) return undefined;
    const item = node['items'];
    const typed = isNode(item) ? resolve(item, this.#schema) : node;
    return {
      description: typeof node['description'] === 'string' ? node['description'] : undefined,
      values: valuesOf(typed),
    };
  }

  /** The fields that must be there. */
  get required(): string[] {
    const { required } = this.#schema;
    return Array.isArray(required) ? required.filter((key) => typeof key === 'string') : [];
  }

  /** The fields that the schema knows. */
  get keys(): string[] {
    return [...this.#propertiesOf(this.#schema).keys()];
  }

  #issueOf(
    { keyword, keywordLocation, instanceLocation, error }: OutputUnit,
    values: Readonly<Record<string, unknown>>,
  ): SchemaIssue {
    const path = readPointer(instanceLocation);
    const said = nodeAt(this.#schema, keywordLocation);
    switch (keyword) {
      case 'required': {
        // One for each key that is missing, told by the words alone.
        const key = /"([^]*)"/.exec(error)?.[1] ?? '';
        if (path.length > 0) break;
        return { kind: 'missing', key, value: this.#propertiesOf(this.#schema).get(key)?.['default'] };
      }
      case 'additionalProperties':
      case 'unevaluatedProperties': {
        const key = /^Property "([^]*)" does not match/.exec(error)?.[1] ?? path.at(-1) ?? '';
        if (path.length > 0 && !(path.length === 1 && path[0] === key)) break;
        return { kind: 'unknown', key, known: this.keys.filter((known) => !(known in values)) };
      }
      case 'enum':
        return { kind: 'value', path, allowed: Array.isArray(said) ? said : [] };
      case 'const':
        return { kind: 'value', path, allowed: [said] };
      case 'type':
        return { kind: 'type', path, types: [said].flat().map(String) };
    }
    return { kind: 'other', path, detail: error };
  }

  #propertiesOf(node: SchemaNode): Map<string, SchemaNode> {
    const found = new Map<string, SchemaNode>();
    const open = [node];
    const seen = new Set<SchemaNode>();
    for (let next = open.pop(); next; next = open.pop()) {
      const one = resolve(next, this.#schema);
      if (seen.has(one)) continue;
      seen.add(one);
      for (const [key, property] of Object.entries(isNode(one['properties']) ? one['properties'] : {})) {
        if (isNode(property) && !found.has(key)) found.set(key, resolve(property, this.#schema));
        else if (property === true && !found.has(key)) found.set(key, {});
      }
      for (const part of ['allOf', 'anyOf', 'oneOf']) {
        const parts = one[part];
        if (Array.isArray(parts)) open.push(...parts.filter(isNode));
      }
    }
    return found;
  }
}

function valuesOf(node: SchemaNode): readonly unknown[] {
  if (Array.isArray(node['enum'])) return node['enum'];
  if ('const' in node) return [node['const']];
  return node['type'] === 'boolean' ? [true, false] : [];
}

function resolve(node: SchemaNode, root: SchemaNode): SchemaNode {
  let found = node;
  for (let steps = 0; steps < 20 && typeof found['$ref'] === 'string'; steps++) {
    const target = nodeAt(root, found['$ref']);
    if (!isNode(target)) return found;
    found = target;
  }
  return found;
}

function isNode(value: unknown): value is SchemaNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unique(issues: readonly SchemaIssue[]): SchemaIssue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

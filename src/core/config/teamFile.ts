import { parseRuleText } from '../cleaning/ruleText/ruleText.ts';
import { readYamlTree, type YamlMap, type YamlNode } from '../document/yamlTree.ts';
import { message, type Message } from '../text/message.ts';
import { nearest } from '../text/nearest.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { entryOf, type MapShape, type Shape } from './shape.ts';
import { TEAM_FILE, TEAM_SETTINGS, TEAM_SHAPE, type TeamSettings } from './teamSettings.ts';

/** A team's file, read. */
export interface TeamFile {
  /** What can be read; all else is a problem. */
  readonly settings: TeamSettings;
  /** Where what can be read stands, by its keys with dots between. */
  readonly places: ReadonlyMap<string, OffsetRange>;
  /** In the order of the text. */
  readonly problems: readonly TeamProblem[];
}

/** Something to mend in a team's file. */
export interface TeamProblem {
  readonly code: 'yaml-syntax' | 'unknown-setting' | 'wrong-value';
  readonly severity: 'error' | 'warning';
  readonly range: OffsetRange;
  readonly message: Message;
  /** Ways to mend it, the best first. */
  readonly fixes: readonly { readonly title: Message; readonly edits: readonly TextEdit[] }[];
}

/** Reads a team's file. Never fails: what is wrong is a problem at its place, and the rest of it holds. */
export function readTeamFile(text: string): TeamFile {
  const { root, problems } = readYamlTree(text);
  const reader = new Reader();
  for (const { range, detail } of problems) {
    reader.complain('yaml-syntax', range, message('YAML cannot read this: {detail}.', { detail }));
  }
  const sections = (root && reader.read(root, TEAM_SHAPE, '')) as Sections | undefined;
  const settings = TEAM_SETTINGS.flatMap((name) => {
    const [section, key] = name.split('.') as [string, string];
    const value = sections?.[section]?.[key];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    settings: Object.fromEntries(settings),
    places: reader.places,
    problems: reader.problems.sort((a, b) => a.range.start - b.range.start),
  };
}

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Makes values of what has the shape that it must have. */
class Reader {
  readonly problems: TeamProblem[] = [];
  readonly places = new Map<string, OffsetRange>();

  complain(
    code: TeamProblem['code'],
    range: OffsetRange,
    what: Message,
    fixes: readonly (readonly [newText: string, range: OffsetRange])[] = [],
  ): void {
    this.problems.push({
      code,
      severity: code === 'unknown-setting' ? 'warning' : 'error',
      range,
      message: what,
      fixes: fixes.map(([newText, at]) => ({
        title: message('Change to “{meant}”', { meant: newText }),
        edits: [{ range: at, newText }],
      })),
    });
  }

  /** @param path the keys that lead there, each with a dot behind it
   * @returns undefined where nothing is said, or nothing that can be read */
  read(node: YamlNode, shape: Shape, path: string): unknown {
    // While one types, nothing stands behind a key.
    if (node.is === 'text' && node.value === null) return undefined;
    const value = this.#read(node, shape, path);
    if (value !== undefined && path !== '') this.places.set(path.slice(0, -1), node.range);
    return value;
  }

  #read(node: YamlNode, shape: Shape, path: string): unknown {
    switch (shape.is) {
      case 'map':
        if (node.is === 'map') return this.#readMap(node, shape, path);
        break;
      case 'list':
        if (node.is === 'list') {
          const items = node.items.map((item, index) => this.read(item, shape.of, `${path}${index}.`));
          return items.filter((item) => item !== undefined);
        }
        break;
      case 'flag':
        if (node.is === 'text' && typeof node.value === 'boolean') return node.value;
        break;
      case 'word':
        if (node.is === 'text') return this.#readWord(node, shape.words);
        break;
      case 'text':
        if (node.is !== 'text' || typeof node.value !== 'string') break;
        return path.startsWith('cleaning.rules.') ? this.#readRule(node.value, node.range) : node.value;
    }
    this.complain('wrong-value', node.range, wanted(shape));
    return undefined;
  }

  #readMap(node: YamlMap, shape: MapShape, path: string): Record<string, unknown> | undefined {
    const values = new Map<string, unknown>();
    const seen = new Set<string>();
    for (const { key, keyRange, value } of node.entries) {
      const entry = entryOf(shape, key);
      if (!entry) {
        const meant = nearest(key, Object.keys(shape.keys));
        const what = message('“{key}” is no setting.', { key });
        this.complain('unknown-setting', keyRange, what, meant === undefined ? [] : [[meant, keyRange]]);
        continue;
      }
      if (seen.has(key)) {
        this.complain(
          'wrong-value',
          keyRange,
          message('“{key}” stands twice: the last one counts.', { key }),
        );
      }
      seen.add(key);
      const read = this.read(value, entry.shape, `${path}${key}.`);
      if (read !== undefined) values.set(key, read);
    }
    const { required } = shape;
    if (required !== undefined && !values.has(required)) {
      if (!seen.has(required)) {
        this.complain('wrong-value', node.range, message('“{key}” is missing.', { key: required }));
      }
      return undefined;
    }
    return Object.fromEntries(values);
  }

  #readWord(node: YamlNode & { is: 'text' }, words: readonly string[]): string | undefined {
    if (words.includes(node.text)) return node.text;
    const meant = nearest(node.text, words);
    const what = message('This must be one of: {words}.', { words: words.join(', ') });
    this.complain('wrong-value', node.range, what, meant === undefined ? [] : [[meant, node.range]]);
    return undefined;
  }

  /** A rule that cannot be read is none. */
  #readRule(line: string, range: OffsetRange): string | undefined {
    const { errors } = parseRuleText(line, { name: TEAM_FILE });
    for (const error of errors) this.complain('wrong-value', range, error.message);
    return errors.length > 0 ? undefined : line;
  }
}

function wanted(shape: Shape): Message {
  switch (shape.is) {
    case 'map':
      return message('Lines of the form “key: value” must stand here.');
    case 'list':
      return message('This must be a list.');
    case 'flag':
      return message('This must be true or false.');
    case 'word':
      return message('This must be one of: {words}.', { words: shape.words.join(', ') });
    case 'text':
      return message('This must be text: put it in quotes.');
  }
}

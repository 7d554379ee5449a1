import { CONDITION_DOCS } from './conditionDocs.ts';
import { KEEP_DOCS } from './headerDocs.ts';
import {
  hostsFetched,
  valuesFor,
  wordRange,
  type RuleCompletion,
  type RuleSurroundings,
} from './ruleCompletion.ts';
import type { FileLine, RuleFile } from './ruleFile.ts';
import { selectorContext, type SelectorContext } from './selectorContext.ts';

interface Place {
  readonly file: RuleFile;
  readonly line: FileLine;
  /** Where the selector begins: behind the marker. */
  readonly from: number;
  readonly offset: number;
  readonly isException: boolean;
  readonly surroundings: RuleSurroundings;
}

/** Brackets in which conditions may stand; `:not(…)` holds conditions or a selector. */
const HOLD_CONDITIONS = new Set(['not', 'takes-after', 'joins-after']);

/** What CSS has for stored articles; those with brackets hold a selector or a formula. */
const CSS_PSEUDO = [
  'has()',
  'is()',
  'not()',
  'first-child',
  'last-child',
  'only-child',
  'first-of-type',
  'last-of-type',
  'nth-child()',
];

/** What may stand at a place behind the marker of a rule or an exception. */
export function completeSelector(place: Place): RuleCompletion[] {
  const { file, from, offset } = place;
  const context = selectorContext(file.text.slice(from, offset));
  if (!context) return [];
  const { names } = place.surroundings;
  switch (context.writes) {
    case 'value':
      return valuesFor(file, place.line, offset);
    case 'argument':
      return completeArgument(place, context);
    case 'pseudo':
      return completePseudo(place, context);
    case 'class':
      return namesAt(place, names.classes);
    case 'id':
      return namesAt(place, names.ids);
    case 'attribute':
      return namesAt(place, names.attributes);
    case 'tag':
      return [
        ...valuesFor(file, place.line, offset),
        ...namesAt(place, [
          ...names.ids.map((id) => `#${id}`),
          ...names.classes.map((name) => `.${name}`),
          ...names.tags,
        ]),
      ];
  }
}

function completeArgument(place: Place, { inside, isFirst }: SelectorContext): RuleCompletion[] {
  const { file, line, offset, surroundings } = place;
  const values = isFirst ? valuesFor(file, line, offset) : [];
  const innermost = inside.at(-1) ?? '';
  switch (innermost) {
    case 'rule':
      return rulesAt(place);
    case 'links':
      return isFirst ? [word('same-site', place), ...values] : [];
    case 'source-host':
      return [...values, ...hostsFetched(file.text, offset, surroundings)];
    case 'takes-before':
      return namesAt(place, surroundings.names.tags);
    case 'matches-attr':
      return namesAt(place, surroundings.names.attributes);
    default:
      return values;
  }
}

function word(label: string, { file, offset }: Place): RuleCompletion {
  return { label, kind: 'word', range: wordRange(file.text, offset, /[\w-]/, 0), newText: label };
}

/** The rules that an exception may name, each once. */
function rulesAt({ file, offset, surroundings }: Place): RuleCompletion[] {
  const range = wordRange(file.text, offset, /[\w.:*-]/, 0);
  const rules = new Map([...file.list.rules, ...surroundings.rules].map((rule) => [rule.id, rule]));
  return Array.from(rules.values(), ({ id, kind, note }): RuleCompletion => ({
    label: id,
    kind: 'rule',
    range,
    newText: id,
    detail: `${kind} · ${note.slice(0, 200)}`,
  }));
}

/** Names of the post, escaped where CSS reads a sign in them; `.` or `#` before them is theirs. */
function namesAt({ file, offset, from }: Place, names: readonly string[]): RuleCompletion[] {
  const range = wordRange(file.text, offset, /[\w\u0080-\uffff-]/, from);
  return names.map((label): RuleCompletion => ({
    label,
    kind: 'name',
    range,
    newText: label.slice(0, 1) + label.slice(1).replace(/[^\w\u0080-\uffff-]/g, '\\$&'),
  }));
}

function completePseudo(place: Place, { inside, isFirst, from }: SelectorContext): RuleCompletion[] {
  const { file, offset, isException } = place;
  const range = wordRange(file.text, offset, /[\w-]/, place.from);
  const hasBrackets = file.text[range.end] === '(';
  const make = (
    name: string,
    kind: RuleCompletion['kind'],
    snippet: string,
    more: Partial<RuleCompletion>,
  ): RuleCompletion =>
    hasBrackets
      ? { label: name, kind, range, newText: name, ...more }
      : { label: name, kind, range, newText: snippet, isSnippet: true, ...more };

  const keeps =
    isException && file.text.slice(place.from, place.from + from).trim() === ':'
      ? Array.from(KEEP_DOCS, ([name, { snippet, form, text }]) =>
          make(name, 'condition', snippet, { detail: form, documentation: text, goesOn: true }),
        )
      : [];
  const innermost = inside.at(-1);
  const allowed =
    inside.every((name) => HOLD_CONDITIONS.has(name)) && (innermost !== 'not' || isFirst || isException);
  const conditions = Array.from(CONDITION_DOCS, ([name, { is, snippet, forms, text }]) => {
    const fits = allowed && (is === 'condition' || (inside.length === 0 && mayStep(name, isException)));
    return fits ? [make(name, is, snippet, { detail: forms.join('  '), documentation: text })] : [];
  });
  const css = CSS_PSEUDO.map((form) => {
    const name = form.replace('()', '');
    return make(name, 'pseudo', form.replace('()', '($1)'), {});
  });
  return [...keeps, ...conditions.flat(), ...css];
}

/** An exception takes nothing along. */
function mayStep(name: string, isException: boolean): boolean {
  return !isException || name === 'upward';
}

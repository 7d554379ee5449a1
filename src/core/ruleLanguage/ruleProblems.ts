import { JUNK_KINDS, type Rule } from '../cleaning/rule.ts';
import { testExamples } from '../cleaning/ruleText/examples.ts';
import { CLEANING_LEVELS } from '../cleaning/ruleText/ruleText.ts';
import { nextLine, wholeLines } from '../text/lines.ts';
import { message, type Message } from '../text/message.ts';
import { nearest } from '../text/nearest.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { CONDITION_DOCS } from './conditionDocs.ts';
import { isFilter, VALUE_NAME, valuesAbove, lineAt, type FileLine, type RuleFile } from './ruleFile.ts';

/** Something to mend in rule text. */
export interface RuleProblem {
  readonly code:
    'cleaning-rule' | 'rule-example' | 'misspelt-header' | 'unknown-rule' | 'same-rule' | 'unused-value';
  readonly severity: 'error' | 'warning' | 'hint';
  readonly range: OffsetRange;
  readonly message: Message;
  /** Ways to mend it, the best first. */
  readonly fixes: readonly { readonly title: Message; readonly edits: readonly TextEdit[] }[];
}

type Fix = RuleProblem['fixes'][number];

/** CSS that may stand with brackets, for who misspells it. */
const CSS_NAMES = ['not', 'has', 'is', 'where', 'nth-child', 'first-child', 'last-child', 'only-child'];

/**
 * What is wrong as it stands, in the order of the text: quick enough for every keystroke.
 * @param rules the rules that hold beside those of the file: exceptions may name them.
 */
export function findRuleProblems(file: RuleFile, rules: readonly Rule[]): RuleProblem[] {
  const found = [
    ...file.list.errors.map((error): RuleProblem => ({
      code: 'cleaning-rule',
      severity: 'error',
      ...error,
      fixes: fixesOf(file, error.range),
    })),
    ...misspeltHeaders(file),
    ...unknownRules(file, rules),
    ...sameRules(file),
    ...unusedValues(file),
  ];
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** The examples that do not come out as they say: that takes longer. */
export function findExampleProblems({ list }: RuleFile): RuleProblem[] {
  return testExamples(list).map(({ example, message: what }) => ({
    code: 'rule-example',
    severity: 'warning',
    range: example.range,
    message: what,
    fixes: [],
  }));
}

/** What was probably meant where something cannot be read. */
function fixesOf(file: RuleFile, range: OffsetRange): Fix[] {
  const written = file.text.slice(range.start, range.end);
  const line = lineAt(file, range.start);
  const { shape } = line;
  if (shape.is === 'header' && shape.value.range.start === range.start) {
    const words: readonly string[] =
      shape.key === 'kind' ? JUNK_KINDS : shape.key === 'level' ? CLEANING_LEVELS : [];
    const meant = nearest(written.toLowerCase(), words);
    return (meant === undefined ? words : [meant]).map((word) => changeTo(word, range));
  }
  const pseudo = /^:(-?[a-z][\w-]*)(?=\(|$)/i.exec(written)?.[1];
  if (pseudo !== undefined) {
    const known = [...CONDITION_DOCS.keys(), ...CSS_NAMES];
    const name = pseudo.toLowerCase();
    const meant = known.includes(name) ? undefined : nearest(name, known);
    const at = { start: range.start + 1, end: range.start + 1 + pseudo.length };
    return meant === undefined ? [] : [changeTo(meant, at)];
  }
  const value = /^\$([a-z][\w-]*)$/.exec(written)?.[1];
  if (value === undefined) return [];
  const names = [...valuesAbove(file, line).keys()];
  const meant = names.includes(value) ? undefined : nearest(value, names);
  return meant === undefined ? [] : [changeTo(`$${meant}`, range)];
}

function changeTo(word: string, range: OffsetRange): Fix {
  return { title: message('Change to “{word}”', { word }), edits: [{ range, newText: word }] };
}

/** `! knd: promo` is a comment, and nobody meant one: only where the value is one of ours as well. */
function* misspeltHeaders({ lines }: RuleFile): Generator<RuleProblem> {
  const words: Readonly<Record<string, readonly string[]>> = { kind: JUNK_KINDS, level: CLEANING_LEVELS };
  for (const { line, shape } of lines) {
    if (shape.is !== 'comment') continue;
    const form = /^!\s*([\w-]{2,12})\s*[:=]?\s*([a-z]+)$/i.exec(line.text);
    if (!form) continue;
    const [, key = '', value = ''] = form;
    const word = nearest(key.toLowerCase(), Object.keys(words));
    if (word === undefined || !words[word]!.includes(value.toLowerCase())) continue;
    const range = line.range;
    yield {
      code: 'misspelt-header',
      severity: 'warning',
      range,
      message: message('This is a comment and says nothing. Was “! {word}: {value}” meant?', {
        word,
        value: value.toLowerCase(),
      }),
      fixes: [changeTo(`! ${word}: ${value.toLowerCase()}`, range)],
    };
  }
}

/** An exception for a rule that is not there keeps nothing. */
function* unknownRules({ lines, list }: RuleFile, others: readonly Rule[]): Generator<RuleProblem> {
  const known = new Set([...others, ...list.rules].map(({ id }) => id));
  for (const { shape } of lines) {
    if (shape.is !== 'keep' || shape.what !== 'rule' || known.has(shape.name.text)) continue;
    const { range, text: rule } = shape.name;
    const meant = nearest(rule, [...known]);
    yield {
      code: 'unknown-rule',
      severity: 'warning',
      range,
      message: message('No rule is called “{rule}”.', { rule }),
      fixes: meant === undefined ? [] : [changeTo(meant, range)],
    };
  }
}

/** A rule or an exception that stands above already. */
function* sameRules(file: RuleFile): Generator<RuleProblem> {
  const seen = new Map<string, FileLine>();
  for (const line of file.lines) {
    if (!isFilter(line.shape) || (line.rules.length === 0 && !isException(line))) continue;
    const [rule] = line.rules;
    // Another kind or level is another rule: one may be switched off.
    const key = `${line.key}\n${rule?.kind ?? ''} ${rule?.level ?? ''}`;
    const first = seen.get(key);
    if (!first) {
      seen.set(key, line);
      continue;
    }
    const { range } = line.line;
    yield {
      code: 'same-rule',
      severity: 'hint',
      range,
      message: message('Line {line} says the same.', { line: first.number }),
      // Its examples would be taken for those of the rule above.
      fixes: file.lines[line.number]?.shape.is === 'example' ? [] : [removeLine(file, range)],
    };
  }
}

function isException({ shape }: FileLine): boolean {
  return shape.is === 'keep' || ((shape.is === 'cosmetic' || shape.is === 'network') && shape.isException);
}

/** A value that no rule asks for. */
function* unusedValues(file: RuleFile): Generator<RuleProblem> {
  const used = new Set(
    file.lines
      .filter(({ shape }) => isFilter(shape))
      .flatMap(({ line }) => Array.from(line.text.matchAll(VALUE_NAME), (found) => found[1])),
  );
  for (const { line, shape } of file.lines) {
    if (shape.is !== 'header' || shape.name === undefined || used.has(shape.name)) continue;
    yield {
      code: 'unused-value',
      severity: 'hint',
      range: line.range,
      message: message('No rule asks for “${name}”.', { name: shape.name }),
      fixes: [removeLine(file, line.range)],
    };
  }
}

function removeLine({ text }: RuleFile, range: OffsetRange): Fix {
  const whole = wholeLines(text, range);
  // The last line has no line break of its own: the one before it goes.
  const isLast = nextLine(text, range.end) === text.length && !/[\r\n]$/.test(text);
  const start = isLast ? text.slice(0, whole.start).replace(/\r\n$|[\r\n]$/, '').length : whole.start;
  return { title: message('Remove this line'), edits: [{ range: { start, end: whole.end }, newText: '' }] };
}

import type { ArchiveIndex } from '../archive/archiveIndex.ts';
import type { Rule } from '../cleaning/rule.ts';
import type { Message } from '../text/message.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import type { NamesInPost } from './namesInPost.ts';
import { valuesAbove, type FileLine, type RuleFile } from './ruleFile.ts';

/** Something to put at the caret of rule text. */
export interface RuleCompletion {
  /** What the list shows, and what the text in `range` is compared with. */
  readonly label: string;
  readonly kind: 'header' | 'word' | 'condition' | 'step' | 'pseudo' | 'value' | 'host' | 'rule' | 'name';
  /** What the completion replaces; it holds the caret. */
  readonly range: OffsetRange;
  /** In VS Code's snippet syntax if `isSnippet`. */
  readonly newText: string;
  readonly isSnippet?: true;
  /** Whether more is to be chosen behind it. */
  readonly goesOn?: true;
  /** The number of posts from a host. */
  readonly count?: number;
  /** Of what it stands for, as it is written. */
  readonly detail?: string;
  readonly documentation?: Message;
}

/** What completions and hovers know besides the text. */
export interface RuleSurroundings {
  readonly archive: ArchiveIndex;
  /** The names in the post that was open last. */
  readonly names: NamesInPost;
  /** The rules that hold: exceptions name them. */
  readonly rules: readonly Rule[];
}

/** The hosts that the post which was open last names. */
export function hostsFetched(text: string, offset: number, { names }: RuleSurroundings): RuleCompletion[] {
  const range = wordRange(text, offset, /[\w.-]/, 0);
  return names.hosts.map((label): RuleCompletion => ({ label, kind: 'host', range, newText: label }));
}

/** The values that have a name above the line. */
export function valuesFor(file: RuleFile, line: FileLine, offset: number): RuleCompletion[] {
  const range = wordRange(file.text, offset, /[\w$-]/, 0);
  return Array.from(valuesAbove(file, line), ([name, value]): RuleCompletion => ({
    label: `$${name}`,
    kind: 'value',
    range,
    newText: `$${name}`,
    detail: value.slice(0, 200),
  }));
}

/** The characters of a word around the caret. */
export function wordRange(text: string, offset: number, character: RegExp, least: number): OffsetRange {
  let start = offset;
  while (start > least && character.test(text[start - 1]!)) start--;
  let end = offset;
  while (end < text.length && character.test(text[end]!)) end++;
  return { start, end };
}

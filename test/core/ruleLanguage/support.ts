import { builtInRules } from '../../../src/core/cleaning/rules/builtInRules.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { completeRules } from '../../../src/core/ruleLanguage/completeRules.ts';
import { findNames } from '../../../src/core/ruleLanguage/namesInPost.ts';
import type { RuleCompletion, RuleSurroundings } from '../../../src/core/ruleLanguage/ruleCompletion.ts';
import { readRuleFile } from '../../../src/core/ruleLanguage/ruleFile.ts';
import { archiveOf } from '../support/archive.ts';
import { postFrom } from '../cleaning/cleaning.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { caret } from '../support/caret.ts';

/** Two posts of one site and one of another; a post with a few names; Galley's own rules. */
export const SURROUNDINGS: RuleSurroundings = {
  archive: archiveOf(
    { sourceSite: 'www.a.example' },
    { sourceSite: 'm.a.example' },
    { sourceSite: 'www.a.example' },
    { sourceSite: 'b.example' },
  ),
  names: findNames(
    parsePost(
      postFrom(
        'a.example',
        '<div class="box my-banner w:1"><section id="imu"></section><img data-src="//cdn.example/1.png"></div>',
      ),
    ),
  ),
  rules: builtInRules().rules,
};

/** What may stand at the caret `|`. `‖` stands for a `|` of the text. */
export function completionsAt(marked: string): { text: string; found: RuleCompletion[] } {
  const { text, offset } = caret(marked);
  const written = text.replaceAll('‖', '|');
  return { text: written, found: completeRules(readRuleFile(written, 'rules.txt'), offset, SURROUNDINGS) };
}

/** The labels of what may stand at the caret. */
export function labelsAt(marked: string): string[] {
  return completionsAt(marked).found.map(({ label }) => label);
}

/** The text when the completion with that label is taken. */
export function take(marked: string, label: string): string {
  const { text, found } = completionsAt(marked);
  const one = found.find((completion) => completion.label === label);
  if (!one) throw new Error(`no “${label}” among ${found.map((other) => other.label).join(' ')}`);
  return applyEdits(text, [{ range: one.range, newText: one.newText }]);
}

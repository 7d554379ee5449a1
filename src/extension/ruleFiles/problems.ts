import * as vscode from 'vscode';
import type { PostService, RuleProblem } from '../../core/postService.ts';
import { registerLanguageFixes, toDiagnostic } from '../languageProblems.ts';
import { followDocuments } from '../livePosts.ts';
import type { OwnRules } from '../ownRules.ts';
import { isEditable } from '../posts.ts';
import { isRuleFile, RULES_SELECTOR, type RuleFiles } from './ruleFiles.ts';
import type { Surroundings } from './surroundings.ts';

/** How long typing must pause before the problems follow, in milliseconds. */
const PAUSE_MS = 200;

/** Trying the examples waits for a longer pause: at least this, and so many times what it took before. */
const EXAMPLES_PAUSE_MS = 500;
const PATIENCE = 5;

interface Dependencies {
  readonly service: PostService;
  readonly files: RuleFiles;
  readonly rules: OwnRules;
  readonly surroundings: Surroundings;
}

/** Shows what is wrong in rule files while they are edited, the examples that fail as well, and offers what
 * mends it. */
export function registerRuleProblems({
  service,
  files,
  rules,
  surroundings,
}: Dependencies): vscode.Disposable {
  const { ruleLanguage } = service;
  const collection = vscode.languages.createDiagnosticCollection('galley-rules');
  const examples = vscode.languages.createDiagnosticCollection('galley-rule-examples');
  const problemsIn = (document: vscode.TextDocument): RuleProblem[] =>
    ruleLanguage.problems(files.get(document), surroundings.rulesFor(document));
  const lastTook = new WeakMap<vscode.TextDocument, number>();
  const includes = (document: vscode.TextDocument): boolean => isRuleFile(document) && isEditable(document);

  return vscode.Disposable.from(
    collection,
    examples,
    followDocuments({
      includes,
      update(document) {
        collection.set(
          document.uri,
          problemsIn(document).map((problem) => toDiagnostic(document, problem)),
        );
      },
      forget: ({ uri }) => collection.delete(uri),
      pause: () => PAUSE_MS,
      onDidChange: rules.onDidChange,
    }),
    followDocuments({
      includes,
      update(document) {
        const began = Date.now();
        const failed = ruleLanguage.exampleProblems(files.get(document));
        lastTook.set(document, Date.now() - began);
        examples.set(
          document.uri,
          failed.map((problem) => toDiagnostic(document, problem)),
        );
      },
      forget: ({ uri }) => examples.delete(uri),
      pause: (document) => Math.max(EXAMPLES_PAUSE_MS, PATIENCE * (lastTook.get(document) ?? 0)),
    }),
    registerLanguageFixes(RULES_SELECTOR, problemsIn),
  );
}

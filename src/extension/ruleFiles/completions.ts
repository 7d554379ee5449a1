import * as vscode from 'vscode';
import { LineIndex, type PostService, type RuleCompletion } from '../../core/postService.ts';
import type { Archive } from '../archive.ts';
import { toRangeIn, translate } from '../convert.ts';
import { RULES_SELECTOR, type RuleFiles } from './ruleFiles.ts';
import type { Surroundings } from './surroundings.ts';

/** What opens the list by itself, beside the letters of a word. */
const TRIGGERS = ['!', ' ', '#', '.', ':', '(', '[', '$', ',', '|'];

interface Dependencies {
  readonly service: PostService;
  readonly files: RuleFiles;
  readonly archive: Archive;
  readonly surroundings: Surroundings;
}

export function registerRuleCompletions(dependencies: Dependencies): vscode.Disposable {
  const { service, files, surroundings, archive } = dependencies;
  return vscode.languages.registerCompletionItemProvider(
    RULES_SELECTOR,
    {
      async provideCompletionItems(document, position, token) {
        // What is typed while the archive is read narrows the list: the places are those of now.
        const file = files.get(document);
        const offset = document.offsetAt(position);
        const wantsSites = service.ruleLanguage.wantsSites(file, offset);
        if (wantsSites) await archive.soon();
        if (token.isCancellationRequested) return undefined;
        const found = service.ruleLanguage.complete(file, offset, surroundings.of(document));
        const lines = new LineIndex(file.text);
        const items = found.map((completion, rank) =>
          toItem(completion, toRangeIn(lines, completion.range), rank),
        );
        return new vscode.CompletionList(items, wantsSites && !archive.complete);
      },
    },
    ...TRIGGERS,
  );
}

const KINDS: Readonly<Record<RuleCompletion['kind'], vscode.CompletionItemKind>> = {
  header: vscode.CompletionItemKind.Property,
  word: vscode.CompletionItemKind.EnumMember,
  condition: vscode.CompletionItemKind.Function,
  step: vscode.CompletionItemKind.Method,
  pseudo: vscode.CompletionItemKind.Keyword,
  value: vscode.CompletionItemKind.Variable,
  host: vscode.CompletionItemKind.Reference,
  rule: vscode.CompletionItemKind.Constant,
  name: vscode.CompletionItemKind.Value,
};

function toItem(completion: RuleCompletion, range: vscode.Range, rank: number): vscode.CompletionItem {
  const { label, kind, newText, isSnippet, goesOn, count, detail, documentation } = completion;
  const item = new vscode.CompletionItem(
    count === undefined ? label : { label, description: vscode.l10n.t('posts: {count}', { count }) },
    KINDS[kind],
  );
  item.range = range;
  item.insertText = isSnippet ? new vscode.SnippetString(newText) : newText;
  item.sortText = String(rank).padStart(6, '0');
  if (detail !== undefined) item.detail = detail;
  if (documentation) item.documentation = new vscode.MarkdownString(translate(documentation));
  if (goesOn) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}

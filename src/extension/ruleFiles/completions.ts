import * as vscode from 'vscode';
import type { PostService, RuleCompletion } from '../../core/postService.ts';
import { toRange, translate } from '../convert.ts';
import { RULES_SELECTOR, type RuleFiles } from './ruleFiles.ts';
import type { Surroundings } from './surroundings.ts';

/** What opens the list by itself, beside the letters of a word. */
const TRIGGERS = ['!', ' ', '#', '.', ':', '(', '[', '$', ',', '|'];

interface Dependencies {
  readonly service: PostService;
  readonly files: RuleFiles;
  readonly surroundings: Surroundings;
}

export function registerRuleCompletions({ service, files, surroundings }: Dependencies): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    RULES_SELECTOR,
    {
      async provideCompletionItems(document, position, token) {
        const { version } = document;
        const around = await surroundings.of(document);
        if (token.isCancellationRequested || document.version !== version) return undefined;
        return service.ruleLanguage
          .complete(files.get(document), document.offsetAt(position), around)
          .map((completion, rank) => toItem(document, completion, rank));
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

function toItem(
  document: vscode.TextDocument,
  completion: RuleCompletion,
  rank: number,
): vscode.CompletionItem {
  const { label, kind, range, newText, isSnippet, goesOn, count, detail, documentation } = completion;
  const item = new vscode.CompletionItem(
    count === undefined ? label : { label, description: vscode.l10n.t('posts: {count}', { count }) },
    KINDS[kind],
  );
  item.range = toRange(document, range);
  item.insertText = isSnippet ? new vscode.SnippetString(newText) : newText;
  item.sortText = String(rank).padStart(6, '0');
  if (detail !== undefined) item.detail = detail;
  if (documentation) item.documentation = new vscode.MarkdownString(translate(documentation));
  if (goesOn) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}

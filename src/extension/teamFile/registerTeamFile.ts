import * as vscode from 'vscode';
import type { PostService, TeamCompletion } from '../../core/postService.ts';
import { toRange, translate } from '../convert.ts';
import { asMarkdown } from '../hovers.ts';
import { registerLanguageFixes, toDiagnostic } from '../languageProblems.ts';
import { followDocuments } from '../livePosts.ts';
import { baseName, isEditable } from '../posts.ts';

/** How long typing must pause before the problems follow, in milliseconds. */
const PAUSE_MS = 200;

/** Helps to write `.galley.yml`, whether or not there is an extension for YAML: problems, completion, hovers. */
export function registerTeamFile({ team }: Pick<PostService, 'team'>): vscode.Disposable {
  const selector: vscode.DocumentSelector = { pattern: `**/${team.fileName}` };
  const collection = vscode.languages.createDiagnosticCollection('galley-team');
  return vscode.Disposable.from(
    collection,
    followDocuments({
      includes: (document) => baseName(document.uri) === team.fileName && isEditable(document),
      update(document) {
        const { problems } = team.read(document.getText());
        collection.set(
          document.uri,
          problems.map((problem) => toDiagnostic(document, problem)),
        );
      },
      forget: ({ uri }) => collection.delete(uri),
      pause: () => PAUSE_MS,
    }),
    registerLanguageFixes(selector, (document) => team.read(document.getText()).problems),
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: (document, position) =>
          team
            .complete(document.getText(), document.offsetAt(position))
            .map((completion, rank) => toItem(document, completion, rank)),
      },
      ' ',
    ),
    vscode.languages.registerHoverProvider(selector, {
      provideHover(document, position) {
        const hover = team.hover(document.getText(), document.offsetAt(position));
        if (!hover) return undefined;
        const words = hover.words.map((word) => `\`${word}\``).join(' · ');
        const said = [asMarkdown(hover.text), ...(words === '' ? [] : [new vscode.MarkdownString(words)])];
        return new vscode.Hover(said, toRange(document, hover.range));
      },
    }),
  );
}

function toItem(
  document: vscode.TextDocument,
  { label, kind, range, newText, goesOn, documentation }: TeamCompletion,
  rank: number,
): vscode.CompletionItem {
  const { Property, EnumMember } = vscode.CompletionItemKind;
  const item = new vscode.CompletionItem(label, kind === 'key' ? Property : EnumMember);
  item.range = toRange(document, range);
  item.insertText = newText;
  item.sortText = String(rank).padStart(3, '0');
  if (documentation) item.documentation = new vscode.MarkdownString(translate(documentation));
  if (goesOn) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}

import * as vscode from 'vscode';
import type { PostService, RuleSymbol } from '../../core/postService.ts';
import { toRange } from '../convert.ts';
import { RULES_SELECTOR, type RuleFiles } from './ruleFiles.ts';

interface Dependencies {
  readonly service: PostService;
  readonly files: RuleFiles;
}

const KINDS: Readonly<Record<RuleSymbol['is'], vscode.SymbolKind>> = {
  section: vscode.SymbolKind.Namespace,
  rule: vscode.SymbolKind.Event,
  exception: vscode.SymbolKind.Null,
  value: vscode.SymbolKind.Variable,
};

/** Outline, breadcrumbs and folding of rule files: a section for each id. */
export function registerRuleOutline({ service, files }: Dependencies): vscode.Disposable {
  const outline = (document: vscode.TextDocument): RuleSymbol[] =>
    service.ruleLanguage.outline(files.get(document));
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      RULES_SELECTOR,
      { provideDocumentSymbols: (document) => outline(document).map((one) => toSymbol(document, one)) },
      { label: 'Galley' },
    ),
    vscode.languages.registerFoldingRangeProvider(RULES_SELECTOR, {
      provideFoldingRanges: (document) =>
        outline(document).flatMap(({ is, range }) => {
          const { start, end } = toRange(document, range);
          return is === 'section' && end.line > start.line
            ? [new vscode.FoldingRange(start.line, end.line, vscode.FoldingRangeKind.Region)]
            : [];
        }),
    }),
  );
}

function toSymbol(document: vscode.TextDocument, symbol: RuleSymbol): vscode.DocumentSymbol {
  const { is, name, detail, range, nameRange, children } = symbol;
  const made = new vscode.DocumentSymbol(
    name,
    detail,
    KINDS[is],
    toRange(document, range),
    toRange(document, nameRange),
  );
  made.children = children.map((child) => toSymbol(document, child));
  return made;
}

import * as vscode from 'vscode';
import type { FileLine, HoverPart, PostService } from '../../core/postService.ts';
import type { Archive } from '../archive.ts';
import { toRange } from '../convert.ts';
import { asMarkdown } from '../hovers.ts';
import { baseName, type OpenPosts } from '../posts.ts';
import { RULES_LANGUAGE_ID, RULES_SELECTOR, type RuleFiles } from './ruleFiles.ts';
import type { Surroundings } from './surroundings.ts';

interface Dependencies {
  readonly service: PostService;
  readonly files: RuleFiles;
  readonly posts: OpenPosts;
  readonly archive: Archive;
  readonly surroundings: Surroundings;
}

/** Says what a rule does, and how much it finds in the post that was looked at last. */
export function registerRuleHovers(dependencies: Dependencies): vscode.Disposable {
  const { service, files, posts, archive, surroundings } = dependencies;
  const foundBy = (line: FileLine): vscode.MarkdownString[] => {
    const document = surroundings.post;
    if (!document || line.rules.length === 0) return [];
    const post = posts.get(document);
    const found = service.ruleLanguage.search([line]).find(line.key, post.document, post.facts);
    // A file's name may look like Markdown.
    const file = new vscode.MarkdownString().appendText(baseName(document.uri)).value;
    const said = vscode.l10n.t('Pieces found in {file}: {count}.', { file, count: found.length });
    return [new vscode.MarkdownString(said)];
  };
  return vscode.languages.registerHoverProvider(RULES_SELECTOR, {
    async provideHover(document, position, token) {
      const { version } = document;
      const file = files.get(document);
      const offset = document.offsetAt(position);
      if (service.ruleLanguage.wantsSites(file, offset)) await archive.soon();
      if (token.isCancellationRequested || document.version !== version) return undefined;
      const hover = service.ruleLanguage.hover(file, offset, surroundings.of(document));
      if (!hover) return undefined;
      const said = [...toMarkdown(hover.parts), ...(hover.line ? foundBy(hover.line) : [])];
      return new vscode.Hover(said, toRange(document, hover.range));
    },
  });
}

/** Things that must hold together are one list. */
function toMarkdown(parts: readonly HoverPart[]): vscode.MarkdownString[] {
  const all: vscode.MarkdownString[] = [];
  let list: vscode.MarkdownString | undefined;
  for (const part of parts) {
    if (part.is === 'item') {
      if (!list) all.push((list = new vscode.MarkdownString()));
      list.appendMarkdown(`- ${inCode(part.code)} ${asMarkdown(part.text).value}\n`);
      continue;
    }
    list = undefined;
    all.push(
      part.is === 'code'
        ? new vscode.MarkdownString().appendCodeblock(part.code, RULES_LANGUAGE_ID)
        : asMarkdown(part.text),
    );
  }
  return all;
}

/** Rule text as Markdown code, whatever it holds. */
function inCode(code: string): string {
  const longest = Math.max(0, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${code}${fence}` : `${fence} ${code} ${fence}`;
}

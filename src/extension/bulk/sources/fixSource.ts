import * as vscode from 'vscode';
import type { Post, PostService } from '../../../core/postService.ts';
import { diagnosticOptions } from '../../settings.ts';
import type { Sites } from '../../sites.ts';
import type { BulkEdit, BulkSource, FoundEdits, LabelNote } from '../bulkSource.ts';

interface Dependencies {
  readonly service: PostService;
  readonly sites: Sites;
}

/** What mends the problems of many posts, by code: of each problem the first fix. What can be meant in one way alone
 * is ticked. */
export class FixSource implements BulkSource {
  readonly title = vscode.l10n.t('Fix Problems');
  readonly verb = vscode.l10n.t('Fix');
  readonly nothing = vscode.l10n.t('Nothing to fix.');
  readonly #tools: Dependencies;
  readonly #certain = new Set<string>();

  constructor(tools: Dependencies) {
    this.#tools = tools;
  }

  async find(uri: vscode.Uri, post: Post): Promise<FoundEdits> {
    const { service, sites } = this.#tools;
    const home = await sites.find(uri);
    const found = service.fixes(post, { ...diagnosticOptions(uri), ...home, now: Date.now() });
    const edits = service.mends(post, found) ? found : found.filter(({ certain }) => certain);
    if (edits !== found && !service.mends(post, edits)) return { edits: [] };
    return {
      edits: edits.map(({ range, newText, code, certain }) => {
        if (certain) this.#certain.add(code);
        return { range, newText, label: code };
      }),
    };
  }

  allows(post: Post, edits: readonly BulkEdit[]): boolean {
    return this.#tools.service.mends(post, edits);
  }

  noteOf(label: string): LabelNote {
    return {
      icon: 'lightbulb',
      ...(this.#certain.has(label) && { text: vscode.l10n.t('can only be meant in one way') }),
    };
  }

  isUnticked(label: string): boolean {
    return !this.#certain.has(label);
  }
}

import * as vscode from 'vscode';
import type { CleaningOptions, JunkKind, Post, PostService, Removal, Rule } from '../../core/postService.ts';
import type { BulkEdit, BulkSource, FoundEdits, LabelNote } from '../bulk/bulkSource.ts';
import { translate } from '../convert.ts';
import { describeKinds, iconOf } from './removalSummary.ts';
import { noteOf } from './ruleNotes.ts';

interface Dependencies {
  readonly service: PostService;
  /** How to clean a post. */
  readonly optionsFor: (post: vscode.Uri) => CleaningOptions;
}

/** Clean Ads for many posts: the junk of each, by rule. */
export class CleaningSource implements BulkSource {
  readonly title = vscode.l10n.t('Clean Ads');
  readonly verb = vscode.l10n.t('Remove');
  readonly nothing = vscode.l10n.t('Nothing to clean.');
  readonly #tools: Dependencies;
  readonly #found = new Map<string, { readonly rule: Rule; readonly kind: JunkKind }>();
  readonly #kinds: Pick<Removal, 'kind'>[] = [];
  #likely = 0;

  constructor(tools: Dependencies) {
    this.#tools = tools;
  }

  find(uri: vscode.Uri, post: Post): FoundEdits {
    const { service, optionsFor } = this.#tools;
    const { removals, leftAlone, share } = service.clean(post, optionsFor(uri));
    for (const { rule, kind, by } of removals) {
      this.#found.set(rule, this.#found.get(rule) ?? { rule: by, kind });
      this.#kinds.push(this.#found.get(rule)!);
      if (by.level === 'thorough') this.#likely++;
    }
    return {
      edits: removals.map(({ range, rule }) => ({ range, newText: '', label: rule })),
      leftAlone: leftAlone && translate(leftAlone),
      share,
    };
  }

  allows(post: Post, edits: readonly BulkEdit[]): boolean {
    return this.#tools.service.weigh(post, edits).same;
  }

  summary(): string[] {
    const lines = [describeKinds(this.#kinds)];
    if (this.#likely > 0) {
      lines.push(
        vscode.l10n.t('Only most likely junk, told by text or structure: {count}.', { count: this.#likely }),
      );
    }
    return lines;
  }

  noteOf(label: string): LabelNote {
    const found = this.#found.get(label);
    return found ? { text: noteOf(found.rule, this.#tools.service), icon: iconOf(found.kind) } : {};
  }
}

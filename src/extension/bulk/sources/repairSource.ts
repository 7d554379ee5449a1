import * as vscode from 'vscode';
import { REPAIR_KINDS, type CleaningOptions, type Post, type RepairKind } from '../../../core/postService.ts';
import type { CleaningTools } from '../../cleaning/cleaningTools.ts';
import { outside } from '../../findRepairsOutsideJunk.ts';
import { repairKindNames } from '../../repairPost.ts';
import { repairKinds } from '../../settings.ts';
import type { BulkSource, FoundEdits, LabelNote } from '../bulkSource.ts';
import { perFolder } from '../../perFolder.ts';

/** What crawlers broke in many posts, by kind. Those kinds are ticked that the settings name. */
export class RepairSource implements BulkSource {
  readonly title = vscode.l10n.t('Repair Posts');
  readonly verb = vscode.l10n.t('Mend');
  readonly nothing = vscode.l10n.t('Nothing to mend.');
  readonly #tools: Pick<CleaningTools, 'service' | 'rules'>;
  readonly #optionsFor: (post: vscode.Uri) => CleaningOptions;
  readonly #kindsFor = perFolder(repairKinds);
  readonly #ticked = new Set<string>();

  constructor(tools: Pick<CleaningTools, 'service' | 'rules'>) {
    this.#tools = tools;
    this.#optionsFor = perFolder((post) => tools.rules.optionsFor(post));
  }

  find(uri: vscode.Uri, post: Post): FoundEdits {
    const { service } = this.#tools;
    const found = service.repairs(post, { kinds: REPAIR_KINDS });
    if (found.length === 0) return { edits: [] };
    for (const kind of this.#kindsFor(uri)) this.#ticked.add(kind);
    const repairs = outside(service.clean(post, this.#optionsFor(uri)).removals, found);
    return { edits: repairs.flatMap(({ kind, edits }) => edits.map((edit) => ({ ...edit, label: kind }))) };
  }

  noteOf(label: string): LabelNote {
    return { text: repairKindNames()[label as RepairKind], icon: 'tools' };
  }

  isUnticked(label: string): boolean {
    return !this.#ticked.has(label);
  }
}

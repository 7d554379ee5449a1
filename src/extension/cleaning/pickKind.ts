import * as vscode from 'vscode';
import {
  JUNK_KINDS,
  type CleaningLevel,
  type CleaningOptions,
  type Post,
  type PostService,
} from '../../core/postService.ts';
import type { CleanRequest } from './cleanRequest.ts';
import { labelOf } from './removalSummary.ts';

interface KindItem extends vscode.QuickPickItem {
  readonly request: CleanRequest;
}

/** Asks which kind of junk goes, with how much of it there is in the post. */
export async function pickKind(
  service: PostService,
  post: Post,
  options: CleaningOptions,
): Promise<CleanRequest | undefined> {
  // Each kind is offered at both levels, whatever the settings say of it.
  const find = (level: CleaningLevel): readonly { readonly kind: string }[] =>
    service.clean(post, { ...options, level, levels: {} }).removals;
  const [safe, thorough] = [find('safe'), find('thorough')];
  const items = JUNK_KINDS.flatMap((kind): KindItem[] => {
    const [few, more] = [safe, thorough].map((found) => found.filter((one) => one.kind === kind).length);
    const label = labelOf(kind);
    const certain = vscode.l10n.t('certainly junk: {count}', { count: few! });
    const likely = vscode.l10n.t('also what most likely is: {count}, to be reviewed', { count: more! });
    return [
      ...(few! > 0
        ? [{ label, description: certain, request: { level: 'safe', kinds: [kind] } } as const]
        : []),
      ...(more! > few!
        ? [{ label, description: likely, request: { level: 'thorough', kinds: [kind] } } as const]
        : []),
    ];
  });
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing to clean in this post.'));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Clean Ads of a Kind'),
    placeHolder: vscode.l10n.t('Which kind of junk is to go?'),
  });
  return picked?.request;
}

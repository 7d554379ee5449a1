import * as vscode from 'vscode';
import type { JunkKind, Removal } from '../../core/postService.ts';
import { capitalise } from '../capitalise.ts';
import { listCounts } from '../listCounts.ts';

/** How many pieces of which kind: “Removed 5 pieces: ads 3, promotions 2.” */
export function describeRemovals(removals: readonly Removal[]): string {
  const kinds = describeKinds(removals);
  return removals.length === 1
    ? vscode.l10n.t('Removed 1 piece: {kinds}.', { kinds })
    : vscode.l10n.t('Removed {count} pieces: {kinds}.', { count: removals.length, kinds });
}

/** “ads 3, promotions 2” */
export function describeKinds(removals: readonly Pick<Removal, 'kind'>[]): string {
  return listCounts(kindNames(), removals);
}

/** What the kinds are called where some of them are counted. */
export function kindNames(): Readonly<Record<JunkKind, string>> {
  return {
    ad: vscode.l10n.t('ads'),
    promo: vscode.l10n.t('promotions'),
    tracker: vscode.l10n.t('trackers'),
    ui: vscode.l10n.t('buttons'),
    empty: vscode.l10n.t('empty shells'),
  };
}

/** A kind as the row of a list. */
export function labelOf(kind: JunkKind): string {
  return `$(${iconOf(kind)}) ${capitalise(kindNames()[kind])}`;
}

/** What a piece of a kind is. */
export function describeKind(kind: JunkKind): string {
  switch (kind) {
    case 'ad':
      return vscode.l10n.t('An ad, or the place of one.');
    case 'promo':
      return vscode.l10n.t('The source site promotes itself here.');
    case 'tracker':
      return vscode.l10n.t('Tells others who reads this.');
    case 'ui':
      return vscode.l10n.t('Left over from the source site’s buttons.');
    case 'empty':
      return vscode.l10n.t('An empty shell.');
  }
}

/** The codicon of a kind. */
export function iconOf(kind: JunkKind): string {
  return { ad: 'megaphone', promo: 'gift', tracker: 'eye', ui: 'inspect', empty: 'circle-slash' }[kind];
}

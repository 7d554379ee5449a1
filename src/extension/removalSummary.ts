import * as vscode from 'vscode';
import type { Removal } from '../core/postService.ts';

/** How many pieces of which kind: “Removed 5 pieces: ads 3, promotions 2.” */
export function describeRemovals(removals: readonly Removal[]): string {
  const kinds = describeKinds(removals);
  return removals.length === 1
    ? vscode.l10n.t('Removed 1 piece: {kinds}.', { kinds })
    : vscode.l10n.t('Removed {count} pieces: {kinds}.', { count: removals.length, kinds });
}

/** “ads 3, promotions 2” */
export function describeKinds(removals: readonly Removal[]): string {
  const names = {
    ad: vscode.l10n.t('ads'),
    promo: vscode.l10n.t('promotions'),
    tracker: vscode.l10n.t('trackers'),
    ui: vscode.l10n.t('buttons'),
    empty: vscode.l10n.t('empty shells'),
  };
  return (Object.keys(names) as (keyof typeof names)[])
    .map((kind) => ({ name: names[kind], count: removals.filter((removal) => removal.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${name} ${count}`)
    .reduce((kinds, kind) => vscode.l10n.t('{kinds}, {kind}', { kinds, kind }));
}

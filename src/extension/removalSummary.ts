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
  return listCounts(
    {
      ad: vscode.l10n.t('ads'),
      promo: vscode.l10n.t('promotions'),
      tracker: vscode.l10n.t('trackers'),
      ui: vscode.l10n.t('buttons'),
      empty: vscode.l10n.t('empty shells'),
    },
    removals,
  );
}

/** The names of the kinds that there are, each with its count, in the order of `names`. */
export function listCounts<K extends string>(
  names: Readonly<Record<K, string>>,
  things: readonly { readonly kind: K }[],
): string {
  return (Object.keys(names) as K[])
    .map((kind) => ({ name: names[kind], count: things.filter((thing) => thing.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${name} ${count}`)
    .reduce((kinds, kind) => vscode.l10n.t('{kinds}, {kind}', { kinds, kind }));
}

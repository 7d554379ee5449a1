import * as vscode from 'vscode';

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

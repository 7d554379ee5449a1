import * as vscode from 'vscode';
import { TERM_FIELDS, type TermField, type ValueCount } from '../../core/postService.ts';
import { RenameSource } from '../bulk/sources/renameSource.ts';
import { postsWithTerm, type BulkTools, type TermTools } from './postsWithTerm.ts';

/** A name, as a list shows it. */
export interface NamedValue extends vscode.QuickPickItem {
  readonly value: string;
}

export function namedValue({ value, count }: ValueCount): NamedValue {
  return { label: value, description: vscode.l10n.t('posts: {count}', { count }), value };
}

/** The command that makes one of several tags, categories or authors. */
export function registerMergeTerms(tools: BulkTools): vscode.Disposable {
  return vscode.commands.registerCommand('galley.mergeTerms', async () => {
    if (!(await tools.archive.whole(vscode.l10n.t('Galley: reading the posts of this workspace')))) return 0;
    const field = await pickField();
    const names = field && (await pickNames(tools, field));
    return names && names.length > 0 ? mergeTerms(tools, field, names) : 0;
  });
}

/** Asks which of the names stays, and gives it to all posts that have one of them.
 * @returns the number of posts changed */
export async function mergeTerms(
  tools: BulkTools,
  field: TermField,
  names: readonly NamedValue[],
): Promise<number> {
  const to = await pickTarget(names);
  if (to === undefined) return 0;
  const from = new Set(names.map(({ value }) => value).filter((value) => value !== to));
  const places = from.size > 0 ? await postsWithTerm(tools, field, from) : [];
  if (!places || places.length === 0) return 0;
  const source = new RenameSource(tools.service, { field, from, to }, true);
  return tools.bulk.run(source, places);
}

async function pickField(): Promise<TermField | undefined> {
  const labels: Readonly<Record<TermField, string>> = {
    tags: vscode.l10n.t('Tags'),
    categories: vscode.l10n.t('Categories'),
    author: vscode.l10n.t('Authors'),
  };
  const items = TERM_FIELDS.map((field) => ({ label: labels[field], field }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Merge Tags, Categories or Authors'),
    placeHolder: vscode.l10n.t('What shall be merged?'),
  });
  return picked?.field;
}

/** Names to merge. Those that are but other spellings of each other stand together, first of all. */
async function pickNames(
  { archive: { index } }: TermTools,
  field: TermField,
): Promise<NamedValue[] | undefined> {
  const values = index.values(field);
  const grouped = new Set<string>();
  const alike: NamedValue[] = [];
  for (const one of values) {
    if (grouped.has(one.value)) continue;
    const others = index.spellings(field, one.value);
    if (others.length === 0) continue;
    for (const member of [one, ...others]) {
      grouped.add(member.value);
      alike.push(namedValue(member));
    }
  }
  const separator = (label: string): NamedValue => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
    value: '',
  });
  const rest = values.filter(({ value }) => !grouped.has(value)).map(namedValue);
  const items =
    alike.length === 0
      ? rest
      : [
          separator(vscode.l10n.t('written in several ways')),
          ...alike,
          separator(vscode.l10n.t('others')),
          ...rest,
        ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Merge Tags, Categories or Authors'),
    placeHolder: vscode.l10n.t('Which ones are the same?'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return picked;
}

/** The name that stays: one of those chosen, the most used first, or a new one. */
async function pickTarget(names: readonly NamedValue[]): Promise<string | undefined> {
  const other = { label: vscode.l10n.t('Another name…'), value: undefined };
  const picked = await vscode.window.showQuickPick([...names, other], {
    title: vscode.l10n.t('Merge Tags, Categories or Authors'),
    placeHolder: vscode.l10n.t('Which name stays?'),
    ignoreFocusOut: true,
  });
  if (picked !== other) return picked?.value;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Merge Tags, Categories or Authors'),
    prompt: vscode.l10n.t('The name that takes the place of the others'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('The name is empty.') : undefined),
  });
  return name?.trim();
}

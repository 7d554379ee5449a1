import * as vscode from 'vscode';
import { POST_QUERIES, type ArchiveNode, type ListedTerm } from '../../core/postService.ts';
import { AddTermSource } from '../bulk/sources/addTermSource.ts';
import { RenameSource } from '../bulk/sources/renameSource.ts';
import { changePosts } from '../terms/changePosts.ts';
import { mergeTerms, namedValue } from '../terms/mergeTerms.ts';
import { postsWithTerm, type BulkTools } from '../terms/postsWithTerm.ts';
import { mayMerge } from '../terms/rename.ts';

type ValueNode = ArchiveNode & { kind: 'value' };
type PostNode = ArchiveNode & { kind: 'post' };
type Chosen = ArchiveNode | vscode.Uri;

/** What people do with a name, or with posts, in the views of the archive. */
export function registerTermActions(tools: BulkTools): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('galley.renameTerm', (node: ArchiveNode) =>
      node.kind === 'value' ? renameTerm(tools, node) : undefined,
    ),
    registerCommand('galley.mergeChosenTerms', (node: ArchiveNode, nodes?: readonly ArchiveNode[]) =>
      mergeChosen(tools, (nodes ?? [node]).filter(isValue)),
    ),
    registerCommand('galley.copyTerm', (node: ArchiveNode, nodes?: readonly ArchiveNode[]) =>
      vscode.env.clipboard.writeText(
        (nodes ?? [node])
          .filter(isValue)
          .map(({ value }) => value)
          .join('\n'),
      ),
    ),
    // Of these views, and of the table, which knows posts by their files.
    registerCommand('galley.addTagToPosts', (item: Chosen, items?: readonly Chosen[]) =>
      addTag(
        tools,
        (items ?? [item]).flatMap((one) => (one instanceof vscode.Uri ? [one] : urisOf([one]))),
      ),
    ),
    registerCommand('galley.showTermInTable', (node: ArchiveNode) =>
      isValue(node)
        ? vscode.commands.executeCommand('galley.showPosts', POST_QUERIES.term(node.field, node.value))
        : undefined,
    ),
    registerCommand('galley.removeFromTerm', (node: ArchiveNode, nodes?: readonly ArchiveNode[]) =>
      removeFrom(tools, (nodes ?? [node]).filter(isPost)),
    ),
  );
}

/** Gives posts a tag or a category. @returns the number of posts changed */
export function addToPosts(
  tools: BulkTools,
  uris: readonly vscode.Uri[],
  field: ListedTerm,
  name: string,
): Promise<number> {
  return changePosts(tools, new AddTermSource(field, name), uris);
}

export function urisOf(nodes: readonly ArchiveNode[]): vscode.Uri[] {
  return nodes.filter(isPost).map(({ path }) => vscode.Uri.parse(path, true));
}

async function renameTerm(tools: BulkTools, { field, value }: ValueNode): Promise<number> {
  if (field === 'sourceSite') return 0;
  const to = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename “{value}”', { value }),
    value,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('The name is empty.') : undefined),
  });
  const name = to?.trim();
  if (name === undefined || name === value || !(await mayMerge(tools, field, value, name))) return 0;
  const from = new Set([value]);
  const places = await postsWithTerm(tools, field, from);
  const source = new RenameSource(tools.service, { field, from, to: name }, false);
  return places ? changePosts(tools, source, places) : 0;
}

/** One alone is merged into another that the archive has. */
async function mergeChosen(tools: BulkTools, nodes: readonly ValueNode[]): Promise<number> {
  const [first] = nodes;
  if (!first || first.field === 'sourceSite') return 0;
  const { field } = first;
  const chosen = nodes.filter((node) => node.field === field).map(namedValue);
  if (chosen.length > 1) return mergeTerms(tools, field, chosen);
  const others = tools.archive.index.values(field).filter(({ value }) => value !== first.value);
  const other = await vscode.window.showQuickPick(others.map(namedValue), {
    title: vscode.l10n.t('Merge “{value}”', { value: first.value }),
    placeHolder: vscode.l10n.t('With which one?'),
    ignoreFocusOut: true,
  });
  return other ? mergeTerms(tools, field, [other, ...chosen]) : 0;
}

async function addTag(tools: BulkTools, uris: readonly vscode.Uri[]): Promise<number> {
  if (uris.length === 0) return 0;
  const name = await pickTag(tools);
  return name === undefined ? 0 : addToPosts(tools, uris, 'tags', name);
}

/** A tag that the archive has, or the one that a person types. */
function pickTag({ archive }: BulkTools): Promise<string | undefined> {
  const known = archive.index.values('tags').map(namedValue);
  const picker = vscode.window.createQuickPick<(typeof known)[number]>();
  picker.title = vscode.l10n.t('Add a Tag');
  picker.placeholder = vscode.l10n.t('A tag of the archive, or a new one');
  picker.items = known;
  picker.ignoreFocusOut = true;
  picker.onDidChangeValue((typed) => {
    const value = typed.trim();
    const isNew = value !== '' && !known.some((one) => one.value === value);
    const fresh = { label: value, description: vscode.l10n.t('a new tag'), value, alwaysShow: true };
    picker.items = isNew ? [...known, fresh] : known;
  });
  return new Promise((done) => {
    picker.onDidAccept(() => {
      done(picker.selectedItems[0]?.value);
      picker.hide();
    });
    picker.onDidHide(() => {
      done(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** Takes posts out of the tags or categories that they stand below. */
async function removeFrom(tools: BulkTools, nodes: readonly PostNode[]): Promise<number> {
  let changed = 0;
  for (const { field, value } of distinct(nodes.map(({ within }) => within))) {
    if ((field !== 'tags' && field !== 'categories') || value === undefined) continue;
    const places = urisOf(nodes.filter(({ within }) => within.field === field && within.value === value));
    const renaming = { field, from: new Set([value]), to: undefined };
    changed += await changePosts(tools, new RenameSource(tools.service, renaming, false), places);
  }
  return changed;
}

function distinct(places: readonly PostNode['within'][]): PostNode['within'][] {
  return [...new Map(places.map((one) => [JSON.stringify([one.field, one.value]), one])).values()];
}

function isValue(node: ArchiveNode): node is ValueNode {
  return node.kind === 'value';
}

function isPost(node: ArchiveNode): node is PostNode {
  return node.kind === 'post';
}

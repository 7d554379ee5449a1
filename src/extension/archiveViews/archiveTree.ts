import * as vscode from 'vscode';
import {
  browsePosts,
  browseValues,
  periodOf,
  type ArchiveNode,
  type BrowsedField,
  type ValueOrder,
} from '../../core/postService.ts';
import type { Archive } from '../archive.ts';

/** The views, and what each shows: the values of a field, or the dates of all posts. */
export const ARCHIVE_VIEWS = {
  'galley.tags': 'tags',
  'galley.categories': 'categories',
  'galley.sources': 'sourceSite',
  'galley.authors': 'author',
  'galley.dates': undefined,
} as const satisfies Record<string, BrowsedField | undefined>;

export type ArchiveViewId = keyof typeof ARCHIVE_VIEWS;

const ICONS: Readonly<Record<BrowsedField, string>> = {
  tags: 'tag',
  categories: 'folder-library',
  sourceSite: 'globe',
  author: 'person',
};

/** The posts of the archive below the values of a field, or below their dates. Nothing is read before the view is
 * seen; a value’s posts are asked for when it is opened. */
export class ArchiveTree implements vscode.TreeDataProvider<ArchiveNode>, vscode.Disposable {
  readonly #archive: Archive;
  readonly #field: BrowsedField | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #order: ValueOrder = { by: 'count', filter: '' };
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(archive: Archive, field: BrowsedField | undefined) {
    this.#archive = archive;
    this.#field = field;
    this.#subscription = archive.onDidChange(() => this.#changed.fire());
  }

  get order(): ValueOrder {
    return this.#order;
  }

  set order(order: ValueOrder) {
    this.#order = order;
    this.#changed.fire();
  }

  async getChildren(node?: ArchiveNode): Promise<ArchiveNode[]> {
    const { index } = this.#archive;
    if (!node) {
      await this.#archive.soon();
      return this.#field ? browseValues(index, this.#field, this.#order) : browsePosts(index, {});
    }
    if (node.kind !== 'value' && node.kind !== 'period') return [];
    return browsePosts(index, node);
  }

  getTreeItem(node: ArchiveNode): vscode.TreeItem {
    switch (node.kind) {
      case 'value':
        return valueItem(node);
      case 'period':
        return periodItem(node);
      case 'post':
        return postItem(node);
      case 'rest':
        return restItem(node);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function valueItem({ field, value, count }: ArchiveNode & { kind: 'value' }): vscode.TreeItem {
  return closed(value, [field, value], {
    description: count.toLocaleString(),
    iconPath: new vscode.ThemeIcon(ICONS[field]),
    contextValue: `${field}Value`,
    tooltip: vscode.l10n.t('{value}: posts: {count}', { value, count }),
  });
}

function periodItem({ field, value, period, count }: ArchiveNode & { kind: 'period' }): vscode.TreeItem {
  return closed(period || vscode.l10n.t('Without a date'), [field, value, period], {
    description: count.toLocaleString(),
    iconPath: new vscode.ThemeIcon('calendar'),
    contextValue: 'period',
  });
}

function postItem({ path, title, moment, within }: ArchiveNode & { kind: 'post' }): vscode.TreeItem {
  const uri = vscode.Uri.parse(path, true);
  const day = periodOf(moment, 'day');
  const item = new vscode.TreeItem(title);
  return Object.assign(item, {
    id: idOf([within.field, within.value, within.period, path]),
    resourceUri: uri,
    description: day,
    iconPath: vscode.ThemeIcon.File,
    contextValue: 'post',
    tooltip: vscode.workspace.asRelativePath(uri),
    accessibilityInformation: { label: `${title}, ${day}` },
    command: { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] },
  });
}

function restItem({ within, count }: ArchiveNode & { kind: 'rest' }): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('{count} more', { count: count.toLocaleString() }));
  return Object.assign(item, {
    id: idOf(['rest', within.field, within.value, within.period]),
    iconPath: new vscode.ThemeIcon('ellipsis'),
    contextValue: 'rest',
  });
}

function closed(
  label: string,
  place: readonly (string | undefined)[],
  more: Partial<vscode.TreeItem>,
): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  return Object.assign(item, { id: idOf(place), ...more });
}

/** What tells an item from all others of its view, and stays the same when posts change. */
function idOf(place: readonly (string | undefined)[]): string {
  return JSON.stringify(place);
}

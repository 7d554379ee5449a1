import * as vscode from 'vscode';

/** Where they are in the state of the workspace. */
const KEY = 'galley.posts.filters';

interface Item extends vscode.QuickPickItem {
  /** Undefined for what saves the present one. */
  readonly filter: string | undefined;
}

/** The filters that a person keeps: each is known by its own text. */
export class SavedFilters {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** Those that were saved, the latest first. */
  get all(): readonly string[] {
    const kept = this.#state.get<unknown>(KEY);
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  }

  async save(filter: string): Promise<void> {
    await this.#state.update(KEY, [filter, ...this.all.filter((one) => one !== filter)]);
  }

  async remove(filter: string): Promise<void> {
    await this.#state.update(
      KEY,
      this.all.filter((one) => one !== filter),
    );
  }

  /** Lets a person pick one, save the present one, or remove some.
   * @returns the one to use now, if any. */
  pick(present: string): Promise<string | undefined> {
    const remove: vscode.QuickInputButton = {
      iconPath: new vscode.ThemeIcon('trash'),
      tooltip: vscode.l10n.t('Remove'),
    };
    const itemsNow = (): Item[] => {
      const saved = this.all.map((filter): Item => ({ label: filter, filter, buttons: [remove] }));
      if (present === '' || this.all.includes(present)) return saved;
      const label = vscode.l10n.t('Save This Filter');
      return [
        { label: `$(add) ${label}`, description: present, alwaysShow: true, filter: undefined },
        ...saved,
      ];
    };
    const list = vscode.window.createQuickPick<Item>();
    list.title = vscode.l10n.t('Saved Filters');
    list.placeholder = vscode.l10n.t('Pick a filter to use it');
    list.items = itemsNow();
    return new Promise((resolve) => {
      list.onDidTriggerItemButton(({ item }) => {
        void this.remove(item.filter ?? '').then(() => (list.items = itemsNow()));
      });
      list.onDidAccept(() => {
        const [item] = list.selectedItems;
        if (item?.filter === undefined && item) void this.save(present);
        resolve(item?.filter);
        list.hide();
      });
      list.onDidHide(() => {
        resolve(undefined);
        list.dispose();
      });
      list.show();
    });
  }
}

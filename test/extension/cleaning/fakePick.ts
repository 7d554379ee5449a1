import * as vscode from 'vscode';

/** A list as VS Code's quick picks are, ticked by a test in place of a person. */
export class FakePick {
  items: readonly vscode.QuickPickItem[] = [];
  selectedItems: readonly vscode.QuickPickItem[] = [];
  activeItems: readonly vscode.QuickPickItem[] = [];
  title = '';
  busy = false;
  readonly #selection = new vscode.EventEmitter<readonly vscode.QuickPickItem[]>();
  readonly #active = new vscode.EventEmitter<readonly vscode.QuickPickItem[]>();
  readonly #accept = new vscode.EventEmitter<void>();
  readonly #button = new vscode.EventEmitter<{
    readonly item: vscode.QuickPickItem;
    readonly button: vscode.QuickInputButton;
  }>();
  readonly #hide = new vscode.EventEmitter<void>();
  readonly onDidChangeSelection = this.#selection.event;
  readonly onDidChangeActive = this.#active.event;
  readonly onDidAccept = this.#accept.event;
  readonly onDidTriggerItemButton = this.#button.event;
  readonly onDidHide = this.#hide.event;
  readonly #show: () => void;

  constructor(show: () => void) {
    this.#show = show;
  }

  show(): void {
    this.#show();
  }

  hide(): void {
    this.#hide.fire();
  }

  dispose(): void {
    vscode.Disposable.from(this.#selection, this.#active, this.#accept, this.#button, this.#hide).dispose();
  }

  /** Ticks exactly the items whose labels hold one of these words. */
  tick(...words: string[]): void {
    this.selectedItems = this.#find(words);
    this.#selection.fire(this.selectedItems);
  }

  pointAt(word: string): void {
    this.#active.fire(this.#find([word]));
  }

  accept(): void {
    this.#accept.fire();
  }

  /** Presses a button of the item whose label holds the word, by the button’s place. */
  press(word: string, place: number): void {
    const [item] = this.#find([word]);
    this.#button.fire({ item: item!, button: item!.buttons![place]! });
  }

  get ticked(): string[] {
    return this.items.filter((item) => this.selectedItems.includes(item)).map(({ label }) => label);
  }

  #find(words: readonly string[]): vscode.QuickPickItem[] {
    return this.items.filter(({ label }) => words.some((word) => label.includes(word)));
  }
}

/** Lets tests work the lists that are shown, as long as the surrounding ones run. */
export function fakePicks(): {
  /** Settles when the next list is shown. */
  next(): Promise<FakePick>;
} {
  const window = vscode.window as { createQuickPick: unknown };
  const own = window.createQuickPick;
  const shown: FakePick[] = [];
  const waiting: ((pick: FakePick) => void)[] = [];
  before(() => {
    window.createQuickPick = () => {
      const pick = new FakePick(() => {
        const taker = waiting.shift();
        if (taker) taker(pick);
        else shown.push(pick);
      });
      return pick;
    };
  });
  after(() => {
    window.createQuickPick = own;
  });
  return {
    next: () =>
      new Promise((resolve) => {
        const pick = shown.shift();
        if (pick) resolve(pick);
        else waiting.push(resolve);
      }),
  };
}

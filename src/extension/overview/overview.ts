import * as vscode from 'vscode';
import { OVERVIEW } from '../../core/postService.ts';
import type { FromOverview, PeriodSpan, ToOverview } from '../../protocol/overviewMessages.ts';
import type { Archive } from '../archive.ts';
import { inTurns } from '../turns.ts';
import { overviewTexts } from './overviewTexts.ts';

/** How long nothing must change before it is drawn anew, in milliseconds: a checkout changes much, bit by bit. */
const PAUSE_MS = 250;

/** What a page asks of its overview. */
export type OverviewMessage = Extract<FromOverview, { readonly type: 'ready' | 'span' }>;

/** What a page shows of the archive, kept up to date with it. The page gets counts, never posts. */
export class Overview implements vscode.Disposable {
  readonly #archive: Archive;
  readonly #tell: (message: ToOverview) => void;
  readonly #subscription: vscode.Disposable;
  #span: PeriodSpan | undefined;
  #isListening = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How often it has looked: a look that is not the last is left. */
  #looks = 0;

  constructor(archive: Archive, tell: (message: ToOverview) => void) {
    this.#archive = archive;
    this.#tell = tell;
    this.#subscription = archive.onDidChange(() => this.#updateSoon());
  }

  dispose(): void {
    this.stopListening();
    this.#looks++;
    this.#subscription.dispose();
  }

  /** The page is gone: the next one will say that it is ready. */
  stopListening(): void {
    this.#isListening = false;
    clearTimeout(this.#timer);
  }

  receive({ type, span }: OverviewMessage): void {
    if (type === 'ready') this.#isListening = true;
    this.#span = isSpan(span) ? span : undefined;
    void this.#update();
  }

  #updateSoon(): void {
    if (!this.#isListening) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#update(), PAUSE_MS);
  }

  async #update(): Promise<void> {
    const look = ++this.#looks;
    const { index } = this.#archive;
    if (!this.#archive.complete) {
      this.#tell({ type: 'reading', text: vscode.l10n.t('Reading the posts of this workspace…') });
      // It tells when it is done.
      void this.#archive.soon();
      return;
    }
    const of = index.version;
    const span = this.#span;
    const isWanted = (): boolean => look === this.#looks && this.#isListening && of === index.version;
    // Where posts come or go meanwhile, it will be told.
    const data = await inTurns(OVERVIEW.find(index, span), isWanted);
    if (data && isWanted()) this.#tell({ type: 'overview', texts: overviewTexts(), data, span });
  }
}

/** Pages of other versions may have kept something else. */
function isSpan(span: unknown): boolean {
  const { from, to } = (span ?? {}) as Partial<PeriodSpan>;
  return [from, to].every((period) => typeof period === 'string' && /^\d{4}(?:-\d\d){0,2}$/.test(period));
}

import * as vscode from 'vscode';
import { OVERVIEW } from '../../core/postService.ts';
import type { FromOverview, PeriodSpan, ToOverview } from '../../protocol/overviewMessages.ts';
import type { Archive } from '../archive.ts';
import type { Surveys } from '../survey/surveys.ts';
import { inTurns } from '../turns.ts';
import { overviewTexts } from './overviewTexts.ts';

/** How long what changes is collected before all is drawn anew, in milliseconds: a checkout changes much, bit by
 * bit, and surveys come by the dozen for minutes. */
const PAUSE_MS = 250;
const SURVEY_PAUSE_MS = 1000;

/** What it wants of `Surveys`. */
type SurveysOfAll = Pick<Surveys, 'onDidChange' | 'ready' | 'surveyAll' | 'table'>;

/** What a page asks of its overview. */
export type OverviewMessage = Extract<FromOverview, { readonly type: 'ready' | 'span' | 'survey' }>;

/** What a page shows of the archive, kept up to date with it. The page gets counts, never posts. */
export class Overview implements vscode.Disposable {
  readonly #archive: Archive;
  readonly #surveys: SurveysOfAll;
  readonly #tell: (message: ToOverview) => void;
  readonly #subscription: vscode.Disposable;
  #span: PeriodSpan | undefined;
  #isListening = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** While all posts are being surveyed. */
  #reading: vscode.CancellationTokenSource | undefined;
  /** How often it has looked: a look that is not the last is left. */
  #looks = 0;

  constructor(archive: Archive, surveys: SurveysOfAll, tell: (message: ToOverview) => void) {
    this.#archive = archive;
    this.#surveys = surveys;
    this.#tell = tell;
    this.#subscription = vscode.Disposable.from(
      archive.onDidChange(() => this.#updateSoon(PAUSE_MS)),
      surveys.onDidChange(() => this.#updateSoon(SURVEY_PAUSE_MS)),
    );
  }

  dispose(): void {
    this.stopListening();
    this.#stopReading();
    this.#looks++;
    this.#subscription.dispose();
  }

  /** The page is gone: the next one will say that it is ready. */
  stopListening(): void {
    this.#isListening = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  receive(message: OverviewMessage): void {
    if (message.type === 'survey') {
      if (message.isWanted) void this.#readAll();
      else this.#stopReading();
      return;
    }
    if (message.type === 'ready') this.#isListening = true;
    this.#span = isSpan(message.span) ? message.span : undefined;
    void this.#update();
  }

  /** Surveys all posts that are not known yet. */
  async #readAll(): Promise<void> {
    if (this.#reading) return;
    const reading = (this.#reading = new vscode.CancellationTokenSource());
    void this.#update();
    await this.#surveys.surveyAll(reading.token);
    if (this.#reading === reading) this.#stopReading();
  }

  #stopReading(): void {
    if (!this.#reading) return;
    this.#reading.cancel();
    this.#reading.dispose();
    this.#reading = undefined;
    void this.#update();
  }

  #updateSoon(pause: number): void {
    if (!this.#isListening) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#update();
    }, pause);
  }

  async #update(): Promise<void> {
    if (!this.#isListening) return;
    const look = ++this.#looks;
    const { index } = this.#archive;
    if (!this.#archive.complete) {
      this.#tell({ type: 'reading', text: vscode.l10n.t('Reading the posts of this workspace…') });
      // It tells when it is done.
      void this.#archive.soon();
      return;
    }
    // What was surveyed before the last restart; it tells when there is some.
    void this.#surveys.ready();
    const of = index.version;
    const span = this.#span;
    const isWanted = (): boolean => look === this.#looks && this.#isListening && of === index.version;
    // Where posts come or go meanwhile, it will be told.
    const data = await inTurns(OVERVIEW.find(index, span), isWanted);
    const health = data && (await inTurns(OVERVIEW.health(index, this.#surveys.table), isWanted));
    if (!health || !isWanted()) return;
    const isReading = this.#reading !== undefined;
    this.#tell({ type: 'overview', texts: overviewTexts(), data, health: { ...health, isReading }, span });
  }
}

/** Pages of other versions may have kept something else. */
function isSpan(span: unknown): boolean {
  const { from, to } = (span ?? {}) as Partial<PeriodSpan>;
  return [from, to].every((period) => typeof period === 'string' && /^\d{4}(?:-\d\d){0,2}$/.test(period));
}

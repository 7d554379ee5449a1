import * as vscode from 'vscode';
import { SurveyedRows, type PostList, type RowAmounts } from '../../core/postService.ts';
import type { RowSurvey, SurveyProgress } from '../../protocol/postsMessages.ts';
import type { Surveys } from '../survey/surveys.ts';
import { rowSurveyOf } from './rowSurvey.ts';

/** What a table knows of posts that were read as a whole: those in sight are read at once; all of them, with progress,
 * as long as its filter or its order asks for it. */
export class TableSurveys implements vscode.Disposable {
  readonly surveys: Surveys;
  readonly #tell: (message: SurveyProgress) => void;
  #rows: SurveyedRows | undefined;
  #seen = new vscode.CancellationTokenSource();
  #isReading = false;
  /** While all posts are being read. */
  #all: vscode.CancellationTokenSource | undefined;
  /** Whether it takes all posts to answer what a person asks. */
  #isWanted = false;
  /** The person does not want to wait. */
  #isStopped = false;
  #progress: SurveyProgress = { type: 'survey', state: 'none', done: 0, all: 0, text: '' };

  constructor(surveys: Surveys, tell: (message: SurveyProgress) => void) {
    this.surveys = surveys;
    this.#tell = tell;
  }

  dispose(): void {
    this.#seen.cancel();
    this.#seen.dispose();
    this.#all?.cancel();
  }

  /** Whether an answer changes with what is known. */
  get isWanted(): boolean {
    return this.#isWanted;
  }

  /** What is known, by the rows of the index. */
  amountsOf({ reader }: PostList): RowAmounts {
    const { table } = this.surveys;
    if (!this.#rows?.isOf(reader, table)) this.#rows = new SurveyedRows(reader, table);
    return this.#rows;
  }

  rowSurvey(uri: vscode.Uri): RowSurvey | undefined {
    const survey = this.surveys.of(uri);
    return survey && rowSurveyOf(survey);
  }

  /** Whether posts in sight are being read. */
  get isReading(): boolean {
    return this.#isReading;
  }

  /** Posts come into sight, in the place of those before. */
  see(uris: readonly vscode.Uri[]): void {
    this.#seen.cancel();
    this.#seen.dispose();
    const source = (this.#seen = new vscode.CancellationTokenSource());
    const unknown = uris.filter((uri) => this.surveys.of(uri) === undefined);
    this.#isReading = unknown.length > 0;
    if (!this.#isReading) return;
    void this.surveys.surveySome(unknown, source.token).then(() => {
      if (source === this.#seen) this.#isReading = false;
    });
  }

  /** Something is asked that it takes all posts to answer, or not any more. */
  want(isWanted: boolean): void {
    if (isWanted !== this.#isWanted) this.#isStopped = false;
    this.#isWanted = isWanted;
    if (isWanted && !this.#isStopped) void this.#readAll();
    else if (!isWanted) {
      this.#all?.cancel();
      this.#say('none');
    }
  }

  /** A person stops it, or lets it go on. */
  go(isGoing: boolean): void {
    this.#isStopped = !isGoing;
    if (isGoing) this.want(this.#isWanted);
    else this.#all?.cancel();
  }

  /** Says again where it is: to a page that does not know. */
  sayAgain(): void {
    this.#tell(this.#progress);
  }

  async #readAll(): Promise<void> {
    if (this.#all) return;
    const source = (this.#all = new vscode.CancellationTokenSource());
    const isDone = await this.surveys.surveyAll(source.token, (done, all) => {
      if (done < all) this.#say('running', done, all);
    });
    if (this.#all === source) this.#all = undefined;
    source.dispose();
    if (isDone || !this.#isWanted) this.#say('none');
    else if (this.#isStopped) this.#say('stopped', this.#progress.done, this.#progress.all);
  }

  #say(state: SurveyProgress['state'], done = 0, all = 0): void {
    if (state === 'none' && this.#progress.state === 'none') return;
    const text = {
      none: '',
      running: vscode.l10n.t('All posts are being read: {done} of {all}.', { done, all }),
      stopped: vscode.l10n.t('Posts read: {done} of {all}. The others are not among these.', { done, all }),
    }[state];
    this.#progress = { type: 'survey', state, done, all, text };
    this.#tell(this.#progress);
  }
}

import * as vscode from 'vscode';
import type { JournalEntry, PostService, Side } from '../../core/postService.ts';
import { baseName } from '../posts.ts';
import { askForPlan } from './askForPlan.ts';
import { BulkReview } from './bulkReview.ts';
import type { BulkSource } from './bulkSource.ts';
import { CarryOut, type CarriedOut } from './carryOut.ts';
import { dryRun } from './dryRun.ts';
import { JournalStore, type StoredJournal } from './journalStore.ts';
import { showLeftAlone, type LeftAlone } from './leftAlone.ts';
import type { Plan } from './plan.ts';
import { isLeftAlone, readAhead } from './postFile.ts';
import { withSteps, type Steps } from './steps.ts';

interface Dependencies {
  readonly service: PostService;
  readonly log: vscode.LogOutputChannel;
  /** Where the journals are kept. */
  readonly storageUri: vscode.Uri;
}

/**
 * The one way in which many posts are changed: look, ask, review, write a journal, carry it out; and undo it, or go
 * on with it where it was interrupted. One at a time.
 */
export class BulkWork implements vscode.Disposable {
  readonly #tools: Dependencies;
  readonly #store: JournalStore;
  readonly #review: BulkReview;
  #busy = false;

  constructor(tools: Dependencies) {
    this.#tools = tools;
    this.#store = new JournalStore(vscode.Uri.joinPath(tools.storageUri, 'bulk'), tools.service.journal);
    this.#review = new BulkReview(tools.service.journal);
  }

  dispose(): void {
    this.#review.dispose();
  }

  /** Changes the posts of some places, if the person wants that. @returns the number of posts changed. */
  async run(source: BulkSource, places: readonly vscode.Uri[]): Promise<number> {
    return this.#alone(async () => {
      const plan = await withSteps(vscode.l10n.t('{title}: looking', { title: source.title }), (steps) =>
        dryRun(this.#tools.service, source, places, steps),
      );
      if (!plan) return 0;
      try {
        if (plan.posts.length === 0) {
          this.#tell(source.nothing, plan.leftAlone);
          return 0;
        }
        const answer = await askForPlan(plan, source);
        if (!answer || (answer === 'review' && !(await this.#review.open(plan, source)))) return 0;
        return await this.#apply(plan, source);
      } finally {
        plan.dispose();
      }
    });
  }

  /** Takes back the last change of many posts. @returns the number of posts that are as they were. */
  async undo(): Promise<number> {
    return this.#alone(async () => {
      const [journal] = await this.#store.list();
      if (journal) return (await this.#isWhole(journal)) ? this.#goBack(journal) : 0;
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no change of many posts to undo.'));
      return 0;
    });
  }

  /** Asks what to do about changes that were interrupted, if there are any. */
  async offerInterrupted(): Promise<void> {
    for (const journal of await this.#store.list()) {
      if (journal.head.state === 'done') continue;
      const finish = vscode.l10n.t('Finish');
      const back = vscode.l10n.t('Roll Back');
      const answer = await vscode.window.showWarningMessage(
        vscode.l10n.t('“{title}” was interrupted while it changed {posts} posts.', {
          title: journal.head.title,
          posts: journal.head.posts,
        }),
        finish,
        back,
      );
      if (answer === undefined || !(await this.#isWhole(journal))) continue;
      // An undo that was interrupted is finished by going back, and rolled back by doing the change again.
      const forward = (answer === finish) === (journal.head.state === 'running');
      await this.#alone(() => (forward ? this.#goForward(journal, []) : this.#goBack(journal)));
    }
  }

  /** Of a damaged journal nothing is believed, and nothing can be made. */
  async #isWhole(journal: StoredJournal): Promise<boolean> {
    if (await journal.isWhole()) return true;
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The journal of “{title}” is damaged: nothing was changed.', {
        title: journal.head.title,
      }),
    );
    await journal.delete();
    return false;
  }

  async #apply(plan: Plan, source: BulkSource): Promise<number> {
    const leftAlone = [...plan.leftAlone];
    const journal = await withSteps(
      vscode.l10n.t('{title}: preparing', { title: source.title }),
      async (steps) => {
        const written = await this.#store.write(source.title, this.#entries(plan, source, leftAlone, steps));
        if (!steps.token.isCancellationRequested) return written;
        await written?.delete();
        return undefined;
      },
    );
    if (journal) return this.#goForward(journal, leftAlone);
    if (leftAlone.length > 0) this.#tell(vscode.l10n.t('Nothing was changed.'), leftAlone);
    return 0;
  }

  /** What is chosen of a plan, for posts that are what they were. */
  async *#entries(
    plan: Plan,
    source: BulkSource,
    leftAlone: LeftAlone[],
    steps: Steps,
  ): AsyncGenerator<JournalEntry> {
    const { service } = this.#tools;
    const chosen = plan.chosen();
    let done = 0;
    for await (const [planned, file] of readAhead(chosen)) {
      if (!(await steps.next(done++, chosen.length))) return;
      const { uri } = planned;
      if (isLeftAlone(file)) {
        leftAlone.push(file);
        continue;
      }
      if (service.journal.identify(file.text) !== planned.text) {
        leftAlone.push({ uri, reason: 'changed' });
        continue;
      }
      const edits = plan.editsOf(planned);
      const needsProof = edits.length < planned.edits.length;
      if (needsProof && source.allows?.(service.read(file.text, baseName(uri)), edits) === false) {
        leftAlone.push({ uri, reason: 'reads-differently' });
        continue;
      }
      yield service.journal.makeEntry(uri.toString(), file.text, edits);
    }
  }

  async #goForward(journal: StoredJournal, leftBefore: readonly LeftAlone[]): Promise<number> {
    await journal.setState('running');
    const { title } = journal.head;
    const { changed, already, leftAlone } = await this.#carryOut(journal, 'after', title);
    await journal.setState('done');
    await this.#keepLast(journal, changed + already > 0);
    const summary = vscode.l10n.t('{title}: {count} posts changed.', { title, count: changed });
    this.#tell(summary, [...leftBefore, ...leftAlone], changed > 0);
    return changed;
  }

  async #goBack(journal: StoredJournal): Promise<number> {
    await journal.setState('undoing');
    const title = vscode.l10n.t('Undo “{title}”', { title: journal.head.title });
    const { changed, leftAlone, cancelled } = await this.#carryOut(journal, 'before', title);
    // What was left alone can be undone later, once it is saved, or writable.
    if (cancelled || leftAlone.length > 0) await journal.setState('done');
    else await journal.delete();
    this.#tell(vscode.l10n.t('{count} posts are as they were.', { count: changed }), leftAlone);
    return changed;
  }

  async #carryOut(journal: StoredJournal, side: Side, title: string): Promise<CarriedOut> {
    const { service, log } = this.#tools;
    const done = await withSteps(title, (steps) => new CarryOut(service.journal, journal, side).run(steps));
    for (const { uri, reason, detail } of done.leftAlone) {
      log.warn(`${uri.toString()} was left alone: ${reason}${detail === undefined ? '' : ` (${detail})`}`);
    }
    return done;
  }

  /** One change is enough to go back: the journals of those before it are removed. */
  async #keepLast(journal: StoredJournal, isLast: boolean): Promise<void> {
    for (const other of await this.#store.list()) {
      const isOld = other.head.state === 'done' && isLast === (other.id !== journal.id);
      if (isOld) await other.delete();
    }
  }

  /** Says what was done, and why some posts were left alone. */
  #tell(summary: string, leftAlone: readonly LeftAlone[], canUndo = false): void {
    const why = vscode.l10n.t('Show Why');
    const undo = vscode.l10n.t('Undo');
    const said =
      leftAlone.length === 0
        ? summary
        : vscode.l10n.t('{summary} Posts left alone: {count}.', { summary, count: leftAlone.length });
    const buttons = [...(canUndo ? [undo] : []), ...(leftAlone.length > 0 ? [why] : [])];
    void vscode.window.showInformationMessage(said, ...buttons).then(async (answer) => {
      if (answer === why) await showLeftAlone(leftAlone);
      if (answer === undo) await this.undo();
    });
  }

  async #alone(work: () => Promise<number>): Promise<number> {
    if (this.#busy) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Another change of many posts is under way: finish it first.'),
      );
      await this.#review.focus();
      return 0;
    }
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }
}

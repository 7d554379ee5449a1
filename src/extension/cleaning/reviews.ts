import * as vscode from 'vscode';
import { applyEdits, type CleaningOptions, type Removal } from '../../core/postService.ts';
import { toRange, translate } from '../convert.ts';
import { CleanedTexts } from './cleanedTexts.ts';
import type { CleaningTools } from './cleaningTools.ts';
import { Comparison } from './comparison.ts';
import { percentOf } from './largeShare.ts';
import { pickPieces } from './pickPieces.ts';
import { findPieces, joinRemovals } from './pieces.ts';
import { removePieces } from './removePieces.ts';

/** Shows people what would remain of a post, and lets them choose among all that may be junk. */
export class Reviews implements vscode.Disposable {
  readonly #tools: CleaningTools;
  readonly #texts = new CleanedTexts();

  constructor(tools: CleaningTools) {
    this.#tools = tools;
  }

  /**
   * Opens the post beside what would remain, with a list of the pieces, and removes those that the person
   * accepts.
   * @param options say what is ticked at first; all of it is listed.
   * @returns the number of pieces removed, when the person has decided.
   */
  async open({ document, viewColumn }: vscode.TextEditor, options: CleaningOptions): Promise<number> {
    const { service, posts } = this.#tools;
    const post = posts.get(document);
    const { version } = document;
    const { pieces, leftAlone } = findPieces(service, post, options);
    if (leftAlone) {
      void vscode.window.showWarningMessage(translate(leftAlone));
      return 0;
    }
    if (pieces.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing to clean in this post.'));
      return 0;
    }
    const { text } = post.document;
    let going = joinRemovals(pieces.filter(({ ticked }) => ticked).map(({ removal }) => removal));
    const comparison = new Comparison(this.#texts, document, without(text, going));
    let accepted: readonly Removal[] | undefined;
    try {
      await comparison.open(viewColumn);
      accepted = await pickPieces({
        service,
        text,
        pieces,
        describe: (ticked) =>
          vscode.l10n.t('Clean Ads: {count} of {all} pieces, {percent} % of the text', {
            count: ticked.length,
            all: pieces.length,
            percent: percentOf(service.weigh(post, joinRemovals(ticked)).share),
          }),
        onDidTick(ticked) {
          going = joinRemovals(ticked);
          comparison.change(without(text, going));
        },
        onDidPointAt({ range }) {
          comparison.reveal(toRange(document, range), offsetWithout(going, range.start));
        },
      });
    } finally {
      await comparison.close();
    }
    if (!accepted || accepted.length === 0) return 0;
    going = joinRemovals(accepted);
    if (!service.weigh(post, going).same) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('What remains would read differently: the post is not cleaned.'),
      );
      return 0;
    }
    return removePieces(await vscode.window.showTextDocument(document, viewColumn), going, version);
  }

  dispose(): void {
    this.#texts.dispose();
  }
}

/** Whether people see the pieces one by one before they go: some are only most likely junk. */
export function needReview(removals: readonly Removal[]): boolean {
  return removals.some(({ by }) => by.level === 'thorough');
}

function without(text: string, removals: readonly Removal[]): string {
  return applyEdits(
    text,
    removals.map(({ range }) => ({ range, newText: '' })),
  );
}

/** Where an offset of the post is once the removals are done. */
function offsetWithout(removals: readonly Removal[], offset: number): number {
  let gone = 0;
  for (const { range } of removals) {
    if (range.start < offset) gone += Math.min(range.end, offset) - range.start;
  }
  return offset - gone;
}

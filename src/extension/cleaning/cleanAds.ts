import * as vscode from 'vscode';
import { toOffsetRange, translate } from '../convert.ts';
import { isPost } from '../posts.ts';
import type { BulkWork } from '../bulk/bulkWork.ts';
import type { CleaningTools } from './cleaningTools.ts';
import { isOff, readRequest, withRequest, type CleanRequest } from './cleanRequest.ts';
import { perFolder } from '../perFolder.ts';
import { CleaningSource } from './cleaningSource.ts';
import { askToRemove, isLarge } from './largeShare.ts';
import { pickKind } from './pickKind.ts';
import { removePieces } from './removePieces.ts';
import { needReview, type Reviews } from './reviews.ts';
import { sayOff } from './sayOff.ts';

interface Dependencies extends CleaningTools {
  readonly reviews: Reviews;
  readonly bulk: BulkWork;
}

/** The commands that remove junk. */
export function registerCleanAds(tools: Dependencies): vscode.Disposable {
  const cleaner = new PostCleaner(tools);
  const cleanMany = async (places: readonly vscode.Uri[]): Promise<number> => {
    const { service, rules, bulk } = tools;
    await rules.ready();
    if (places.length > 0 && places.every((place) => isOff(rules.optionsFor(place)))) return sayOff();
    const optionsFor = perFolder((post) => rules.optionsFor(post));
    return bulk.run(new CleaningSource({ service, optionsFor }), places);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('galley.cleanAds', (argument?: unknown) => {
      const request = readRequest(argument);
      return request ? cleaner.clean(request) : 0;
    }),
    vscode.commands.registerCommand('galley.reviewAds', (argument?: unknown) => {
      const request = readRequest(argument);
      return request ? cleaner.review(request) : 0;
    }),
    vscode.commands.registerCommand('galley.cleanAdsOfKind', () => cleaner.cleanOfKind()),
    vscode.commands.registerCommand(
      'galley.cleanAdsInFolder',
      (place?: vscode.Uri, selected?: readonly vscode.Uri[]) =>
        cleanMany(selected && selected.length > 0 ? selected : place ? [place] : []),
    ),
    vscode.commands.registerCommand('galley.cleanAdsInWorkspace', () =>
      cleanMany((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri)),
    ),
  );
}

/** Cleans the active post, or what lies within its selection. All answer with the number of pieces removed. */
class PostCleaner {
  readonly #tools: Dependencies;

  constructor(tools: Dependencies) {
    this.#tools = tools;
  }

  /** Removes what is junk by the settings and the request; asks first where it may not be. */
  async clean(request: CleanRequest): Promise<number> {
    const { service, posts, rules, reviews } = this.#tools;
    await rules.ready();
    const editor = activePost();
    if (!editor) return 0;
    const { document } = editor;
    const { version } = document;
    const options = withRequest(rules.optionsFor(document.uri), request);
    if (isOff(options)) return sayOff();
    const within = selectionsOf(editor);
    const wanted = { ...options, ...within };
    const { removals, leftAlone, share } = service.clean(posts.get(document), wanted);
    if (leftAlone) {
      void vscode.window.showWarningMessage(translate(leftAlone));
      return 0;
    }
    if (removals.length === 0) {
      void vscode.window.showInformationMessage(
        'within' in within
          ? vscode.l10n.t('Nothing to clean in the selection.')
          : vscode.l10n.t('Nothing to clean in this post.'),
      );
      return 0;
    }
    if (needReview(removals)) return reviews.open(editor, wanted);
    if (isLarge(share)) {
      const answer = await askToRemove(share);
      if (answer === 'review') return reviews.open(editor, wanted);
      if (!answer) return 0;
    }
    return removePieces(editor, removals, version);
  }

  /** Lets people choose among all that may be junk. */
  async review(request: CleanRequest): Promise<number> {
    const { rules, reviews } = this.#tools;
    await rules.ready();
    const editor = activePost();
    if (!editor) return 0;
    const options = withRequest(rules.optionsFor(editor.document.uri), request);
    return reviews.open(editor, { ...options, ...selectionsOf(editor) });
  }

  async cleanOfKind(): Promise<number> {
    const { service, posts, rules } = this.#tools;
    await rules.ready();
    const editor = activePost();
    if (!editor) return 0;
    const { uri } = editor.document;
    const picked = await pickKind(service, posts.get(editor.document), {
      ...rules.optionsFor(uri),
      ...selectionsOf(editor),
    });
    return picked ? this.clean(picked) : 0;
  }
}

function activePost(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor && isPost(editor.document)) return editor;
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a post to clean it.'));
  return undefined;
}

/** The ranges to clean, where something is selected. */
function selectionsOf({ document, selections }: vscode.TextEditor): {
  within?: ReturnType<typeof toOffsetRange>[];
} {
  const chosen = selections.filter((selection) => !selection.isEmpty);
  return chosen.length === 0 ? {} : { within: chosen.map((selection) => toOffsetRange(document, selection)) };
}

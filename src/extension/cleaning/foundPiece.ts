import * as vscode from 'vscode';
import type { Post, Removal } from '../../core/postService.ts';
import { isPost } from '../posts.ts';
import type { CleaningTools } from './cleaningTools.ts';

/** Names a piece of junk in links and commands: as JSON. */
export interface PieceTarget {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/** A piece of junk in an open post. */
export interface FoundPiece {
  readonly document: vscode.TextDocument;
  readonly post: Post;
  readonly piece: Removal;
  /** All pieces of the post. */
  readonly all: readonly Removal[];
  /** Those of the same rule, this one included. */
  readonly alike: readonly Removal[];
}

export function targetOf({ uri }: vscode.TextDocument, { range, rule }: Removal): PieceTarget {
  return { uri: uri.toString(), ...range, rule };
}

/** What is faded in a post. */
export function findJunk(
  { service, posts, rules }: CleaningTools,
  document: vscode.TextDocument,
): readonly Removal[] {
  return service.clean(posts.get(document), rules.optionsFor(document.uri)).removals;
}

/** The piece at a place of a post, with the others of its rule. */
export function findPieceAt(
  tools: CleaningTools,
  document: vscode.TextDocument,
  isThere: (removal: Removal) => boolean,
): FoundPiece | undefined {
  const all = findJunk(tools, document);
  const piece = all.find(isThere);
  return (
    piece && {
      document,
      post: tools.posts.get(document),
      piece,
      all,
      alike: all.filter(({ rule }) => rule === piece.rule),
    }
  );
}

/** The piece that a command is about, which may be called with anything, and late.
 * @returns undefined, and tells the person, where it is not there any more. */
export function findTarget(tools: CleaningTools, argument: unknown): FoundPiece | undefined {
  const { uri, start, end, rule } = (argument ?? {}) as Partial<Record<keyof PieceTarget, unknown>>;
  const document = vscode.workspace.textDocuments.find(
    (candidate) => candidate.uri.toString() === uri && isPost(candidate),
  );
  const found =
    document &&
    findPieceAt(
      tools,
      document,
      (removal) => removal.range.start === start && removal.range.end === end && removal.rule === rule,
    );
  if (!found) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This piece is not there any more.'));
  }
  return found;
}

import * as vscode from 'vscode';
import { excerptOf, hashPiece } from '../../core/postService.ts';
import type { FoundPiece } from './foundPiece.ts';

/** The source site of a post as rules name it, with all sites below it; undefined where there is none. */
export function siteOf({ post }: FoundPiece): string | undefined {
  const site = post.facts.sourceSite?.replace(/^www\./, '');
  return site !== undefined && /^[\w.-]+$/.test(site) ? site : undefined;
}

/** Lines of rules that keep a piece wherever it stands in posts from the same site. */
export function keepPieceLines(found: FoundPiece): string[] {
  const { document, post, piece } = found;
  const source = post.document.text.slice(piece.range.start, piece.range.end);
  const why = vscode.l10n.t('Kept: “{excerpt}” ({rule}), first seen in {file}', {
    excerpt: excerptOf(source),
    rule: piece.rule,
    file: vscode.workspace.asRelativePath(document.uri, false),
  });
  return [`! ${why}`, `${siteOf(found) ?? ''}#@#:piece(${hashPiece(source)})`];
}

/** Lines of rules that keep all that a rule takes in posts from a site. */
export function keepRuleLines({ piece }: FoundPiece, site: string): string[] {
  const why = vscode.l10n.t('Kept on {site}: {note}', { site, note: piece.by.note });
  return [`! ${why}`, `${site}#@#:rule(${piece.rule})`];
}

/** Whether the id names the rule for good: one made of a line's number is another rule's when lines are added,
 * and one with a space cannot be written. */
export function hasLastingId({ by }: FoundPiece['piece']): boolean {
  return !by.id.startsWith(`${by.source}:`) && !/\s/.test(by.id);
}

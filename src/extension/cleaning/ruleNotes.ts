import * as vscode from 'vscode';
import type { PostService, Rule } from '../../core/postService.ts';

/** What a rule takes and how that is known, in the display language where Galley wrote it. */
export function noteOf(rule: Rule, service: PostService): string {
  return service.ownRuleText(rule.source) === undefined ? rule.note : vscode.l10n.t(rule.note);
}

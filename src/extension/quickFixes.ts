import * as vscode from 'vscode';
import {
  datedFileName,
  joinFixes,
  type Diagnostic,
  type Post,
  type PostService,
} from '../core/postService.ts';
import { toRange, toWorkspaceEdit, translate } from './convert.ts';
import { DIAGNOSTIC_SOURCE } from './shownProblems.ts';
import type { FieldHabitsReader } from './fieldHabits.ts';
import { isAskedFor } from './fixAllKind.ts';
import { now } from './moment.ts';
import { baseName, POST_SELECTOR, type OpenPosts } from './posts.ts';
import type { Problems } from './problems.ts';
import { diagnosticOptions } from './settings.ts';
import { isFile } from './siteFiles.ts';
import type { Sites } from './sites.ts';

/** Mends on save what can only be meant in one way. Of Galley's actions this one alone answers to
 * `source.fixAll.galley` as well; see `isAskedFor`. */
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('galley.problems');
const GALLEY = vscode.CodeActionKind.SourceFixAll.append('galley');

/** A stamp and a date that are less apart mean the same. */
const DAY_MS = 86_400_000;

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly problems: Problems;
  readonly habits: FieldHabitsReader;
  readonly sites: Sites;
}

/** A post, and what is wrong with it. */
interface Examined {
  readonly document: vscode.TextDocument;
  readonly post: Post;
  readonly found: readonly Diagnostic[];
}

/** Offers what mends the problems at the caret, one by one or all of a kind; the first fix of each is the
 * preferred one. */
export function registerQuickFixes(dependencies: Dependencies): vscode.Disposable {
  const { service, posts, problems } = dependencies;
  return vscode.languages.registerCodeActionsProvider(
    POST_SELECTOR,
    {
      async provideCodeActions(document, range, { diagnostics, only }) {
        const post = posts.get(document);
        if (isAskedFor(FIX_ALL, only) || only?.value === GALLEY.value) return fixAll(document, post, service);
        const shown = diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE);
        const found = shown.length > 0 ? problems.of(document) : [];
        const actions = await Promise.all([
          ...shown.map((one) => fixesFor(one, { document, post, found })),
          addFrontMatter(document, range, post, dependencies),
        ]);
        return actions.flat();
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
  );
}

async function fixesFor(diagnostic: vscode.Diagnostic, examined: Examined): Promise<vscode.CodeAction[]> {
  const { document, found } = examined;
  const same = found.find(
    ({ code, range, message }) =>
      code === codeOf(diagnostic) &&
      diagnostic.range.isEqual(toRange(document, range)) &&
      diagnostic.message === translate(message),
  );
  if (!same) return [];
  const actions = same.fixes.map(({ title, edits }) =>
    quickFix(translate(title), toWorkspaceEdit(document, edits)),
  );
  if (same.code === 'file-name-date') {
    const rename = await renameToDate(examined);
    if (rename) actions.splice(isStamped(examined) ? 0 : 1, 0, rename);
  }
  for (const [index, action] of actions.entries()) action.isPreferred = index === 0;
  const alike = found.filter(({ code, fixes }) => code === same.code && fixes.length > 0);
  if (alike.length > 1) {
    const title = vscode.l10n.t('Fix all “{code}” in this file', { code: same.code });
    actions.push(quickFix(title, toWorkspaceEdit(document, joinFixes(alike))));
  }
  for (const action of actions) action.diagnostics = [diagnostic];
  return actions;
}

function quickFix(title: string, edit: vscode.WorkspaceEdit): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = edit;
  return action;
}

/** Gives the file the day of `date`, unless there is such a file. */
async function renameToDate({ document, post }: Examined): Promise<vscode.CodeAction | undefined> {
  const { date } = post.facts;
  if (!date || document.isUntitled) return undefined;
  const name = datedFileName(baseName(document.uri), date.day);
  const target = vscode.Uri.joinPath(document.uri, '..', name);
  if (await isFile(target)) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(document.uri, target, { overwrite: false });
  return quickFix(vscode.l10n.t('Rename the file to “{name}”, to match the date', { name }), edit);
}

/** Whether the stamp says the same as the date: then the file's name is what is wrong. */
function isStamped({ post: { facts } }: Examined): boolean {
  const { stampTime, date } = facts;
  return stampTime !== undefined && date !== undefined && Math.abs(stampTime - date.time) <= DAY_MS;
}

function fixAll(document: vscode.TextDocument, post: Post, service: PostService): vscode.CodeAction[] {
  const edits = service.certainFixes(post, diagnosticOptions(document.uri));
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Fix what is certain'), FIX_ALL);
  action.edit = toWorkspaceEdit(document, edits);
  return [action];
}

/** Offers front matter at the beginning of a post that has none. */
async function addFrontMatter(
  document: vscode.TextDocument,
  range: vscode.Range,
  post: Post,
  { service, habits, sites }: Dependencies,
): Promise<vscode.CodeAction[]> {
  const { frontMatter } = post.document;
  const isThere = frontMatter.kind === 'closed' && frontMatter.fields.length > 0;
  const lastLine = frontMatter.kind === 'closed' ? toRange(document, frontMatter.closeFence).end.line : 0;
  if (isThere || range.start.line > lastLine) return [];
  const { version } = document;
  const { requiredFields } = diagnosticOptions(document.uri);
  const around = {
    habits: await habits.read(document.uri),
    now: now(await sites.find(document.uri)),
    ...(requiredFields && { requiredFields }),
  };
  const edit = document.version === version ? service.addFrontMatter(post, around) : undefined;
  if (!edit) return [];
  return [quickFix(vscode.l10n.t('Add front matter'), toWorkspaceEdit(document, [edit]))];
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

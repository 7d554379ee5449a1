import * as vscode from 'vscode';
import { LineIndex, type FileLine, type PostService } from '../../core/postService.ts';
import { walkPosts } from '../archivePosts.ts';
import { toRange, toRangeIn } from '../convert.ts';
import { countsRuleMatches } from '../settings.ts';
import type { RuleCounts } from './ruleCounts.ts';
import { isRuleFile, RULES_SELECTOR, type RuleFiles } from './ruleFiles.ts';
import { documentOf } from '../posts.ts';

const SHOW_MATCHES = 'galley.showRuleMatches';

/** The most posts whose matches are shown at a time: more is no list that a person reads. */
const MOST_POSTS = 300;

interface Dependencies {
  readonly service: PostService;
  readonly files: RuleFiles;
  readonly counts: RuleCounts;
  readonly log: vscode.LogOutputChannel;
}

/** Says above each rule how many posts of the workspace it finds something in, and shows them. */
export function registerRuleLenses(dependencies: Dependencies): vscode.Disposable {
  const { files, counts } = dependencies;
  const changed = new vscode.EventEmitter<void>();
  const linesOf = (document: vscode.TextDocument): FileLine[] =>
    vscode.workspace.workspaceFolders && countsRuleMatches(document.uri)
      ? files.get(document).lines.filter(({ rules }) => rules.length > 0)
      : [];
  const wantVisible = (): void => {
    const visible = vscode.window.visibleTextEditors.map(({ document }) => document).filter(isRuleFile);
    counts.want(visible.flatMap(linesOf));
  };
  return vscode.Disposable.from(
    changed,
    counts.onDidChange(() => changed.fire()),
    vscode.window.onDidChangeVisibleTextEditors(wantVisible),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('galley.rules.codeLens')) changed.fire();
    }),
    vscode.commands.registerCommand(SHOW_MATCHES, (uri: vscode.Uri, key: string) =>
      showMatches(uri, key, dependencies),
    ),
    vscode.languages.registerCodeLensProvider(RULES_SELECTOR, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        wantVisible();
        return linesOf(document).map((line) => {
          const range = toRange(document, line.line.range);
          return new vscode.CodeLens(range, commandFor(document, line, counts));
        });
      },
    }),
  );
}

function commandFor({ uri }: vscode.TextDocument, { key }: FileLine, counts: RuleCounts): vscode.Command {
  const found = counts.get(key);
  if (!found) return { title: vscode.l10n.t('Counting…'), command: '' };
  if (found.size === 0) return { title: vscode.l10n.t('Found in no post'), command: '' };
  const pieces = [...found.values()].reduce((sum, count) => sum + count, 0);
  const title = vscode.l10n.t('Posts: {posts}, pieces: {pieces}', { posts: found.size, pieces });
  return { title, command: SHOW_MATCHES, arguments: [uri, key] };
}

/** Shows what a rule finds, as references to it. The posts are read anew: where a piece stands may have
 * changed since they were counted. */
async function showMatches(
  uri: vscode.Uri,
  key: string,
  { service, files, counts, log }: Dependencies,
): Promise<void> {
  const document = documentOf(uri);
  const line = document && files.get(document).lines.find((one) => one.key === key);
  const found = counts.get(key);
  if (!document || !line || !found) return;
  const posts = [...found.keys()].sort();
  const places = posts.slice(0, MOST_POSTS).map((post) => vscode.Uri.parse(post, true));
  const locations: vscode.Location[] = [];
  const search = service.ruleLanguage.search([line]);
  const title = vscode.l10n.t('Galley: reading the posts that the rule finds something in');
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, (progress, token) => {
    const report = (done: number, all: number): void =>
      progress.report({ message: `${done} / ${all}`, increment: 100 / all });
    return walkPosts({ service, log, places, token, progress: report }, ({ uri: place, post }) => {
      const lines = new LineIndex(post.document.text);
      for (const range of search.find(key, post.document, post.facts)) {
        locations.push(new vscode.Location(place, toRangeIn(lines, range)));
      }
    });
  });
  const { start } = toRange(document, line.line.range);
  await vscode.commands.executeCommand('editor.action.showReferences', uri, start, locations);
  if (posts.length > MOST_POSTS) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Shown are the first {shown} of {count} posts.', {
        shown: MOST_POSTS,
        count: posts.length,
      }),
    );
  }
}

import * as vscode from 'vscode';
import {
  POST_QUERIES,
  type AmountField,
  type ExportedPost,
  type ExportFormat,
  type PostList,
} from '../../core/postService.ts';
import { baseName } from '../posts.ts';
import type { Surveys } from '../survey/surveys.ts';
import { inTurns, Turns } from '../turns.ts';
import { rowSurveyOf } from './rowSurvey.ts';

/** Asks where to, and writes posts as CSV or JSON, by the ending that the person gives the file. What takes reading
 * all of each is found first; a person who does not want to wait for it gets what is known. */
export async function exportPosts(list: PostList, surveys: Surveys): Promise<void> {
  // Before anybody is asked: the list is not good for long.
  const entries = await inTurns(collect(list), () => true);
  const folder = vscode.workspace.workspaceFolders?.[0];
  const target = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, 'posts.csv') }),
    filters: { CSV: ['csv'], JSON: ['json'] },
    title: vscode.l10n.t('Export Posts'),
  });
  if (!target || !entries) return;
  await readAll(entries, surveys);
  await writePosts(target, await surveyedPosts(entries, surveys));
  const open = vscode.l10n.t('Open');
  const text = vscode.l10n.t('{file} was written.', { file: baseName(target) });
  if ((await vscode.window.showInformationMessage(text, open)) !== open) return;
  await vscode.commands.executeCommand('vscode.open', target);
}

/** Writes them: JSON where the file's name says so, else CSV. */
export async function writePosts(target: vscode.Uri, posts: readonly ExportedPost[]): Promise<void> {
  const format: ExportFormat = /\.json$/i.test(target.path) ? 'json' : 'csv';
  const parts: string[] = [];
  await inTurns(gather(POST_QUERIES.render(posts, format), parts), () => true);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(parts.join('')));
}

function* gather(pieces: Iterable<string>, parts: string[]): Generator<undefined, undefined> {
  for (const piece of pieces) {
    parts.push(piece);
    yield;
  }
  return undefined;
}

type Entry = Omit<ExportedPost, AmountField> & { readonly uri: vscode.Uri };

function* collect(list: PostList): Generator<undefined, Entry[]> {
  const posts: Entry[] = [];
  for (let place = 0; place < list.length; place++) {
    const { title, date, sourceSite, author, tags, categories, layout } = list.entryAt(place);
    const uri = vscode.Uri.parse(list.pathAt(place), true);
    const file = vscode.workspace.asRelativePath(uri);
    posts.push({ title, date, sourceSite, author, tags, categories, layout, file, uri });
    yield;
  }
  return posts;
}

async function readAll(entries: readonly Entry[], surveys: Surveys): Promise<void> {
  const unknown = entries.filter(({ uri }) => !surveys.of(uri)).map(({ uri }) => uri);
  if (unknown.length === 0) return;
  const title = vscode.l10n.t('Reading the posts');
  const location = vscode.ProgressLocation.Notification;
  await vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
    let told = 0;
    return surveys.surveySome(unknown, token, (done, all) => {
      progress.report({ message: `${done} / ${all}`, increment: (100 * (done - told)) / all });
      told = done;
    });
  });
}

/** The posts with what their surveys tell. */
export async function surveyedPosts(entries: readonly Entry[], surveys: Surveys): Promise<ExportedPost[]> {
  const posts: ExportedPost[] = [];
  const turns = new Turns();
  for (const { uri, ...entry } of entries) {
    const survey = surveys.of(uri);
    const { words, junk, problems } = (survey && rowSurveyOf(survey)) ?? {};
    posts.push({ ...entry, words, junk, problems });
    if (turns.isOver) await turns.pass();
  }
  return posts;
}

import * as vscode from 'vscode';
import { POSTS_ALIKE, surveyPost, type ArchiveNode, type PostService } from '../../core/postService.ts';
import type { Archive } from '../archive.ts';
import { readSmallFile } from '../files.ts';
import type { OwnRules } from '../ownRules.ts';
import { baseName, documentOf } from '../posts.ts';
import type { Surveys } from '../survey/surveys.ts';
import { LikeList } from './likeList.ts';

interface Dependencies {
  readonly service: PostService;
  readonly archive: Archive;
  readonly surveys: Surveys;
  readonly rules: OwnRules;
  readonly log: vscode.LogOutputChannel;
}

/** The command that leads from a post to those that are like it. */
export function registerPostsLikeThis(tools: Dependencies): vscode.Disposable {
  return vscode.commands.registerCommand(
    'galley.showPostsLikeThis',
    async (of?: vscode.Uri | ArchiveNode) => {
      const uri = uriOf(of);
      if (uri) await showPostsLike(tools, uri);
    },
  );
}

function uriOf(of: vscode.Uri | ArchiveNode | undefined): vscode.Uri | undefined {
  if (of instanceof vscode.Uri) return of;
  if (of?.kind === 'post') return vscode.Uri.parse(of.path, true);
  return vscode.window.activeTextEditor?.document.uri;
}

async function showPostsLike(
  { service, archive, surveys, rules, log }: Dependencies,
  uri: vscode.Uri,
): Promise<void> {
  let text: string;
  try {
    text = documentOf(uri)?.getText() ?? new TextDecoder().decode(await readSmallFile(uri));
  } catch (error) {
    log.warn(`${uri.toString()} could not be read: ${String(error)}`);
    void vscode.window.showWarningMessage(vscode.l10n.t('The post could not be read.'));
    return;
  }
  const compared = POSTS_ALIKE.read(text, uri.toString());
  if (!compared) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This file is no post.'));
    return;
  }
  const post = service.read(text, baseName(uri));
  const { removals } = service.clean(post, rules.optionsFor(uri));
  await new LikeList({ archive, surveys }, compared, surveyPost(post, removals, []).sketch).open();
}

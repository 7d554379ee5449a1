import * as vscode from 'vscode';
import { HEAD, nameOf, SAVED, type Revision } from './earlierVersion.ts';
import { findRepository, type GitRepository } from './git.ts';

interface RevisionItem extends vscode.QuickPickItem {
  /** undefined leads to older ones. */
  readonly revision?: Revision;
}

const MOST_COMMITS = 30;

/** The page that had the focus before another list or the palette takes it back late, which would close a list. */
const STAYS = { ignoreFocusOut: true };

/** Asks what to compare a post with; where there is no Git, only the saved file is left. */
export async function pickRevision(post: vscode.Uri): Promise<Revision | undefined> {
  const repository = await findRepository(post);
  if (!repository) return SAVED;
  const { l10n } = vscode;
  const items: RevisionItem[] = [
    { label: l10n.t('Saved file'), description: l10n.t('What is not saved yet'), revision: SAVED },
    { label: HEAD, description: l10n.t('What is not committed yet'), revision: HEAD },
    { label: l10n.t('Other revision…') },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: l10n.t('Compare the post with'),
    ...STAYS,
  });
  return picked && (picked.revision ?? pickCommit(repository, post));
}

async function pickCommit(repository: GitRepository, post: vscode.Uri): Promise<Revision | undefined> {
  const commits = await repository.log({ path: post.fsPath, maxEntries: MOST_COMMITS });
  if (commits.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No commit has this post.'));
    return undefined;
  }
  const items = commits.map(({ hash, message, authorName, authorDate }) => ({
    label: message.split('\n')[0] ?? '',
    description: [nameOf(hash), authorName, authorDate?.toLocaleDateString(vscode.env.language)]
      .filter(Boolean)
      .join(' · '),
    revision: hash,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Compare the post with'),
    matchOnDescription: true,
    ...STAYS,
  });
  return picked?.revision;
}

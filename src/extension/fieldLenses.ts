import * as vscode from 'vscode';
import type { Archive } from './archive.ts';
import { toRange } from './convert.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';
import { showsFieldCounts } from './settings.ts';

/** More values in a field than anyone looks at one by one. */
const MOST_VALUES = 12;

interface Dependencies {
  readonly posts: OpenPosts;
  readonly archive: Archive;
}

/** Says above tags, categories and author in how many posts each value stands. */
export function registerFieldLenses({ posts, archive }: Dependencies): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    archive.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('galley.frontMatter.codeLens')) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(POST_SELECTOR, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        if (!showsFieldCounts(document.uri)) return [];
        const { facts } = posts.get(document);
        const { version } = document;
        await archive.soon();
        if (document.version !== version) return [];
        const { index } = archive;
        return (['tags', 'categories', 'author'] as const).flatMap((key) => {
          const values = key === 'author' ? [facts.author ?? ''] : facts[key].map(({ value }) => value);
          const field = facts.fields.get(key);
          return field
            ? values
                .filter((value) => value !== '')
                .slice(0, MOST_VALUES)
                .map((value) => {
                  const title = vscode.l10n.t('{value}: {count}', { value, count: index.count(key, value) });
                  return new vscode.CodeLens(toRange(document, field.keyRange), { title, command: '' });
                })
            : [];
        });
      },
    }),
  );
}

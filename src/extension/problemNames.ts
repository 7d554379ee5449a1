import * as vscode from 'vscode';
import type { DiagnosticCode } from '../core/postService.ts';

/** What the problems are called where some of them are counted. */
export function problemNames(): Readonly<Record<DiagnosticCode, string>> {
  const { l10n } = vscode;
  return {
    'front-matter-not-closed': l10n.t('front matter that nothing closes'),
    'front-matter-is-code': l10n.t('front matter that is code'),
    'yaml-syntax': l10n.t('mistakes in YAML'),
    'duplicate-key': l10n.t('fields that are there twice'),
    'wrong-type': l10n.t('values of a wrong type'),
    'invalid-date': l10n.t('dates that cannot be read'),
    'invalid-from': l10n.t('source addresses that are none'),
    'missing-field': l10n.t('missing fields'),
    'misspelt-key': l10n.t('misspelt fields'),
    'duplicate-term': l10n.t('tags or categories that are there twice'),
    'empty-term': l10n.t('empty tags or categories'),
    'file-name-date': l10n.t('other dates in file names'),
    'stamp-date': l10n.t('other dates in stamps'),
    'heading-title': l10n.t('other titles in heading links'),
    'heading-from': l10n.t('other addresses in heading links'),
    schema: l10n.t('values that a schema does not allow'),
    'same-from': l10n.t('posts of the same article'),
    'same-address': l10n.t('posts at the same address'),
    'same-title': l10n.t('posts of the same title'),
    'other-spelling': l10n.t('rare spellings'),
    'usual-field': l10n.t('fields that other posts have'),
    'usual-date': l10n.t('unusual forms of dates'),
    'invalid-permalink': l10n.t('wrong permalinks'),
    'plain-value': l10n.t('values that need quotation marks'),
    'lost-text': l10n.t('texts that get lost'),
    'typographic-quotes': l10n.t('typographic quotation marks'),
    'date-zone': l10n.t('times without a zone'),
    'future-date': l10n.t('dates in the future'),
    'unknown-layout': l10n.t('unknown layouts'),
    'folder-category': l10n.t('categories that folders give'),
  };
}

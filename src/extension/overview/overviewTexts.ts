import * as vscode from 'vscode';
import type { OverviewTexts } from '../../protocol/overviewMessages.ts';
import { kindNames } from '../cleaning/removalSummary.ts';
import { problemNames } from '../problemNames.ts';

/** What a text says is filled in by the page. */
const [all, count, name, from, to] = ['{all}', '{count}', '{name}', '{from}', '{to}'];

/** What the page says, in the person's language. */
export function overviewTexts(): OverviewTexts {
  const { l10n } = vscode;
  return {
    posts: l10n.t('Posts'),
    undated: l10n.t('Posts without a date'),
    sources: l10n.t('Sources'),
    tags: l10n.t('Tags'),
    dates: l10n.t('Days with posts'),
    otherSources: l10n.t('Other sources'),
    noSource: l10n.t('Without a source'),
    day: l10n.t('Day'),
    month: l10n.t('Month'),
    year: l10n.t('Year'),
    tag: l10n.t('Tag'),
    gap: l10n.t('Between'),
    postsColumn: l10n.t('Posts'),
    gapDays: l10n.t('Days without posts'),
    usual: l10n.t('usual'),
    span: l10n.t('{from} to {to}: posts: {count}', { from, to, count }),
    more: l10n.t('{count} more are not shown.', { count }),
    summary: l10n.t('{name}. Bars: {count}. Arrow keys move between them, Enter opens their posts.', {
      name,
      count,
    }),
    chart: l10n.t('chart'),
    kind: l10n.t('Kind'),
    kinds: kindNames(),
    pieces: l10n.t('Pieces'),
    source: l10n.t('Source'),
    stays: l10n.t('Text that stays'),
    goes: l10n.t('Junk that goes'),
    problem: l10n.t('Problem'),
    problems: problemNames(),
    surveyed: l10n.t('Posts read as a whole: {count} of {all}.', { count, all }),
  };
}

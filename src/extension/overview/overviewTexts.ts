import * as vscode from 'vscode';
import type { OverviewTexts } from '../../protocol/overviewMessages.ts';

/** What a text says is filled in by the page. */
const [count, name, from, to] = ['{count}', '{name}', '{from}', '{to}'];

/** What the page says, in the person's language. */
export function overviewTexts(): OverviewTexts {
  const { t } = vscode.l10n;
  return {
    posts: t('Posts'),
    undated: t('Posts without a date'),
    sources: t('Sources'),
    tags: t('Tags'),
    dates: t('Days with posts'),
    otherSources: t('Other sources'),
    noSource: t('Without a source'),
    day: t('Day'),
    month: t('Month'),
    year: t('Year'),
    tag: t('Tag'),
    gap: t('Between'),
    postsColumn: t('Posts'),
    gapDays: t('Days without posts'),
    usual: t('usual'),
    span: t('{from} to {to}: posts: {count}', { from, to, count }),
    more: t('{count} more are not shown.', { count }),
    summary: t('{name}. Bars: {count}. Arrow keys move between them, Enter opens their posts.', {
      name,
      count,
    }),
    chart: t('chart'),
  };
}

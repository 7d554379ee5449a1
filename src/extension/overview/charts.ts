import * as vscode from 'vscode';
import type { ChartName } from '../../protocol/overviewMessages.ts';

/** How a chart of the overview presents itself. */
interface ChartFrame {
  readonly title: () => string;
  /** What it shows, and how it was found. */
  readonly about: () => string;
  /** What it says where there is nothing to draw. */
  readonly empty: () => string;
  /** Whether it takes the whole width. */
  readonly isWide?: true;
  /** Whether it shows what only reading all of the posts tells. */
  readonly isSurveyed?: true;
}

const noDates = (): string => vscode.l10n.t('No post has a date.');

/** The charts, in the order of the page. */
export const CHARTS: Readonly<Record<ChartName, ChartFrame>> = {
  time: {
    title: () => vscode.l10n.t('Posts over Time'),
    about: () =>
      vscode.l10n.t(
        'Click a bar for its posts. Draw across bars, or hold Shift with the arrow keys, to choose a span: sources and tags then tell of it alone.',
      ),
    empty: noDates,
    isWide: true,
  },
  sources: {
    title: () => vscode.l10n.t('Sources over Time'),
    about: () => vscode.l10n.t('The posts of the greatest sources, stacked.'),
    empty: noDates,
    isWide: true,
  },
  tags: {
    title: () => vscode.l10n.t('Tags'),
    about: () => vscode.l10n.t('The most used tags, by their posts.'),
    empty: () => vscode.l10n.t('No post has a tag.'),
  },
  gaps: {
    title: () => vscode.l10n.t('Gaps'),
    about: () =>
      vscode.l10n.t(
        'Days without posts in a row, more than is usual at the time: beyond the median of the 31 pauses around by three deviations (from the median distance).',
      ),
    empty: () => vscode.l10n.t('No gap is longer than is usual at its time.'),
  },
  bursts: {
    title: () => vscode.l10n.t('Bursts'),
    about: () =>
      vscode.l10n.t(
        'Days with far more posts than usual: beyond the median of the 31 days with posts around by five deviations (from the median distance).',
      ),
    empty: () => vscode.l10n.t('No day has far more posts than those around it.'),
  },
  problems: {
    title: () => vscode.l10n.t('Health'),
    about: () => vscode.l10n.t('How many posts have a problem of each kind.'),
    empty: () => vscode.l10n.t('No post has a problem.'),
    isSurveyed: true,
  },
  junk: {
    title: () => vscode.l10n.t('Junk by Kind'),
    about: () => vscode.l10n.t('The pieces that Clean Ads would remove from the posts as they are now.'),
    empty: () => vscode.l10n.t('No post has junk.'),
    isSurveyed: true,
  },
  cleaning: {
    title: () => vscode.l10n.t('Before and After Cleaning'),
    about: () =>
      vscode.l10n.t(
        'The greatest sources, in characters. A whole bar is the posts before cleaning; after it, the part marked as junk is gone. Of the text those that are seen count, of the junk all of its markup.',
      ),
    empty: () => vscode.l10n.t('No post has a text.'),
    isWide: true,
    isSurveyed: true,
  },
};

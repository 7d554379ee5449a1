import * as vscode from 'vscode';
import { periodOf, POST_QUERIES, type ComparedPost, type PostList } from '../../core/postService.ts';

/** A row of the list. */
export interface LikeItem extends vscode.QuickPickItem {
  /** A post. */
  readonly uri?: vscode.Uri;
  /** What else the row is for. */
  readonly run?: () => unknown;
}

/** What the list holds, the best first. No post is in two of its groups. */
export interface LikePosts {
  readonly copies: PostList;
  /** Of each of the copies; see `Copy`. */
  readonly shares: readonly number[];
  readonly sameDay: PostList;
  readonly sameTags: PostList;
}

export const TO_SIDE: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('split-horizontal'),
  get tooltip() {
    return vscode.l10n.t('Open to the side');
  },
};

export const COMPARE: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('diff'),
  get tooltip() {
    return vscode.l10n.t('Compare with this post');
  },
};

/** The rows for posts that are like another one, and for what leads to more of them.
 * @param lookFurther looks for copies among the posts that were not looked at yet, if there are any. */
export function likeItems(
  { entry, moment }: ComparedPost,
  { copies, shares, sameDay, sameTags }: LikePosts,
  lookFurther: (() => unknown) | undefined,
): LikeItem[] {
  const shown = new Set<string>();
  const rows = (list: PostList, describe: (place: number) => Partial<LikeItem>): LikeItem[] =>
    Array.from({ length: list.length }, (_, place) => place).flatMap((place) => {
      const path = list.pathAt(place);
      if (shown.has(path)) return [];
      shown.add(path);
      return [{ ...postItem(list, place), ...describe(place) }];
    });
  const further: LikeItem = {
    label: `$(search) ${vscode.l10n.t('Look through all posts for the same text')}`,
    alwaysShow: true,
    ...(lookFurther && { run: lookFurther }),
  };
  const day = periodOf(moment, 'day');
  const near = rows(copies, (place) => ({
    description: `${percent(shares[place]!)} · ${placed(copies, place)}`,
    // All else may be the same.
    detail: vscode.workspace.asRelativePath(vscode.Uri.parse(copies.pathAt(place), true)),
    buttons: [COMPARE, TO_SIDE],
  }));
  const ofDay = rows(sameDay, () => ({}));
  const tagged = rows(sameTags, (place) => {
    const common = sameTags.entryAt(place).tags.filter((tag) => entry.tags.includes(tag));
    return { description: `${placed(sameTags, place)} · ${common.join(', ')}` };
  });
  return [
    ...group(vscode.l10n.t('Nearly the same text'), near, lookFurther && further),
    ...group(
      vscode.l10n.t('Same source and day'),
      ofDay,
      ofDay.length > 0
        ? inTable(
            vscode.l10n.t('Show all of this source and day in the table'),
            `${POST_QUERIES.term('sourceSite', entry.sourceSite)} date:${day}`,
          )
        : undefined,
    ),
    ...group(
      vscode.l10n.t('Same tags'),
      tagged,
      tagged.length > 0
        ? inTable(
            vscode.l10n.t('Show all with these tags in the table'),
            entry.tags.map((tag) => POST_QUERIES.term('tags', tag)).join(' '),
          )
        : undefined,
    ),
  ];
}

function postItem(list: PostList, place: number): LikeItem {
  const { path, title } = list.titledAt(place);
  return {
    label: title,
    description: placed(list, place),
    buttons: [TO_SIDE],
    uri: vscode.Uri.parse(path, true),
  };
}

/** When and where a post was published. */
function placed(list: PostList, place: number): string {
  const { sourceSite } = list.entryAt(place);
  return [POST_QUERIES.momentText(list.momentAt(place)), sourceSite].filter(Boolean).join(' · ');
}

/** As far as a sample tells. */
function percent(share: number): string {
  return vscode.l10n.t('about {share} % in common', { share: Math.round(100 * share) });
}

function inTable(label: string, filter: string): LikeItem {
  return {
    label: `$(table) ${label}`,
    run: () => vscode.commands.executeCommand('galley.showPosts', filter),
  };
}

function group(label: string, posts: readonly LikeItem[], more: LikeItem | undefined): LikeItem[] {
  const items = more ? [...posts, more] : posts;
  if (items.length === 0) return [];
  return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

/** From the extension to the preview's page. */
export type ToPreview =
  | RenderMessage
  | PatchMessage
  | NoticeMessage
  | ScrollMessage
  | CaretMessage
  | JunkActionsMessage
  | GoToChangeMessage
  | ToggleSideBySideMessage
  | LockMessage
  | StylesMessage
  | CopyMessage;

/** A stretch of the page's HTML. The pieces, one after the other, are the whole of it. */
export interface PagePiece {
  /** Safe HTML. */
  readonly html: string;
  /** The offset of the post that each `data-at` in it counts from. */
  readonly start: number;
  /** Whether other such pieces can be put in its place: it closes what it opens, and nothing else. */
  readonly isWhole: boolean;
}

/** A rendered post. What the page shows of it already stays. */
export interface RenderMessage {
  readonly type: 'render';
  /** The post's URI. The page keeps it as its state, and with it the place that was read. */
  readonly resource: string;
  readonly pieces: readonly PagePiece[];
  /** The post's folder as the page can load from it, with a slash at the end. */
  readonly folder: string;
  /** The same of the site's root, where addresses like `/assets/x.png` begin, if there is one. */
  readonly root: string | undefined;
  /** Which view of the post it is; the page keeps it for the next window. */
  readonly view: PreviewState['view'];
  /** Whether the preview stays with this post; kept as well. */
  readonly isLocked: boolean;
  /** In the view of changes alone. */
  readonly changes?: ChangesSummary;
}

/** What has changed in the post. */
export interface ChangesSummary {
  /** What it is compared with: a Git revision, or the file as saved, which is the empty name. */
  readonly revision: string;
  /** The same for people to read. */
  readonly text: string;
  /** How many there are: in the HTML, `data-change` numbers them from 1. */
  readonly count: number;
  /** What both versions are called; undefined where there is but one. */
  readonly names: { readonly before: string; readonly after: string } | undefined;
  /** Whether they stand side by side, until a person chooses on the page. */
  readonly isSideBySide: boolean;
  /** From which width of the page on they can, in CSS pixels. */
  readonly narrowest: number;
}

/** Leads to the next change, or to the one before. */
export interface GoToChangeMessage {
  readonly type: 'goToChange';
  readonly step: 1 | -1;
}

/** Shows the versions inline if they stand side by side, and the other way round. */
export interface ToggleSideBySideMessage {
  readonly type: 'toggleSideBySide';
}

/** The preview was locked to its post, or unlocked. */
export interface LockMessage {
  readonly type: 'lock';
  readonly isLocked: boolean;
}

/** What has changed since the last render or patch. */
export interface PatchMessage extends PieceChange {
  readonly type: 'patch';
  /** The post's URI. */
  readonly resource: string;
}

/** Puts pieces in the place of others. */
export interface PieceChange {
  /** The number of the first piece that goes. */
  readonly from: number;
  /** How many pieces go. */
  readonly removed: number;
  /** What comes in their place. */
  readonly pieces: readonly PagePiece[];
  /** How far the starts of the pieces behind them move. */
  readonly shift: number;
}

/** The style sheets of a person's own, in order, as the page can load them. */
export interface StylesMessage {
  readonly type: 'styles';
  readonly hrefs: readonly string[];
}

/** A person wants what is selected in the page or, if nothing is, the whole post. */
export interface CopyMessage {
  readonly type: 'copy';
  readonly format: CopyFormat;
}

export type CopyFormat = 'markdown' | 'html' | 'text';

/** The editor shows another part of the post. */
export interface ScrollMessage {
  readonly type: 'scroll';
  readonly resource: string;
  /** An offset in the post's text: what begins at the editor's upper edge. */
  readonly offset: number;
}

/** The caret is elsewhere in the post. */
export interface CaretMessage {
  readonly type: 'caret';
  readonly resource: string;
  readonly offset: number;
  /** Whether the paragraph is to be in sight. */
  readonly reveal: boolean;
  /** Whether it is to be marked. */
  readonly mark: boolean;
}

/** Why a post cannot be shown. A page that shows it already, as it was, keeps it. */
export interface NoticeMessage {
  readonly type: 'notice';
  /** The post's URI. */
  readonly resource: string;
  readonly text: string;
}

/** What can be done about a piece of junk. */
export type JunkAction = 'remove' | 'removeAlike' | 'keep' | 'editRule';

/** What can be done about the piece of junk that the page has asked for. */
export interface JunkActionsMessage {
  readonly type: 'junkActions';
  readonly resource: string;
  /** As the page has asked. */
  readonly offset: number;
  readonly rule: string;
  /** In the order in which they are shown. */
  readonly actions: readonly { readonly action: JunkAction; readonly title: string }[];
}

/** From the preview's page to the extension. */
export type FromPreview =
  /** A person points at a piece of junk: `offset` of the post is in it, and `rule` takes it. */
  | { readonly type: 'junk'; readonly offset: number; readonly rule: string }
  /** A person wants something done about it. */
  | {
      readonly type: 'junkAction';
      readonly offset: number;
      readonly rule: string;
      readonly action: JunkAction;
    }
  /** The page's script runs and can take a render. */
  | { readonly type: 'ready' }
  /** A person follows a link that leads out of the page; `href` is as the post has it. */
  | { readonly type: 'openLink'; readonly href: string }
  /** The answer to a `copy`. */
  | { readonly type: 'copied'; readonly format: CopyFormat; readonly text: string }
  /** A person wants the posts that have a tag or a category of the post's header. */
  | { readonly type: 'showTerm'; readonly field: 'tags' | 'categories'; readonly value: string }
  /** The page was scrolled by hand; `offset` of the post's text is at its upper edge. */
  | { readonly type: 'scrolled'; readonly offset: number }
  /** A double click on a word: `offset` is where its element begins in the post, `before` the text between
   * that and the word. `word` is empty where it was removed: then the place is meant. */
  | { readonly type: 'reveal'; readonly offset: number; readonly before: string; readonly word: string };

/** What the page keeps over a reload of the window, and gives back to the extension. */
export interface PreviewState {
  readonly resource: string;
  /** How far down the page was scrolled, in CSS pixels. */
  readonly scroll: number;
  readonly view: 'cleaned' | 'original' | 'removed' | 'changes';
  /** What the view of changes compares with. */
  readonly revision?: string;
  /** Whether the person chose to see both versions side by side, or inline. */
  readonly isSideBySide?: boolean;
  readonly isLocked: boolean;
}

/** What a command from the page's context menu is about. */
export interface PreviewContext {
  /** Whether it is an element of the post: the menu asks for it. */
  readonly galleyElement: true;
  /** The post's URI. */
  readonly galleyPost: string;
  /** Where in the post the element begins. */
  readonly galleyOffset: number;
}

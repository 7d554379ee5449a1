/** What a vector would do to a page that shows it as it is. */
export type Harm =
  /** run a script */
  | 'runs'
  /** fetch something from another host, or tell it who reads */
  | 'loads'
  /** lead the page, or the window around it, elsewhere */
  | 'navigates'
  /** open another document inside the page */
  | 'embeds'
  /** take the place of something that the page's script knows by name */
  | 'clobbers'
  /** pass for a part of Galley or of VS Code */
  | 'forges'
  /** cover or change the page's looks */
  | 'restyles'
  /** ask the reader for something, or take keys and focus */
  | 'asks'
  /** break the reading of what comes behind it, or stop the page */
  | 'breaks';

/** A post that means harm, or the body of one. In it, `X()` is the script that it would run, and everything
 * that it would fetch or open is at `evil.example`. */
export interface Vector {
  readonly family: string;
  readonly name: string;
  readonly harm: Harm;
  /** A whole post where it begins with `---`, else a body. */
  readonly text: string;
}

/** A vector in a table of its family. */
export type VectorRow = readonly [name: string, harm: Harm, text: string];

/** A whole post. */
export function postOf({ text }: Pick<Vector, 'text'>): string {
  return text.startsWith('---') ? text : `---\nlayout: post\n---\n\n${text}`;
}

import { strikethrough, tables } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';

/** What Markdown has no sign for and Jekyll takes as HTML. */
const KEPT = ['audio', 'video', 'details', 'ruby', 'sub', 'sup', 'kbd', 'u', 'ins', 'mark', 'abbr'] as const;

/** An article as Markdown. */
export function toMarkdown(article: HTMLElement): string {
  const turndown = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    hr: '---',
    emDelimiter: '*',
  });
  turndown.use([strikethrough, tables]).keep([...KEPT]);
  // Liquid is no prose: no sign of it is escaped.
  turndown.addRule('liquid', {
    filter: (node) => node.classList.contains('galley-liquid'),
    replacement: (_, node) => node.textContent,
  });
  return turndown.turndown(article);
}

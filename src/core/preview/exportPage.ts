import type { PostFacts } from '../facts/postFacts.ts';
import { escapeHtml } from './escapeHtml.ts';
import { EXPORT_STYLE } from './exportStyle.ts';

/** Where the addresses of a post lead. */
export interface ExportPlace {
  /** The post's folder, with a slash at the end. */
  readonly folder: string;
  /** The site's root, where addresses like `/assets/x.png` begin, if there is one. */
  readonly root: string | undefined;
}

/** The elements that load something. In safe HTML no `<` and `>` stands but around tags. */
const MEDIA = /<(?:img|source|video|audio)\b[^>]*>/g;
const ADDRESS = / (src|poster)="([^"]*)"/g;
/** What is left of trackers. No post has a class. */
const TRACKERS = /<span class="galley-tracker"[^>]*><\/span>/g;

/**
 * One document that can be read anywhere: the rendered article with a small style sheet, without any script.
 * @param article safe HTML: the preview's, without places
 * @param place makes the addresses of the post's own files work where the document lies; without it all stay
 * as they are
 */
export function exportPage(article: string, facts: PostFacts, name: string, place?: ExportPlace): string {
  const content = article.replace(TRACKERS, '');
  const shown = place ? content.replace(MEDIA, (tag) => withAddresses(tag, place)) : content;
  const lang = /^<article[^>]* lang="([^"]*)"/.exec(article)?.[1];
  const dir = /^<article[^>]* dir="rtl"/.test(article) ? ' dir="rtl"' : '';
  const title = facts.title?.trim() || facts.headingTitle || name;
  return `<!DOCTYPE html>
<html${lang === undefined ? '' : ` lang="${lang}"`}${dir}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src * data: file:; media-src * file:; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${EXPORT_STYLE}</style>
</head>
<body>
<main>
${shown}
</main>
</body>
</html>
`;
}

function withAddresses(tag: string, { folder, root }: ExportPlace): string {
  return tag.replace(ADDRESS, (attribute, name: string, address: string) => {
    if (/^[a-z][a-z\d+.-]*:/i.test(address)) return attribute;
    const base = address.startsWith('/') ? root : folder;
    const relative = address.replace(/^\/+/, '').replaceAll('&amp;', '&');
    if (base === undefined || !URL.canParse(relative, base)) return attribute;
    return ` ${name}="${escapeHtml(new URL(relative, base).href)}"`;
  });
}

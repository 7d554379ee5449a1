import { scanTags, VOID_ELEMENTS } from '../document/tags.ts';

/** What the sanitiser's parser reads otherwise than browsers do. */
const RAW = /<(?:iframe|noembed|noframes|!\[CDATA\[)/i;

/** With fewer start tags than this, no nesting costs much time. */
const FEW_TAGS = 20_000;
/** Elements deeper than this lose their tags: browsers cut at 512. */
const DEEPEST = 1_000;

/**
 * Markup that the sanitiser reads in linear time and as browsers do. Its parser takes the content of frames
 * for markup, and looks through all open elements for each end tag: in a text of nothing but nested elements
 * and foreign end tags, that is quadratic. Ordinary posts pass as they are.
 */
export function tameMarkup(html: string): string {
  if (!RAW.test(html) && !hasMoreThan(html, '<', FEW_TAGS)) return html;
  const parts: string[] = [];
  const open = new Map<string, number>();
  /** Elements left out, by name: their end tags go, too. */
  const left = new Map<string, number>();
  let depth = 0;
  let at = 0;
  let raw = '';
  for (const { kind, name, start, end } of scanTags(html)) {
    // An end tag right behind the start tag of a raw element: what is between them is no content.
    if (kind === 'close' && name === raw) at = end;
    raw = '';
    if (start < at || kind === 'comment' || VOID_ELEMENTS.has(name)) continue;
    if (RAW_CONTENT.has(name)) {
      parts.push(html.slice(at, kind === 'open' ? end : start));
      if (kind === 'open') parts.push(`</${(raw = name)}>`);
      at = end;
    } else if (kind === 'open') {
      if (depth >= DEEPEST) {
        add(left, name, 1);
        parts.push(html.slice(at, start));
        at = end;
      } else {
        add(open, name, 1);
        depth++;
      }
    } else if ((left.get(name) ?? 0) > 0 || (depth > 100 && (open.get(name) ?? 0) === 0)) {
      if ((left.get(name) ?? 0) > 0) add(left, name, -1);
      parts.push(html.slice(at, start));
      at = end;
    } else if ((open.get(name) ?? 0) > 0) {
      add(open, name, -1);
      depth--;
    }
  }
  parts.push(html.slice(at));
  return parts.join('').replace(/<!\[CDATA\[/gi, '<![');
}

const RAW_CONTENT: ReadonlySet<string> = new Set(['iframe', 'noembed', 'noframes']);

function add(counts: Map<string, number>, name: string, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}

function hasMoreThan(text: string, what: string, limit: number): boolean {
  let at = -1;
  for (let count = 0; count <= limit; count++) {
    at = text.indexOf(what, at + 1);
    if (at < 0) return false;
  }
  return true;
}

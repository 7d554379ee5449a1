import { scanTags } from '../document/tags.ts';
import { placeIn, withPlace } from './placeAttribute.ts';
import type { PreviewPiece } from './renderedPost.ts';

/** All of a render as one HTML, in which every `data-at` counts from the beginning of the post. */
export function inOnePiece(pieces: readonly PreviewPiece[]): string {
  return pieces.map(({ html, start }) => (start === 0 ? html : movePlaces(html, start))).join('');
}

function movePlaces(html: string, by: number): string {
  const parts: string[] = [];
  let from = 0;
  for (const { kind, start, end } of scanTags(html)) {
    if (kind !== 'open') continue;
    const tag = html.slice(start, end);
    const place = placeIn(tag);
    if (place === undefined) continue;
    parts.push(html.slice(from, start), withPlace(tag, place + by));
    from = end;
  }
  parts.push(html.slice(from));
  return parts.join('');
}

/** Where in the post an element begins. */
export const PLACE = 'data-at';

/** As the sanitiser writes it, which leaves no such quotation marks within an attribute. */
const WRITTEN = new RegExp(` ${PLACE}="(\\d+)"`);

/** What a safe start tag says of where it begins. */
export function placeIn(tag: string): number | undefined {
  const place = WRITTEN.exec(tag)?.[1];
  return place === undefined ? undefined : Number(place);
}

/** The start tag with another place, or with none. */
export function withPlace(tag: string, place: number | undefined): string {
  return tag.replace(WRITTEN, place === undefined ? '' : ` ${PLACE}="${place}"`);
}

import { attributesOf } from '../document/attributes.ts';
import { placeOf } from '../document/htmlTree.ts';
import { message, type Message } from '../text/message.ts';
import { slice } from '../text/offsetRange.ts';
import { mendAddress, mendSourceSet, originalOf } from './address.ts';
import { mayLeaveProxy, movesOf } from './lazyImages.ts';
import { minimalEdit } from '../text/minimalEdit.ts';
import type { BrokenBody, Finding } from './repair.ts';

/** The attributes that hold addresses of pictures and what is shown among them. */
const ADDRESSES: ReadonlyMap<string, readonly string[]> = new Map([
  ['img', ['src', 'srcset']],
  ['source', ['src', 'srcset']],
  ['video', ['poster', 'src']],
  ['audio', ['src']],
  ['iframe', ['src']],
  ['embed', ['src']],
]);

/** Addresses without a scheme, and those of pictures that lead through a proxy. */
export function* findImageAddresses(body: BrokenBody): Generator<Finding> {
  for (const element of body.elements) {
    const names = ADDRESSES.get(element.name);
    if (!names?.some((name) => element.attribs[name] !== undefined)) continue;
    // What a lazy picture gets in its place is mended as it is moved.
    const moved = body.wants('lazy-image') ? movesOf(element).map(({ to }) => to as string) : [];
    const place = placeOf(body.tree, element);
    if (!place) continue;
    const written = attributesOf(body.text, place.startTag);
    for (const name of names) {
      const attribute = written.get(name);
      if (!attribute?.valueRange || moved.includes(name) || attribute.value !== element.attribs[name])
        continue;
      const isPicture = element.name === 'img' || name === 'poster';
      const raw = slice(body.text, attribute.valueRange);
      const mended =
        name === 'srcset'
          ? mendSourceSet(raw)
          : mendAddress(raw, isPicture && mayLeaveProxy(element.attribs));
      if (mended === undefined) continue;
      yield {
        message: describe(attribute.value, name === 'srcset' || mended === `https:${raw.trim()}`),
        range: attribute.valueRange,
        edits: [minimalEdit(attribute.valueRange, raw, mended)],
      };
    }
  }
}

function describe(value: string, onlyScheme: boolean): Message {
  const proxy = onlyScheme ? undefined : originalOf(value)?.proxy;
  return proxy === undefined
    ? message('The address begins with “//”: it leads nowhere from a file, an e-mail or a feed.')
    : message('The picture comes through {proxy}, though the address names the original.', { proxy });
}

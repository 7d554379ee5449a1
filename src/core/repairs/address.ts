import { resolveReferences } from '../document/references.ts';
import { originalBehind, type Original } from './imageProxies.ts';

/** `//host/…`, as pages write it that can be had by http and https alike. */
const WITHOUT_SCHEME =
  /^\/\/[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+(?::\d+)?(?:[/?#]|$)/i;
/** A source in a `srcset` begins behind a comma: the list's beginning, or a size, stands before it. */
const SOURCE_WITHOUT_SCHEME =
  /(^\s*|[^\s,]\s*,\s+|\s[\d.]+[wx]\s*,\s*)(?=\/\/[a-z\d][a-z\d.-]*\.[a-z\d]+[/?])/gi;

/** Proxies may stand behind one another. */
const MOST_STEPS = 4;

/** What an address leads to in the end. */
export interface MendedAddress extends Original {
  /** The last proxy that the address went through; undefined where only the scheme was missing. */
  readonly proxy: string | undefined;
}

/** The original behind an address of a picture, character references resolved; undefined where that is the
 * address itself. */
export function originalOf(address: string): MendedAddress | undefined {
  let current = address.trim();
  let proxy: string | undefined;
  let steps = 0;
  for (; steps < MOST_STEPS; steps++) {
    if (WITHOUT_SCHEME.test(current)) {
      current = `https:${current}`;
      continue;
    }
    const original = originalBehind(current);
    if (!original) break;
    current = original.address;
    proxy = original.proxy;
  }
  return steps === 0 ? undefined : { address: current, proxy };
}

/**
 * The value of an attribute, as written, with the original address; undefined where it has that.
 * @param throughProxies whether the original is wanted where a proxy stands before it
 */
export function mendAddress(raw: string, throughProxies = true): string | undefined {
  const address = resolveReferences(raw, 'attribute');
  const trimmed = raw.trim();
  if (!throughProxies) return WITHOUT_SCHEME.test(trimmed) ? `https:${trimmed}` : undefined;
  const original = originalOf(address);
  if (!original) return undefined;
  return original.proxy === undefined ? `https:${trimmed}` : escapeAttribute(original.address);
}

/** The same for a `srcset`. Its sources stay with their proxies, which make them in several sizes. */
export function mendSourceSet(raw: string): string | undefined {
  const mended = raw.replace(SOURCE_WITHOUT_SCHEME, '$1https:');
  return mended === raw ? undefined : mended;
}

/** Whether some source of a `srcset` stands behind a proxy. */
export function isThroughProxy(srcset: string): boolean {
  return srcset.split(/,?\s+/).some((word) => originalOf(word)?.proxy !== undefined);
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

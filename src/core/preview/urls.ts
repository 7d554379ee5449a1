/** Longer addresses come from no person, but for images inlined as `data:`. */
const LONGEST_URL = 8_000;
const LONGEST_DATA_URL = 4_000_000;

/** Images that are nothing but pixels: an SVG may hold links and styles. */
const DATA_IMAGE = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon)[;,][^<>"'\s]*$/i;

/** What a link may lead to: http, https, mailto, or a place relative to the post. */
export function safeLink(url: string | undefined): string | undefined {
  return safeUrl(url, /^(?:https?|mailto)$/);
}

/** What may be loaded as picture, sound or film. */
export function safeMedia(url: string | undefined): string | undefined {
  return safeUrl(url, /^https?$/);
}

/** As {@link safeMedia}, with raster images that the post itself carries. */
export function safeImage(url: string | undefined): string | undefined {
  const data = url?.trim();
  if (data !== undefined && DATA_IMAGE.test(data)) return data.length <= LONGEST_DATA_URL ? data : undefined;
  return safeMedia(url);
}

/**
 * The address without what browsers ignore in it, if its scheme is allowed or it has none. `//host/…` becomes
 * `https://host/…`: a page of VS Code has a scheme of its own.
 */
function safeUrl(url: string | undefined, schemes: RegExp): string | undefined {
  if (url === undefined || url.length > LONGEST_URL) return undefined;
  // What the URL standard strips, and all other controls, which nobody means; half a character is none.
  const address = url
    .replace(/[\x00-\x1F\x7F]+/g, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim();
  if (address === '') return undefined;
  // Wherever a colon stands before any `/ ? #`, a browser might see a scheme.
  const scheme = /^([^/?#\\]*?):/.exec(address)?.[1];
  if (scheme !== undefined) {
    if (!schemes.test(scheme.toLowerCase())) return undefined;
    // `https:a.example` and `https:\\a.example` lead to that host, but in a page that is at https itself.
    return address.replace(/^(https?:)[/\\]*/i, '$1//');
  }
  const host = /^[/\\]{2,}(.*)$/.exec(address)?.[1];
  return host === undefined ? address : `https://${host}`;
}

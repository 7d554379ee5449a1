/** The picture that a proxy hands on. */
export interface Original {
  readonly address: string;
  /** The host that hands it on. */
  readonly proxy: string | undefined;
}

/** What the address of a proxy says. */
interface ProxyAddress {
  readonly origin: string;
  readonly host: string;
  /** With its slash, or empty. */
  readonly path: string;
  /** The parameters as written; undefined where one stands twice. */
  readonly parameters: ReadonlyMap<string, string> | undefined;
  /** What stands behind the `?`; undefined where there is none. */
  readonly query: string | undefined;
}

interface Proxy {
  readonly host: RegExp;
  /** Parameters that the original does not need, as they are about sizes, formats and storing. Any other one
   * makes another picture of it, or is the original's own. undefined where the proxy hands all on. */
  readonly parameters: ReadonlySet<string> | undefined;
  original(address: ProxyAddress): string | undefined;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Sizes, formats and a signature: the picture stays whole. */
const SUBSTACK_OPTION = /^(?:[whqf]_[\w:]+|c_limit|fl_[\w:]+|\$s_![\w-]+!)$/;

/**
 * Proxies that fetch the original each time it is asked for: without it they have nothing to show. A web
 * archive does, and stays.
 *
 * - wsrv.nl: https://wsrv.nl/docs/
 * - Photon: https://developer.wordpress.com/docs/photon/api/
 * - AMP cache: https://developers.google.com/amp/cache/overview
 * - Next.js: https://nextjs.org/docs/app/api-reference/components/image
 */
const PROXIES: readonly Proxy[] = [
  {
    host: /^(?:images\.weserv\.nl|wsrv\.nl)$/,
    parameters: words('url w h dpr q output il n maxage we l af'),
    original: ({ path, parameters }) =>
      path === '' || path === '/' ? embedded(parameters?.get('url'), 'http:') : undefined,
  },
  {
    host: /^i[0-3]\.wp\.com$/,
    parameters: words('w h fit resize ssl quality strip zoom is-pending-load'),
    original: ({ path, parameters }) =>
      withHost(path.slice(1), parameters?.get('ssl') === '1' ? 'https:' : 'http:'),
  },
  {
    host: /^(?:[\w-]+\.)?cdn\.ampproject\.org$/,
    parameters: undefined,
    original({ path, query }) {
      const [, secure, rest] = /^\/(?:i|ii\/w\d+)\/(s\/)?([^?]+)$/.exec(path) ?? [];
      if (rest === undefined) return undefined;
      return withHost(
        query === undefined ? rest : `${rest}?${query}`,
        secure === undefined ? 'http:' : 'https:',
      );
    },
  },
  {
    host: /./,
    parameters: words('url w q dpl'),
    original({ origin, path, parameters }) {
      if (path !== '/_next/image') return undefined;
      const url = parameters?.get('url');
      const place = url === undefined ? undefined : decoded(url);
      return place?.startsWith('/') && !place.startsWith('//') ? usable(origin + place) : embedded(url, '');
    },
  },
  {
    host: /^(?:cdn\.substack\.com|substackcdn\.com)$/,
    parameters: undefined,
    original({ path, query }) {
      const [, options, original] = /^\/image\/fetch\/(?:([^/]*)\/)?([^/]+)$/.exec(path) ?? [];
      const isWhole = options?.split(',').every((option) => SUBSTACK_OPTION.test(option)) ?? true;
      return query === undefined && isWhole ? embedded(original, '') : undefined;
    },
  },
  {
    host: /^(?:external-content|proxy|images)\.duckduckgo\.com$/,
    parameters: words('u f nofb ipt ipo'),
    original: ({ path, parameters }) =>
      path === '/iu/' || path === '/iu' ? embedded(parameters?.get('u'), '') : undefined,
  },
];

/** The address that a proxy stands before, where it can be read off exactly. */
export function originalBehind(address: string): Original | undefined {
  // A fragment is for no picture: some are all that is left of parameters.
  const match = /^(https?:\/\/([^/?#\s]+))(\/[^?#\s]*)?(?:\?([^#\s]*))?$/i.exec(address);
  if (!match) return undefined;
  const [, origin = '', authority = '', path = '', query] = match;
  const host = authority.toLowerCase();
  for (const proxy of PROXIES) {
    if (!proxy.host.test(host)) continue;
    const parameters = query === undefined ? new Map<string, string>() : readParameters(query);
    const known = proxy.parameters;
    if (known && (!parameters || [...parameters.keys()].some((name) => !known.has(name)))) continue;
    const original = proxy.original({ origin, host, path, parameters, query });
    if (original !== undefined && original !== address) return { address: original, proxy: host };
  }
  return undefined;
}

function readParameters(query: string): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    if (parameters.has(name)) return undefined;
    parameters.set(name, equals < 0 ? '' : part.slice(equals + 1));
  }
  return parameters;
}

/** An address that is the value of a parameter, or a part of the path.
 * @param scheme what the proxy takes where none is said; empty if it wants one */
function embedded(value: string | undefined, scheme: string): string | undefined {
  if (value === undefined) return undefined;
  const isPlain = value.includes('/');
  // Is `%2F` a slash that was escaped once, or one that is part of a name?
  if (isPlain && /%2[5f]/i.test(value)) return undefined;
  const address = isPlain ? value : decoded(value);
  if (address === undefined) return undefined;
  if (/^https?:\/\//i.test(address)) return usable(address);
  if (address.startsWith('//')) return usable(`https:${address}`);
  if (scheme === '') return undefined;
  return address.startsWith('ssl:') ? withHost(address.slice(4), 'https:') : withHost(address, scheme);
}

function withHost(rest: string, scheme: string): string | undefined {
  return /^[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?\//i.test(rest) ? usable(`${scheme}//${rest}`) : undefined;
}

/** The address, unless it would have to be written in another way. */
function usable(address: string): string | undefined {
  return /[\s"'<>\\^`{|}\x00-\x1F\x7F]/.test(address) || !URL.canParse(address) ? undefined : address;
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    // A stray % is no escape: what was meant cannot be read off.
    return undefined;
  }
}

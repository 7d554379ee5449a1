/** A service whose posts and films others show in a frame. */
interface Service {
  readonly name: string;
  readonly hosts: RegExp;
  /** From the frame's address to that of the page which a person would open. */
  readonly page?: (url: URL) => string | undefined;
}

const SERVICES: readonly Service[] = [
  {
    name: 'YouTube',
    hosts: /(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be)$/,
    page: ({ pathname }) =>
      part(/^\/(?:embed|v)\/([\w-]{6,20})$/, pathname, 'https://www.youtube.com/watch?v='),
  },
  {
    name: 'Vimeo',
    hosts: /(?:^|\.)vimeo\.com$/,
    page: ({ pathname }) => part(/^\/video\/(\d+)$/, pathname, 'https://vimeo.com/'),
  },
  {
    name: 'X (Twitter)',
    hosts: /(?:^|\.)(?:twitter|x)\.com$/,
    page: ({ search }) => part(/[?&]id=(\d+)(?:&|$)/, search, 'https://twitter.com/i/status/'),
  },
  {
    name: 'Instagram',
    hosts: /(?:^|\.)instagram\.com$/,
    page: ({ pathname }) => part(/^(\/(?:p|reel|tv)\/[\w-]+\/)embed/, pathname, 'https://www.instagram.com'),
  },
  {
    name: 'Facebook',
    hosts: /(?:^|\.)facebook\.com$/,
    page: ({ search }) => {
      const href = /[?&]href=([^&]+)/.exec(search)?.[1];
      return href === undefined ? undefined : facebookPage(href);
    },
  },
  { name: 'TikTok', hosts: /(?:^|\.)tiktok\.com$/ },
  { name: 'Bilibili', hosts: /(?:^|\.)bilibili\.com$/ },
  { name: 'SoundCloud', hosts: /(?:^|\.)soundcloud\.com$/ },
  { name: 'Spotify', hosts: /(?:^|\.)spotify\.com$/ },
  { name: 'Dailymotion', hosts: /(?:^|\.)dailymotion\.com$/ },
  { name: 'Telegram', hosts: /(?:^|\.)t\.me$/ },
  { name: 'Google Maps', hosts: /^(?:maps\.google\.com|www\.google\.com)$/ },
];

/** What stands in the place of a frame. */
export interface Embed {
  /** The page of what the frame shows, or the frame's own address. */
  readonly href: string;
  /** Whose it is, for people to read, if that is known. */
  readonly service: string | undefined;
}

/** @param address of a frame: http or https. */
export function readEmbed(address: string): Embed {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const service = url && SERVICES.find(({ hosts }) => hosts.test(url.hostname));
  return { href: (url && service?.page?.(url)) ?? address, service: service?.name };
}

/** The classes of quotations and boxes that a service's script makes its own of. */
const QUOTES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\s)twitter-(?:tweet|video)(?:\s|$)/, 'X (Twitter)'],
  [/(?:^|\s)instagram-media(?:\s|$)/, 'Instagram'],
  [/(?:^|\s)fb-(?:post|video)(?:\s|$)/, 'Facebook'],
  [/(?:^|\s)tiktok-embed(?:\s|$)/, 'TikTok'],
  [/(?:^|\s)telegram-post(?:\s|$)/, 'Telegram'],
];

/** Whose post an element quotes, by its class. */
export function quotedService(className: string | undefined): string | undefined {
  return className === undefined ? undefined : QUOTES.find(([pattern]) => pattern.test(className))?.[1];
}

function part(pattern: RegExp, text: string, before: string): string | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : before + found;
}

function facebookPage(encoded: string): string | undefined {
  try {
    const url = new URL(decodeURIComponent(encoded));
    return /^https?:$/.test(url.protocol) && /(?:^|\.)facebook\.com$/.test(url.hostname)
      ? url.href
      : undefined;
  } catch {
    // It leads nowhere: the frame's own address does.
    return undefined;
  }
}

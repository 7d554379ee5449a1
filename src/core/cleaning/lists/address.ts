import { hostAndAbove } from './siteScope.ts';

/** Where an element leads, cut into what filters ask about. */
export interface HtmlAddress {
  /** Its beginning, if it is very long. */
  readonly text: string;
  readonly lower: string;
  readonly host: string;
  /** Where the host ends in `text`. */
  readonly hostEnd: number;
}

const HOST = /^\s*(?:https?:)?\/\/(?:[^/?#@\s]*@)?([^/?#:\s]+)/i;

/** No filter is about what comes later. */
const LONGEST_ADDRESS = 2000;

/** What the domain name system allows. */
const LONGEST_HOST = 253;

/** Other attributes with an address that the element shows: then one address does not tell what it is. */
const MORE_ADDRESSES =
  /^(?:srcset|srcdoc|data-.*(?:src|srcset|original|lazy|url|image|img|echo|actual|hi-res|full)|original|lazy-?src)$/;

/** Hosts of what people embed: their scripts and frames are part of an article. */
const EMBED_HOSTS = new Set(
  (
    'twitter.com x.com twimg.com facebook.com facebook.net instagram.com threads.net youtube.com youtu.be ' +
    'youtube-nocookie.com vimeo.com dailymotion.com tiktok.com bilibili.com youku.com qq.com weibo.com ' +
    'telegram.org t.me reddit.com redditmedia.com tumblr.com pinterest.com linkedin.com flickr.com imgur.com ' +
    'giphy.com tenor.com soundcloud.com spotify.com podcasts.apple.com documentcloud.org scribd.com ' +
    'slideshare.net issuu.com flourish.studio infogram.com datawrapper.de dwcdn.net tableau.com ' +
    'arcgis.com openstreetmap.org mapbox.com maps.google.com brightcove.net jwplayer.com jwplatform.com ' +
    'kaltura.com wistia.com wistia.net twitch.tv ted.com archive.org github.com codepen.io jsfiddle.net'
  ).split(' '),
);

/** Reads an address with a host; undefined for others: nothing is said of those. */
export function readAddress(url: string): HtmlAddress | undefined {
  const text = url.slice(0, LONGEST_ADDRESS);
  const found = HOST.exec(text);
  if (!found || found[1]!.length > LONGEST_HOST) return undefined;
  return { text, lower: text.toLowerCase(), host: found[1]!.toLowerCase(), hostEnd: found[0].length };
}

/** The one address of an element; undefined where it has several, of which a filter knows one. */
export function addressOf(attributes: Readonly<Record<string, string>>): HtmlAddress | undefined {
  const { src, 'data-src': lazy, href } = attributes;
  const url = src ?? lazy ?? href;
  if (url === undefined) return undefined;
  for (const name in attributes) {
    if (attributes[name] !== url && attributes[name] !== '' && MORE_ADDRESSES.test(name)) return undefined;
  }
  return readAddress(url);
}

export function isEmbedHost(host: string): boolean {
  for (const name of hostAndAbove(host)) if (EMBED_HOSTS.has(name)) return true;
  return false;
}

/** Whether the host is a company's own site rather than a server of its wares: articles show its pictures. */
export function isOwnPage(host: string): boolean {
  return host.startsWith('www.') || host.split('.').length < 3;
}

/** An image that nobody sees. */
export function isPixel(attributes: Readonly<Record<string, string>>): boolean {
  const { width, height, style, hidden } = attributes;
  if (hidden !== undefined || (style !== undefined && /display:\s*none/i.test(style))) return true;
  return isTiny(width) && isTiny(height);
}

function isTiny(length: string | undefined): boolean {
  return length !== undefined && /^\s*[01](?:px)?\s*$/i.test(length);
}

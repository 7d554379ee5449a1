import sanitizeHtml from 'sanitize-html';
import { quotedService, readEmbed } from './embeds.ts';
import { hostToShow, ImageGate } from './imageGate.ts';
import { imageSource, realAddress } from './lazyImages.ts';
import type { LiquidShield } from './liquid.ts';
import type { JunkMarks, MarkedJunk } from './junkMarks.ts';
import { PLACE } from './placeAttribute.ts';
import { writeSourceSet } from './sourceSet.ts';
import { tameMarkup } from './tameMarkup.ts';
import { safeImage, safeLink, safeMedia } from './urls.ts';

type Attributes = Record<string, string>;

/** Before every id of a post: a post cannot name an element that the page or its script knows. */
export const ID_PREFIX = 'post-';

/** Elements of articles. Of any other the content stays; of those below, nothing does. */
const ELEMENTS = (
  'a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col ' +
  'colgroup data dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr ' +
  'i img ins kbd li main mark menu nav ol p picture pre q rb rp rt rtc ruby s samp section small source span ' +
  'strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr'
).split(' ');
const WITHOUT_CONTENT = ['script', 'style', 'iframe'];

/** Elements deeper than this are left out, their content is not. Browsers cut at 512. */
const DEEPEST = 400;

/** Names the rule by which an element is junk. */
const RULE = 'data-rule';
/** The class of a picture that waits for a person, and of what is left of a tracker. */
const BLOCKED = 'galley-blocked';
const TRACKER = 'galley-tracker';

const EVERYWHERE = ['id', 'lang', 'dir', 'title', 'class', PLACE, RULE];
const ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['href', 'rel']],
  ['audio', ['src', 'controls', 'preload']],
  ['col', ['span']],
  ['colgroup', ['span']],
  ['data', ['value']],
  ['del', ['datetime']],
  ['details', ['open']],
  [
    'img',
    [
      ...['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'referrerpolicy'],
      ...['data-src', 'data-srcset', 'data-host'],
    ],
  ],
  ['ins', ['datetime']],
  ['li', ['value']],
  ['ol', ['start', 'reversed', 'type']],
  ['source', ['src', 'srcset', 'sizes', 'media', 'type', 'width', 'height']],
  ['span', ['data-host']],
  ['td', ['colspan', 'rowspan', 'headers', 'align']],
  ['th', ['colspan', 'rowspan', 'headers', 'scope', 'align']],
  ['time', ['datetime']],
  ['video', ['src', 'poster', 'width', 'height', 'controls', 'preload']],
]);

/** What an attribute's value must look like to be kept; one that is not here may be any text. */
const VALUES: Readonly<Record<string, RegExp>> = {
  align: /^(?:left|center|right|justify)$/i,
  colspan: /^\d{1,3}$/,
  dir: /^(?:ltr|rtl|auto)$/i,
  height: /^\d{1,5}(?:\.\d+)?%?$/,
  lang: /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i,
  rowspan: /^\d{1,3}$/,
  span: /^\d{1,3}$/,
  start: /^-?\d{1,9}$/,
  type: /^[\w/+.;=" ,-]{1,100}$/,
  width: /^\d{1,5}(?:\.\d+)?%?$/,
};

/** The name of elements of which only the content is to stay: their tags are taken out at the end. */
const DISCARD = 'galley-discard';

const OPTIONS: sanitizeHtml.IOptions = {
  // What is to be left out goes through, so that the tags around it are closed by their own names.
  allowedTags: [...ELEMENTS, DISCARD],
  nonTextTags: WITHOUT_CONTENT,
  disallowedTagsMode: 'discard',
  nestingLimit: DEEPEST,
  allowedAttributes: {
    '*': EVERYWHERE,
    ...Object.fromEntries(Array.from(ATTRIBUTES, ([element, names]) => [element, [...names]])),
  },
  // The second gate: `cleanAttributes` lets nothing else through.
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https', 'data'], video: ['http', 'https'] },
  allowedSchemesAppliedToAttributes: ['href', 'src', 'poster'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
};

const DISCARDED = new RegExp(`</?${DISCARD}[^>]*>`, 'g');
const EMBED = /(<a class="galley-embed(?: [^"]*)?" href="(?:https?:\/\/)?([^"]*)"[^>]*>)/g;

/** The attributes that Galley itself wrote into the HTML: no post can know their names. */
export interface KnownAttributes {
  /** The junk to be marked. */
  readonly marks?: JunkMarks | undefined;
  /** Carries the offset for `data-at`. */
  readonly placeAttribute?: string | undefined;
  /** Knows the Liquid in the attributes of the post. */
  readonly liquid?: LiquidShield | undefined;
}

const LOADS_ALL = new ImageGate('all');

/**
 * HTML that may stand in a page: the elements and attributes of articles, links that lead to pages, pictures
 * that load without telling where they are shown. Frames become links; a picture that `gate` stops has its
 * address in `data-src` alone, and a tracker has none.
 */
export function sanitize(html: string, known: KnownAttributes = {}, gate: ImageGate = LOADS_ALL): string {
  const images = new ShownImages(gate);
  const safe = sanitizeHtml(tameMarkup(html), {
    ...OPTIONS,
    onOpenTag: (name) => {
      if (name === 'noscript') images.noscripts++;
    },
    onCloseTag: (name) => {
      if (name === 'noscript') images.noscripts--;
    },
    transformTags: {
      '*': (tagName, attributes) => cleanElement(tagName, attributes, images, known),
    },
  });
  // No post has a class, so these links are the ones made below, and their address is escaped.
  return safe
    .replace(DISCARDED, '')
    .replace(EMBED, (_, link: string, address: string) => link + embedLabel(address));
}

function cleanElement(
  name: string,
  written: Attributes,
  images: ShownImages,
  { marks, placeAttribute, liquid }: KnownAttributes,
): sanitizeHtml.Tag {
  const attributes = liquid?.attributes(written) ?? written;
  const removal = marks?.removals[Number(attributes[marks.attribute] ?? NaN)];
  const junk = removal && junkAttributes(removal);
  const element =
    name === 'iframe' || name === 'embed'
      ? embedLink(attributes)
      : name === 'img' && removal?.kind === 'tracker'
        ? trackerMark(realAddress(attributes))
        : cleanKnown(name, attributes, images);
  const place = placeAttribute === undefined ? undefined : attributes[placeAttribute];
  if (place !== undefined && /^\d{1,9}$/.test(place)) element.attribs[PLACE] = place;
  if (!junk) return element;
  const tagName = ATTRIBUTED.has(element.tagName) ? element.tagName : 'span';
  return { tagName, attribs: { ...element.attribs, ...junk, ...joinClass(element.attribs, junk) } };
}

const ATTRIBUTED: ReadonlySet<string> = new Set([...ELEMENTS, ...WITHOUT_CONTENT]);

function joinClass(own: Attributes, junk: Attributes): Attributes {
  return { class: [own['class'], junk['class']].filter(Boolean).join(' ') };
}

function junkAttributes({ kind, rule, reason = rule }: MarkedJunk): Attributes {
  return { class: `galley-junk galley-junk-${kind}`, [RULE]: rule, title: reason };
}

function cleanKnown(name: string, attributes: Attributes, images: ShownImages): sanitizeHtml.Tag {
  const attribs = cleanAttributes(name, attributes);
  switch (name) {
    case 'a':
      return { tagName: name, attribs: { ...attribs, ...link(safeLink(attributes['href'])) } };
    case 'img':
      return cleanImage(attributes, attribs, images);
    case 'source': {
      const { candidates, sizes } = imageSource(attributes);
      const srcset = writeSourceSet(candidates.filter(({ address }) => images.loads(address)));
      const src = safeMedia(realAddress(attributes));
      return { tagName: name, attribs: { ...attribs, ...defined({ src, srcset, sizes }) } };
    }
    case 'audio':
    case 'video': {
      const src = safeMedia(realAddress(attributes));
      const still = name === 'video' ? safeImage(attributes['poster']) : undefined;
      const poster = still !== undefined && images.loads(still) ? still : undefined;
      const controls = { controls: '', preload: 'none' };
      return { tagName: name, attribs: { ...attribs, ...defined({ src, poster }), ...controls } };
    }
    default: {
      const service = quotedService(attributes['class']);
      if (service === undefined) return { tagName: name, attribs };
      // A box that only the service's script would fill is a card, as a frame is.
      if (attributes['data-href'] !== undefined)
        return embedLink({ src: attributes['data-href'], title: service });
      return { tagName: name, attribs: { ...attribs, class: 'galley-quote', title: service } };
    }
  }
}

/** The attributes that need no thought: text, numbers and words from a list. */
function cleanAttributes(name: string, attributes: Attributes): Attributes {
  const clean: Attributes = {};
  const own = ATTRIBUTES.get(name);
  for (const key in attributes) {
    const value = attributes[key]!;
    if (key === 'id' || (key === 'name' && name === 'a')) {
      if (/^\S{1,200}$/.test(value)) clean['id'] = ID_PREFIX + value;
    } else if (key === 'style' && (name === 'td' || name === 'th')) {
      // How markdown-it aligns a column.
      const align = /^text-align:(left|center|right)$/.exec(value)?.[1];
      if (align !== undefined) clean['align'] = align;
    } else if (
      (key === 'lang' || key === 'dir' || key === 'title' || own?.includes(key)) &&
      !isHandled(key)
    ) {
      const trimmed = key === 'width' || key === 'height' ? value.trim().replace(/px$/i, '') : value;
      if (VALUES[key]?.test(trimmed) ?? true) clean[key] = trimmed;
    }
  }
  return clean;
}

/** Attributes that hold addresses or are set here: never taken over as they are. */
function isHandled(key: string): boolean {
  return HANDLED.has(key);
}

const HANDLED: ReadonlySet<string> = new Set(
  (
    'href rel src srcset sizes poster controls preload loading referrerpolicy class ' +
    'data-src data-srcset data-host'
  ).split(' '),
);

function cleanImage(attributes: Attributes, attribs: Attributes, images: ShownImages): sanitizeHtml.Tag {
  const { src, candidates, sizes } = imageSource(attributes);
  if (src === undefined && !attribs['alt']) return { tagName: DISCARD, attribs: {} };
  const verdict = src === undefined ? 'loads' : images.gate.judge(src, attributes);
  if (verdict === 'tracker') return trackerMark(src);
  if (src !== undefined && !images.show(src)) return { tagName: DISCARD, attribs: {} };
  const isBlocked = verdict === 'blocked';
  // A list may offer pictures that load beside one that does not, and the other way round.
  const srcset = writeSourceSet(
    candidates.filter(({ address }) => {
      const other = images.gate.judge(address, attributes);
      return other === 'loads' || (isBlocked && other === 'blocked');
    }),
  );
  return {
    tagName: 'img',
    attribs: {
      ...defined(
        isBlocked
          ? { 'data-src': src, 'data-srcset': srcset, 'data-host': hostToShow(src!), class: BLOCKED }
          : { src, srcset },
      ),
      ...defined({ sizes: srcset === undefined ? undefined : sizes }),
      ...attribs,
      loading: 'lazy',
      referrerpolicy: 'no-referrer',
    },
  };
}

/** Stands where a tracker was: the page counts them. */
function trackerMark(address: string | undefined): sanitizeHtml.Tag {
  return { tagName: 'span', attribs: { class: TRACKER, 'data-host': hostToShow(address ?? '') } };
}

/** A frame is not loaded: a link leads to what it would show. */
function embedLink(attributes: Attributes): sanitizeHtml.Tag {
  const address = safeLink(realAddress(attributes));
  const title = attributes['title']?.trim();
  if (address === undefined || !/^https?:/i.test(address)) return { tagName: DISCARD, attribs: {} };
  const { href } = readEmbed(address);
  return { tagName: 'a', attribs: { class: 'galley-embed', ...link(href), ...(title ? { title } : {}) } };
}

/** @param address without its scheme, as HTML. */
function embedLabel(address: string): string {
  const { service } = readEmbed(`https://${address.replaceAll('&amp;', '&')}`);
  return service === undefined ? address : `${service} · ${address}`;
}

function link(href: string | undefined): Attributes {
  if (href === undefined) return {};
  if (href.startsWith('#')) return { href: `#${ID_PREFIX}${href.slice(1)}` };
  return { href, rel: 'noreferrer' };
}

function defined(attributes: Readonly<Record<string, string | undefined>>): Attributes {
  const result: Attributes = {};
  for (const key in attributes) if (attributes[key] !== undefined) result[key] = attributes[key];
  return result;
}

/** The pictures of a post that are shown. A picture in a `<noscript>` stands for one that a script loads: it
 * is shown if that one is not. */
class ShownImages {
  /** How many `<noscript>` are open. */
  noscripts = 0;
  readonly gate: ImageGate;
  readonly #shown = new Set<string>();

  constructor(gate: ImageGate) {
    this.gate = gate;
  }

  /** Whether a picture of no size of its own loads by itself. */
  loads(address: string): boolean {
    return this.gate.judge(address) === 'loads';
  }

  /** Whether to show this picture. */
  show(src: string): boolean {
    // Sizes and versions differ in the query.
    const picture = src.replace(/^https?:/i, '').replace(/[?#].*/s, '');
    if (this.noscripts > 0 && this.#shown.has(picture)) return false;
    this.#shown.add(picture);
    return true;
  }
}

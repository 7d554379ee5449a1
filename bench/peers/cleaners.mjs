// The programs that Galley is compared with, behind one shape: a page's HTML in, cleaned HTML out.
import { load } from 'cheerio';
import { readFileSync } from 'node:fs';

/**
 * @typedef {{ html: string, url: string }} Page
 * @typedef {{ name: string, clean: (page: Page) => string }} Cleaner
 * @param {NodeRequire} require loads the peers
 * @param {string[]} lists files of filter lists, for the engine that needs some
 * @returns {Cleaner[]}
 */
export function createCleaners(require, lists) {
  const withDocument = documents(require);
  return [
    readability(require, withDocument),
    defuddle(require, withDocument),
    ...(lists.length > 0 ? [filterEngine(require, lists)] : []),
  ];
}

/** @returns calls a function with the document of a page, which is gone afterwards. */
function documents(require) {
  const { JSDOM, VirtualConsole } = require('jsdom');
  // Posts have style sheets that jsdom cannot read, which it says at length.
  const virtualConsole = new VirtualConsole();
  return ({ html, url }, use) => {
    const { window } = new JSDOM(html, { url, virtualConsole });
    try {
      return use(window.document);
    } finally {
      window.close();
    }
  };
}

function readability(require, withDocument) {
  const { Readability } = require('@mozilla/readability');
  return {
    name: 'Readability',
    // No article found means that nothing is left to read.
    clean: (page) => withDocument(page, (document) => new Readability(document).parse()?.content ?? ''),
  };
}

function defuddle(require, withDocument) {
  const Defuddle = require('defuddle');
  return {
    name: 'Defuddle',
    clean: (page) =>
      withDocument(page, (document) => new Defuddle(document, { url: page.url }).parse().content),
  };
}

/** A browser would not load what network filters match, and hide what cosmetic filters match: both go. */
function filterEngine(require, lists) {
  const { FiltersEngine, Request } = require('@ghostery/adblocker');
  const engine = FiltersEngine.parse(lists.map((file) => readFileSync(file, 'utf8')).join('\n'));
  const readable = new Map();
  return {
    name: 'Ghostery’s engine',
    clean({ html, url }) {
      const query = load(html);
      const all = query('*').toArray();
      for (const element of all) {
        const request = requestOf(element, url);
        if (request && engine.match(Request.fromRawDetails({ ...request, sourceUrl: url })).match) {
          query(element).remove();
        }
      }
      const { hostname, domain } = Request.fromRawDetails({ url, type: 'main_frame' });
      const { styles } = engine.getCosmeticsFilters({
        url,
        hostname,
        domain,
        ids: all.map(({ attribs }) => attribs.id).filter(Boolean),
        classes: all.flatMap(({ attribs }) => attribs.class?.split(/\s+/) ?? []).filter(Boolean),
        hrefs: all.map(({ attribs }) => attribs.href).filter(Boolean),
      });
      const hidden = hiddenBy(styles).filter((selector) => canRead(selector, readable));
      query(hidden.join(', ')).remove();
      return query('body').html();
    },
  };
}

const REQUEST_TYPES = {
  img: 'image',
  iframe: 'sub_frame',
  script: 'script',
  embed: 'object',
  video: 'media',
  audio: 'media',
  source: 'media',
};

/** What a browser would load for an element; the lazy images of archived posts have their URL in `data-src`. */
function requestOf({ name, attribs }, base) {
  const type = REQUEST_TYPES[name];
  const source = type && (attribs.src ?? attribs['data-src']);
  return source && URL.canParse(source, base) ? { type, url: new URL(source, base).href } : undefined;
}

/** The selectors of the style sheet that the engine would put into the page. */
function hiddenBy(styles) {
  return styles
    .split(/ \{ display: none !important; \}\s*/)
    .flatMap((rule) => rule.split(',\n'))
    .map((selector) => selector.trim())
    .filter((selector) => selector !== '' && !selector.includes('{'));
}

/** A browser would skip a rule that it cannot read, too. */
function canRead(selector, known) {
  if (!known.has(selector)) known.set(selector, isSelector(selector));
  return known.get(selector);
}

function isSelector(selector) {
  try {
    load('<p>')('p').is(selector);
    return true;
  } catch {
    // css-select has no other way to ask.
    return false;
  }
}

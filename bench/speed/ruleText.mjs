// Rules such as people write and lists hold, as text, to see what many of them cost.

/** Thirty names that real slots and promotions have; some are in the generated posts. */
const NAMES = [
  [
    'class',
    'bottomArticleBanner adslot_infinite moreArticle o-self-promo m-block-ad adsbygoogle social-share',
  ],
  ['class', 'dfp-tag-wrapper ad-label sponsored-box newsletter-form'],
  ['id', 'imu innity-in-post taboola-below banner-top comments-box outbrain-widget'],
  ['start', 'dfp-ad- google_ads_ AdSlot__ sponsor-'],
  ['host', 'ads.example.net track.example.org pixel.example.com'],
  ['site', 'Image_expand-button StandardArticleBody_trustBadgeContainer promo-inline'],
  ['text', '获取更多 延伸阅读 订阅电子报'],
];
const COMPANIES = 'north river metro lumen cobalt quartz harbor saffron willow atlas'.split(' ');
const PLACES = 'top inline footer rail overlay sticky corner teaser gutter'.split(' ');

const LINES = {
  class: (name) => `##.${name}:no-text()`,
  id: (name) => `###${name}:no-text()`,
  start: (name) => `##[class^="${name}"]:no-text()`,
  host: (name) => `||${name}^`,
  site: (name) => `reuters.com,news.example##.${name}:max-text(60)`,
  text: (name) => `##p:max-text(60):has-text(/^${name}[：:]/)`,
};

/** The selectors alone, without conditions, as one would give them to a CSS library. */
export const SELECTORS = names()
  .map(({ kind, name }) => {
    if (kind === 'class' || kind === 'site') return `.${name}`;
    if (kind === 'id') return `#${name}`;
    if (kind === 'start') return `[class^="${name}"]`;
    if (kind === 'host') return `[src*="//${name}/"]`;
    return undefined;
  })
  .filter(Boolean);

/** The thirty, and as many times thirty as wanted: of the same kinds, by names that no post has. */
export function plausibleRules(times) {
  const lines = [];
  for (let round = 0; round < times; round++) {
    names().forEach(({ kind, name }, index) => {
      lines.push(LINES[kind](round === 0 ? name : unknownName(kind, round, index)));
    });
  }
  return `${lines.join('\n')}\n`;
}

function names() {
  return NAMES.flatMap(([kind, list]) => list.split(' ').map((name) => ({ kind, name })));
}

function unknownName(kind, round, index) {
  const name = `${COMPANIES[(round + index) % COMPANIES.length]}-${PLACES[index % PLACES.length]}-${round}`;
  if (kind === 'host') return `${name}.example`;
  return kind === 'text' ? `${name}专栏` : name;
}

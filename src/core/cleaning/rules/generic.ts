import type { Rule } from '../rule.ts';

/** Words by which slots for advertisements are called, in ids and classes cut into words. */
const AD_WORDS =
  / (?:ads?|adv|advs|adverts?|advertis(?:e|ements?|ing|er|ers)|advertorials?|adsense|adsbygoogle|adslots?|ad(?:s|x)?(?:box|unit|space|banner|cont|container|content|wrap|wrapper|tag|zone|holder|frame|block|area|label|place|placeholder|placement|position|inner|section|bar|group|module|code|spot|sense|row|cell|element|body|text|rectangle)s?|textads?|bannerads?|nativeads?|videoads?|inlineads?|dfp|gpt|googlead\w*|googletag|imu|mpu|doubleclick|sponsors?|sponsored|sponsorship|taboola|trc|outbrain|ob widget|dable|innity|teads|mgid|mgbox|revcontent|criteo|popin|ucfunnel|onead|tenmax|scupio|clickforce|ligatus|plista|zergnet|atatags|wpcnt|wpa|interstitials?|leaderboard|skyscraper|billboard|banners?|commercial|guanggao|advtext|adnow|ezoic|mediavine|adthrive|vdo|primis|connatix|rectangle ad|mrec|lrec|dmpu|halfpage|superbanner|stickyads?|smartads?|adrotate|adinserter|quads|revive|openx|aswift|freestar|pubfig|playwire|carbonads|bbccom|publicit[ey]|publicidad|publicidade|pubblicita|werbung|anzeigen?|reklam[ae]|annonces?|pub) /;

/** Words for the site's own promotions. */
const PROMO_WORDS =
  / (?:promos?|promotion(?:s|al)?|selfpromo|newsletters?|enewsletters?|epaper|subscri\w*|signup|sign up|paywall|regwall|donat(?:e|ion|ions)|membership|appdownload|app download|downloadapp|recirc\w*|recommend\w*|relatedposts?|related\w*|trending|readmore|read more|most read|popular) /;

/** Words for what readers would click on, and for what scripts would fill with such. */
const UI_WORDS =
  / (?:shar(?:e|es|ing|ebar|ebox|etools|ebuttons?|edaddy)|social\w*|addthis|addtoany|a a kit|jiathis|bdsharebuttonbox|bshare|sharethis|plusone|facebook like|fb (?:like|share|comments|root|save|page plugin)|line it button|twitter (?:share|follow)|comments?|disqus\w*|livefyre|respond|likes?|jp (?:likes|relatedposts)|toolbar|tools|breadcrumbs?|tooltips?|popups?|modal|overlay|lightbox|expand|fullscreen|zoom|print|font ?size|back ?to ?top|backtop|gotop|scroll ?top|loading|loader|spinner|skeleton|cookies?|consent|gdpr|login|paginat\w*|pager) /;

const AD_LABEL =
  '(?:广告|廣告|推广|推廣|赞助|贊助|ads?|advertisements?|advertising|sponsored(?: content)?|publicité|werbung|anzeige|publicidad|pubblicità|реклама|広告|スポンサー|광고)';

/** Elements that hold other things and mean nothing by themselves. */
const BOX =
  'div, section, aside, ins, span, p, figure, center, ul, amp-ad, amp-sticky-ad, header, footer, nav';

function withAttribute(attribute: string): string {
  return BOX.split(', ')
    .map((tag) => `${tag}[${attribute}]`)
    .join(', ');
}

const NAMED_BOX = `${withAttribute('id')}, ${withAttribute('class')}`;

/** What is told by its name or attributes, and only where it is empty: article text is found in all of these. */
export const GENERIC_RULES: readonly Rule[] = [
  {
    id: '*:ad-slot',
    kind: 'ad',
    level: 'safe',
    selector: NAMED_BOX,
    guard: { empty: true, named: AD_WORDS },
    note: 'An empty element that is called an advertisement.',
  },
  {
    id: '*:ad-attribute',
    kind: 'ad',
    level: 'safe',
    selector:
      '[data-ad-slot], [data-ad-client], [data-ad-unit], [data-adunit], [data-ad-unit-path], [data-ad-format], ' +
      '[data-ad], [data-ads], [data-dfp], [data-dfp-id], [data-dfp-path], [data-google-query-id], [data-gpt], ' +
      '[data-gpt-slot], [data-adslot], [data-ad-type], [data-ad-position], [data-tms-ad-type], [data-ad-name], ' +
      '[data-ad-id], [data-ad-placement], [data-freestar-ad], [data-taboola], [data-widget-id][class*="ob-"], amp-ad',
    guard: { empty: true },
    note: 'An empty element with the attributes of an ad slot.',
  },
  {
    id: '*:ad-frame',
    kind: 'ad',
    level: 'safe',
    selector:
      'iframe[id^="google_ads_"], iframe[name^="google_ads_"], iframe[id^="aswift_"], iframe[name^="aswift_"]',
    guard: { noText: true },
    note: 'A frame that an advertising script opened.',
  },
  {
    id: '*:ad-inserter',
    kind: 'ad',
    level: 'safe',
    selector: 'div[class^="code-block code-block-"]',
    guard: { empty: true },
    note: 'What the Ad Inserter plugin puts around each advertisement.',
  },
  {
    id: '*:ad-labelled',
    kind: 'ad',
    level: 'safe',
    selector: NAMED_BOX,
    guard: {
      maxText: 24,
      drawingsOnly: true,
      named: AD_WORDS,
      text: new RegExp(`^[-–—\\s(（[【|]*${AD_LABEL}[-–—\\s)）\\]】|:：]*$`, 'i'),
    },
    note: 'A slot that holds nothing but the word for advertisement.',
  },
  {
    id: '*:promo-slot',
    kind: 'promo',
    level: 'safe',
    selector: NAMED_BOX,
    guard: { empty: true, named: PROMO_WORDS },
    note: 'An empty element that is called a promotion.',
  },
  {
    id: '*:ui-slot',
    kind: 'ui',
    level: 'safe',
    selector: NAMED_BOX,
    guard: { empty: true, named: UI_WORDS },
    note: 'An empty element that is called a control: for sharing, comments and the like.',
  },
  {
    id: '*:empty-button',
    kind: 'ui',
    level: 'safe',
    selector: 'button',
    guard: { empty: true },
    note: 'A button with nothing on it.',
  },
  {
    id: '*:icon-button',
    kind: 'ui',
    level: 'thorough',
    selector: 'button',
    guard: { noText: true, drawingsOnly: true },
    note: 'A button with nothing but a drawing on it. Around an image, a button is there to enlarge it.',
  },
  {
    id: '*:translator-leftover',
    kind: 'ui',
    level: 'safe',
    selector:
      '#gtx-anchor, #gtx-trans, .gtx-bubble, .gtx-trans-icon, [class^="SL_ImTranslator"], [class^="SL_BL_"], ' +
      '#goog-gt-tt, .goog-te-spinner-pos, [id^="SL_"], [id^="ImTranslator"], .jfk-bubble, ' +
      'grammarly-extension, grammarly-desktop-integration, #transmart-crx-plugin',
    guard: { noText: true },
    note: 'Written into the article by a translator in the editor’s browser.',
  },
  {
    id: '*:dead-link',
    kind: 'empty',
    level: 'safe',
    selector: 'a[href^="/"]',
    guard: { empty: true, links: 'sameSite' },
    note: 'A link to the source site around nothing.',
  },
  {
    id: '*:icon',
    kind: 'empty',
    level: 'safe',
    selector: 'i[class], span[class], em[class]',
    guard: {
      empty: true,
      named: / (?:icons?|icos?|iconfont|glyphicon|fa|fas|fab|far|svgicon|sprite|w icon|w ico) /,
    },
    note: 'An icon that a style sheet would have drawn.',
  },
];

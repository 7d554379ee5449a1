import type { Rule } from '../rule.ts';

/** Hosts that serve advertisements and nothing else. */
const AD_HOSTS = (
  'doubleclick.net googlesyndication.com googleadservices.com adservice.google.com 2mdn.net adnxs.com ' +
  'amazon-adsystem.com taboola.com outbrain.com outbrainimg.com dable.io innity.com innity.net innity-asia.com ' +
  'criteo.com criteo.net teads.tv mgid.com revcontent.com pubmatic.com rubiconproject.com openx.net ' +
  'casalemedia.com smartadserver.com adform.net adsrvr.org media.net popin.cc ucfunnel.com onead.com.tw ' +
  'tenmax.io scupio.com clickforce.com.tw holmesmind.com adroll.com adbro.me zedo.com exoclick.com ' +
  'propellerads.com popads.net adsterra.com juicyads.com yieldmo.com sharethrough.com triplelift.com ' +
  'infolinks.com undertone.com bidswitch.net lijit.com sovrn.com contextweb.com gumgum.com buysellads.com ' +
  'carbonads.com carbonads.net adthrive.com ezoic.net ezoic.com mediavine.com adcolony.com inmobi.com ' +
  'tanx.com mediav.com pos.baidu.com cpro.baidu.com cpro.baidustatic.com cbjs.baidu.com dup.baidustatic.com ' +
  'eclick.baidu.com gdt.qq.com l.qq.com tongji.linezing.com allyes.com adsame.com miaozhen.com ipinyou.com ' +
  'yandexadexchange.net an.yandex.ru adfox.ru nativery.com plista.com ligatus.com zergnet.com adblade.com ' +
  'pixfuture.com vidoomy.com aniview.com connatix.com primis.tech seedtag.com adriver.ru adhese.com ' +
  'microad.jp i-mobile.co.jp nend.net fout.jp impact-ad.jp gsspat.jp logly.co.jp ' +
  'ad.yieldmanager.com serving-sys.com flashtalking.com advertising.com adtechus.com atdmt.com turn.com ' +
  'moatads.com doubleverify.com adsafeprotected.com viglink.com skimresources.com skimlinks.com'
).split(' ');

/** Hosts that count readers and nothing else. */
const TRACKER_HOSTS = (
  'google-analytics.com googletagmanager.com googletagservices.com scorecardresearch.com quantserve.com ' +
  'chartbeat.com chartbeat.net parsely.com comscore.com hotjar.com mixpanel.com segment.com segment.io ' +
  'newrelic.com nr-data.net omtrdc.net 2o7.net demdex.net everesttech.net c.statcounter.com secure.statcounter.com histats.com ' +
  'clicky.com getclicky.com cloudflareinsights.com amplitude.com fullstory.com crazyegg.com mouseflow.com ' +
  'piano.io tinypass.com cxense.com permutive.com krxd.net bluekai.com exelator.com agkn.com rlcdn.com ' +
  'imrworldwide.com alexametrics.com gemius.pl hit.gemius.pl webtrekk.net xiti.com ati-host.net etracker.com ' +
  'ioam.de ivwbox.de wt-safetag.com hm.baidu.com cnzz.com 51.la 50bang.org umeng.com growingio.com ' +
  'sensorsdata.cn talkingdata.com mmstat.com mc.yandex.ru top-fwz1.mail.ru ' +
  'pixel.wp.com stats.wp.com pixel.quantserve.com b.scorecardresearch.com sb.scorecardresearch.com ' +
  'feedburner.com feeds.wordpress.com stats.wordpress.com rss.buysellads.com pheedo.com feedsportal.com ' +
  'counter.theguardian.com counter.ntdtv.com analytics.twitter.com px.ads.linkedin.com bat.bing.com ' +
  'ct.pinterest.com analytics.tiktok.com pixel.facebook.com an.facebook.com ' +
  'pixel.inforsea.com dotmetrics.net marfeelcache.com marfeel.com tracking.feedpress.com'
).split(' ');

/** Hosts of scripts that browser extensions and broken plugins wrote into articles. */
const INJECTOR_HOSTS = (
  'singlactive.com siteprerender.com cache-check.net cachecheck.net apiurl.org cdncache-a.akamaihd.net ' +
  'superfish.com best-deals-products.com jollywallet.com dealply.com wajam.com shopper-z.com pagevisualizer.com ' +
  'worldnaturenet.xyz eluxer.net datds.net secured-by.site staticrr.com secureinternet-cdn.com zapto.xyz ' +
  'plugin.ws.hidemyass.com gomyads.com i.simpli.fi adrunnr.com coin-hive.com coinhive.com'
).split(' ');

/** URLs that only count: hosts of many names, and paths of many sites. */
const BEACON =
  /^(?:https?:)?\/\/(?:[^/]*\.)?(?:(?:pixel|beacon|analytics|stats?|track(?:er|ing)?|counter|metrics|count|telemetry|hits?)\d*\.[^/]+|[^/?#]+\/(?:[^?#]*\/)?(?:_\/stat|~r\/|tr(?=[?])|__utm\.gif|pixel(?:\.\w+)?|beacon(?:\.\w+)?|count(?:er)?(?:\.\w+)?|track(?:er|ing)?(?:\.\w+)?|hit(?:\.\w+)?|e\/ir|ping|impression|stat(?:\.\w+)?|open\.gif)(?=[/?#]|$))/i;

/** Code that shows advertisements. */
const AD_CODE =
  /\b(?:googletag\.(?:cmd|display|pubads|defineSlot)|adsbygoogle|google_ad_(?:client|slot)|OA_show|_taboola|OBR\.|__dable|BAIDU_CLB_|cpro_id|_popIn|innity|_mgq|ezstandalone|criteo_q|apstag|pbjs\.que|atatags|sas_\w+|tanx_s|mgid|ONEAD|TenMax)/;

/** Code that counts readers. */
const TRACKER_CODE =
  /\b(?:GoogleAnalyticsObject|google-analytics\.com\/|_gaq\.push|gtag\s*\(|gtm\.start|fbq\s*\(|_hmt|hm\.baidu\.com|_comscore|_qevents|chartbeat|_sf_async_config|_linkedin_partner_id|_paq\.push|cnzz|statcounter|sc_project|ym\s*\(\s*\d+|_tmr\.push|mixpanel\.init|hotjar)/;

/** Networks: what is told by where it leads, not by what it is called. */
export const NETWORK_RULES: readonly Rule[] = [
  {
    id: '*:script-injector',
    kind: 'tracker',
    level: 'safe',
    selector: 'script[src], iframe[src], img[src]',
    guard: { sourceHosts: INJECTOR_HOSTS },
    note: 'Written into the article by an extension of the editor’s browser.',
  },
  {
    id: '*:ad-source',
    kind: 'ad',
    level: 'safe',
    selector: 'script[src], iframe[src], iframe[data-src], img[src], link[href]',
    guard: { sourceHosts: AD_HOSTS },
    note: 'Served by an advertising network.',
  },
  {
    id: '*:ad-script',
    kind: 'ad',
    level: 'safe',
    selector: 'script:not([type*="json"])',
    guard: { code: AD_CODE },
    note: 'Code that would have filled an ad slot.',
  },
  {
    id: '*:ad-link',
    kind: 'ad',
    level: 'safe',
    selector: 'a[href]',
    guard: { noText: true, sourceHosts: AD_HOSTS },
    note: 'An image or nothing, linked through an advertising network.',
  },
  {
    id: '*:tracker-source',
    kind: 'tracker',
    level: 'safe',
    selector: 'script[src], iframe[src]',
    guard: { sourceHosts: TRACKER_HOSTS },
    note: 'Served by a service that counts readers.',
  },
  {
    id: '*:tracker-script',
    kind: 'tracker',
    level: 'safe',
    selector: 'script:not([type*="json"])',
    guard: { code: TRACKER_CODE },
    note: 'Code that counts readers.',
  },
  {
    id: '*:beacon-host',
    kind: 'tracker',
    level: 'safe',
    selector: 'img[src], amp-pixel, amp-analytics',
    // Such a company also has a site of its own, with pictures that an article about it may show.
    guard: {
      sourceHosts: TRACKER_HOSTS,
      source: /^(?!.*(?:chart|graph|logo|photo|upload|\.(?:jpe?g|png|webp|svg|avif)(?:[?#]|$)))/i,
    },
    note: 'An image by which a service counts readers.',
  },
  {
    id: '*:beacon',
    kind: 'tracker',
    level: 'safe',
    selector:
      'img[width="1"][height="1"], img[width="0"][height="0"], img[width="1px"][height="1px"], ' +
      'img[style*="display:none"], img[style*="display: none"], img[hidden]',
    guard: { source: BEACON },
    note: 'An image of one pixel at an address that counts.',
  },
  {
    id: '*:invisible-image',
    kind: 'tracker',
    level: 'thorough',
    selector: 'img[width="1"][height="1"], img[width="0"][height="0"], img[width="1px"][height="1px"]',
    // Lazy loading puts such an image where the real one is to come.
    guard: { source: /^(?:https?:)?\/\/[^?#]*(?:[?#]|\.(?:gif|php|aspx?|cgi)\b|\/$)/i },
    note: 'Any other image of one pixel that is fetched with parameters.',
  },
];

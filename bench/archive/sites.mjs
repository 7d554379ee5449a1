// Source sites: how often each occurs, and what junk its crawled posts hold. The hosts are those that Galley
// has rules for and others that it has none for; the markup is written for this, in the shapes of real junk.

const relay = (hosts) =>
  `<br><hr><div>获取更多RSS：<br>${hosts.map((host) => `<a href="https://${host}" style="color:orange" target="_blank">https://${host}</a> <br>`).join('')}</div>`;

/** Functions of the random numbers and the site. `where`: among the paragraphs, or behind them. */
const JUNK = {
  slots: ({ integer }) =>
    `<section id="imu"><div id="dfp-ad-imu${integer(1, 3)}-wrapper" class="dfp-tag-wrapper"><div id="dfp-ad-imu1" class="dfp-tag-wrapper"> </div></div></section>`,
  innity: () =>
    '<div id="innity-in-post"></div><div id="dfp-ad-middle-wrapper" class="dfp-tag-wrapper"><div id="dfp-ad-middle" class="dfp-tag-wrapper"> </div></div>',
  banner: ({ integer }) =>
    `<div class="paragraph bottomArticleBanner show"><div class="pcBox adslot_infinite" id="adslot_box_${integer(1, 9)}" data-width="685" data-height="250" data-dfp="article_685x250"></div><div class="mbBox adslot_infinite" data-dfp="article_300x250"></div></div>`,
  moreArticles: ({ integer }, { host }) =>
    `<div class='paragraph moreArticle'><div class='moreArticle-title'>延伸閱讀</div>${Array.from(
      { length: integer(2, 5) },
      (_, index) =>
        `<a class='moreArticle-link' href='https://${host}/news/${integer(1, 9e8)}.aspx'><i class='icon-dot'></i><span>另一則港口消息之${index + 1}</span></a>`,
    ).join('')}</div>`,
  newsletter: () =>
    "<div class='SubscriptionInner' data-listid='1'><div class='subscriInnTitle'>訂閱電子報</div><div class='myEpaperInputBox'><input type='text' class='myEpaperInputInner' placeholder='請輸入電子信箱'><button type='button'>訂閱</button></div></div>",
  selfPromo: () =>
    '<div class="o-self-promo o-self-promo--nl o-self-promo--hidden" data-selfpromo-newsletter>    </div><div class="o-self-promo o-self-promo--app o-self-promo--hidden" data-selfpromo-app>    </div>',
  interstitial: () =>
    '<div class="m-interstitial"><div data-readmore-target class="m-interstitial__ad"><div class="m-block-ad" data-tms-ad-type="box"><div class="m-block-ad__label">广告</div><div class="m-block-ad__content"></div></div></div></div>',
  unlock: () =>
    '<button data-readmore-unlocker class="m-interstitial__unlock-btn"><span>继续浏览后续</span><svg width="10" height="6"><path d="M0 0l5 5 5-5"></path></svg></button>',
  trust: () =>
    '<div class="StandardArticleBody_trustBadgeContainer"><span class="StandardArticleBody_trustBadgeTitle">我们的标准：</span><span class="trustBadgeUrl"><a href="https://www.thomsonreuters.example/trust.pdf">“信任原则”</a></span></div>',
  expand: () =>
    '<div class="Image_expand-button" aria-label="Expand Image Slideshow" role="button" tabindex="0"></div>',
  emptyLinks: ({ integer }) => `<a href="/a/${integer(1e6, 9e6)}.html"></a>`,
  placeholder: ({ integer }) =>
    `<span class="placeholder" data-id="${integer(1e6, 9e6)}" data-type="IMAGE"></span>`,
  moreLink: ({ integer }, { host }) =>
    `<a target="_blank" href="https://${host}/news/view/id/${integer(1, 9e6)}">...more</a>`,
  footer: ({ integer }, { host, tag }) =>
    `<p>The post <a rel="nofollow" href="https://${host}/${integer(1, 9e5)}/">某篇</a> appeared first on <a rel="nofollow" href="https://${host}">${tag}</a>.</p>`,
  networkAd: ({ integer }) =>
    `<ins class="adsbygoogle" style="display:block" data-ad-client="ca-pub-${integer(1e9, 9e9)}" data-ad-slot="${integer(1e6, 9e6)}"></ins>`,
  shareBar: (_, { host }) =>
    `<div class="social-share"><a href="https://www.facebook.com/sharer.php?u=https://${host}"><img src="https://${host}/f.png"></a><a href="https://twitter.com/intent/tweet?url=https://${host}"><img src="https://${host}/t.png"></a></div>`,
  relay: ({ chance }) => relay(chance(0.5) ? ['feedx.net', 'feedx.xyz'] : ['feedx.net']),
};

/** `junk`: name, share of the site's posts that have it, and whether it comes behind the article. */
const RELAY = ['relay', 0.12, 'end'];
const OTHER = [['networkAd', 0.3], ['shareBar', 0.25, 'end'], RELAY];

export const SITES = [
  {
    tag: '联合早报',
    host: 'www.zaobao.com',
    weight: 13,
    junk: [
      ['slots', 1],
      ['innity', 1],
    ],
  },
  {
    tag: '(臺)中央社CNA',
    host: 'www.cna.com.tw',
    weight: 15,
    junk: [['banner', 0.75, 'end'], ['moreArticles', 0.62, 'end'], ['newsletter', 0.1], RELAY],
  },
  {
    tag: '法广',
    host: 'www.rfi.fr',
    weight: 14,
    junk: [['selfPromo', 0.58], ['interstitial', 0.23], ['unlock', 0.1], RELAY],
  },
  {
    tag: '路透',
    host: 'cn.reuters.com',
    weight: 8,
    junk: [['trust', 0.24, 'end'], ['expand', 0.05], RELAY],
  },
  { tag: '美国之音', host: 'www.voachinese.com', weight: 8, junk: [['emptyLinks', 0.13], RELAY] },
  { tag: '德国之声', host: 'www.dw.com', weight: 6, junk: [['placeholder', 0.1], RELAY] },
  { tag: 'RTI 中央廣播電臺', host: 'www.rti.org.tw', weight: 5, junk: [['moreLink', 1, 'end']] },
  { tag: '中国数字时代', host: 'chinadigitaltimes.net', weight: 6, junk: [['footer', 0.43, 'end']] },
  { tag: '大纪元', host: 'www.epochtimes.com', weight: 7, junk: [['networkAd', 0.05]] },
  { tag: 'Solidot', host: 'www.solidot.org', weight: 3, junk: [] },
  { tag: '维权网', host: 'wqw2010.blogspot.com', weight: 3, junk: [] },
  ...['港口日报', '灯塔周刊', '海风', '山城新闻', '渡轮通讯', '河岸评论', '雨季杂志', '石桥电台'].map(
    (tag, index) => ({ tag, host: `www.news${index + 1}.example`, weight: 1.5, junk: OTHER }),
  ),
];

/** The junk of one post: HTML and where it stands. */
export function junkFor(site, random) {
  return site.junk
    .filter(([, share]) => random.chance(share))
    .map(([name, , where]) => ({ html: JUNK[name](random, site), atEnd: where === 'end' }));
}

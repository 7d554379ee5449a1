import type { Rule } from '../rule.ts';

/** Where share buttons lead. */
const SHARE_URL =
  /^(?:javascript:|#$|mailto:\?|whatsapp:|line:|weixin:|viber:|tg:|fb-messenger:)|^(?:https?:)?\/\/(?:[^/]+\.)?(?:facebook\.com\/(?:sharer|share|dialog|v\d[^/]*\/dialog)|(?:twitter|x)\.com\/(?:intent|share|home\?status)|plus\.google\.com\/share|google\.com\/bookmarks|linkedin\.com\/(?:share|cws|sharing)|pinterest\.[a-z.]+\/pin\/create|reddit\.com\/(?:submit|r\/.*submit)|tumblr\.com\/(?:share|widgets)|(?:v|service)\.(?:t\.sina|weibo)\.com(?:\.cn)?\/share|service\.weibo\.com\/share|weibo\.com\/share|connect\.qq\.com|sns\.qzone\.qq\.com|share\.v\.t\.qq\.com|widget\.renren\.com|share\.renren\.com|douban\.com\/(?:share|recommend)|(?:social-plugins\.)?line\.me\/(?:R\/msg|lineit)|lineit\.line\.me|(?:t|telegram)\.me\/share|(?:api|web)\.whatsapp\.com\/send|wa\.me\/|vk\.com\/share|b\.hatena\.ne\.jp\/(?:entry|add)|getpocket\.com\/(?:save|edit)|instapaper\.com\/(?:hello|edit)|del\.icio\.us|delicious\.com|digg\.com\/submit|stumbleupon\.com\/submit|evernote\.com\/clip|plurk\.com\/\?|addtoany\.com|addthis\.com|share\.flipboard\.com|news\.ycombinator\.com\/submitlink)|[?&]share=[\w-]+/i;

const SHARE_WORDS =
  / (?:shar(?:e|es|er|ing|ebar|ebox|etools|ebuttons?|edaddy|ethis)|social\w*|addthis|addtoany|a a(?: \w+)*|jiathis|bdsharebuttonbox|bshare|sns|twitter share|service links\w*) /;

const RELATED_WORDS =
  / (?:related\w*|relate|more|readmore|recommend\w*|suggest\w*|recirc\w*|further|also|similar|seealso|see also|insert|inline link|moreon|story links?|list more|extend\w*|relevant\w*) /;

const RELATED_HEADING =
  '(?:延伸|相关|相關|推荐|推薦|更多|热门|熱門|猜你喜欢|您可能感兴趣的|你可能感兴趣的|你可能也喜歡|你可能還想看|看更多|編輯推薦|编辑推荐)(?:阅读|閱讀|新闻|新聞|报道|報導|報道|文章|内容|內容|链接|鏈接|連結|消息|話題|话题)?|related(?: (?:articles?|stories|news|posts?|topics?|coverage|content|reading))?|read (?:more|also|next|this)|see also|more (?:on this(?: story)?|stories|from .{1,30})|you (?:may|might) also like|recommended(?: (?:for you|reading|stories|articles))?|関連記事|あわせて読みたい|こちらもおすすめ|관련 ?기사';

/** Boxes that hold something to read and are yet told with certainty by what they do. */
export const WIDGET_RULES: readonly Rule[] = [
  {
    id: '*:newsletter',
    kind: 'promo',
    level: 'safe',
    selector:
      'form:has(input[type="email"], input[name*="email" i], input[placeholder*="mail" i], input[placeholder*="電子信箱"], input[placeholder*="邮箱"], input[placeholder*="電郵"])',
    guard: { maxText: 300 },
    note: 'A form that asks for an e-mail address.',
  },
  {
    id: '*:newsletter-box',
    kind: 'promo',
    level: 'safe',
    selector: 'div[class], section[class], aside[class], div[id], section[id], aside[id]',
    guard: {
      maxText: 200,
      named:
        / (?:newsletters?|enewsletters?|subscri\w*|signup|sign up|mailing|mailchimp|mc embed|epaper|optin|opt in) /,
      holdsField: true,
    },
    note: 'A box for signing up: called so, with a field to fill in and little to read.',
  },
  {
    id: '*:form',
    kind: 'ui',
    level: 'safe',
    selector: 'form',
    guard: {
      maxText: 300,
      named: / (?:search\w*|comments?|commentform|respond|reply|login|signin|contact|feedback|vote|rating) /,
      holdsField: true,
    },
    note: 'A form of the page: to search, to comment, to log in.',
  },
  {
    id: '*:share-bar',
    kind: 'ui',
    level: 'safe',
    selector: 'div, section, aside, ul, nav, p, span',
    guard: { maxText: 150, maxLooseText: 40, mediaInLinksOnly: true, links: SHARE_URL, named: SHARE_WORDS },
    note: 'A row of share buttons: every link leads to one.',
  },
  {
    id: '*:share-button',
    kind: 'ui',
    level: 'safe',
    selector: 'a[href]',
    guard: { maxText: 40, links: SHARE_URL, named: SHARE_WORDS },
    note: 'A share button.',
  },
  {
    id: '*:likes',
    kind: 'ui',
    level: 'safe',
    selector:
      '.jetpack-likes-widget-wrapper, .fb-like, .fb-share-button, .fb-send, .fb-save, .twitter-share-button, .g-plusone, .line-it-button, .pw-server-widget',
    guard: { maxText: 60, maxLooseText: 60 },
    note: 'A like button, or what a script would have made one.',
  },
  {
    id: '*:related',
    kind: 'promo',
    level: 'safe',
    selector:
      'div[class], section[class], aside[class], ul[class], nav[class], div[id], section[id], aside[id]',
    guard: {
      maxText: 600,
      maxLooseText: 30,
      mediaInLinksOnly: true,
      named: RELATED_WORDS,
      text: new RegExp(`^[【\\[▲►▶>|\\s]*(?:${RELATED_HEADING})`, 'i'),
      links: 'sameSite',
    },
    note: 'A box of related articles: called so, headed so, and every link leads to the source site.',
  },
  {
    id: '*:subscribe-banner',
    kind: 'promo',
    level: 'safe',
    selector: 'a[href]',
    guard: {
      noText: true,
      source:
        /^(?:https?:)?\/\/(?:(?:subscribe|subscription|subscriptions|membership|donate|donation|promo)\.|[^?#]*\/(?:subscribe|subscription|subscriptions|donate|membership|promotions?)(?:[/?#]|$))/i,
    },
    note: 'An image, or nothing, that links to where one subscribes or donates.',
  },
  {
    id: '*:read-on-button',
    kind: 'ui',
    level: 'safe',
    selector: 'button, a[role="button"], div[role="button"], input[type="button"]',
    guard: {
      maxText: 24,
      text: /^(?:继续(?:浏览|阅读).{0,6}|繼續(?:瀏覽|閱讀).{0,6}|(?:点击|點擊)?(?:展开|展開|阅读|閱讀|查看|看)(?:全文|更多|全部|完整).{0,4}|加载更多|載入更多|收起|关闭|關閉|返回顶部|回到頂部|分享|列印|打印|收藏|赞|read more|show more|load more|continue reading|close|share|print|subscribe|sign up|follow)$/i,
    },
    note: 'A button of the page, told by the words on it.',
  },
];

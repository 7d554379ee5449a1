import type { Rule } from '../rule.ts';

/** What only its wording tells, on any site. */
export const WORDING_RULES: readonly Rule[] = [
  {
    id: '*:read-more-line',
    kind: 'promo',
    level: 'thorough',
    selector: 'p',
    guard: {
      maxText: 100,
      maxLooseText: 10,
      mediaInLinksOnly: true,
      text: /^[【[▲►▶>|\s]*(?:(?:延伸|更多|相关|相關|推荐|推薦)(?:阅读|閱讀|报道|報導|報道|新闻|新聞|文章)|related(?: (?:articles?|stories|news))?|read more|see also|also read|read also) ?[:：|】\]]/i,
      links: 'sameSite',
    },
    note: 'A pointer to other articles of the site, in a paragraph of its own.',
  },
  {
    id: '*:donate-line',
    kind: 'promo',
    level: 'thorough',
    selector: 'p',
    guard: {
      maxText: 120,
      mediaInLinksOnly: true,
      text: /支持|捐|赞助|贊助|donat|support|contribut/i,
      links:
        /^(?:https?:)?\/\/(?:(?:donate|donation|donations|membership)\.|[^?#]*\/(?:donate|donation|donations|support-us|membership)(?:[/?#]|$)|(?:www\.)?(?:patreon|paypal|opencollective)\.)/i,
    },
    note: 'An appeal for donations, in a paragraph of its own.',
  },
  {
    id: '*:ad-interruption',
    kind: 'ad',
    level: 'thorough',
    selector: 'p, div, span',
    guard: {
      maxText: 40,
      mediaInLinksOnly: true,
      text: /^[-–—\s(（[【]*(?:advertisement|story continues below(?: this)?(?: advertisement)?|article continues (?:below|after)(?: this)?(?: advertisement| ad)?|(?:廣告|广告)?[，,\s（(]*請?请?(?:繼續往下閱讀|继续往下阅读)[.…。]*|文章未完[，,]?\s*(?:請繼續往下閱讀|请继续往下阅读)|以下(?:内容|內容|文章)?(?:为|為|是)(?:广告|廣告))[-–—\s)）\]】]*$/i,
    },
    note: 'The line that announces an advertisement in the middle of an article.',
  },
];

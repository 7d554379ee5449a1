import { nameWords } from '../guard.ts';
import type { JunkKind } from '../rule.ts';
import type { ElementFacts } from './elementFacts.ts';

const AD =
  / (?:\w*ads?|\w*advert\w*|adv|adsense|ad ?slots?|dfp|gpt|imu|mpu|sponsor\w*|banners?|taboola|outbrain|innity|teads|guanggao) |广告|廣告|推广|推廣|赞助|贊助/;
const UI =
  / (?:shar\w*|social\w*|comments?|like|likes|btn|buttons?|tool\w*|print|icons?|expand|popup|modal|login|pag\w*) |^(?:分享|评论|評論|打印|列印|收藏|点赞|返回)/;
const BEACON = /(?:pixel|beacon|track|counter|analytics|stat)\w*[./?]|\b1x1\b/i;

/** Whether the id and the classes say that this is an advertisement. */
export function isNamedAd({ element }: ElementFacts): boolean {
  return AD.test(nameWords(element.attribs));
}

/** What a piece of junk most likely is. People may say otherwise. */
export function guessKind({ element, text, things }: ElementFacts): JunkKind {
  const { attribs, name } = element;
  const said = `${nameWords(element.attribs)}${text.slice(0, 30)}`;
  if (name === 'script' || BEACON.test(attribs['src'] ?? '') || attribs['width'] === '1') return 'tracker';
  if (AD.test(said) || Object.keys(attribs).some((key) => /^data-(?:ad|dfp|gpt)/.test(key))) return 'ad';
  if (name === 'button' || UI.test(said)) return 'ui';
  if (text === '' && things.length === 0) return 'empty';
  return 'promo';
}

import type { Rule } from '../rule.ts';

const hosts = ['voachinese.com', 'voacantonese.com', 'voanews.com'];

/** 美国之音 */
export const VOA_RULES: readonly Rule[] = [
  {
    id: 'voa:empty-a',
    kind: 'empty',
    level: 'safe',
    hosts,
    selector: 'a[href^="/a/"]',
    guard: { empty: true },
    note: 'What is left of a related article’s box: a link around nothing.',
  },
  {
    id: 'voa:playlist',
    kind: 'promo',
    level: 'thorough',
    hosts,
    selector: 'p',
    guard: { maxText: 90, text: /^.{0,20}YouTube ?播放列表 ?[:：] ?(?:https?:\S+)?$/ },
    note: 'A pointer to the programme’s playlist.',
  },
  {
    id: 'voa:showtime',
    kind: 'promo',
    level: 'thorough',
    hosts,
    selector: 'p',
    guard: {
      maxText: 70,
      text: /^.{0,15}每.{0,2}(?:星期|周|天|日|逢).{0,25}(?:播出|直播)[，,].{0,4}(?:欢迎|敬请|請|请).{0,8}(?:收看|收听|收聽|观看)[。！!]?$/,
    },
    note: 'When the programme is on, in a paragraph of its own.',
  },
];

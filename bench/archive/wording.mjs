// Sentences for posts that nobody wrote: news of a harbour town.
const WHO = '港务局 市政厅 气象站 渔会 图书馆 研究小组 轮渡公司 灯塔管理员 小学校长 自行车协会'.split(' ');
const WHEN = '周一 昨天上午 本月初 今年春天 连日来 傍晚时分 去年年底 数小时后'.split(' ');
const SAYS = '表示 说 指出 通报 回顾 补充说 在记者会上解释 写道'.split(' ');
const WHAT = '新航线 防波堤 夜间班次 旧仓库 海水温度 屋顶花园 展览 候鸟数量 码头的路灯 山坡上的葡萄园'.split(
  ' ',
);
const HOW =
  '比预期更早完工 将分三个阶段开放 吸引了许多居民 仍需进一步观测 受到强风影响 恢复到十年前的水平 由志愿者轮流照看'.split(
    ' ',
  );
const LINKS = '与此同时 不过 此外 据介绍 对此'.split(' ');
const THINGS = '渡口 雨季 老街 海图 木船 晨雾 市集 风车 信号旗 石桥 面包房 潮汐'.split(' ');

export function sentence({ pick, chance, integer }) {
  if (chance(0.08)) {
    return `The ${integer(2, 90)} ${pick(['boats', 'lamps', 'visitors', 'gardens'])} returned in ${pick(['May', 'June', 'the rain'])}. `;
  }
  const opening = chance(0.2) ? `${pick(LINKS)}，` : '';
  const number = chance(0.25) ? `，共涉及${integer(3, 4800)}${pick(['户', '人', '艘船', '公里'])}` : '';
  return `${opening}${pick(WHO)}${pick(WHEN)}${pick(SAYS)}，${pick(WHAT)}${pick(HOW)}${number}。`;
}

export function title({ pick, integer }) {
  return `${pick(THINGS)}与${pick(THINGS)}：${pick(WHAT)}${pick(HOW)} ${integer(1, 99_999)}`;
}

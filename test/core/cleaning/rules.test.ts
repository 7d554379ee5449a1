import assert from 'node:assert/strict';
import { BUILT_IN_RULES } from '../../../src/core/cleaning/rules/builtInRules.ts';
import { JUNK_KINDS, type Rule } from '../../../src/core/cleaning/rule.ts';
import { parseSelector } from '../../../src/core/cleaning/selector.ts';
import { expectRemoved, find, postFrom } from './cleaning.ts';

/** For each rule a body in which `⟦…⟧` marks what it removes, and what looks like it and stays. */
const EXAMPLES: Record<string, { junk: string; traps: readonly string[] }> = {
  'zaobao:slots': {
    junk: '⟦<div id="innity-in-post"></div>⟧',
    traps: ['<section id="imu"><p>文</p></section>', '<div id="dfp-ad-1"><img src="a.jpg"></div>'],
  },
  'zaobao:subscribe': {
    junk: '⟦<a href="https://subscribe.sph.com.sg/x"><img src="https://a.example/b.jpg"></a>⟧',
    traps: ['<p>请<a href="https://subscribe.sph.com.sg/x">订阅</a>后阅读</p>'],
  },
  'cna:adslot': {
    junk: '⟦<div class="paragraph bottomArticleBanner show"><div class="adslot_infinite" data-dfp="x"></div></div>⟧',
    traps: ['<div class="paragraph bottomArticleBanner"><p>文</p></div>'],
  },
  'cna:moreArticle': {
    junk: `⟦<div class='paragraph moreArticle'><div class='moreArticle-title'>延伸閱讀</div><a class='moreArticle-link' href='https://www.cna.com.tw/news/1.aspx'><i class='icon-dot'></i><span>另一篇</span></a></div>⟧`,
    traps: [
      '<div class="book-list"><a class="moreArticle-link" href="https://www.cna.com.tw/news/1.aspx">今晨頭條</a></div>',
      '<div class="moreArticle"><div>延伸閱讀</div><a href="https://elsewhere.example/1">別處</a></div>',
      '<div class="moreArticle"><p>編輯貼在這裡的一段正文，不是連結清單。</p><a href="/1">甲</a></div>',
    ],
  },
  'cna:insertGroup': {
    junk: `⟦<div class='insertGroup'><div><a class='insert' href='https://www.cna.com.tw/news/1.aspx'><span>另一篇</span></a></div></div>⟧`,
    traps: ['<div class="insertGroup"><p>文</p><a href="/1">甲</a></div>'],
  },
  'cna:newsletter': {
    junk: `⟦<div class='SubscriptionInner'><div class='subscriInnTitle'>訂閱電子報</div><input type='text' class='myEpaperInputInner'><div>感謝！</div></div>⟧`,
    traps: ['<div class="SubscriptionInner"><div class="subscriInnTitle">一段貼上的正文。</div></div>'],
  },
  'cna:newsletter-text': {
    junk: '⟦<p>歡迎<a href="https://cna.us19.list-manage.com/subscribe?u=1">訂閱電子報</a>。</p>⟧',
    traps: ['<p>政府推行電子報多年。</p>'],
  },
  'cna:dic-buttons': {
    junk: `⟦<div class='news-dic-all seeArticlemore'>看更多</div>⟧`,
    traps: ['<div class="closeBox">關閉工廠的決定</div>'],
  },
  'rfi:interstitial': {
    junk: '⟦<div class="m-interstitial"><span>广告</span><button><svg></svg></button></div>⟧',
    traps: ['<div class="m-interstitial"><p>文</p></div>'],
  },
  'rfi:ad-content': {
    junk: '⟦<div class="m-block-ad__content"></div>⟧',
    traps: ['<div class="m-block-ad__content"><p>文</p></div>'],
  },
  'rfi:unlock-btn': {
    junk: '⟦<button class="m-interstitial__unlock-btn"><span>继续浏览后续</span><svg></svg></button>⟧',
    traps: ['<p>继续浏览后续</p>'],
  },
  'rfi:play-btn': {
    junk: '⟦<button class="m-main-media-btn"><svg></svg></button>⟧',
    traps: ['<button class="FullscreenOverlay"><img src="lead.jpg"></button>'],
  },
  'rfi:self-promo': {
    junk: '⟦<div class="o-self-promo o-self-promo--nl" data-selfpromo-newsletter> </div>⟧',
    traps: ['<div class="o-self-promo">文</div>'],
  },
  'reuters:adslot': {
    junk: '⟦<div class="AdSlot__container___2BqUD"><div class="AdSlot__creative" id="ad_mpu"></div></div>⟧',
    traps: ['<div class="AdSlot__container___2BqUD"><p>文</p></div>'],
  },
  'reuters:expand': {
    junk: '⟦<div class="Image_expand-button" role="button" tabindex="0"></div>⟧',
    traps: ['<div class="Image_expand-button" role="button"><img src="a.jpg"></div>'],
  },
  'reuters:trust': {
    junk: '⟦<div class="StandardArticleBody_trustBadgeContainer"><span>我们的标准：</span><a href="https://www.thomsonreuters.cn/a.pdf">“信任原则”</a></div>⟧',
    traps: ['<p>汤森路透“信任原则”</p>'],
  },
  'epoch:donate': {
    junk: '⟦<p>【支持】为真相护航<br /><a href="https://donate.epochtimes.com/">https://donate.epochtimes.com</a></p>⟧',
    traps: [
      `<p>${'他说，支持者在网上发起了捐款。'.repeat(8)}<a href="https://donate.epochtimes.com/">链接</a></p>`,
      '<p>支持他的人说</p>',
    ],
  },
  'epoch:watch': {
    junk: '⟦<h2><strong>网络收看方式：</strong></h2>⟧⟦<p>新闻网：<a href="https://a.example/1">https://a.example/1</a></p>⟧<p>责任编辑：某</p>',
    traps: ['<p>新闻网：<a href="https://a.example/1">https://a.example/1</a></p>'],
  },
  'epoch:podcast': {
    junk: '⟦<p>（听更多新闻请至<a href="/gb/podcast.htm">“听纪元”</a>平台）</p>⟧',
    traps: ['<p>他请大家听更多新闻请至电台</p>'],
  },
  'epoch:subscribe': {
    junk: '⟦<p>订阅频道: <a href="https://bit.ly/1">https://bit.ly/1</a></p>⟧',
    traps: ['<p>欢迎您订阅频道和分享。</p>'],
  },
  'voa:empty-a': {
    junk: '⟦<a href="/a/4376094.html"></a>⟧',
    traps: ['<a href="/a/1.html"><img src="a.jpg"></a>', '<a href="/a/1.html">文</a>', '<a name="a"></a>'],
  },
  'voa:playlist': {
    junk: '⟦<p>《时事大家谈》YouTube播放列表：<a href="http://bit.ly/V">http://bit.ly/V</a></p>⟧',
    traps: ['<p>他的YouTube播放列表：里面有三首歌，都是旧的。</p>'],
  },
  'voa:showtime': {
    junk: '⟦<p>某节目每星期一到星期四北京时间晚上九点播出，欢迎按时收看。</p>⟧',
    traps: ['<p>这部剧每星期一播出，收视不错，欢迎度高，但批评者请观众不要收看它的续集。</p>'],
  },
  'dw:placeholder': {
    junk: '⟦<span class="placeholder" data-id="55843747" data-type="IMAGE"></span>⟧',
    traps: ['<span class="placeholder" data-id="1">陆某</span>'],
  },
  'dw:readmore': {
    junk: '⟦<p><a href="https://api.dw.com/api/detail/article/1" rel="ArticleRef">延伸阅读：另一篇</a></p>⟧',
    traps: ['<p>他发表<a href="https://api.dw.com/1" rel="ArticleRef">延伸阅读的文章</a>，批评陋习。</p>'],
  },
  'dw:podcast': {
    junk: '⟦<p><strong>欢迎订阅德国之声“古典音乐风”播客，收听更多演出。</strong></p>⟧',
    traps: ['<p>他的播客有很多人订阅德国之声也报道过。</p>'],
  },
  'rti:more': {
    junk: '<p>文⟦<a href="https://www.rti.org.tw/news/view/id/1">...more</a>⟧</p>',
    traps: ['<a href="https://www.rti.org.tw/1">more</a>'],
  },
  'solidot:img': {
    junk: '⟦<p><img src="https://img.solidot.org//0/446/liiLIZF8Uh6yM.jpg" height="120"/></p>⟧',
    traps: ['<p><img src="https://img.solidot.org/0/446/other.jpg"/></p>'],
  },
  'cdt:empty': {
    junk: '⟦<i class="W_icon icon_approve"></i>⟧',
    traps: ['<i class="W_icon">文</i>'],
  },
  'cdt:affiliate': {
    junk: '⟦<p>请点击购买：<a href="https://www.amazon.com/gp/product/1/?tag=x-20">某书</a></p>⟧',
    traps: ['<p>某书见<a href="https://www.amazon.com/gp/product/1">这里</a></p>'],
  },
  'cdt:related': {
    junk: '⟦<p>相关阅读：</p>⟧⟦<blockquote class="wp-embedded-content"><p><a href="/1">甲</a></p></blockquote>⟧⟦<p><iframe class="wp-embedded-content" src="/1/embed/"></iframe></p>⟧',
    traps: ['<blockquote class="wp-embedded-content"><p><a href="/1">背景</a></p></blockquote>'],
  },
  '*:feedx': {
    junk: '⟦<br><hr><div>获取更多RSS：<br><a href="https://feedx.net">https://feedx.net</a> <br><a href="https://feedx.xyz">https://feedx.xyz</a><br></div>⟧',
    traps: [
      '<div>他写道，获取更多RSS：<a href="https://feedx.net">见此</a></div>',
      '<br><hr><div>获取更多RSS的方法</div>',
    ],
  },
  'cdt:betterfeed': {
    junk: '⟦<hr /><p><small>&copy; 某 for <a href="https://a.example">站</a>. |<a href="https://a.example/1">Permalink</a> |<a href="http://del.icio.us/post?url=x">del.icio.us</a><br/></small></p><p><small>Feed enhanced by <a href="http://planetozh.com/blog/">Better Feed</a> from Ozh</small></p>⟧',
    traps: ['<hr><p>© 2020 版权声明：本文受法律保护。</p>'],
  },
  '*:rss-footer': {
    junk: '⟦<p>The post <a href="https://a.example/1">题</a> appeared first on <a href="https://a.example">站</a>.</p>⟧',
    traps: ['<p>The post he wrote appeared first on a wall.</p>'],
  },
  '*:script-injector': {
    junk: '⟦<script src="//singlactive.com/1.js"></script>⟧',
    traps: ['<script async src="https://platform.twitter.com/widgets.js"></script>'],
  },
  '*:ad-source': {
    junk: '⟦<iframe src="https://googleads.g.doubleclick.net/pagead/ads?x"></iframe>⟧',
    traps: [
      '<iframe src="https://www.youtube.com/embed/1"></iframe>',
      '<iframe data-src="https://player.example/1"></iframe>',
    ],
  },
  '*:ad-script': {
    junk: "⟦<script>googletag.cmd.push(function() { googletag.display('x'); });</script>⟧",
    traps: ['<script>document.write("<p>文</p>")</script>'],
  },
  '*:ad-link': {
    junk: '⟦<a href="https://ad.doubleclick.net/clk;1"><img src="https://a.example/b.png"></a>⟧',
    traps: ['<a href="https://ad.doubleclick.net/clk;1">文</a>'],
  },
  '*:tracker-source': {
    junk: '⟦<script src="https://www.googletagmanager.com/gtag/js"></script>⟧',
    traps: ['<script src="https://www.instagram.com/embed.js"></script>'],
  },
  '*:tracker-script': {
    junk: "⟦<script>var _hmt = _hmt || []; s.src = 'https://hm.baidu.com/hm.js'</script>⟧",
    traps: ['<script type="application/ld+json">{"name":"gtag(1)"}</script>'],
  },
  '*:beacon-host': {
    junk: '⟦<img src="https://sb.scorecardresearch.com/p?c1=2">⟧',
    traps: [
      '<img src="https://scorecard.example/p.jpg">',
      '<img src="https://www.hotjar.com/images/study.png">',
    ],
  },
  '*:beacon': {
    junk: '⟦<img src="https://medium.com/_/stat?event=x" width="1" height="1" alt="">⟧',
    traps: [
      '<img src="https://a.example/photo.jpg" width="1" height="1">',
      '<img src="https://a.example/track.jpg" width="600" height="400">',
    ],
  },
  '*:invisible-image': {
    junk: '⟦<img src="https://a.example/x.gif?id=1" width="1" height="1">⟧',
    traps: ['<img src="data:image/gif;base64,R0=" data-src="real.jpg" width="1" height="1">'],
  },
  '*:ad-slot': {
    junk: '⟦<div class="entry-content-ad_300 adBox"> \u00a0\u200b<br><span></span></div>⟧',
    traps: [
      '<div class="inline-ads"><p>文</p></div>',
      '<div class="ad"><img src="a.jpg"></div>',
      '<div class="ad"><blockquote class="twitter-tweet"></blockquote></div>',
      '<div class="ad"><div class="fb-post" data-href="https://facebook.com/1"></div></div>',
      '<div class="ad"><youtube-player id="x"></youtube-player></div>',
      '<div class="ad"><noscript><img src="real.jpg"></noscript></div>',
      '<div class="ad"><input type="text"></div>',
      '<div class="address"></div>',
      '<div class="download shadow header loading-lead"></div>'.replace(' loading-lead', ''),
      '<div class="adaptive-player" data-video-id="1"></div>',
    ],
  },
  '*:ad-attribute': {
    junk: '⟦<div data-google-query-id="x"></div>⟧',
    traps: ['<div data-ad-preview="message"></div>', '<div data-ad="x">文</div>'],
  },
  '*:ad-frame': {
    junk: '⟦<iframe id="google_ads_iframe_/1/2_0" title="ad"></iframe>⟧',
    traps: ['<iframe id="video" src="https://player.vimeo.com/1"></iframe>'],
  },
  '*:ad-inserter': {
    junk: '⟦<div class="code-block code-block-1" style="margin: 8px 0;"><br></div>⟧',
    traps: ['<div class="code-block code-block-1"><pre>x</pre></div>'],
  },
  '*:ad-labelled': {
    junk: '⟦<div class="ad-container"><span>Advertisement</span></div>⟧',
    traps: ['<p>广告</p>', '<div class="ad">广告业</div>', '<td class="ad">广告</td>'],
  },
  '*:promo-slot': {
    junk: '⟦<div class="newsletter-signup"></div>⟧',
    traps: ['<div class="subscriInnTitle">文</div>'],
  },
  '*:ui-slot': {
    junk: '⟦<div class="share-buttons"><span></span></div>⟧',
    traps: ['<div id="sharing-bar"><p>文</p></div>', '<a id="comment-1"></a>'],
  },
  '*:empty-button': {
    junk: '⟦<button class="x"></button>⟧',
    traps: ['<button><img src="lead.jpg"></button>'],
  },
  '*:icon-button': {
    junk: '⟦<button class="x"><svg><path d="M0 0"/></svg></button>⟧',
    traps: ['<button><svg></svg><img src="lead.jpg"></button>', '<svg><path d="M0 0"/></svg>'],
  },
  '*:translator-leftover': {
    junk: '⟦<div id="gtx-trans" style="position: absolute;"><div class="gtx-trans-icon"></div></div>⟧',
    traps: ['<div class="gtx-bubble">文</div>'],
  },
  '*:dead-link': {
    junk: '⟦<a href="/story/1"></a>⟧',
    traps: ['<a href="https://twitter.com/i/status/1"></a>', '<a name="top"></a>'],
  },
  '*:icon': {
    junk: '⟦<i class="fa fa-phone"></i>⟧',
    traps: ['<i class="iconic-photo">文</i>', '<ins>·</ins>', '<i></i>'],
  },
  '*:newsletter': {
    junk: '⟦<form action="/x"><p>订阅</p><input type="email"></form>⟧',
    traps: ['<form><p>文</p></form>'],
  },
  '*:newsletter-box': {
    junk: '⟦<div class="mc_embed_signup"><h3>订阅</h3><input type="text" name="EMAIL"></div>⟧',
    traps: ['<div class="newsletter-text">一段正文</div>'],
  },
  '*:form': {
    junk: '⟦<form class="search-form"><input type="text"><button>搜索</button></form>⟧',
    traps: ['<form class="quiz"><input type="text">题</form>'],
  },
  '*:share-bar': {
    junk: '⟦<div class="social-share"><h3>分享</h3><a href="https://www.facebook.com/sharer.php?u=x"><img src="f.png"></a><a href="https://twitter.com/intent/tweet?url=x">推</a></div>⟧',
    traps: [
      '<div class="social-share"><a href="https://twitter.com/someone/status/1">推文</a></div>',
      '<div class="share"><p>一段很长的正文，编辑把它贴在了分享栏里面，这样的事情确实发生过，所以不能只看名字就删掉整个元素。</p><a href="https://www.facebook.com/sharer.php?u=x">分享</a></div>',
    ],
  },
  '*:share-button': {
    junk: '<p>文⟦<a class="share-weibo" href="https://service.weibo.com/share/share.php?url=x">微博</a>⟧</p>',
    traps: ['<a class="share" href="https://weibo.com/1">微博</a>'],
  },
  '*:likes': {
    junk: '⟦<div class="fb-like" data-href="https://a.example"></div>⟧',
    traps: ['<div class="fb-post" data-href="https://a.example"></div>'],
  },
  '*:related': {
    junk: '⟦<div class="related-posts"><h3>相关文章</h3><ul><li><a href="/1">甲</a></li><li><a href="https://news.example.org/2"><img src="b.jpg">乙</a></li></ul></div>⟧',
    traps: [
      '<div class="related-posts"><h3>相关文章</h3><ul><li><a href="https://other.example/1">甲</a></li></ul></div>',
      '<ul><li><a href="/1">甲</a></li><li><a href="/2">乙</a></li></ul>',
      '<div class="more"><p>今天的新闻摘要：</p><a href="/1">甲</a></div>',
    ],
  },
  '*:subscribe-banner': {
    junk: '⟦<a href="https://www.example.org/subscribe/?x=1"><img src="b.jpg"></a>⟧',
    traps: [
      '<a href="https://www.example.org/subscribe/">订阅</a>',
      '<a href="https://www.example.org/story"><img src="b.jpg"></a>',
    ],
  },
  '*:read-on-button': {
    junk: '⟦<button class="x">阅读全文</button>⟧',
    traps: ['<button>答案一</button>', '<p>阅读全文</p>'],
  },
  '*:read-more-line': {
    junk: '⟦<p>延伸閱讀：<a href="https://m.example.org/1">另一篇</a></p>⟧',
    traps: [
      '<p>延伸閱讀：<a href="https://other.example/1">他山之石</a></p>',
      '<p>延伸阅读的意义在于<a href="/1">此</a></p>',
    ],
  },
  '*:donate-line': {
    junk: '⟦<p>支持我们：<a href="https://www.example.org/donate">捐款</a></p>⟧',
    traps: ['<p>支持者向<a href="https://redcross.example/about">红十字会</a>捐款。</p>'],
  },
  '*:ad-interruption': {
    junk: '⟦<p>（廣告，請繼續往下閱讀）</p>⟧',
    traps: ['<p>广告业的广告</p>', '<p>广告</p>'],
  },
};

function siteOf(rule: Rule): string {
  return rule.hosts ? `www.${rule.hosts[0]!}` : 'news.example.org';
}

describe('Cleaning rules', () => {
  it('Should have unique ids, known kinds, notes, and selectors that can be read', () => {
    const ids = BUILT_IN_RULES.rules.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, kind, selector, note } of BUILT_IN_RULES.rules) {
      assert.match(id, /^(?:\*|[a-z]+):[\w-]+$/);
      assert.ok(JUNK_KINDS.includes(kind), id);
      assert.ok(parseSelector(selector).length > 0, id);
      assert.match(note, /\.$/, id);
    }
  });

  it('Should each have an example', () => {
    assert.deepEqual(Object.keys(EXAMPLES).sort(), BUILT_IN_RULES.rules.map(({ id }) => id).sort());
  });

  for (const rule of BUILT_IN_RULES.rules) {
    const { junk, traps } = EXAMPLES[rule.id] ?? { junk: '', traps: [] };
    describe(rule.id, () => {
      it('Should remove what it is for', () => {
        const marked = `<div><p>前。</p>${junk}<p>后。</p></div>`;
        const options = { level: rule.level } as const;
        expectRemoved(siteOf(rule), marked, options);
        const { removals } = find(postFrom(siteOf(rule), marked.replace(/[⟦⟧]/g, '')), options);
        assert.deepEqual(new Set(removals.map((removal) => removal.rule)), new Set([rule.id]));
        assert.deepEqual(new Set(removals.map(({ kind }) => kind)), new Set([rule.kind]));
      });

      for (const trap of traps) {
        it(`Should leave ${trap.slice(0, 70)}`, () => {
          expectRemoved(siteOf(rule), `<div><p>前。</p>${trap}<p>后。</p></div>`, { level: 'thorough' });
        });
      }
    });
  }

  it('Should leave what a reader comes for', () => {
    for (const kept of [
      '<p>《广告法》与推广：广告里的广告词。</p>',
      '<p>8月26日<ins>·</ins>北京</p>',
      '<figure><noscript><img src="real.jpg" alt="图"></noscript><figcaption>Photo: 某</figcaption></figure>',
      '<blockquote class="twitter-tweet"><a href="https://twitter.com/a/status/1">x</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script>',
      '<div class="infogram-embed" data-id="1"></div><div class="fb-video" data-href="https://facebook.com/1"></div>',
      '<iframe src="https://embed.documentcloud.org/1"></iframe>',
      '<p>© 2020年版权声明：本文所有内容受到著作权法保护。</p><p>责任编辑：某</p>',
      '<ul><li><a href="/1">今日头条甲</a></li><li><a href="/2">今日头条乙</a></li></ul>',
      '<div id="inarticle_ad300"><p>文</p></div><div class="dable_placeholder">文</div>',
      '<table class="ad"><tr><td>1</td></tr></table>',
      '<p></p><div></div><hr><br>',
    ]) {
      expectRemoved('news.example.org', `<div>${kept}</div>`, { level: 'thorough' });
    }
  });
});

import type { VectorRow } from './vector.ts';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

/** Pictures and films that would load more than a picture, or something else. */
export const PICTURES: readonly VectorRow[] = [
  ['set with scripts', 'runs', '<img srcset="javascript:X() 1x, data:text/html,x 2x">'],
  ['set with a comma and a script', 'runs', '<img srcset="a.png,javascript:X()//,b.png 2x">'],
  ['set with a graphic', 'runs', '<img srcset="data:image/svg+xml,<svg/onload=X()> 1x">'],
  ['set that ends an attribute', 'runs', "<img srcset='a.png 1x, \"onerror=X()// 2x'>"],
  ['set of a megabyte', 'breaks', `<img srcset="${'a.png 1x,'.repeat(100_000)}">`],
  [
    'set with brackets',
    'breaks',
    '<img srcset="a.png 1x (, b.png 2x), c.png 3x" sizes="(max-width:expression(X())) 9vw">',
  ],
  [
    'sizes',
    'restyles',
    '<img srcset="a.png 9w" sizes="calc(9999999px)" src=x><img src=x sizes="url(//evil.example/s)">',
  ],
  [
    'source of a picture',
    'runs',
    '<picture><source srcset="javascript:X()" media="(min-width:1px)" onerror=X()><img src=x></picture>',
  ],
  [
    'source’s media',
    'restyles',
    '<picture><source srcset=x media="all{}*{display:none}" type="><img src=x onerror=X()>"><img src=y></picture>',
  ],
  ['source alone', 'loads', '<source src="https://evil.example/s.mp4" srcset="https://evil.example/s.png">'],
  ['picture that asks with cookies', 'loads', '<img src=x crossorigin=use-credentials>'],
  ['picture that tells where it is shown', 'loads', '<img src=x referrerpolicy=unsafe-url>'],
  ['picture that loads at once', 'loads', '<img src=x loading=eager fetchpriority=high decoding=sync>'],
  ['picture with a map on the server', 'navigates', '<a href="https://evil.example/m"><img src=x ismap></a>'],
  ['pixel of another host', 'loads', '<img src="https://evil.example/pixel.gif?id=1" width=1 height=1>'],
  [
    'pixel in a noscript',
    'loads',
    '<noscript><img src="https://evil.example/pixel.gif?id=2" width="1" height="1"></noscript>',
  ],
  [
    'pixel that waits for a script',
    'loads',
    `<img src="${PIXEL}" data-src="https://evil.example/count.gif?id=3" width=1 height=1>`,
  ],
  ['pixel in a set', 'loads', '<img srcset="https://evil.example/p/pixel.gif?a 1x" width=0 height=0>'],
  ['beacon', 'loads', '<img src="https://www.google-analytics.com/collect?v=1">'],
  [
    'beacon in another case, with a port',
    'loads',
    '<img src="HTTPS://WWW.Google-Analytics.COM:443/collect?v=1">',
  ],
  ['beacon behind a name', 'loads', '<img src="https://good.example@www.google-analytics.com/collect?v=2">'],
  ['beacon with backslashes', 'loads', '<img src="https:\\\\www.google-analytics.com\\collect?v=3">'],
  ['beacon without slashes', 'loads', '<img src="https:www.google-analytics.com/collect?v=4">'],
  ['beacon with a dot at the end', 'loads', '<img src="https://www.google-analytics.com./collect?v=5">'],
  ['beacon with percent signs', 'loads', '<img src="https://www.google%2Danalytics.com/collect?v=6">'],
  ['beacon in fullwidth letters', 'loads', '<img src="https://www.ｇoogle-analytics.com/collect?v=7">'],
  ['beacon with a tab', 'loads', '<img src="https://www.google-\tanalytics.com/collect?v=8">'],
  ['beacon in a set', 'loads', '<img src=x srcset="https://www.google-analytics.com/collect?v=9 2x">'],
  [
    'beacon in a source',
    'loads',
    '<picture><source srcset="https://www.google-analytics.com/collect?v=10"><img src=x></picture>',
  ],
  [
    'beacon as a poster',
    'loads',
    '<video poster="https://www.google-analytics.com/collect?v=11" src=x></video>',
  ],
  ['beacon in Markdown', 'loads', '![](https://www.google-analytics.com/collect?v=12)'],
  ['beacon of a lazy picture', 'loads', '<img data-src="https://www.google-analytics.com/collect?v=13">'],
  [
    'beacon in noscript',
    'loads',
    '<noscript><img src="https://www.google-analytics.com/collect?v=14"></noscript>',
  ],
  ['graphic as a picture', 'runs', '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9IlgoKSI+PC9zdmc+">'],
  ['text as a picture', 'runs', '<img src="data:text/html,<script>X()</script>"><img src="data:,X()">'],
  [
    'picture with two types',
    'runs',
    '<img src="data:image/png,image/svg+xml,<svg onload=X()>"><img src="data:image/png;text/html,<script>">',
  ],
  ['picture with a quote', 'runs', `<img src='${PIXEL}"onerror="X()'>`],
  ['picture of the page', 'loads', '<img src=""><img src=" "><img src="#"><img src="?"><img src=".">'],
  ['poster', 'loads', '<video poster="https://evil.example/p.png" controls></video>'],
  [
    'film that loads by itself',
    'loads',
    '<video src="https://evil.example/v.mp4" preload=auto autoplay></video>',
  ],
  [
    'film’s source',
    'runs',
    '<video><source src="javascript:X()" type="video/mp4"><source src="data:text/html,x"></video>',
  ],
  [
    'sound’s source',
    'loads',
    '<audio preload=auto><source src="https://evil.example/a.mp3" onerror=X()></audio>',
  ],
  [
    'subtitles',
    'loads',
    '<video controls><track default kind=subtitles src="https://evil.example/t.vtt"></video>',
  ],
  [
    'picture outside of the workspace',
    'loads',
    '<img src="../../../../../etc/passwd"><img src="/../../../etc/passwd">',
  ],
];

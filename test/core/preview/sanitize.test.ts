import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assertInert, elementsOf, previewBody, visibleText } from './support.ts';

/** Ways to run a script, to load a page or to pass for the page itself, by family. Written for this test;
 * `X` stands for what the attack would run. */
const ATTACKS: Readonly<Record<string, readonly string[]>> = {
  scripts: [
    '<script>X()</script>',
    '<SCRIPT SRC=//e.example/x.js></SCRIPT>',
    '<script/src=//e.example></script>',
    '<scr<script>ipt>X()</scr</script>ipt>',
    '<<script>X()//<</script>',
    '<script>X()',
    '<script\0>X()</script>',
    '<p><script>\n\nX()\n\n</script></p>',
    '<script type="text/plain">X()</script><style>@import "//e.example"</style>',
    '<noscript><p title="</noscript><img src=x onerror=X()>"></noscript>',
  ],
  'event handlers': [
    '<img src=x onerror=X()>',
    '<img src="x"onerror="X()">',
    '<img/src=x/onerror=X()>',
    '<img src=x oNeRrOr\n=\nX()>',
    '<img src=`x`onerror=X()>',
    '<body onload=X()><p>text',
    '<div onmouseover="X()" onfocus=X() tabindex=0 autofocus>text</div>',
    '<details open ontoggle=X()><summary>s</summary></details>',
    '<video onloadstart=X()><source onerror=X()></video>',
    '<audio src=x onerror=X()></audio>',
    '<p onclick&equals;"X()">text</p>',
    '<a href="#" on\0click="X()">text</a>',
    '<marquee onstart=X()>text</marquee>',
    '<input autofocus onfocus=X()><select autofocus onfocus=X()><textarea autofocus onfocus=X()>',
  ],
  'addresses that run': [
    '<a href="javascript:X()">text</a>',
    '<a href="JaVaScRiPt:X()">text</a>',
    '<a href=" \x01javascript:X()">text</a>',
    '<a href="java\tscript:X()">text</a>',
    '<a href="java\nscript\r:X()">text</a>',
    '<a href="&#106;avascript&#58;X()">text</a>',
    '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;X()">text</a>',
    '<a href="javascript&colon;X()">text</a>',
    '<a href="java&Tab;script&NewLine;:X()">text</a>',
    '<a href="java\0script:X()">text</a>',
    '<a href="vbscript:X()">text</a>',
    '<a href="data:text/html,<script>X()</script>">text</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">text</a>',
    '<a href="blob:https://e.example/1">text</a>',
    '<a href="file:///etc/passwd">text</a>',
    '<a href="command:workbench.action.quit">text</a>',
    '<a href="vscode://e.example/x">text</a>',
    '<a href="feed:javascript:X()">text</a>',
    '<a href="x:javascript:X()">text</a>',
    '<img src="javascript:X()"><img src=jav&#x0A;ascript:X()>',
    '<img srcset="javascript:X() 1x, data:text/html,x 2x">',
    '<video poster="javascript:X()" src="javascript:X()"></video>',
    '<img dynsrc="javascript:X()" lowsrc="javascript:X()">',
    '<table background="javascript:X()"><td background="javascript:X()">text</table>',
    '<blockquote cite="javascript:X()">text</blockquote>',
    '<a ping="https://e.example" href="/x">text</a>',
    '[text](javascript:X())',
    '[text](<java script:X()>)',
    '![text](javascript:X())',
    '<javascript:X()>',
    '[text]: javascript:X()\n\n[text]',
    '[text](&#106;avascript:X())',
    '![text](data:image/svg+xml;base64,PHN2Zz4= "t")',
  ],
  'pages in the page': [
    '<iframe src="javascript:X()"></iframe>',
    '<iframe srcdoc="<script>X()</script>"></iframe>',
    '<iframe src="data:text/html,<script>X()</script>">',
    '<iframe></iframe/><img src=x onerror=X()>',
    '<iframe><!-- --><img src=x onerror=X()></iframe>',
    '<frameset><frame src="javascript:X()"></frameset>',
    '<object data="javascript:X()"><param name=a value=b>text</object>',
    '<embed src="javascript:X()"><embed src="data:image/svg+xml,<svg onload=X()>">',
    '<applet code=X>text</applet>',
    '<portal src="https://e.example">text</portal>',
  ],
  'what acts on the page': [
    '<base href="https://e.example/">text',
    '<meta http-equiv=refresh content="0;url=javascript:X()">',
    '<link rel=stylesheet href="https://e.example/x.css"><link rel=import href=x>',
    '<form action="https://e.example"><button formaction="javascript:X()">text</button></form>',
    '<isindex type=image src=1 onerror=X()>',
    '<dialog open>text</dialog><button popovertarget=p>text</button><div popover id=p>text</div>',
    '<slot name=a></slot><template><script>X()</script></template>',
    '<template shadowrootmode=open><style>*{display:none}</style></template>',
    '<custom-element is=x>text</custom-element>',
    '<canvas>text</canvas><keygen><command icon="javascript:X()">',
    '<area href="javascript:X()"><map name=m><area href=//e.example></map><img usemap=#m src=x ismap>',
  ],
  styles: [
    '<p style="background:url(javascript:X())">text</p>',
    '<p style="position:fixed;inset:0;z-index:9">text</p>',
    '<p style="width:expression(X())">text</p>',
    '<style>body{display:none}</style><style><img src=x onerror=X()></style>',
    '<div class="galley-header galley-junk">text</div>',
    '<font color=red face="x" onclick=X()>text</font>',
  ],
  'names that the page knows': [
    '<div id=galley>text</div><img name=body src=x><a id=acquireVsCodeApi>text</a>',
    '<form id=document><input id=getElementById></form>',
    '<a id=x name=y href="#galley">text</a>',
    '<p id="__proto__" constructor=1 toString=2>text</p>',
    '<constructor a=b>text</constructor><__proto__ x=y><hasownproperty z>',
  ],
  'vector graphics and formulas': [
    '<svg onload=X()>',
    '<svg><script>X()</script></svg>',
    '<svg><script href="data:,X()"/></svg>',
    '<svg><a xlink:href="javascript:X()"><text>t</text></a></svg>',
    '<svg><animate onbegin=X() attributeName=x></svg>',
    '<svg><set attributeName=onload to=X()></svg>',
    '<svg><use href="data:image/svg+xml,<svg id=x onload=X()>#x"></svg>',
    '<svg><foreignObject><iframe src="javascript:X()"></foreignObject></svg>',
    '<math href="javascript:X()">text</math>',
    '<math><maction actiontype="statusline#javascript:X()">text</maction></math>',
  ],
  'markup that changes when it is read again': [
    '<svg></p><style><a id="</style><img src=1 onerror=X()>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=X()&gt;">',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=X()>',
    '<noscript><style></noscript><img src=x onerror=X()></style></noscript>',
    '<noembed><img title="</noembed><img src=x onerror=X()>"></noembed>',
    '<noframes><p title="</noframes><img src=x onerror=X()>"></noframes>',
    '<xmp><p title="</xmp><img src=x onerror=X()>"></xmp>',
    '<title><p title="</title><img src=x onerror=X()>"></title>',
    '<textarea><p title="</textarea><img src=x onerror=X()>"></textarea>',
    '<plaintext><img src=x onerror=X()>',
    '<select><style></select><img src=x onerror=X()></style>',
    '<option><style></option></select><b><img src=x onerror=X()></style></option>',
    '<p title="&lt;/p&gt;&lt;img src=x onerror=X()&gt;">text</p>',
    '<!--><img src=x onerror=X()>-->',
    '<!--!><img src=x onerror=X()>--!>',
    '<!-- a --!><img src=x onerror=X()> -->',
    '<![CDATA[><img src=x onerror=X()>]]>',
    '<?xml ?><img src=x onerror=X()>',
    '<!DOCTYPE x [<!ENTITY e "<img src=x onerror=X()>">]>&e;',
    '<a href="x" title="--><img src=x onerror=X()>"><!--</a>',
    '<table><td><svg><desc><td><title></title><img src=x onerror=X()></desc></svg>',
    '<p/ title="x" <img src=x onerror=X()>',
    '<a href=x" onclick="X()">text</a>',
    "<a href='x' title='`' onclick='X()'>text</a>",
    '<img alt="`><script>X()</script>" src=x>',
    '\uFF1Cscript\uFF1EX()\uFF1C/script\uFF1E',
    '+ADw-script+AD4-X()+ADw-/script+AD4-',
    '¼script¾X()¼/script¾',
    '<\0img src=x onerror=X()><i\0mg src=x onerror=X()>',
    '<a/\uFFFDonclick=X() href=/x>text</a>',
  ],
  'Markdown that makes markup': [
    '<a href="\n\n" onclick=X()>text</a>',
    '`<img src=x onerror=X()>`',
    '    <img src=x onerror=X()>',
    '```html\n<img src=x onerror=X()>\n```',
    '![a"onerror="X()](x)',
    '[a](x "t\\" onclick=X() \\"")',
    '<https://e.example/"onclick=X()>',
    '> <div\n> onclick=X()>text</div>',
    '| a |\n|---|\n| <img src=x onerror=X()> |',
    '```"><img/src=x/onerror=X()>\nx\n```',
    '# <img src=x onerror=X()>',
    '**<div onclick=X()>**text</div>',
  ],
};

describe('The sanitiser', () => {
  for (const [family, attacks] of Object.entries(ATTACKS)) {
    it(`leaves nothing of ${family}`, () => {
      for (const attack of attacks) {
        for (const body of [
          attack,
          `<div>${attack}</div>`,
          `Text ${attack} text`,
          `<table><tr><td>${attack}`,
        ]) {
          assertInert(previewBody(body));
        }
      }
    });
  }

  it('leaves nothing of any mixture of these', () => {
    const pieces = [
      ...Object.values(ATTACKS)
        .flat()
        .flatMap((attack) => attack.split(/(?<=[>"'=])|(?=[<"'])/)),
      ...'<p> </p> <table> </table> <svg> <math> <mtext> <style> </style> <!-- --> <a href=" "> \' " ` = / > < \n\n'.split(
        ' ',
      ),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), (parts) => {
        assertInert(previewBody(parts.join('')));
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps ordinary links and makes others text', () => {
    assert.equal(
      previewBody('<div><a href="https://a.example/?a=1&amp;b=2" target="_blank" rel="opener">x</a></div>'),
      '<div><a href="https://a.example/?a=1&amp;b=2" rel="noreferrer">x</a></div>',
    );
    assert.equal(
      previewBody('<div><a href="mailto:a@b.example">x</a></div>'),
      '<div><a href="mailto:a@b.example" rel="noreferrer">x</a></div>',
    );
    assert.equal(
      previewBody('<div><a href="../other.md">x</a></div>'),
      '<div><a href="../other.md" rel="noreferrer">x</a></div>',
    );
    assert.equal(previewBody('<div><a href="javascript:x()">x</a></div>'), '<div><a>x</a></div>');
  });

  it('gives links without a scheme one: a page of VS Code has its own', () => {
    for (const address of ['//a.example/x', '/\\a.example/x', '\\\\a.example/x', '/\t/a.example/x']) {
      const link = [...elementsOf(previewBody(`<a href="${address}">x</a>`))].at(-1);
      assert.equal(link?.attrs[0]?.value, 'https://a.example/x');
    }
  });

  it('prefixes ids and what links to them', () => {
    assert.equal(
      previewBody('<div><a href="#注1">1</a><p id="注1">x</p><a name="b"></a></div>'),
      '<div><a href="#post-注1">1</a><p id="post-注1">x</p><a id="post-b"></a></div>',
    );
  });

  it('keeps languages and directions, drops classes and styles', () => {
    assert.equal(
      previewBody('<p lang="ja" dir="ltr" class="galley-junk" style="color:red">x</p>'),
      '<p lang="ja" dir="ltr">x</p>',
    );
    assert.equal(previewBody('<p lang="x y" dir="sideways">x</p>'), '<p>x</p>');
  });

  it('keeps the text of what it does not know', () => {
    assert.equal(previewBody('<div><o:p>a</o:p><blink>b</blink><button>c</button></div>'), '<div>abc</div>');
    assert.equal(
      visibleText(previewBody('<form><label>a<input value=b></label><select><option>c</select></form>')),
      'ac',
    );
  });

  it('makes frames links to what they show', () => {
    assert.equal(
      previewBody(
        '<div><iframe src="//v.example/1?a=1&amp;b=&quot;" title="Film"><p>old browser</p></iframe>x</div>',
      ),
      '<div><a class="galley-embed" href="https://v.example/1?a=1&amp;b=&quot;" rel="noreferrer" title="Film">v.example/1?a=1&amp;b=&quot;</a>x</div>',
    );
    assert.match(previewBody('<iframe data-src="https://v.example/2"></iframe>'), />v\.example\/2</);
    assert.equal(previewBody('<p>a<iframe src="about:blank"></iframe>b</p>'), '<p>ab</p>');
    assert.equal(visibleText(previewBody('<p>a</p><iframe src="https://v.example"><p>b</p>')), 'av.exampleb');
  });

  it('drops the stamp and other comments', () => {
    assert.equal(previewBody('<div><!--1629968640000-->a<!-- b --></div>'), '<div>a</div>');
  });

  it('shows films and sounds with controls and loads none by itself', () => {
    assert.equal(
      previewBody('<video src="a.mp4" poster="p.jpg" autoplay loop style="width:100%"></video>'),
      '<video src="a.mp4" poster="p.jpg" controls preload="none"></video>',
    );
    assert.match(
      previewBody('<audio><source src="a.mp3" type="audio/mpeg"></audio>'),
      /<source type="audio\/mpeg" src="a\.mp3"/,
    );
  });

  it('is tested by a test that finds things', () => {
    for (const harm of [
      '<script></script>',
      '<p onclick="x">',
      '<a href="javascript:x">',
      '<a href="//a.example">',
      '<p class="x">',
      '<p id="galley">',
      '<svg></svg>',
      '<img src="x">',
    ]) {
      assert.throws(() => assertInert(harm), assert.AssertionError, harm);
    }
  });
});

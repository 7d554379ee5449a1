import type { VectorRow } from './vector.ts';

/** What takes a name that a script uses, or passes for a part of Galley or VS Code. */
export const NAMES: readonly VectorRow[] = [
  ['the page’s element', 'clobbers', '<div id=galley>text</div>'],
  ['the page’s element as a name', 'clobbers', '<a name=galley>text</a><img name=galley src=x>'],
  ['the strip above the page', 'clobbers', '<div id=galley-status>text</div><p id="galley-body">text</p>'],
  ['the door to VS Code', 'clobbers', '<a id=acquireVsCodeApi>text</a>'],
  ['the body', 'clobbers', '<img name=body src=x><form name=body></form>'],
  [
    'methods of the document',
    'clobbers',
    '<form id=document><input id=getElementById name=querySelector></form>',
  ],
  ['a method by an image', 'clobbers', '<img name=getElementById src=x><img name=createElement src=x>'],
  [
    'current script',
    'clobbers',
    '<img name=currentScript src=//evil.example/a.js><a id=currentScript href=//evil.example/>text</a>',
  ],
  [
    'two of one name',
    'clobbers',
    '<a id=config>text</a><a id=config name=url href="https://evil.example/">text</a>',
  ],
  ['name in a name', 'clobbers', '<form id=config name=options><output id=value>text</output></form>'],
  [
    'the window',
    'clobbers',
    '<a id=window>text</a><a id=self>text</a><iframe name=top></iframe><object name=parent></object>',
  ],
  ['the parser', 'clobbers', '<a id=DOMParser>text</a><a id=MutationObserver>text</a>'],
  [
    'the location',
    'clobbers',
    '<form name=location action=//evil.example/></form><a id=location href=//evil.example/>text</a>',
  ],
  [
    'children of a form',
    'clobbers',
    '<form><input name=attributes><input name=childNodes><input name=parentNode></form>',
  ],
  [
    'what a patch asks of an element',
    'clobbers',
    '<form><input name=nodeName><input name=firstChild><input name=nextSibling><input name=isEqualNode></form>',
  ],
  [
    'what a patch asks of an id',
    'clobbers',
    '<form id=x><input name=id><input name=hasAttributeNS><input name=ownerDocument></form>',
  ],
  ['an id and a name', 'clobbers', '<a id=x name=y href="#galley">text</a>'],
  ['prototype', 'clobbers', '<p id="__proto__" constructor=1 toString=2>text</p>'],
  [
    'elements of a prototype',
    'clobbers',
    '<constructor a=b>text</constructor><__proto__ x=y><hasownproperty z>',
  ],
  [
    'attributes of a prototype',
    'clobbers',
    '<p __proto__=x hasownproperty=y prototype=z>text</p><img __proto__ src=x>',
  ],
  ['id with the prefix', 'clobbers', '<p id=post-a>text</p><p id=post->text</p>'],
  [
    'id of nothing, of spaces, of a page',
    'clobbers',
    `<p id="">text</p><p id=" galley ">text</p><p id="${'i'.repeat(5000)}">text</p>`,
  ],
  ['heading of Markdown', 'clobbers', '# galley\n\n## acquireVsCodeApi\n\n### __proto__'],
  [
    'link to the page’s element',
    'clobbers',
    '[a](#galley) <a href="#GALLEY">b</a> <a href="#%67alley">c</a>',
  ],
  ['place in the post', 'forges', '<p data-at=1>text</p><p data-at="999999999999">text</p>'],
  ['place by the attribute that carries it', 'forges', '<p galley-at0=7 galley-at=8 galley-at1=9>text</p>'],
  ['rule that it is junk by', 'forges', '<p data-rule="galley:trust" title="Trusted.">text</p>'],
  [
    'junk by the attribute that carries it',
    'forges',
    '<p galley-junk0=0 galley-junk=1>text</p><mark galley-junk1=0>text</mark>',
  ],
  [
    'menu of VS Code',
    'forges',
    `<p data-vscode-context='{"galleyElement":true,"galleyPost":"file:///etc/passwd"}'>text</p>`,
  ],
  ['theme of VS Code', 'forges', '<body data-vscode-theme-kind=vscode-light data-vscode-theme-id=x><p>text'],
  [
    'labels of the page',
    'forges',
    '<main id=galley data-missing-image="forged" data-blocked="forged">text</main>',
  ],
  [
    'picture that is called missing',
    'forges',
    '<img data-missing src=https://evil.example/a.png alt=forged>',
  ],
  [
    'picture that is called blocked',
    'forges',
    '<img class=galley-blocked data-blocked-src="https://evil.example/a.png" data-host="good.example" alt=a>',
  ],
  ['tracker that is counted', 'forges', '<span class=galley-tracker hidden data-host=evil.example></span>'],
  [
    'a card for a frame',
    'forges',
    '<a class="galley-embed" href="https://evil.example/">youtube.com/watch</a>',
  ],
  [
    'a card’s text',
    'forges',
    '<iframe src="https://evil.example/&quot;><img src=x onerror=X()>" title="<b>&quot; onclick=X() "></iframe>',
  ],
  [
    'header of Galley',
    'forges',
    '</div></article><article class="galley-post"><header class="galley-header"><h1>forged</h1></header>',
  ],
  ['drag of text', 'forges', '<p draggable=true data-transfer=x>text</p>'],
  ['key of a patch', 'clobbers', '<p data-key=a key=b data-morphdom-key=c id=d>text</p><p id=d>text</p>'],
];

import type { VectorRow } from './vector.ts';

/** Vector graphics and formulas. */
export const FOREIGN: readonly VectorRow[] = [
  ['graphic that loads', 'runs', '<svg onload=X()>'],
  ['graphic with a slash', 'runs', '<svg/onload=X()//'],
  ['script in a graphic', 'runs', '<svg><script>X()</script></svg>'],
  ['script by its link', 'runs', '<svg><script href="data:,X()"/></svg>'],
  ['script by XLink', 'runs', '<svg><script xlink:href="https://evil.example/a.js"></script></svg>'],
  ['script of references', 'runs', '<svg><script>&#88;()</script></svg>'],
  ['script with markup in it', 'runs', '<svg><script>X<!-- -->()</script></svg>'],
  ['link', 'runs', '<svg><a xlink:href="javascript:X()"><text y=9>t</text></a></svg>'],
  ['link without a namespace', 'runs', '<svg><a href="javascript:X()"><rect width=9 height=9 /></a></svg>'],
  ['animation that begins', 'runs', '<svg><animate onbegin=X() attributeName=x dur=1s></svg>'],
  [
    'animation of an address',
    'runs',
    '<svg><a><animate attributeName=href values="javascript:X()"/><text y=9>t</text></a></svg>',
  ],
  [
    'animation from, to, by',
    'runs',
    '<svg><a id=s><animate attributeName=xlink:href from=javascript:X() to=&></animate></a></svg>',
  ],
  [
    'animation of another element',
    'runs',
    '<svg><animate xlink:href=#s2 attributeName=href values=javascript:X()></animate><a id=s2><text>t</text></a></svg>',
  ],
  ['set', 'runs', '<svg><set attributeName=onload to=X()><set onbegin=X() attributeName=x></svg>'],
  ['animation of a transform', 'runs', '<svg><animateTransform onbegin=X() attributeName=transform></svg>'],
  [
    'animation of a movement',
    'runs',
    '<svg><animateMotion onend=X() dur=1ms><mpath xlink:href=#a></animateMotion></svg>',
  ],
  [
    'end of an animation',
    'runs',
    '<svg><animate attributeName=x dur=1ms onend=X() onrepeat=X() repeatCount=2></svg>',
  ],
  ['discard', 'runs', '<svg><discard onbegin=X() begin=0></svg>'],
  [
    'use',
    'runs',
    '<svg><use href="data:image/svg+xml,<svg id=x xmlns=\'http://www.w3.org/2000/svg\'><image href=1 onerror=X()></svg>#x"></svg>',
  ],
  ['use of another host', 'loads', '<svg><use xlink:href="https://evil.example/a.svg#x"></use></svg>'],
  [
    'foreign object',
    'runs',
    '<svg><foreignObject><iframe src="javascript:X()"></iframe><img src=x onerror=X()></foreignObject></svg>',
  ],
  ['image', 'loads', '<svg><image href="https://evil.example/i.png" onerror=X() /></svg>'],
  [
    'image of a filter',
    'loads',
    '<svg><filter><feImage xlink:href="https://evil.example/f.svg"/></filter></svg>',
  ],
  [
    'paint from elsewhere',
    'loads',
    '<svg><rect fill="url(https://evil.example/p.svg#a)" mask="url(//evil.example/m#b)" /></svg>',
  ],
  [
    'font from elsewhere',
    'loads',
    '<svg><font-face><font-face-src><font-face-uri xlink:href="//evil.example/f"/></font-face-src></font-face></svg>',
  ],
  [
    'cursor and colour profile',
    'loads',
    '<svg><cursor xlink:href="//evil.example/c"/><color-profile xlink:href="//evil.example/p"/></svg>',
  ],
  ['handler', 'runs', '<svg><handler ev:event=load>X()</handler><listener event=load handler=#h /></svg>'],
  [
    'view and title',
    'runs',
    '<svg><view onclick=X() id=v></view><title onclick=X()><p onclick=X()>text</title></svg>',
  ],
  [
    'text that is laid along',
    'runs',
    '<svg><text onclick=X() onfocusin=X()><textPath href="javascript:X()">t</textPath></text></svg>',
  ],
  [
    'style in a graphic',
    'restyles',
    '<svg><style>*{display:none} @import "//evil.example/s.css";</style></svg>',
  ],
  [
    'graphic as XML',
    'runs',
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "<script>X()</script>">]><svg>&x;</svg>',
  ],
  [
    'graphic with prefixes',
    'runs',
    '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:script>X()</svg:script></svg:svg>',
  ],
  ['graphic that ends in a paragraph', 'runs', '<svg><p><style><!--</style><img src=x onerror=X()>--></svg>'],
  [
    'XHTML in a graphic',
    'runs',
    '<svg><g xmlns="http://www.w3.org/1999/xhtml"><script xmlns="http://www.w3.org/1999/xhtml">X()</script></g></svg>',
  ],
  [
    'graphic as a picture’s data',
    'runs',
    "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='X()'/>\">",
  ],
  [
    'graphic as a frame',
    'runs',
    '<iframe src="data:image/svg+xml,<svg onload=X()>"></iframe><embed src=data:image/svg+xml,<svg/onload=X()>>',
  ],
  [
    'formula that is a link',
    'runs',
    '<math href="javascript:X()">text</math><math><mi href=javascript:X()>x</mi></math>',
  ],
  [
    'formula with XLink',
    'runs',
    '<math><mrow xlink:type=simple xlink:href="javascript:X()"><mi>x</mi></mrow></math>',
  ],
  [
    'action of a formula',
    'runs',
    '<math><maction actiontype="statusline#javascript:X()" xlink:href="javascript:X()">text</maction></math>',
  ],
  [
    'action that toggles',
    'runs',
    '<math><maction actiontype=toggle selection=2><mi>a</mi><mi onclick=X()>b</mi></maction></math>',
  ],
  ['picture in a formula', 'loads', '<math><mglyph src="https://evil.example/g.png" alt=g></math>'],
  [
    'notes of a formula',
    'runs',
    '<math><annotation-xml encoding="text/html"><img src=x onerror=X()></annotation-xml></math>',
  ],
  [
    'notes of a formula with a graphic',
    'runs',
    '<math><annotation-xml><svg><script>X()</script></svg></annotation-xml></math>',
  ],
  [
    'semantics',
    'runs',
    '<math><semantics><mi>x</mi><annotation encoding="application/x-tex" src="//evil.example/a">x</annotation></semantics></math>',
  ],
  [
    'handlers in a formula',
    'runs',
    '<math onclick=X()><mtext onmouseover=X()>text</mtext><ms onclick=X()>s</ms></math>',
  ],
  [
    'style of a formula',
    'restyles',
    '<math><mstyle mathbackground=red mathsize=9999px style="position:fixed">text</mstyle><mpadded width=9999px>a</mpadded></math>',
  ],
];

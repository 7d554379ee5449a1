// What a hostile post does to a page that has no security policy. The functions run in the page.

import type { PagePiece, RenderMessage } from '../../src/protocol/previewMessages.ts';

/** A rendered vector, and what it may consist of. */
export interface Trial {
  /** Names the vector: what its canary says. */
  readonly number: number;
  readonly html: string;
  /** The same in pieces. */
  readonly pieces: readonly PagePiece[];
}

export interface Allowed {
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  /** What the page's own script adds. */
  readonly added: { readonly elements: readonly string[]; readonly attributes: readonly string[] };
}

/** The page as the preview has it, with a canary, and with what stands for VS Code. `script` is the preview's own. */
export function barePage(script: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head><body>
<div id="galley-line" role="status" data-picture="{host}" data-show="Show" data-trackers="{count}" data-pictures="{count}"></div>
<div id="galley-changes" hidden><span role="status"></span><span role="group"><button data-layout="inline"></button><button data-layout="sides"></button></span></div>
<main id="galley"></main>
<script>
  window.fired = [];
  window.X = (number) => window.fired.push(String(number ?? window.current));
  window.followed = [];
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.followed.push(message.href),
    getState: () => undefined,
    setState: () => undefined,
  });
</script>
<script>${script.replaceAll('</script', '<\\/script')}</script>
<script>
  // Stands for VS Code, which asks before it opens what leads to the web.
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (link && /^(?:https?|mailto):/.test(link.getAttribute('href'))) event.preventDefault();
  });
</script>
</body></html>`;
}

/** Shows the vectors one after the other, as the page does and by plain `innerHTML`, and does to every element
 * what a person might. @returns what is wrong */
export async function tryAll({
  trials,
  allowed,
}: {
  trials: readonly Trial[];
  allowed: Allowed;
}): Promise<string[]> {
  const EVENTS = (
    'click dblclick auxclick contextmenu mousedown mouseup mouseover mouseenter mouseout mousemove pointerover ' +
    'pointerdown pointerenter focus focusin blur error load loadstart canplay play toggle beforetoggle ' +
    'animationstart animationend transitionend keydown keyup input change select submit reset invalid copy cut ' +
    'paste drag dragstart dragover drop wheel scroll touchstart begin end repeat slotchange cancel close'
  ).split(' ');
  const wrong: string[] = [];
  const scope = window as unknown as { fired: string[]; followed: unknown[]; current: string };
  const galley = document.getElementById('galley')!;
  const line = document.getElementById('galley-line')!;
  const own = document as unknown as Record<string, unknown>;
  const natives = ['getElementById', 'querySelector', 'createElement', 'body', 'head'].map(
    (name) => [name, own[name]] as const,
  );
  const globals = [
    'DOMParser',
    'MutationObserver',
    'acquireVsCodeApi',
    'X',
    'parent',
    'top',
    'self',
  ] as const;
  const values = globals.map((name) => (window as unknown as Record<string, unknown>)[name]);
  const forms = document.forms.length;

  const plain = document.createElement('div');
  document.body.append(plain);

  const isAllowed = (list: readonly string[], more: readonly string[], name: string): boolean =>
    list.includes(name) || more.includes(name);

  /** A tag's button, as Galley writes it. */
  const isButtonOfHeader = (element: Element): boolean =>
    element.matches('article > .galley-header > ul.galley-terms > li > button') &&
    element.getAttributeNames().join(' ') === 'type data-field data-value title' &&
    element.childElementCount === 0;

  const check = (root: Element, number: number, added: Allowed['added']): void => {
    const say = (what: string): number => wrong.push(`${number}: ${what}`);
    for (const element of root.querySelectorAll('*')) {
      if (isButtonOfHeader(element)) continue;
      if (!isAllowed(allowed.elements, added.elements, element.localName)) say(`<${element.localName}>`);
      if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') say(`<${element.nodeName}> is foreign`);
      if (element.shadowRoot) say('a shadow root');
      for (const { name, value } of element.attributes) {
        if (!isAllowed(allowed.attributes, added.attributes, name)) say(`${name} of <${element.localName}>`);
        if (name === 'id' && !value.startsWith('post-')) say(`id ${value}`);
        if (name === 'data-at' && !/^\d+$/.test(value)) say(`data-at ${value}`);
      }
      if (element instanceof HTMLAnchorElement && element.hasAttribute('href')) {
        if (!/^(?:https?|mailto):$/.test(element.protocol)) say(`leads to ${element.protocol}`);
      }
      if (element instanceof HTMLImageElement && element.hasAttribute('src')) {
        if (!/^(?:https?:|data:image\/)/.test(element.src)) say(`shows ${element.src.slice(0, 80)}`);
      }
    }
    if (document.getElementById('galley') !== galley) say('the page is clobbered');
    if (document.getElementById('galley-line') !== line) say('the line above the page is clobbered');
    for (const [name, value] of natives) if (own[name] !== value) say(`document.${name} is clobbered`);
    for (const [index, name] of globals.entries()) {
      if ((window as unknown as Record<string, unknown>)[name] !== values[index]) say(`${name} is clobbered`);
    }
    if (document.forms.length !== forms) say('there is a form');
    if (!document.body.contains(galley)) say('the page is gone');
  };

  const poke = (root: Element): void => {
    // Of posts of many thousand elements, the first ones.
    for (const element of [...root.querySelectorAll('*')].slice(0, 300)) {
      // Whoever asks for a picture gets it.
      if (element.closest('.galley-show')) continue;
      for (const type of EVENTS) {
        const bubbles = !['focus', 'blur', 'load', 'error', 'toggle'].includes(type);
        const options = { bubbles, cancelable: true };
        element.dispatchEvent(type === 'click' ? new MouseEvent(type, options) : new Event(type, options));
      }
      if (element instanceof HTMLElement) element.focus();
    }
  };

  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(0);
    });

  for (const { number, html, pieces } of trials) {
    scope.current = String(number);
    const data: RenderMessage = {
      type: 'render',
      resource: 'file:///post.md',
      pieces,
      folder: 'https://files.example/_posts/',
      root: 'https://files.example/',
      view: 'original',
      isLocked: false,
    };
    window.dispatchEvent(new MessageEvent('message', { data }));
    check(galley, number, allowed.added);
    plain.innerHTML = html;
    check(plain, number, { elements: [], attributes: [] });
    poke(galley);
    poke(plain);
    await turn();
    const { fired, followed } = scope;
    for (const which of fired.splice(0)) wrong.push(`${number}: the canary of ${which} was called`);
    for (const href of followed.splice(0)) {
      if (typeof href === 'string' && /^[\w+.-]+:|^[/\\]{2}/.test(href))
        wrong.push(`${number}: asks for ${href}`);
    }
    plain.replaceChildren();
  }
  plain.remove();
  return wrong;
}

/** Shows all at once for as long as it takes to ask for what they load. @returns what is wrong */
export async function showAll(trials: readonly Trial[]): Promise<string[]> {
  const frames = trials.map(({ html }) => {
    const frame = document.createElement('div');
    frame.style.cssText = 'position:absolute;top:0;left:0;height:50px;overflow:hidden';
    frame.innerHTML = html;
    return frame;
  });
  document.body.append(...frames);
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  // Asked for last, answered last.
  await fetch('/barrier');
  for (const frame of frames) frame.remove();
  return (window as unknown as { fired: string[] }).fired.splice(0);
}

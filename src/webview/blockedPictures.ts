/** A picture that waits for a person: its addresses are in `data-src` and `data-srcset`. */
const BLOCKED = 'img.galley-blocked[data-src]';
/** What is left of a tracker. */
const TRACKER = '.galley-tracker';

/** Side by side, what stayed stands in both versions, and each hides what only the other has. */
const AGAIN = '.galley-before :not(.galley-removed *), .galley-after .galley-removed *';

/** What people read; `{host}` and `{count}` are filled in. */
interface Labels {
  readonly picture: string;
  /** Undefined where the page may load nothing from the web: then a link leads to the picture. */
  readonly show: string | undefined;
  readonly open: string;
  readonly trackers: string;
  readonly pictures: string;
}

/**
 * The pictures that did not load because the settings say so, as quiet boxes of their size, and the line above
 * the page that counts them and the trackers. What was asked for stays shown as long as the page lives.
 */
export class BlockedPictures {
  readonly #page: Element;
  readonly #line: HTMLElement;
  readonly #labels: Labels;
  readonly #wanted = new Set<string>();

  /** @param line the line above the page; it brings its texts along. */
  constructor(page: Element, line: HTMLElement) {
    this.#page = page;
    this.#line = line;
    const { picture = '', show, open = '', trackers = '', pictures = '' } = line.dataset;
    this.#labels = { picture, show, open, trackers, pictures };
  }

  /** Makes boxes of the blocked pictures of a tree that is not yet shown. */
  prepare(tree: ParentNode): void {
    for (const image of tree.querySelectorAll<HTMLImageElement>(BLOCKED)) {
      if (this.#wanted.has(image.dataset['src']!)) unblock(image);
      else this.#box(image);
    }
  }

  /** Says above the page what of it did not load. To be called after each change. */
  count(): void {
    const counts = [
      [this.#labels.trackers, this.#countOf(TRACKER)],
      [this.#labels.pictures, this.#countOf(BLOCKED)],
    ] as const;
    const text = counts
      .filter(([, count]) => count > 0)
      .map(([label, count]) => label.replace('{count}', String(count)))
      .join(' ');
    // It is read out whenever it is written.
    if (this.#line.textContent !== text) this.#line.textContent = text;
    this.#line.hidden = text === '';
  }

  /** Shows the picture whose button is at `target`. @returns whether there is one */
  showAt(target: EventTarget | null): boolean {
    const button = target instanceof Element ? target.closest('button.galley-show') : null;
    const box = button?.closest('.galley-box');
    const image = box?.querySelector<HTMLImageElement>(BLOCKED);
    if (!box || !image) return false;
    this.#wanted.add(image.dataset['src']!);
    unblock(image);
    box.replaceWith(image);
    // The keyboard stays where it was.
    image.tabIndex = -1;
    image.focus({ preventScroll: true });
    this.count();
    return true;
  }

  #countOf(selector: string): number {
    return this.#page.querySelectorAll(`${selector}:not(${AGAIN})`).length;
  }

  #box(image: HTMLImageElement): void {
    const { ownerDocument: document } = image;
    const { host = '', src = '' } = image.dataset;
    const box = document.createElement('span');
    box.className = 'galley-box';
    const label = document.createElement('span');
    label.textContent = [image.alt, this.#labels.picture.replace('{host}', host)].filter(Boolean).join(' ');
    const { show, open } = this.#labels;
    const way = document.createElement(show === undefined ? 'a' : 'button');
    way.className = 'galley-show';
    way.textContent = show ?? open;
    if (way instanceof HTMLAnchorElement) way.href = src;
    else way.setAttribute('type', 'button');
    const caption = document.createElement('span');
    caption.className = 'galley-box-caption';
    caption.append(label, way);
    image.replaceWith(box);
    box.append(image, caption);
    keepSpace(image);
  }
}

/** An empty picture of the size that the post says. */
function keepSpace(image: HTMLImageElement): void {
  const [width, height] = [image.getAttribute('width'), image.getAttribute('height')].map(Number);
  if (!width || !height) return;
  const graphic = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`;
  image.src = `data:image/svg+xml,${encodeURIComponent(graphic)}`;
}

/** Gives a picture its addresses. In a document that is shown, it loads. */
export function unblock(image: HTMLImageElement): void {
  const { src = '', srcset } = image.dataset;
  image.removeAttribute('data-src');
  image.removeAttribute('data-srcset');
  image.removeAttribute('data-host');
  image.classList.remove('galley-blocked');
  if (image.classList.length === 0) image.removeAttribute('class');
  if (srcset !== undefined) image.srcset = srcset;
  image.src = src;
}

import { scanTags, VOID_ELEMENTS } from '../../document/tags.ts';
import { withPlace } from '../placeAttribute.ts';

/** A piece of safe HTML. */
export type SafeNode = SafeElement | SafeText;

export interface SafeText {
  readonly kind: 'text';
  /** As it stands, with its references. */
  readonly html: string;
  /** The same. */
  readonly key: string;
}

/** Elements that stand in a line of text. Any other is a block. */
const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym audio b bdi bdo big br cite code data del dfn em i img ins kbd mark picture q ruby s samp ' +
    'small span strike strong sub sup time tt u var video wbr'
  ).split(' '),
);
/** Elements that are shown as one thing, whatever they hold. */
const ATOMIC: ReadonlySet<string> = new Set(['audio', 'picture', 'ruby', 'video']);

export class SafeElement {
  readonly kind = 'element';
  readonly name: string;
  /** The start tag. */
  readonly open: string;
  /** The start tag, to be compared: where in its post an element begins does not count. */
  readonly openKey: string;
  readonly children: SafeNode[] = [];
  /** All of it as it stands; undefined until its end tag is seen. */
  #html: string | undefined;
  #key: string | undefined;
  #isInline: boolean | undefined;

  constructor(name: string, open: string) {
    this.name = name;
    this.open = open;
    this.openKey = withPlace(open, undefined);
    if (this.isVoid) this.#html = open;
  }

  get isVoid(): boolean {
    return VOID_ELEMENTS.has(this.name);
  }

  /** Whether it counts as one sign of a text: a picture, a line break, an anchor. */
  get isAtom(): boolean {
    return this.children.length === 0 || ATOMIC.has(this.name);
  }

  /** Whether it stands in a line of text, and all that it holds. */
  get isInline(): boolean {
    return (this.#isInline ??=
      INLINE.has(this.name) && (this.isAtom || this.children.every((child) => isInline(child))));
  }

  get close(): string {
    return this.isVoid ? '' : `</${this.name}>`;
  }

  /** All of it. */
  get html(): string {
    return (this.#html ??= this.open + this.children.map(({ html }) => html).join('') + this.close);
  }

  /** All of it, to be compared. */
  get key(): string {
    return (this.#key ??= this.openKey + this.children.map(({ key }) => key).join('') + this.close);
  }

  /** Whether its own end tag has closed it. */
  get isEnded(): boolean {
    return this.#html !== undefined;
  }

  /** Closes it, where its own end tag does. */
  end(html: string): void {
    this.#html = html;
  }
}

export function isInline(node: SafeNode): boolean {
  return node.kind === 'text' || node.isInline;
}

/**
 * The tree of what the sanitiser wrote, tag by tag: it closes what it opens. Not as a page would read it, which
 * moves some elements: what is made of this tree is moved in the same way.
 */
export function parseSafeHtml(html: string): readonly SafeNode[] {
  const top: SafeNode[] = [];
  const open: { readonly element: SafeElement; readonly start: number }[] = [];
  let at = 0;
  const add = (node: SafeNode): void => {
    (open.at(-1)?.element.children ?? top).push(node);
  };
  const addText = (end: number): void => {
    const text = html.slice(at, end);
    if (text !== '') add({ kind: 'text', html: text, key: text });
  };
  for (const tag of scanTags(html)) {
    addText(tag.start);
    at = tag.end;
    if (tag.kind === 'open') {
      const element = new SafeElement(tag.name, html.slice(tag.start, tag.end));
      add(element);
      if (!element.isVoid) open.push({ element, start: tag.start });
    } else if (tag.kind === 'close') {
      const number = open.findLastIndex(({ element }) => element.name === tag.name);
      if (number < 0) continue;
      const { element, start } = open[number]!;
      open.length = number;
      if (isWellFormed(element)) element.end(html.slice(start, tag.end));
    }
  }
  addText(html.length);
  return top;
}

/** Whether all that it holds was closed by its own end tag. */
function isWellFormed({ children }: SafeElement): boolean {
  return children.every((child) => child.kind === 'text' || child.isEnded);
}

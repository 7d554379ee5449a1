import { isShape } from './drawing.ts';
import { COMMENT, TEXT, type FlatTree } from './flatTree.ts';
import {
  FORMATTING,
  HEAD,
  HEADING,
  kindOf,
  LIST,
  MARKER,
  SCOPE,
  SPECIAL,
  TABLE_FRAME,
  TABLE_PART,
  type TagKind,
  type TagKinds,
} from './htmlTags.ts';
import { OpenElements } from './openElements.ts';
import { resolveReferences } from './references.ts';
import { beginTablePart, endTablePart } from './tableParts.ts';

const FORM = kindOf('form')!;
const RUBY = kindOf('ruby')!;

/** Of formatting elements that are alike and open the standard remembers no more than these. */
const MOST_ALIKE = 3;

/**
 * Puts the nodes of a body where the HTML standard wants them, in a fragment as parse5 reads it by default.
 *
 * The standard keeps a list of active formatting elements besides the stack of open ones. Here both are the
 * same: the builder has `failed` as soon as they would differ, and for what is rare and hard besides.
 */
export class TreeBuilder {
  readonly #open: OpenElements;
  readonly #tree: FlatTree;
  readonly #source: string;
  #failed = false;
  /** Whether there has been anything that belongs in a body: before, end tags do nothing. */
  #inBody = false;
  #form: number | undefined;
  /** How many elements of a drawing are open. */
  #drawing = 0;

  /** @param tree what the nodes go into */
  constructor(kinds: TagKinds, tree: FlatTree, source: string) {
    this.#open = new OpenElements(kinds, tree);
    this.#tree = tree;
    this.#source = source;
  }

  /** Whether this is no markup for the builder. */
  get failed(): boolean {
    return this.#failed || this.#open.lostFormatting || this.#open.isTooDeep;
  }

  text(start: number, end: number): void {
    if (this.#open.topHas(TABLE_FRAME)) {
      const text = resolveReferences(this.#source.slice(start, end), 'text');
      if (/[^ \t\n\f]/.test(text)) this.#failed = true;
    }
    this.#tree.add(TEXT, this.#open.current, start, end);
  }

  comment(start: number, end: number): void {
    this.#tree.add(COMMENT, this.#open.current, start, end);
  }

  /** The text ends. */
  finish(end: number): FlatTree {
    this.#open.moveTo(end, end, '');
    this.#open.endAll();
    return this.#tree;
  }

  /** @param isClosed whether the tag ends in `/>`, which HTML's own elements do not mind. */
  startTag(kind: TagKind, start: number, end: number, isClosed: boolean): void {
    const open = this.#open;
    open.moveTo(start, end, '');
    if (this.#drawing > 0) {
      this.#beginShape(kind, isClosed);
      return;
    }
    if (kind.beginning === 'tablePart') {
      // One that comes first makes the body the inside of a table.
      if (!this.#inBody || !beginTablePart(open, kind)) this.#failed = true;
      return;
    }
    if (!(kind.traits & HEAD)) this.#inBody = true;
    if (open.topHas(TABLE_FRAME)) this.#failed = true;
    switch (kind.beginning) {
      case 'refused':
        this.#failed = true;
        return;
      case 'ignored':
        return;
      case 'drawing':
        this.#beginShape(kind, isClosed);
        return;
      case 'void':
        open.insert(kind);
        return;
      case 'rule':
        open.closeParagraph();
        open.insert(kind);
        return;
      case 'form':
        if (this.#form !== undefined) return;
        open.closeParagraph();
        this.#form = open.push(kind);
        return;
      case 'block':
      case 'pre':
      case 'table':
        open.closeParagraph();
        break;
      case 'heading':
        open.closeParagraph();
        if (open.topHas(HEADING)) open.pop();
        break;
      case 'item':
      case 'term':
        open.closeItem(kind);
        open.closeParagraph();
        break;
      case 'link':
      case 'button':
        if (open.count(kind) > 0) this.#failed = true;
        break;
      case 'formatting':
        if (open.count(kind) >= MOST_ALIKE) this.#failed = true;
        break;
      case 'option':
        if (open.topIs('option')) open.pop();
        break;
      case 'rubyBase':
        if (open.indexInScope(RUBY) >= 0) open.closeImplied();
        break;
      case 'rubyText':
        if (open.indexInScope(RUBY) >= 0) open.closeImpliedThoroughly('rtc');
        break;
      case 'raw':
        if (kind.name === 'xmp') open.closeParagraph();
        break;
      case 'plain':
        break;
    }
    open.push(kind);
  }

  endTag(kind: TagKind, start: number, end: number): void {
    const open = this.#open;
    if (!this.#inBody && open.kinds.length === 0) return;
    open.moveTo(start, end, kind.name);
    if (this.#drawing > 0) {
      this.#endShape(kind);
    } else if (kind.traits & TABLE_PART) {
      if (!endTablePart(open, kind)) this.#failed = true;
    } else if (open.topHas(TABLE_FRAME)) {
      this.#failed = true;
    } else if (kind.name === 'p') {
      if (!open.closeParagraph()) open.insertMadeUp('p');
    } else if (kind.name === 'br') {
      open.insertMadeUp('br');
    } else if (kind.name === 'form') {
      this.#endForm();
    } else if (kind.traits & HEADING) {
      this.#endHeading();
    } else if (open.count(kind) > 0) {
      this.#endOpen(kind);
    }
  }

  /** Ends an element of a kind of which some are open. */
  #endOpen(kind: TagKind): void {
    const open = this.#open;
    const { name, beginning } = kind;
    const isItem = beginning === 'item' || beginning === 'term';
    if (!isItem && beginning !== 'block' && beginning !== 'pre' && beginning !== 'button') {
      this.#endInline(kind);
      return;
    }
    const index = open.indexInScope(kind);
    if (index < 0 || (beginning === 'item' && open.indexOf(LIST) > index)) return;
    if (isItem) open.closeImpliedThoroughly(name);
    else open.closeImplied();
    open.popTo(index);
  }

  #endHeading(): void {
    const index = this.#open.indexOf(HEADING, SCOPE);
    if (index < 0) return;
    this.#open.closeImplied();
    this.#open.popTo(index);
  }

  #endForm(): void {
    const form = this.#form;
    this.#form = undefined;
    if (form === undefined || this.#open.indexInScope(FORM) < 0) return;
    this.#open.closeImplied();
    if (this.#open.current === form) this.#open.pop();
    else this.#failed = true;
  }

  /** Ends an element that reaches no further than the special one around it. */
  #endInline(kind: TagKind): void {
    const open = this.#open;
    for (let index = open.kinds.length - 1; index >= 0; index--) {
      const { traits, id } = open.kinds[index]!;
      if (id === kind.id) {
        if (!(kind.traits & FORMATTING)) open.closeImpliedThoroughly(kind.name);
        open.popTo(index);
        return;
      }
      if (traits & SPECIAL) {
        // A formatting element would be taken apart where it overlaps another one.
        if (kind.traits & FORMATTING && !(traits & MARKER)) this.#failed = true;
        return;
      }
    }
  }

  /** Begins a drawing, or a shape in it. */
  #beginShape(kind: TagKind, isClosed: boolean): void {
    if (!isShape(kind.name)) this.#failed = true;
    if (isClosed) {
      this.#open.insert(kind);
    } else {
      this.#open.push(kind);
      this.#drawing++;
    }
  }

  #endShape(kind: TagKind): void {
    if (this.#open.top() !== kind) {
      this.#failed = true;
      return;
    }
    this.#drawing--;
    this.#open.pop();
  }
}

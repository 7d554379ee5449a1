import { attributesOf, type WrittenAttribute } from '../document/attributes.ts';
import { placeOf, type HtmlElement } from '../document/htmlTree.ts';
import { message } from '../text/message.ts';
import { slice, type OffsetRange } from '../text/offsetRange.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { isThroughProxy, mendAddress, mendSourceSet } from './address.ts';
import { realSource } from './lazySource.ts';
import { minimalEdit } from '../text/minimalEdit.ts';
import type { BrokenBody, Finding } from './repair.ts';

const LAZY_ELEMENTS: ReadonlySet<string> = new Set(['img', 'source', 'iframe', 'video', 'audio', 'embed']);
/** The others have no `srcset`. */
const WITH_SOURCE_SET: ReadonlySet<string> = new Set(['img', 'source']);

/** What may become a `src`: `true`, `{width}` and the like are for scripts. */
const ADDRESS = /^(?:https?:\/\/[^/\s]|\/\/[^/\s]|\/[^/\s]|[^\s:/]+\/)[^\s{}<>]*$/i;
const IMAGE_NAME = /\.(?:jpe?g|png|gif|webp|avif|bmp|svg)(?:[?#!@]|$)/i;

/** Pictures and frames whose address only the script of the source site would have put in its place. */
export function* findLazyImages(body: BrokenBody): Generator<Finding> {
  for (const element of body.elements) {
    const moves = movesOf(element);
    const place = moves.length > 0 ? placeOf(body.tree, element) : undefined;
    if (!place) continue;
    const written = attributesOf(body.text, place.startTag);
    const isAsRead = moves.every(({ from, to }) =>
      [from ?? to, to].every((name) => written.get(name)?.value === element.attribs[name]),
    );
    if (!isAsRead) continue;
    const mend = body.wants('image-address') ? mendFor(element.attribs) : undefined;
    const [{ from, to }] = moves as [Move];
    yield {
      message:
        from === undefined
          ? message('“{attribute}” has a placeholder in it, which browsers prefer to the picture.', {
              attribute: to,
            })
          : message('The address is in “{attribute}”, where no browser looks for it.', { attribute: from }),
      range: place.startTag,
      edits: moves
        .flatMap((move) => editsOf(body.text, written, move, mend))
        .sort((a, b) => a.range.start - b.range.start),
    };
  }
}

/** An attribute that is to say what another says; one that is to go, without `from`. */
export interface Move {
  readonly from: string | undefined;
  readonly to: 'src' | 'srcset' | 'sizes';
}

/** What is to be moved in an element, the most important first. */
export function movesOf({ name, attribs }: HtmlElement): Move[] {
  if (!LAZY_ELEMENTS.has(name)) return [];
  const moves: Move[] = [];
  const { src, srcset, sizes } = realSource(attribs);
  if (src !== undefined && src !== 'src' && mayBecomeSource(name, src, attribs[src]!)) {
    moves.push({ from: src, to: 'src' });
  }
  if (!WITH_SOURCE_SET.has(name)) return moves;
  if (srcset !== undefined && srcset !== 'srcset') {
    moves.push({ from: srcset, to: 'srcset' });
    if (sizes !== undefined && sizes !== 'sizes') moves.push({ from: sizes, to: 'sizes' });
  } else if (srcset === undefined && attribs['srcset']?.trim().startsWith('data:')) {
    // Browsers would take it in the place of `src`.
    if (src === 'src' || moves.length > 0) moves.push({ from: undefined, to: 'srcset' });
  }
  return moves;
}

function mayBecomeSource(element: string, attribute: string, value: string): boolean {
  const address = value.trim();
  if (!ADDRESS.test(address)) return false;
  // Of a frame or a film these say other things than where it is; of a picture, often which page it is of.
  if (attribute !== 'data-url' && attribute !== 'data-orig-file') return true;
  return element === 'img' && IMAGE_NAME.test(address);
}

/** Mends the value of an attribute, as written. */
type Mend = (raw: string, of: Move['to']) => string | undefined;

function mendFor(attributes: Readonly<Record<string, string>>): Mend {
  const throughProxies = mayLeaveProxy(attributes);
  return (raw, of) =>
    of === 'src' ? mendAddress(raw, throughProxies) : of === 'srcset' ? mendSourceSet(raw) : undefined;
}

function editsOf(
  text: string,
  written: ReadonlyMap<string, WrittenAttribute>,
  { from, to }: Move,
  mend: Mend | undefined,
): TextEdit[] {
  const target = written.get(to);
  if (from === undefined) return target ? [{ range: removable(text, target), newText: '' }] : [];
  const source = written.get(from);
  if (!source?.valueRange) return [];
  const raw = slice(text, source.valueRange);
  const mended = mend?.(raw, to) ?? raw;
  if (!target) {
    return [
      { range: source.nameRange, newText: to },
      ...(mended === raw ? [] : [minimalEdit(source.valueRange, raw, mended)]),
    ];
  }
  const value = mended.trim();
  if (target.valueRange && target.quote !== '') {
    return [{ range: target.valueRange, newText: quotable(value, target.quote) }];
  }
  return [{ range: wholeOf(target), newText: `${to}="${quotable(value, '"')}"` }];
}

/** Whether `src` may lead past a proxy: not where browsers take a `srcset` that leads through it. */
export function mayLeaveProxy(attributes: Readonly<Record<string, string>>): boolean {
  const { srcset } = realSource(attributes);
  return srcset === undefined || !isThroughProxy(attributes[srcset]!);
}

function quotable(raw: string, quote: '"' | "'"): string {
  return raw.replaceAll(quote, quote === '"' ? '&quot;' : '&#39;');
}

function wholeOf({ nameRange, valueRange, quote }: WrittenAttribute): OffsetRange {
  return {
    start: nameRange.start,
    end: valueRange ? valueRange.end + quote.length : nameRange.end,
  };
}

/** The attribute with the white space before it, unless that keeps two others apart. */
function removable(text: string, attribute: WrittenAttribute): OffsetRange {
  const { start, end } = wholeOf(attribute);
  if (!/[\s/>]/.test(text[end]!)) return { start, end };
  let from = start;
  while (/\s/.test(text[from - 1]!)) from--;
  return { start: from, end };
}

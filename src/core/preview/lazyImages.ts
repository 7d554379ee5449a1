import { safeImage } from './urls.ts';

type Attributes = Readonly<Record<string, string>>;

/** Where scripts that load images late keep the address, the most usual first. */
const LAZY_SRC = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-actualsrc',
  'data-echo',
  'data-url',
  'data-orig-file',
];
const LAZY_SRCSET = ['data-srcset', 'data-lazy-srcset', 'data-original-set'];
const LAZY_SIZES = ['data-sizes', 'data-lazy-sizes'];

/** Names that sites give to the picture which stands in until the real one is loaded. */
const PLACEHOLDER =
  /(?:^|[/_-])(?:blank|placeholder|spacer|transparent|loading|lazy(?:load)?|pixel|1x1|grey)\.\w{3,4}(?:[?#]|$)/i;

/** Longer lists of sources are not read. */
const LONGEST_SRCSET = 20_000;

export interface ImageSource {
  readonly src: string | undefined;
  readonly srcset: string | undefined;
  readonly sizes: string | undefined;
}

/** What an `img` or `source` shows once its script has run: scripts never run here. */
export function imageSource(attributes: Attributes): ImageSource {
  const ownSrc = real(attributes['src']);
  const src = ownSrc ?? first(attributes, LAZY_SRC, real) ?? attributes['src'];
  const srcset = realSet(attributes['srcset']) ?? first(attributes, LAZY_SRCSET, realSet);
  const sizes = [attributes['sizes'], ...LAZY_SIZES.map((name) => attributes[name])].find(
    (value) => value !== undefined && value !== '' && value !== 'auto',
  );
  return {
    src: safeImage(src) ?? safeImage(srcset?.split(/\s/, 1)[0]),
    srcset,
    sizes: srcset === undefined ? undefined : sizes,
  };
}

function real(src: string | undefined): string | undefined {
  const address = src?.trim() ?? '';
  return address === '' || /^(?:data|about|blob):/i.test(address) || PLACEHOLDER.test(address)
    ? undefined
    : address;
}

/** A list of sources, unless it stands for others (`data:`); the sanitiser reads its addresses. */
function realSet(srcset: string | undefined): string | undefined {
  const list = srcset?.trim() ?? '';
  return list === '' || list.length > LONGEST_SRCSET || /data:/i.test(list)
    ? undefined
    : list.replace(/(^|,\s*)\/\//g, '$1https://');
}

function first(
  attributes: Attributes,
  names: readonly string[],
  accept: (value: string | undefined) => string | undefined,
): string | undefined {
  for (const name of names) {
    const value = accept(attributes[name]);
    if (value !== undefined) return value;
  }
  return undefined;
}

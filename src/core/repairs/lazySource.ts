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

/** The attributes that hold what an `img`, `source` or frame shows once its script has run. */
export interface RealSource {
  readonly src: string | undefined;
  readonly srcset: string | undefined;
  /** Only where there is a `srcset`. */
  readonly sizes: string | undefined;
}

/** @param attributes names in lower case, character references resolved. */
export function realSource(attributes: Attributes): RealSource {
  const first = (names: readonly string[], accepts: (value: string) => boolean): string | undefined =>
    names.find((name) => accepts(attributes[name] ?? ''));
  const srcset = first(['srcset', ...LAZY_SRCSET], isRealSet);
  return {
    src: first(['src', ...LAZY_SRC], isReal),
    srcset,
    sizes: srcset === undefined ? undefined : first(['sizes', ...LAZY_SIZES], isSize),
  };
}

/** Whether this is the address of what is to be seen, and of nothing that stands in for it. */
function isReal(src: string): boolean {
  const address = src.trim();
  return address !== '' && !/^(?:data|about|blob):/i.test(address) && !PLACEHOLDER.test(address);
}

/** Whether this is a list of sources that stands for no other (`data:`). */
function isRealSet(srcset: string): boolean {
  const list = srcset.trim();
  return list !== '' && list.length <= LONGEST_SRCSET && !/data:/i.test(list);
}

function isSize(sizes: string): boolean {
  return sizes !== '' && sizes !== 'auto';
}

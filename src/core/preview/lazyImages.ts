import { realSource } from '../repairs/lazySource.ts';
import { safeImage } from './urls.ts';

type Attributes = Readonly<Record<string, string>>;

export interface ImageSource {
  readonly src: string | undefined;
  readonly srcset: string | undefined;
  readonly sizes: string | undefined;
}

/** The address of what an element shows once its script has run; what `src` says where there is no other. */
export function realAddress(attributes: Attributes): string | undefined {
  return attributes[realSource(attributes).src ?? 'src'];
}

/** What an `img` or `source` shows once its script has run: scripts never run here. */
export function imageSource(attributes: Attributes): ImageSource {
  const real = realSource(attributes);
  const value = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : attributes[name];
  const srcset = value(real.srcset)
    ?.trim()
    .replace(/(^|,\s*)\/\//g, '$1https://');
  return {
    src: safeImage(realAddress(attributes)) ?? safeImage(srcset?.split(/\s/, 1)[0]),
    srcset,
    sizes: value(real.sizes),
  };
}

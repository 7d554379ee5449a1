import { realSource } from '../repairs/lazySource.ts';
import { readSourceSet, type Candidate } from './sourceSet.ts';
import { safeImage, safeMedia } from './urls.ts';

type Attributes = Readonly<Record<string, string>>;

export interface ImageSource {
  readonly src: string | undefined;
  readonly candidates: readonly Candidate[];
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
  const candidates = readSourceSet(value(real.srcset) ?? '').flatMap(({ address, descriptor }) => {
    const safe = safeMedia(address);
    return safe === undefined ? [] : { address: safe, descriptor };
  });
  return {
    src: safeImage(realAddress(attributes)) ?? candidates[0]?.address,
    candidates,
    sizes: value(real.sizes),
  };
}

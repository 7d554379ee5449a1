import { findControlCharacters } from './controlCharacters.ts';
import { findGluedTags } from './gluedTags.ts';
import { findImageAddresses } from './imageAddresses.ts';
import { findLazyImages } from './lazyImages.ts';
import type { FindBroken, RepairKind } from './repair.ts';
import { findSurplusEndTags } from './surplusEndTags.ts';
import { findTrackingParameters } from './trackingParameters.ts';

/** Every kind of repair and what finds it. */
export const REPAIRS: Readonly<Record<RepairKind, FindBroken>> = {
  'lazy-image': findLazyImages,
  'image-address': findImageAddresses,
  'tracking-parameters': findTrackingParameters,
  'glued-tag': findGluedTags,
  'surplus-end-tag': findSurplusEndTags,
  'control-character': findControlCharacters,
};

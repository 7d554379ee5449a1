import type { Attributes } from '../document/htmlNodes.ts';
import { allows, TagWords } from './guard.ts';
import { builtInRules } from './rules/builtInRules.ts';
import { selects } from './selector.ts';

/**
 * Whether fetching an image serves nobody but who counts readers: Galley's own rules say so by its start tag.
 * Unlike what Clean Ads removes, this is not a person's to choose.
 * @param attributes of the `img`, where `src` is the absolute address that would be fetched
 */
export function isTrackingImage(attributes: Attributes): boolean {
  const words = new TagWords(attributes, true);
  return builtInRules()
    .tablesFor(undefined)
    .some((table) =>
      table
        .candidates('img', words)
        .some(
          ({ target, alternatives }) =>
            (target.kind === 'tracker' || target.guard.sourceHosts !== undefined) &&
            target.upward === undefined &&
            selects(alternatives, 'img', attributes) === 'yes' &&
            allows(target.guard, words),
        ),
    );
}

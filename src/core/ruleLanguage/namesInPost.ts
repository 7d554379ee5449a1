import { elementsOf } from '../document/htmlTree.ts';
import type { PostDocument } from '../document/postDocument.ts';

/** What a selector may name in one post, in the order in which it comes up. */
export interface NamesInPost {
  readonly tags: readonly string[];
  readonly ids: readonly string[];
  readonly classes: readonly string[];
  readonly attributes: readonly string[];
  /** The hosts that something is fetched from, or that links lead to. */
  readonly hosts: readonly string[];
}

export const NO_NAMES: NamesInPost = { tags: [], ids: [], classes: [], attributes: [], hosts: [] };

/** No list is longer: nobody reads on. */
const MOST = 2000;

/** A name that a selector can hold. */
const NAME = /^[^\s<>"'`=\\\u0000-\u001f\u007f]{1,100}$/;

/** Names what the body's elements have. */
export function findNames(post: PostDocument): NamesInPost {
  const names = {
    tags: new Set<string>(),
    ids: new Set<string>(),
    classes: new Set<string>(),
    attributes: new Set<string>(),
    hosts: new Set<string>(),
  };
  const add = (set: Set<string>, name: string): void => {
    if (set.size < MOST && NAME.test(name)) set.add(name);
  };
  for (const { name, attribs } of elementsOf(post.html)) {
    add(names.tags, name);
    for (const [attribute, value] of Object.entries(attribs)) {
      add(names.attributes, attribute);
      if (attribute === 'id') add(names.ids, value);
      if (attribute === 'class') for (const word of value.split(/\s+/)) add(names.classes, word);
      if (/^(?:src|data-src|href)$/.test(attribute)) add(names.hosts, hostOf(value));
    }
  }
  return {
    tags: [...names.tags],
    ids: [...names.ids],
    classes: [...names.classes],
    attributes: [...names.attributes],
    hosts: [...names.hosts],
  };
}

function hostOf(address: string): string {
  return /^\s*(?:https?:)?\/\/([\w.-]+)/i.exec(address)?.[1]?.toLowerCase() ?? '';
}

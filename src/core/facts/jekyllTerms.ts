/** The keys whose plain value is words between white space; their singulars hold one term, or a list. */
export const PLURAL_KEYS: ReadonlySet<string> = new Set(['tags', 'categories']);

/**
 * Tags as Jekyll finds them (`Jekyll::Document#populate_tags`): those of `tag`, which counts alone where it
 * stands, else those of `tags`.
 * @param termsOf what the field of a key holds.
 */
export function jekyllTags<Term>(termsOf: (key: string) => Term[]): Term[] {
  const one = termsOf('tag');
  return one.length > 0 ? one : termsOf('tags');
}

/** Categories as Jekyll finds them (`Jekyll::Document#populate_categories`): those of both keys. */
export function jekyllCategories<Term>(termsOf: (key: string) => Term[]): Term[] {
  return [...termsOf('categories'), ...termsOf('category')];
}

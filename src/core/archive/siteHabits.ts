/** What the posts of one source site do. */
export interface Habits {
  /** How many posts there are. */
  readonly posts: number;
  /** How many of them have each key. */
  readonly keys: ReadonlyMap<string, number>;
  /** How many of them write the date in each form. */
  readonly dateForms: ReadonlyMap<string, number>;
}

/**
 * @param shapes how many posts have which keys, in one text.
 * @param dateForms how many write the date in which form; '' where there is none.
 */
export function summariseHabits(
  shapes: ReadonlyMap<string, number>,
  dateForms: ReadonlyMap<string, number>,
): Habits {
  let posts = 0;
  const keys = new Map<string, number>();
  for (const [shape, count] of shapes) {
    posts += count;
    for (const key of new Set(shape.split(' '))) if (key !== '') keys.set(key, (keys.get(key) ?? 0) + count);
  }
  return { posts, keys, dateForms: new Map([...dateForms].filter(([form]) => form !== '')) };
}

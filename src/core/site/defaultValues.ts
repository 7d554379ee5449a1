import type { PostPlace } from './postPlace.ts';

/** Values that the site's settings give to the posts of a scope. */
export interface DefaultValues {
  /** What their paths begin with; '' for all. */
  readonly path: string;
  /** The collection that they are of, `posts` for example; undefined for any. */
  readonly type: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The names that Jekyll had for types. */
const OLD_TYPES: Readonly<Record<string, string>> = { page: 'pages', post: 'posts', draft: 'drafts' };

/** @param value what `defaults` is. What has another shape than Jekyll's is left out, as Jekyll does. */
export function readDefaults(value: unknown, collectionsDir: string): DefaultValues[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((set: unknown) => {
    const { scope, values } = fieldsOf(set);
    if (typeof values !== 'object' || values === null || Array.isArray(values)) return [];
    const { path, type } = fieldsOf(scope);
    const name = typeof type === 'string' ? type : undefined;
    return [
      {
        path: typeof path === 'string' ? withoutFolder(path.replace(/^\//, ''), collectionsDir) : '',
        type: name === undefined ? undefined : (OLD_TYPES[name] ?? name),
        values: fieldsOf(values),
      },
    ];
  });
}

/**
 * The value that the settings give to a field of a post that has none (`Jekyll::FrontmatterDefaults`): that of
 * the longest path, of the type rather than of any, and of the last of equals.
 */
export function defaultOf(defaults: readonly DefaultValues[], place: PostPlace, key: string): unknown {
  let best: DefaultValues | undefined;
  for (const set of defaults) {
    if (!Object.hasOwn(set.values, key) || !applies(set, place)) continue;
    if (!best || precedes(set, best)) best = set;
  }
  return best?.values[key];
}

function applies({ path, type }: DefaultValues, place: PostPlace): boolean {
  if (type !== undefined && type !== place.collection) return false;
  return path.includes('*') ? matchesGlob(path, place.path) : place.path.startsWith(path);
}

function precedes(set: DefaultValues, other: DefaultValues): boolean {
  if (set.path.length !== other.path.length) return set.path.length > other.path.length;
  return set.type !== undefined || other.type === undefined;
}

/** Jekyll asks the file system which files the glob names, and then what begins with one of them: here `*`
 * stands for what is no slash, part by part. */
function matchesGlob(glob: string, path: string): boolean {
  const parts = glob.split('/');
  const names = path.split('/');
  if (parts.includes('**') || parts.length > names.length) return parts.includes('**');
  return parts.every((part, index) => matchesPart(part, names[index]!));
}

/** Each piece between stars at its first place behind the one before: in linear time. */
function matchesPart(part: string, name: string): boolean {
  const [first = '', ...rest] = part.split('*');
  if (rest.length === 0) return name.startsWith(first);
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest.slice(0, -1)) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  const last = rest.at(-1)!;
  return name.length - last.length >= at && name.endsWith(last);
}

function withoutFolder(path: string, folder: string): string {
  return folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

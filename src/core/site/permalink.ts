import type { PostPlace } from './postPlace.ts';

/** What the address of a post is made of. */
interface AddressParts {
  /** `slug`, or what the file's name says behind the date. */
  readonly title: string;
  readonly categories: readonly string[];
  /** What the site's clocks show when it is published, as if they were UTC's; undefined if not known. */
  readonly shown: number | undefined;
  readonly place: PostPlace;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DAY_MS = 86_400_000;

/** The placeholders that tell of time, from a date whose UTC parts are what the site's clocks show. */
const OF_TIME: Readonly<Record<string, (shown: Date) => string>> = {
  year: (shown) => String(shown.getUTCFullYear()).padStart(4, '0'),
  short_year: (shown) => two(shown.getUTCFullYear() % 100),
  month: (shown) => two(shown.getUTCMonth() + 1),
  i_month: (shown) => String(shown.getUTCMonth() + 1),
  short_month: (shown) => MONTHS[shown.getUTCMonth()]!.slice(0, 3),
  long_month: (shown) => MONTHS[shown.getUTCMonth()]!,
  day: (shown) => two(shown.getUTCDate()),
  i_day: (shown) => String(shown.getUTCDate()),
  y_day: (shown) => String(dayOfYear(shown)).padStart(3, '0'),
  w_year: (shown) => String(thursdayOf(shown).getUTCFullYear()),
  week: (shown) => two(Math.ceil(dayOfYear(thursdayOf(shown)) / 7)),
  w_day: (shown) => String(shown.getUTCDay() || 7),
  short_day: (shown) => DAYS[shown.getUTCDay()]!.slice(0, 3),
  long_day: (shown) => DAYS[shown.getUTCDay()]!,
  hour: (shown) => two(shown.getUTCHours()),
  minute: (shown) => two(shown.getUTCMinutes()),
  second: (shown) => two(shown.getUTCSeconds()),
};

/** The others. */
const OF_POST: Readonly<Record<string, (parts: AddressParts) => string>> = {
  title: ({ title }) => slugOf(title, /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu),
  slug: ({ title }) => slugOf(title).toLowerCase(),
  name: ({ place }) => slugOf(baseName(place.fileName)).toLowerCase(),
  categories: ({ categories }) => joined(categories.map((category) => category.toLowerCase())),
  slugified_categories: ({ categories }) =>
    joined(categories.map((category) => slugOf(category).toLowerCase())),
  collection: ({ place }) => place.collection,
  path: ({ place: { path } }) => baseName(path).replace('_posts', '').replace(/\.+$/, ''),
  output_ext: () => '.html',
};

/** The longest permalink that is made an address, in UTF-16 code units. */
const LONGEST = 1000;

/** What may stand behind a colon in the permalink of a post or a collection's document. */
export const PLACEHOLDERS: readonly string[] = [...Object.keys(OF_TIME), ...Object.keys(OF_POST)];

/** The names behind colons, as Jekyll finds them: `:month_:day` has `month_` and `day`. */
export const PLACEHOLDER = /:([a-z_]+)/g;

/** The placeholder that a name behind a colon means; undefined for none, at which Jekyll stops. */
export function placeholderOf(name: string): string | undefined {
  return [name, name.replace(/_$/, '')].find((one) => PLACEHOLDERS.includes(one));
}

/** What a file's name says behind its date; undefined for the name of no post. */
export function fileTitle(fileName: string): string | undefined {
  return /^\d{2,4}-\d{1,2}-\d{1,2}-(.*)\.[^.]+$/.exec(fileName)?.[1]?.replace(/\.+$/, '');
}

/** The address that a permalink makes, as `Jekyll::URL` does; undefined where it depends on what is not known. */
export function expandPermalink(template: string, parts: AddressParts): string | undefined {
  // Nobody writes one that long: each of its parts may be as long again.
  if (template.length > LONGEST) return undefined;
  const unknown: string[] = [];
  const address = template.replace(PLACEHOLDER, (_whole, name: string) => {
    const key = placeholderOf(name);
    const value = key === undefined ? undefined : valueOf(key, parts);
    if (value === undefined) unknown.push(name);
    return escaped(value ?? '') + (key === name ? '' : '_');
  });
  if (unknown.length > 0) return undefined;
  return `/${address}`
    .replaceAll('..', '/')
    .replaceAll('./', '')
    .replace(/\/{2,}/g, '/');
}

function valueOf(key: string, parts: AddressParts): string | undefined {
  if (key in OF_POST) return OF_POST[key]!(parts);
  return parts.shown === undefined ? undefined : OF_TIME[key]?.(new Date(parts.shown));
}

function escaped(value: string): string {
  // A lone surrogate has no bytes to escape.
  return encodeURI(value.replace(/[\ud800-\udfff]/gu, '\ufffd')).replaceAll('#', '%23');
}

/** `Jekyll::Utils.slugify`. */
function slugOf(text: string, replaced = /[^\p{M}\p{L}\p{Nd}]+/gu): string {
  return text.replace(replaced, '-').replace(/^-|-$/g, '');
}

function joined(categories: readonly string[]): string {
  return [...new Set(categories)].join('/');
}

function baseName(path: string): string {
  return path.replace(/\.[^./]*$/, '');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
}

/** The Thursday of its week, whose year is that of the week. */
function thursdayOf(date: Date): Date {
  return new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY_MS);
}

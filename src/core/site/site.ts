import { readPlainYaml } from '../document/plainYaml.ts';
import { readDefaults, type DefaultValues } from './defaultValues.ts';
import type { SiteFolders } from './postPlace.ts';
import { findTimeZone, type TimeZone } from './timeZone.ts';

/** What a Jekyll site's settings say of its posts. */
export interface Site extends SiteFolders {
  /** Whether the settings can be read, or there are none. What cannot be read may say anything: then nothing
   * is to be concluded from what the others say. */
  readonly isKnown: boolean;
  /** `timezone`; undefined where it is that of the machine that builds the site, or unknown. */
  readonly zone: TimeZone | undefined;
  /** The template of posts' addresses: `/:categories/:year/:month/:day/:title:output_ext`. */
  readonly permalink: string;
  readonly defaults: readonly DefaultValues[];
  /** Whether posts of the future are published. */
  readonly future: boolean;
  /** Patterns of files that are not among the site's. */
  readonly exclude: readonly string[];
  /** The folder of the layouts, below `source`. */
  readonly layoutsDir: string;
  /** Whether layouts come from elsewhere too. */
  readonly hasTheme: boolean;
  /** The names of the layouts in `layoutsDir`; undefined where there is no such folder. */
  readonly layouts: ReadonlySet<string> | undefined;
}

/** The templates that `permalink` may name (`Jekyll::Configuration::STYLE_TO_PERMALINK`). */
export const PERMALINK_STYLES: ReadonlyMap<string, string> = new Map([
  ['none', '/:categories/:title:output_ext'],
  ['date', '/:categories/:year/:month/:day/:title:output_ext'],
  ['ordinal', '/:categories/:year/:y_day/:title:output_ext'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['weekdate', '/:categories/:year/W:week/:short_day/:title:output_ext'],
]);

/** @param config the text of `_config.yml`; undefined where there is none, which means Jekyll's own settings. */
export function readSite(config: string | undefined): Site {
  const read = readPlainYaml(config ?? '');
  const settings = isMap(read) ? read : {};
  const { posts = {}, ...collections } = readCollections(settings['collections']);
  const permalink = text(posts['permalink']) ?? text(settings['permalink']) ?? 'date';
  const collectionsDir = folder(settings['collections_dir']) ?? '';
  return {
    isKnown: (read === null || isMap(read)) && FOLDERS.every((key) => !leavesSite(settings[key])),
    zone: findTimeZone(text(settings['timezone']) ?? ''),
    permalink: PERMALINK_STYLES.get(permalink) ?? permalink,
    defaults: readDefaults(settings['defaults'], collectionsDir),
    collections: new Set(Object.keys(collections)),
    collectionsDir,
    future: settings['future'] === true,
    exclude: [settings['exclude']].flat().filter((pattern) => typeof pattern === 'string'),
    source: folder(settings['source']) ?? '',
    layoutsDir: folder(settings['layouts_dir']) ?? '_layouts',
    hasTheme: ['theme', 'remote_theme'].some(
      (key) => ![undefined, null, false].includes(settings[key] as null),
    ),
    layouts: undefined,
  };
}

/** @param files what is in `layoutsDir` and below, as paths from there with `/`. */
export function withLayouts(site: Site, files: readonly string[]): Site {
  // Jekyll's own way: the last of the extensions goes.
  const names = files.filter((file) => /\.[^/]*$/.test(file)).map((file) => file.replace(/\.[^.]*$/, ''));
  return { ...site, layouts: new Set(names) };
}

type Settings = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The settings that name folders of the site. */
const FOLDERS = ['source', 'collections_dir', 'layouts_dir'];

/** Whether a folder would lie outside of the site's: what is there is nobody's business. */
function leavesSite(value: unknown): boolean {
  return typeof value === 'string' && value.split(/[\\/]/).includes('..');
}

/** A folder below the site's, without slashes around it. `.` is the site's own. */
function folder(value: unknown): string | undefined {
  if (leavesSite(value)) return undefined;
  return text(value)
    ?.replace(/^(?:\.?\/+)+|\/+$/g, '')
    .replace(/^\.$/, '');
}

function readCollections(value: unknown): Readonly<Record<string, Settings>> {
  if (Array.isArray(value)) return Object.fromEntries(value.map((name) => [String(name), {}]));
  if (!isMap(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, all]) => [name, isMap(all) ? all : {}]));
}

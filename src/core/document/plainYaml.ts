import { parse } from 'yaml';
import { findTooDeep } from './readYaml.ts';

/** More than any settings file has, in UTF-16 code units. */
const LONGEST = 200_000;

/**
 * The values of a YAML file by themselves, for where no position matters: a site's settings. Words like
 * `yes` are booleans, as in the YAML 1.1 that Ruby reads.
 * @returns undefined where it cannot be read; null where nothing is in it.
 */
export function readPlainYaml(text: string): unknown {
  if (text.length > LONGEST || findTooDeep(text) !== undefined) return undefined;
  try {
    // Jekyll takes the last of two equal keys. Aliases that stand for ever more are refused.
    return parse(text, { version: '1.1', uniqueKeys: false, maxAliasCount: 100, logLevel: 'error' });
  } catch {
    // Broken settings are Jekyll's to complain of: for a post they are as unknown as if there were none.
    return undefined;
  }
}

import type { DiagnosticOptions } from '../../../src/core/diagnostics/findDiagnostics.ts';
import { readSite, withLayouts } from '../../../src/core/site/site.ts';

/** A post with one mistake. */
export interface Case {
  readonly what: string;
  /** The text, or only the lines between the fences. */
  readonly text?: string;
  readonly lines?: string;
  readonly body?: string;
  readonly fileName?: string;
  /** Where the post lies below its site's root. */
  readonly path?: string;
  /** The site's settings. */
  readonly config?: string;
  readonly layouts?: readonly string[];
  readonly requiredFields?: readonly string[];
  /** What is underlined. */
  readonly at: string;
  /** The texts after each fix, or the lines between the fences where `lines` is given. */
  readonly fixed: readonly string[];
  /** The fixes after which the code is still there, which are told apart: they ask for more work. */
  readonly unfinished?: boolean;
}

/** What is known of the post in a case, beside its text. */
export function optionsOf({ path, config, layouts, requiredFields }: Case): DiagnosticOptions {
  const site = readSite(config);
  return {
    ...(requiredFields && { requiredFields }),
    ...(path !== undefined && { path, site: layouts ? withLayouts(site, layouts) : site }),
    now: Date.UTC(2026, 0),
  };
}

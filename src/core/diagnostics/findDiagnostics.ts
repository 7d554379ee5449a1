import type { PostDocument } from '../document/postDocument.ts';
import type { FrontMatterSchema } from '../jsonSchema/frontMatterSchema.ts';
import type { PostFacts } from '../facts/postFacts.ts';
import { ARCHIVED_POST_FIELDS } from '../schema/knownFields.ts';
import { defaultOf } from '../site/defaultValues.ts';
import { placeOf } from '../site/postPlace.ts';
import type { Site } from '../site/site.ts';
import { CHECKS, type DiagnosticCode, type Severity } from './checkTable.ts';
import type { ArchiveContext, Check, PostHome } from './checks/check.ts';
import type { Diagnostic } from './diagnostic.ts';
import { FoundDiagnostic } from './foundDiagnostic.ts';

const ALL_CHECKS = Object.entries(CHECKS) as [DiagnosticCode, { severity: Severity; check: Check }][];

export interface DiagnosticOptions {
  /** Overrides of the default severities, by code. */
  readonly severities?: Readonly<Partial<Record<string, Severity | 'off'>>>;
  /** The fields that every post must have. By default those of an archived post, for posts with a stamp, and
   * none for hand-written ones, whose file name gives date and title. */
  readonly requiredFields?: readonly string[];
  /** What the archive knows. Without it nothing is said of other posts. */
  readonly archive?: ArchiveContext;
  /** Schemas that the workspace names for such posts. */
  readonly schemas?: readonly FrontMatterSchema[];
  /** The site that the post belongs to. */
  readonly site?: Site | undefined;
  /** The post's path below the site's root, with `/`. */
  readonly path?: string;
  /** What the clock shows, in epoch milliseconds. */
  readonly now?: number;
}

/** What is to be mended in a post, in the order of its text. */
export function findDiagnostics(
  post: PostDocument,
  facts: PostFacts,
  options: DiagnosticOptions = {},
): Diagnostic[] {
  const { severities = {}, archive, schemas = [], now } = options;
  const home = findHome(options);
  const wanted = options.requiredFields ?? (facts.archived ? ARCHIVED_POST_FIELDS : []);
  // What the site's settings give to all its posts need not stand in each.
  const requiredFields = home
    ? wanted.filter((key) => defaultOf(home.site.defaults, home.place, key) === undefined)
    : wanted;
  const context = { post, facts, requiredFields, archive, schemas, home, now };
  const found: Diagnostic[] = [];
  for (const [code, { severity: usual, check }] of ALL_CHECKS) {
    const severity = severities[code] ?? usual;
    if (severity === 'off') continue;
    for (const finding of check(context)) found.push(new FoundDiagnostic(code, severity, finding, post));
  }
  return found.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

function findHome({ site, path }: DiagnosticOptions): PostHome | undefined {
  const place = site?.isKnown === true && path !== undefined ? placeOf(site, path) : undefined;
  return site && place && { site, place };
}

import {
  checkDateForm,
  checkSpelling,
  checkTwinFrom,
  checkTwinTitle,
  checkUsualKeys,
} from './checks/archive.ts';
import type { Check } from './checks/check.ts';
import { checkFileNameDate, checkDate } from './checks/dates.ts';
import { checkExecutable, checkUnclosed } from './checks/fences.ts';
import { checkFrom } from './checks/from.ts';
import { checkFolderCategory } from './checks/folderCategory.ts';
import { checkHeadingFrom, checkHeadingTitle } from './checks/headingLink.ts';
import { checkDuplicateKeys, checkMisspeltKeys, checkMissingFields } from './checks/keys.ts';
import { checkSchema } from './checks/schema.ts';
import { checkLayout } from './checks/layout.ts';
import { checkLostText } from './checks/lostText.ts';
import { checkPermalink } from './checks/permalink.ts';
import { checkPlainValues } from './checks/plainValues.ts';
import { checkDateZone, checkFuture } from './checks/publication.ts';
import { checkSameAddress } from './checks/sameAddress.ts';
import { checkStamp } from './checks/stamp.ts';
import { checkDuplicateTerms, checkEmptyTerms } from './checks/terms.ts';
import { checkTypes } from './checks/types.ts';
import { checkTypographicQuotes } from './checks/typographicQuotes.ts';
import { checkYaml } from './checks/yaml.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Every diagnostic there is: its code, how bad it is unless a setting says otherwise, and what finds it. */
export const CHECKS = {
  'front-matter-not-closed': { severity: 'error', check: checkUnclosed },
  'front-matter-is-code': { severity: 'error', check: checkExecutable },
  'yaml-syntax': { severity: 'error', check: checkYaml },
  'duplicate-key': { severity: 'error', check: checkDuplicateKeys },
  'wrong-type': { severity: 'error', check: checkTypes },
  'invalid-date': { severity: 'error', check: checkDate },
  'invalid-from': { severity: 'error', check: checkFrom },
  'missing-field': { severity: 'warning', check: checkMissingFields },
  'misspelt-key': { severity: 'warning', check: checkMisspeltKeys },
  'duplicate-term': { severity: 'warning', check: checkDuplicateTerms },
  'empty-term': { severity: 'warning', check: checkEmptyTerms },
  'file-name-date': { severity: 'warning', check: checkFileNameDate },
  'stamp-date': { severity: 'warning', check: checkStamp },
  'heading-title': { severity: 'warning', check: checkHeadingTitle },
  'heading-from': { severity: 'warning', check: checkHeadingFrom },
  schema: { severity: 'warning', check: checkSchema },
  'same-from': { severity: 'warning', check: checkTwinFrom },
  'same-address': { severity: 'warning', check: checkSameAddress },
  'same-title': { severity: 'information', check: checkTwinTitle },
  'other-spelling': { severity: 'information', check: checkSpelling },
  'usual-field': { severity: 'information', check: checkUsualKeys },
  'usual-date': { severity: 'information', check: checkDateForm },
  'invalid-permalink': { severity: 'error', check: checkPermalink },
  'plain-value': { severity: 'warning', check: checkPlainValues },
  'lost-text': { severity: 'warning', check: checkLostText },
  'typographic-quotes': { severity: 'warning', check: checkTypographicQuotes },
  'date-zone': { severity: 'warning', check: checkDateZone },
  'future-date': { severity: 'information', check: checkFuture },
  'unknown-layout': { severity: 'warning', check: checkLayout },
  'folder-category': { severity: 'hint', check: checkFolderCategory },
} as const satisfies Record<string, { severity: Severity; check: Check }>;

export type DiagnosticCode = keyof typeof CHECKS;

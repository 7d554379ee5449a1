import * as vscode from 'vscode';
import {
  JUNK_KINDS,
  type CleaningChoice,
  type CleaningLevel,
  type CleaningOptions,
  type JunkKind,
} from '../../core/postService.ts';

/** What a key binding or a task may ask of Clean Ads; what it leaves open is as the settings say. */
export interface CleanRequest {
  readonly level?: CleaningLevel;
  readonly kinds?: readonly JunkKind[];
}

/**
 * Reads the argument of a command, which is whatever someone wrote, or the file that a menu is about.
 * @returns undefined, and tells the person, where it cannot be read.
 */
export function readRequest(argument: unknown): CleanRequest | undefined {
  if (argument === undefined || argument === null || argument instanceof vscode.Uri) return {};
  const request = parseRequest(argument);
  if (typeof request !== 'string') return request;
  void vscode.window.showErrorMessage(
    vscode.l10n.t('Clean Ads cannot read “{part}”: “level” is safe or thorough, “kinds” a list of {kinds}.', {
      part: request.slice(0, 100),
      kinds: JUNK_KINDS.join(', '),
    }),
  );
  return undefined;
}

/** @returns the part that cannot be read, if there is one. */
function parseRequest(argument: unknown): CleanRequest | string {
  if (typeof argument !== 'object' || argument === null) return JSON.stringify(argument);
  const { level, kinds, ...others } = argument as Readonly<Record<string, unknown>>;
  const [other] = Object.keys(others);
  if (other !== undefined) return other;
  if (level !== undefined && level !== 'safe' && level !== 'thorough') return JSON.stringify(level);
  if (kinds !== undefined && !isKinds(kinds)) return JSON.stringify(kinds);
  return { ...(level && { level }), ...(kinds && { kinds }) };
}

function isKinds(value: unknown): value is readonly JunkKind[] {
  const known: readonly unknown[] = JUNK_KINDS;
  return Array.isArray(value) && value.length > 0 && value.every((kind) => known.includes(kind));
}

/** The options that the settings give, with what is asked for in their place. A level holds for kinds that are
 * named whatever the settings say of them; for others only where they have no level of their own. */
export function withRequest(options: CleaningOptions, { level, kinds }: CleanRequest): CleaningOptions {
  if (level === undefined) return kinds ? { ...options, kinds } : options;
  const named = Object.fromEntries((kinds ?? []).map((kind) => [kind, level]));
  return { ...options, level, levels: { ...options.levels, ...named }, ...(kinds && { kinds }) };
}

/** What holds for a kind. */
export function levelOf(kind: JunkKind, { level = 'safe', levels }: CleaningOptions): CleaningChoice {
  return levels?.[kind] ?? level;
}

/** Whether nothing at all would be looked for. */
export function isOff(options: CleaningOptions): boolean {
  return (options.kinds ?? JUNK_KINDS).every((kind) => levelOf(kind, options) === 'off');
}

/** The options without what only text or structure tells. */
export function onlySafe(options: CleaningOptions): CleaningOptions {
  return withLevels(options, (choice) => (choice === 'thorough' ? 'safe' : choice));
}

/** The options with another level for each kind, made of the one that holds. */
export function withLevels(
  options: CleaningOptions,
  change: (choice: CleaningChoice, kind: JunkKind) => CleaningChoice,
): CleaningOptions {
  const levels = JUNK_KINDS.map((kind) => [kind, change(levelOf(kind, options), kind)] as const);
  return { ...options, levels: Object.fromEntries(levels) };
}

import * as vscode from 'vscode';
import {
  JUNK_KINDS,
  type CleaningChoice,
  type CleaningOptions,
  type DiagnosticOptions,
  type ImageChoice,
  REPAIR_KINDS,
  type JunkKind,
  type RepairKind,
  type Severity,
} from '../core/postService.ts';

/** How files become posts; see the setting `galley.files.detection`. */
export type Detection = 'patternAndShape' | 'pattern' | 'shape' | 'off';

/** The settings under `galley`, as they hold for one file or folder. */
function section(scope: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('galley', scope);
}

export function detection(scope: vscode.Uri): Detection {
  return section(scope).get<Detection>('files.detection', 'patternAndShape');
}

/** Globs, relative to the workspace folder, of further files that are posts. */
export function filePatterns(scope: vscode.Uri): readonly string[] {
  return strings(section(scope).get<unknown>('files.patterns')) ?? [];
}

export function diagnosticOptions(scope: vscode.Uri): DiagnosticOptions {
  const settings = section(scope);
  const severities = readSeverities(settings.get<unknown>('diagnostics.severity'));
  const required = settings.inspect<unknown>('frontMatter.requiredFields');
  // The default is for archived posts alone; fields that someone asked for are wanted in every post.
  const requiredFields = strings(
    required?.workspaceFolderValue ?? required?.workspaceValue ?? required?.globalValue,
  );
  return requiredFields ? { severities, requiredFields } : { severities };
}

/** A schema, and the posts that it is for: of some layouts, in files that a glob names. */
export interface SchemaChoice {
  readonly schema: string;
  readonly layouts: readonly string[] | undefined;
  readonly files: string | undefined;
}

export function schemaChoices(scope: vscode.Uri): SchemaChoice[] {
  const value = section(scope).get<unknown>('frontMatter.schemas');
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    const { schema, layouts, files } = (one ?? {}) as Partial<Record<keyof SchemaChoice, unknown>>;
    if (typeof schema !== 'string' || schema === '') return [];
    return { schema, layouts: strings(layouts), files: typeof files === 'string' ? files : undefined };
  });
}

/** Whether posts are compared with the others of the workspace. */
export function comparesWithArchive(scope: vscode.Uri): boolean {
  return section(scope).get<boolean>('diagnostics.archive', true);
}

/** What of editor and preview stays together. */
export interface PreviewSync {
  readonly scrollPreview: boolean;
  readonly scrollEditor: boolean;
  readonly markCaret: boolean;
}

export function previewSync(scope: vscode.Uri): PreviewSync {
  const settings = section(scope);
  return {
    scrollPreview: settings.get<boolean>('preview.scrollPreviewWithEditor', true),
    scrollEditor: settings.get<boolean>('preview.scrollEditorWithPreview', true),
    markCaret: settings.get<boolean>('preview.markCaret', true),
  };
}

/** Which pictures of a post the preview loads from the web. */
export function previewImages(scope: vscode.Uri): ImageChoice {
  const choice = section(scope).get<unknown>('preview.images');
  return choice === 'sameSite' || choice === 'none' ? choice : 'all';
}

export const STYLES_SETTING = 'galley.preview.styles';

/** Paths of style sheets for the preview, from the workspace folder. */
export function previewStyles(scope: vscode.Uri): readonly string[] {
  return strings(vscode.workspace.getConfiguration(undefined, scope).get<unknown>(STYLES_SETTING)) ?? [];
}

/** How VS Code's own diff editor shows two versions. */
export interface DiffLayout {
  readonly isSideBySide: boolean;
  /** From which width on they stand side by side, in CSS pixels. */
  readonly narrowest: number;
}

export function diffLayout(scope: vscode.Uri): DiffLayout {
  const settings = vscode.workspace.getConfiguration('diffEditor', scope);
  const isLimited = settings.get<boolean>('useInlineViewWhenSpaceIsLimited', true);
  return {
    isSideBySide: settings.get<boolean>('renderSideBySide', true),
    narrowest: isLimited ? settings.get<number>('renderSideBySideInlineBreakpoint', 900) : 0,
  };
}

/** Whether end tags are written by themselves. */
export function closesTags(scope: vscode.Uri): boolean {
  return section(scope).get<boolean>('html.autoClosingTags', true);
}

/** Cleaning rules that the person wrote, a line each. */
export function ruleLines(scope: vscode.Uri): readonly string[] {
  return section(scope).get<string[]>('cleaning.rules', []);
}

/** Whether rule files say how many posts each rule finds something in. */
export function countsRuleMatches(scope: vscode.Uri): boolean {
  return section(scope).get<boolean>('rules.codeLens', true);
}

/** Whether the time that a stamp means is shown behind it. */
export function showsStampHints(scope: vscode.Uri): boolean {
  return section(scope).get<boolean>('inlayHints.stamp', true);
}

/** Whether tags, categories and author say in how many posts their values stand. */
export function showsFieldCounts(scope: vscode.Uri): boolean {
  return section(scope).get<boolean>('frontMatter.codeLens', false);
}

export const UNKNOWN_TERMS_SETTING = 'galley.frontMatter.colorUnknownTerms';

/** Whether tags and categories that no other post has are told apart by their colour. */
export function coloursUnknownTerms(scope: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(undefined, scope).get<boolean>(UNKNOWN_TERMS_SETTING, true);
}

/** Who may say what junk is. */
export type RuleSource = 'galley' | 'settings' | 'workspace' | 'lists';

const RULE_SOURCES: readonly RuleSource[] = ['galley', 'settings', 'workspace', 'lists'];

/** Who is asked, in this order. */
export function ruleSources(scope: vscode.Uri): readonly RuleSource[] {
  const named = strings(section(scope).get<unknown>('cleaning.sources'));
  const known = named?.flatMap((name) => RULE_SOURCES.find((source) => source === name) ?? []);
  return known ? [...new Set(known)] : RULE_SOURCES;
}

export const LISTS_SETTING = 'galley.cleaning.lists';

/** The paths of filter lists. */
export function listPaths(scope: vscode.Uri | undefined): readonly string[] {
  return strings(vscode.workspace.getConfiguration(undefined, scope).get<unknown>(LISTS_SETTING)) ?? [];
}

/** How much Clean Ads removes, and of which kinds more or less. */
export function cleaningOptions(scope: vscode.Uri): CleaningOptions {
  const settings = section(scope);
  const level = settings.get<unknown>('cleaning.level');
  return {
    level: isChoice(level) ? level : 'safe',
    levels: readLevels(settings.get<unknown>('cleaning.levels')),
  };
}

/** What is hinted at, and mended on save. */
export function repairKinds(scope: vscode.Uri): readonly RepairKind[] {
  const value = section(scope).get<unknown>('repairs.kinds');
  const choices: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  return REPAIR_KINDS.filter((kind) => choices[kind] !== false);
}

// Settings are what people type: what has another shape than package.json says counts as not set.

function strings(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}

function readSeverities(value: unknown): Record<string, Severity | 'off'> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter(([, severity]) => SEVERITIES.has(severity));
  return Object.fromEntries(entries);
}

function readLevels(value: unknown): Partial<Record<JunkKind, CleaningChoice>> {
  if (typeof value !== 'object' || value === null) return {};
  const kinds: readonly string[] = JUNK_KINDS;
  const entries = Object.entries(value).filter(([kind, level]) => kinds.includes(kind) && isChoice(level));
  return Object.fromEntries(entries);
}

function isChoice(value: unknown): value is CleaningChoice {
  return value === 'safe' || value === 'thorough' || value === 'off';
}

const SEVERITIES = new Set<unknown>(['error', 'warning', 'information', 'hint', 'off']);

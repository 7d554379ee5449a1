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
  type RuleSource,
  type Severity,
  type TeamSetting,
  type TeamSettings,
} from '../core/postService.ts';

/** How files become posts; see the setting `galley.files.detection`. */
export type Detection = 'patternAndShape' | 'pattern' | 'shape' | 'off';

/** The settings under `galley`, as they hold for one file or folder. */
function section(scope: vscode.Uri | undefined): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('galley', scope);
}

/** What the workspace folders have in their `.galley.yml`. */
export interface TeamSource {
  of(scope: vscode.Uri): TeamSettings;
  /** Tells which settings have changed. */
  readonly onDidChange: vscode.Event<readonly TeamSetting[]>;
}

/** Like the editor's own settings, one for all: whoever asks for a setting need not be handed it. */
let teams: TeamSource | undefined;

/** From now on, what teams say holds where nobody has set something else. */
export function useTeams(source: TeamSource): vscode.Disposable {
  teams = source;
  return new vscode.Disposable(() => (teams = undefined));
}

/** What could load something: a workspace says nothing of it before it is trusted. */
const RESTRICTED: ReadonlySet<TeamSetting> = new Set(['frontMatter.schemas', 'cleaning.lists']);

function teamValue(scope: vscode.Uri | undefined, name: TeamSetting): unknown {
  if (!scope || (RESTRICTED.has(name) && !vscode.workspace.isTrusted)) return undefined;
  return teams?.of(scope)[name];
}

/** A setting that a team may have: what people have set, else what the team says, else the default. Of a setting
 * with keys, each key by itself. */
function value(scope: vscode.Uri | undefined, name: TeamSetting): unknown {
  const own = section(scope).inspect<unknown>(name);
  const set = [own?.globalValue, own?.workspaceValue, own?.workspaceFolderValue];
  const layers = [own?.defaultValue, teamValue(scope, name), ...set].filter((layer) => layer !== undefined);
  return layers.every(isRecord) ? Object.assign({}, ...layers) : layers.at(-1);
}

function isRecord(layer: unknown): layer is Readonly<Record<string, unknown>> {
  return typeof layer === 'object' && layer !== null && !Array.isArray(layer);
}

/** Other settings hold. */
export interface SettingsChange {
  /** Whether they are this one, or among those below it: `galley.cleaning`. */
  affects(name: string): boolean;
}

/** People have changed settings, or a team has. */
export const onDidChangeSettings: vscode.Event<SettingsChange> = (listener, self, disposables) => {
  const both = vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      listener.call(self, { affects: (name) => event.affectsConfiguration(name) });
    }),
    ...(teams
      ? [
          teams.onDidChange((changed) => {
            const isBelow = (name: string, setting: string): boolean =>
              `galley.${setting}.`.startsWith(`${name}.`);
            listener.call(self, { affects: (name) => changed.some((setting) => isBelow(name, setting)) });
          }),
        ]
      : []),
  );
  disposables?.push(both);
  return both;
};

export function detection(scope: vscode.Uri): Detection {
  return value(scope, 'files.detection') as Detection;
}

/** Globs, relative to the workspace folder, of further files that are posts. */
export function filePatterns(scope: vscode.Uri): readonly string[] {
  return strings(value(scope, 'files.patterns')) ?? [];
}

export function diagnosticOptions(scope: vscode.Uri): DiagnosticOptions {
  const severities = readSeverities(value(scope, 'diagnostics.severity'));
  const required = section(scope).inspect<unknown>('frontMatter.requiredFields');
  // The default is for archived posts alone; fields that someone asked for are wanted in every post.
  const requiredFields = strings(
    required?.workspaceFolderValue ??
      required?.workspaceValue ??
      required?.globalValue ??
      teamValue(scope, 'frontMatter.requiredFields'),
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
  const choices = value(scope, 'frontMatter.schemas');
  if (!Array.isArray(choices)) return [];
  return choices.flatMap((one: unknown) => {
    const { schema, layouts, files } = (one ?? {}) as Partial<Record<keyof SchemaChoice, unknown>>;
    if (typeof schema !== 'string' || schema === '') return [];
    return { schema, layouts: strings(layouts), files: typeof files === 'string' ? files : undefined };
  });
}

/** Whether posts are compared with the others of the workspace. */
export function comparesWithArchive(scope: vscode.Uri): boolean {
  return value(scope, 'diagnostics.archive') !== false;
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

/** Cleaning rules that the person wrote, or the team, a line each. */
export function ruleLines(scope: vscode.Uri): {
  readonly lines: readonly string[];
  readonly isTeams: boolean;
} {
  const set = value(scope, 'cleaning.rules');
  return { lines: strings(set) ?? [], isTeams: set === teamValue(scope, 'cleaning.rules') };
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

const RULE_SOURCES: readonly RuleSource[] = ['galley', 'settings', 'workspace', 'lists'];

/** Who is asked, in this order. */
export function ruleSources(scope: vscode.Uri): readonly RuleSource[] {
  const named = strings(value(scope, 'cleaning.sources'));
  const known = named?.flatMap((name) => RULE_SOURCES.find((source) => source === name) ?? []);
  return known ? [...new Set(known)] : RULE_SOURCES;
}

export const LISTS_SETTING = 'galley.cleaning.lists';

/** The paths of filter lists. */
export function listPaths(scope: vscode.Uri | undefined): readonly string[] {
  return strings(value(scope, 'cleaning.lists')) ?? [];
}

/** How much Clean Ads removes, and of which kinds more or less. */
export function cleaningOptions(scope: vscode.Uri): CleaningOptions {
  const level = value(scope, 'cleaning.level');
  return { level: isChoice(level) ? level : 'safe', levels: readLevels(value(scope, 'cleaning.levels')) };
}

/** What is hinted at, and mended on save. */
export function repairKinds(scope: vscode.Uri): readonly RepairKind[] {
  const set = value(scope, 'repairs.kinds');
  const choices = isRecord(set) ? set : {};
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
